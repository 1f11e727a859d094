"""REF010 asset-remote."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF010",
    "asset-remote",
    message=Text("the picture {target} comes from another host", "图片{target}来自其他主机"),
    help=Text(
        "Save the picture beside the document and use its file name.",
        "请将图片保存到文件旁，并使用其文件名。",
    ),
)
def asset_remote(facts: Facts) -> Iterable[Finding]:
    """What another host serves today is not what was approved, and the site works offline."""
    return facts.found("asset-remote")

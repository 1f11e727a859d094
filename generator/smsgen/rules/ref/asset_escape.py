"""REF011 asset-escape."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF011",
    "asset-escape",
    message=Text("the path {target} leaves the document's folder", "路径{target}超出文件所在文件夹"),
    help=Text(
        "Put the file beside the document; no “..”, no leading “/”, no “%”.",
        "请将文件放在同一文件夹；不得使用“..”、开头的“/”或“%”。",
    ),
)
def asset_escape(facts: Facts) -> Iterable[Finding]:
    """Only files in the document's own folder or below can be part of what is approved with it."""
    return facts.found("asset-escape")

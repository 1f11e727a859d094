"""REF009 asset-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF009",
    "asset-missing",
    message=Text("the picture {target} is not there", "图片{target}不存在"),
    help=Text("Put the file beside the document, or correct the name.", "请将文件放在同一文件夹，或更正名称。"),
)
def asset_missing(facts: Facts) -> Iterable[Finding]:
    """A picture or attachment that is missing."""
    return facts.found("asset-missing")

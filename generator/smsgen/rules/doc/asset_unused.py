"""DOC016 asset-unused."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.document import tier_of
from smsgen.model.text import Text


@rule(
    "DOC016",
    "asset-unused",
    profile="audit",
    message=Text("no document uses this file", "没有文件使用此文件"),
    help=Text("Refer to it from a document, or delete it.", "请在文件中引用它，或删除它。"),
)
def asset_unused(facts: Facts) -> Iterable[Finding]:
    """A file in a controlled folder that no text shows or links."""
    if facts.unread:
        return  # the text that cannot be read may be the one that uses it
    assets = {path for path in facts.sms.files if not path.endswith(".md") and tier_of(path)}
    for path in sorted(assets - facts.references.used_files):
        yield Finding("asset-unused", Location(path))

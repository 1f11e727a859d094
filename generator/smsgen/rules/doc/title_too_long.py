"""DOC011 title-too-long."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text

_LIMIT = 120


@rule(
    "DOC011",
    "title-too-long",
    message=Text("the title has {length} characters; the limit is {limit}", "标题有{length}个字符，上限为{limit}"),
    help=Text("Shorten the title; put the rest into the text.", "请缩短标题，其余放到正文。"),
)
def title_too_long(facts: Facts) -> Iterable[Finding]:
    """A title fits on one line of a register."""
    for document in facts.sms.documents:
        if len(document.title) > _LIMIT:
            values = {"length": str(len(document.title)), "limit": str(_LIMIT)}
            yield Finding("title-too-long", document.at("title"), document.id, values, "title")

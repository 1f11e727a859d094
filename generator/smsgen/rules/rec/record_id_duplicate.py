"""REC006 record-id-duplicate."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC006",
    "record-id-duplicate",
    message=Text(
        "{id} is also the id of {other}",
        "{id}已用于{other}",
    ),
    help=Text(
        "Give the later one the next free number; `sms record new` does so by itself.",
        "请为后一份记录取下一个空号；“sms record new”会自动取号。",
    ),
)
def record_id_duplicate(facts: Facts) -> Iterable[Finding]:
    """Find a second record with the id of another one."""
    return facts.found("record-id-duplicate")

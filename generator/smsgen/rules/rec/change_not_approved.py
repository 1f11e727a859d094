"""REC023 change-not-approved."""

from collections.abc import Iterable

from smsgen.analysis.change_papers import unapproved
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC023",
    "change-not-approved",
    profile="audit",
    message=Text(
        "the change was not approved before it was made ({assessment}): {problem}",
        "变更未在实施前获得有效批准（{assessment}）：{problem}",
    ),
    help=Text(
        "Correct a wrong record with a new one. If it is right, the change was unauthorised: record a nonconformity.",
        "若记录有误，请以新记录更正。若记录无误，则属未授权变更，请记录为不符合。",
    ),
)
def change_not_approved(facts: Facts) -> Iterable[Finding]:
    """A change is approved before it is made, by the role that its risk asks for (R-33)."""
    return unapproved(facts)

"""REC024 change-without-board."""

from collections.abc import Iterable

from smsgen.analysis.change_papers import unseen_by_board
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC024",
    "change-without-board",
    profile="audit",
    message=Text(
        "no minutes of the change advisory board say that it saw the change: {problem}",
        "没有CAB纪要表明已审议该变更：{problem}",
    ),
    help=Text(
        "Add the minutes of the meeting with a line for this change.",
        "请补录会议纪要，并列明该变更。",
    ),
)
def change_without_board(facts: Facts) -> Iterable[Finding]:
    """Changes of medium and high risk are seen by the board before, emergencies after they are made (R-34)."""
    return unseen_by_board(facts)

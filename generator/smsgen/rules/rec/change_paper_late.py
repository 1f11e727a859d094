"""REC026 change-paper-late."""

from collections.abc import Iterable

from smsgen.analysis.change_papers import late_papers
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC026",
    "change-paper-late",
    warning=True,
    message=Text(
        "done on {done}; it was due on {due}",
        "完成于{done}，期限为{due}",
    ),
    help=Text(
        "Nothing can be mended here. If it happens often, find out why; working days and holidays are set in sms.yml.",
        "已无法补救。若经常发生，请查明原因；工作日期限和节假日在sms.yml中设置。",
    ),
)
def change_paper_late(facts: Facts) -> Iterable[Finding]:
    """The papers of a change come within their working days (R-33)."""
    return late_papers(facts)

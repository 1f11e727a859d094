"""REC033 incident-priority-contradicted."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.ticket_times import wrong_priorities
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC033",
    "incident-priority-contradicted",
    profile="audit",
    message=Text(
        "{priority} at impact {impact} and urgency {urgency}, which give {right}",
        "影响{impact}、紧急度{urgency}对应{right}，记录为{priority}",
    ),
    help=Text(
        "Correct the priority, or record its change with the reason. The matrix is a threshold in sms.yml.",
        "请更正优先级，或记录优先级调整及原因。矩阵在sms.yml的thresholds中设置。",
    ),
)
def incident_priority_contradicted(facts: Facts) -> Iterable[Finding]:
    """The priority follows from impact and urgency (R-26)."""
    return wrong_priorities(facts)

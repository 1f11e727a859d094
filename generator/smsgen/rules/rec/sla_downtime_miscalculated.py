"""REC035 sla-downtime-miscalculated."""

from collections.abc import Iterable

from smsgen.analysis.agreements import wrong_downtimes
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC035",
    "sla-downtime-miscalculated",
    profile="audit",
    message=Text(
        "{said} min of downtime allowed; a target of {target} % leaves {right} min of 30 days",
        "允许停机{said}分钟；目标{target}%对应每30天{right}分钟",
    ),
    help=Text(
        "Correct the minutes or the target: (100 − target) % of 43,200 min.",
        "请更正分钟数或目标值：（100−目标值）%×43200分钟。",
    ),
)
def sla_downtime_miscalculated(facts: Facts) -> Iterable[Finding]:
    """The downtime allowed follows from the target (R-29)."""
    return wrong_downtimes(facts)

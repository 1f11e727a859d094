"""REC034 sla-part-missing."""

from collections.abc import Iterable

from smsgen.analysis.agreements import missing_parts
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC034",
    "sla-part-missing",
    profile="audit",
    message=Text(
        "the agreement lacks {part}",
        "协议缺少{part}",
    ),
    help=Text(
        "Agree it with the customer. Which parts are required is set by sla_required in sms.yml.",
        "请与顾客商定并补充。必备内容由sms.yml的sla_required设置。",
    ),
)
def sla_part_missing(facts: Facts) -> Iterable[Finding]:
    """An agreement has targets that are measured, graded times and consequences (R-29, R-30, R-61)."""
    return missing_parts(facts)

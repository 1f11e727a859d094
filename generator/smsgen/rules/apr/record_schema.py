"""APR015 record-schema."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR015",
    "record-schema",
    message=Text(
        "“{value}” is not the form of a record",
        "“{value}”不是记录的格式",
    ),
    help=Text(
        "Records say sms.approval/v1. If a newer program wrote it, use that.",
        "记录应写明sms.approval/v1。若由更新的程序写成，请使用该程序。",
    ),
)
def record_schema(facts: Facts) -> Iterable[Finding]:
    """Find a record in a form that this program does not know."""
    return facts.found("record-schema")

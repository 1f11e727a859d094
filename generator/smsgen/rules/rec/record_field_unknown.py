"""REC008 record-field-unknown."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC008",
    "record-field-unknown",
    message=Text(
        "the form has no field {field}",
        "表单没有字段{field}",
    ),
    help=Text(
        "Use the key of a field of the form.{hint}",
        "请使用表单中字段的键。{hint}",
    ),
)
def record_field_unknown(facts: Facts) -> Iterable[Finding]:
    """Find a value for which the form has no field."""
    return facts.found("record-field-unknown")

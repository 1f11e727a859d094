"""REC003 record-form-unknown."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC003",
    "record-form-unknown",
    message=Text(
        "there is no form {form}",
        "没有表单{form}",
    ),
    help=Text(
        "Name the form by its id.{hint}",
        "请填写表单编号。{hint}",
    ),
)
def record_form_unknown(facts: Facts) -> Iterable[Finding]:
    """Find a record of a form that the set does not have."""
    return facts.found("record-form-unknown")

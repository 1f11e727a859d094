"""REC009 record-field-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC009",
    "record-field-missing",
    message=Text(
        "{field}: the form asks for it, and it is not filled in",
        "{field}：表单要求填写，但未填写",
    ),
    help=Text(
        "Fill it in. Where there is nothing to say, the form must offer that as a choice.",
        "请填写。若确无内容可填，应由表单提供相应选项。",
    ),
)
def record_field_missing(facts: Facts) -> Iterable[Finding]:
    """Find a required field that is empty."""
    return facts.found("record-field-missing")

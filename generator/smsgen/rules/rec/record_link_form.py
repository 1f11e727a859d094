"""REC014 record-link-form."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC014",
    "record-link-form",
    message=Text(
        "{field}: {record} is a record of {form}, and one of {expected} is asked for",
        "{field}：{record}是{form}的记录，应为{expected}的记录",
    ),
    help=Text(
        "Name a record of the form that the field asks for.",
        "请填写该字段所要求表单的记录。",
    ),
)
def record_link_form(facts: Facts) -> Iterable[Finding]:
    """Find a link to a record of another form than the field asks for."""
    return facts.found("record-link-form")

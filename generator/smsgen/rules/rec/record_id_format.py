"""REC005 record-id-format."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC005",
    "record-id-format",
    message=Text(
        "{id} is not an id of a record of this form and year",
        "{id}不是该表单该年度的记录编号",
    ),
    help=Text(
        "Use the prefix of the form, the year of the record's date and a number of four digits, such as {expected}.",
        "编号由表单前缀、记录日期的年份和四位序号组成，如{expected}。",
    ),
)
def record_id_format(facts: Facts) -> Iterable[Finding]:
    """Find an id without the form's prefix, the year of the record or a number."""
    return facts.found("record-id-format")

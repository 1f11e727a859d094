"""FRM010 record-value."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import record_problems
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text


@rule(
    "FRM010",
    "record-value",
    message=Text("{key} of the records: “{value}” is not {expected}", "记录的{key}：“{value}”不是{expected}"),
    help=Text("Correct the value.", "请更正该值。"),
)
def record_value(facts: Facts) -> Iterable[Finding]:
    """The values under `record` are of the known ones; a retention is a number of years or months."""
    for document in facts.sources.values():
        if document.record is not None:
            for key, value, expected in record_problems(document.record):
                path = f"record.{key}"
                values: Values = {"key": key, "value": value, "expected": expected}
                yield Finding("record-value", document.at(path), document.id, values, path)

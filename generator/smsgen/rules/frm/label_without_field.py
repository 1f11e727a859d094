"""FRM014 label-without-field."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import surplus_labels
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text


@rule(
    "FRM014",
    "label-without-field",
    message=Text("the source has no field or choice {key}", "原表单没有字段或选项{key}"),
    help=Text("Correct the key; it is the same in every language.{hint}", "请更正键；各语言的键相同。{hint}"),
)
def label_without_field(facts: Facts) -> Iterable[Finding]:
    """A translated label belongs to a field of the source."""
    for translation, path, key, hint in surplus_labels(facts):
        values: Values = {"key": key, "hint": hint}
        yield Finding("label-without-field", translation.at(path), translation.id, values, path)

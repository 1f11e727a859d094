"""FRM014 label-without-field."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import surplus_labels
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "FRM014",
    "label-without-field",
    message=Text("the source has no field or choice {key}", "原表单没有字段或选项{key}"),
    help=Text("Correct the key; it is the same in every language.", "请更正键；各语言的键相同。"),
)
def label_without_field(facts: Facts) -> Iterable[Finding]:
    """A translated label belongs to a field of the source."""
    for translation, key in surplus_labels(facts):
        yield Finding(
            "label-without-field", translation.at(f"fields.{key}"), translation.id, {"key": key}, f"fields.{key}"
        )

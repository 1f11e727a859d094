"""FRM016 record-kind-field-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_forms import lacking_fields
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text


@rule(
    "FRM016",
    "record-kind-field-missing",
    message=Text("the form keeps records of the kind {kind}, but {problem}", "表单用于{kind}类记录，但{problem}"),
    help=Text(
        "Add or correct the field: checks and reports read it by its key. More fields and more choices are welcome.",
        "请补充或更正该字段：检查和报告按字段键读取。可另加字段和选项。",
    ),
)
def record_kind_field_missing(facts: Facts) -> Iterable[Finding]:
    """A form that keeps a kind of record has the fields of that kind, with their types and choices."""
    for form, path, kind, problem in lacking_fields(facts):
        values: Values = {"kind": kind, "problem": problem}
        yield Finding("record-kind-field-missing", form.at(path), form.id, values, path)

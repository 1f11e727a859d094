"""FRM013 label-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import missing_labels
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import LANGUAGE_NAMES, Text


@rule(
    "FRM013",
    "label-missing",
    message=Text("{what} of the field {key} has no text in {language}", "字段{key}的{what}缺少{language}文字"),
    help=Text("Add it under fields: of the translation.", "请在译文的fields:中补充。"),
)
def label_missing(facts: Facts) -> Iterable[Finding]:
    """Every label and every choice of a form exists in every published language."""
    for translation, key, what in missing_labels(facts):
        values: Values = {"what": what, "key": key, "language": LANGUAGE_NAMES[translation.language]}
        yield Finding("label-missing", translation.at(f"fields.{key}"), translation.id, values, f"fields.{key}")

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
    message=Text("{what} has no text in {language}", "{what}缺少{language}文字"),
    help=Text(
        "Add it to the translation, under {path}, as the page of this rule shows.",
        "请在译文的{path}处补充，写法见本规则的页面。",
    ),
)
def label_missing(facts: Facts) -> Iterable[Finding]:
    """Every label and every choice of a form exists in every published language."""
    for translation, path, what in missing_labels(facts):
        values: Values = {"what": what, "path": path, "language": LANGUAGE_NAMES[translation.language]}
        if facts.disturbed(translation, path):
            continue
        yield Finding("label-missing", translation.at(path), translation.id, values, path)

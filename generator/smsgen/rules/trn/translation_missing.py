"""TRN001 translation-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.translations import translation_path
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import LANGUAGE_NAMES, Text


@rule(
    "TRN001",
    "translation-missing",
    message=Text("{id} has no text in {language}", "{id}缺少{language}文本"),
    help=Text("Write {path}, or take the language out of sms.yml.", "请编写{path}，或从sms.yml中去掉该语言。"),
)
def translation_missing(facts: Facts) -> Iterable[Finding]:
    """Every document exists in every language that is published."""
    for source, language in facts.translations.missing:
        path = translation_path(source, language)
        values: Values = {"id": source.id, "language": LANGUAGE_NAMES[language], "path": path}
        yield Finding("translation-missing", source.at("id"), source.id, values)

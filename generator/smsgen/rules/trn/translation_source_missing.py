"""TRN003 translation-source-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TRN003",
    "translation-source-missing",
    message=Text("{id} has no text in the authoritative language", "{id}缺少权威语言文本"),
    help=Text("Correct the id; or add the source, or delete the translation.", "请更正编号；或补充原文，或删除译文。"),
)
def translation_source_missing(facts: Facts) -> Iterable[Finding]:
    """A translation of a document that does not exist."""
    for translation in facts.translations.without_source:
        yield Finding("translation-source-missing", translation.at("id"), translation.id, {"id": translation.id})

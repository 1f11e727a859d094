"""TRN012 translated-term-unknown."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.terms import without_source
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text


@rule(
    "TRN012",
    "translated-term-unknown",
    message=Text(
        "the source has no term {key}",
        "原文没有术语{key}",
    ),
    help=Text(
        "Correct the key; it is the same in every language.{hint}",
        "请更正键；各语言的键相同。{hint}",
    ),
)
def translated_term_unknown(facts: Facts) -> Iterable[Finding]:
    """A translated term belongs to a term of the source."""
    for translation, term, hint in without_source(facts):
        values: Values = {"key": term.key, "hint": hint}
        place = translation.at(term.data_path)
        yield Finding("translated-term-unknown", place, translation.id, values, term.data_path)

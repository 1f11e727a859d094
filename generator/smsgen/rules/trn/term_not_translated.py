"""TRN011 term-not-translated."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.terms import untranslated
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import LANGUAGE_NAMES, Text


@rule(
    "TRN011",
    "term-not-translated",
    message=Text(
        "the term “{term}” is missing in {language}",
        "术语“{term}”缺少{language}",
    ),
    help=Text(
        "Add it to the translation, under {path}, as the page of this rule shows.",
        "请在译文的{path}处补充，写法见本规则的页面。",
    ),
)
def term_not_translated(facts: Facts) -> Iterable[Finding]:
    """The list has the same terms in every language."""
    for translation, term in untranslated(facts):
        values: Values = {
            "term": term.term,
            "path": f"terms.{term.key}",
            "language": LANGUAGE_NAMES[translation.language],
        }
        yield Finding("term-not-translated", translation.at("terms"), translation.id, values, "terms")

"""DOC019 term-ambiguous."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.terms import word_faults
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text


@rule(
    "DOC019",
    "term-ambiguous",
    message=Text(
        "“{word}” is a term for two things: {key} and {other}",
        "“{word}”同时是{key}和{other}的术语",
    ),
    help=Text(
        "Keep the word at one of the two, and give the other a term of its own.",
        "请只在其中一处保留该词，并为另一处确定不同的术语。",
    ),
)
def term_ambiguous(facts: Facts) -> Iterable[Finding]:
    """A word of the list of terms means one thing."""
    for fault in word_faults(facts.sms.documents):
        if fault.kind == "ambiguous":
            values: Values = {"word": fault.word, "key": fault.key, "other": fault.other}
            place, before = fault.text.at(fault.second), fault.text.at(fault.first)
            yield Finding("term-ambiguous", place, fault.text.id, values, fault.second, (before,))

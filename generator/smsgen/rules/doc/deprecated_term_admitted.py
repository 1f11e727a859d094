"""DOC020 deprecated-term-admitted."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.terms import word_faults
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text


@rule(
    "DOC020",
    "deprecated-term-admitted",
    message=Text(
        "“{word}” must not be used says {other}, and is a term says {key}",
        "“{word}”在{other}中列为不用的词，在{key}中又是术语",
    ),
    help=Text(
        "Take the word out of one of the two.",
        "请从其中一处删除该词。",
    ),
)
def deprecated_term_admitted(facts: Facts) -> Iterable[Finding]:
    """A word of the list of terms is either used or not."""
    for fault in word_faults(facts.sms.documents):
        if fault.kind == "contradicted":
            values: Values = {"word": fault.word, "key": fault.key, "other": fault.other}
            place, before = fault.text.at(fault.second), fault.text.at(fault.first)
            yield Finding("deprecated-term-admitted", place, fault.text.id, values, fault.second, (before,))

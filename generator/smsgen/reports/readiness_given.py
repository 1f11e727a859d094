"""What the conditions of an audit are judged by, and how they say what they found."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.diagnostics import Diagnostic
from smsgen.model.record import Record
from smsgen.model.text import BRACKETS, Text

# How many of many things are named.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Given:
    """What readiness is judged by, beside the facts.

    findings: of the checker. scopes: place → the text of the scope as it stands there, in words. withheld: ids of forms
    of whose records nothing but their number may be told.
    """

    facts: Facts
    findings: tuple[Diagnostic, ...] = ()
    scopes: Mapping[str, str] | None = None
    withheld: Collection[str] = ()

    def name(self, record: Record, more: str = "", between: Text = BRACKETS) -> Text:
        """Return how a record is named, with `more` behind it; of one that is withheld only its form.

        between: how `more` is joined, with a place for it.
        """
        if record.form in self.withheld:
            return Text(f"a record of {record.form}", f"{record.form}的记录")
        return Text(*(f"{record.id}{each.format(more) if more else ''}" for each in between))

    def names(self, records: Iterable[Record]) -> Text:
        """Return how several records are named, a few of them."""
        named = [self.name(record) for record in records][-NAMED:]
        return Text(", ".join(each.en for each in named), "、".join(each.zh for each in named))

    def found(self, rules: Collection[str]) -> Iterator[Text]:
        """Yield what the checker says under these rules, a few of each."""
        listed = [each for each in self.findings if each.name in rules]
        for each in listed[:NAMED]:
            subject = each.subject or each.location.path
            yield Text(f"{subject}: {each.message.en}", f"{subject}：{each.message.zh}")
        if len(listed) > NAMED:
            more = len(listed) - NAMED
            yield Text(f"and {more} more", f"另有{more}处")


Half = Iterator[tuple[str, Text]]
HAS, LACKS = "has", "lacks"


def has(en: str, zh: str) -> tuple[str, Text]:
    """Return a piece of evidence."""
    return HAS, Text(en, zh)


def lacks(en: str, zh: str) -> tuple[str, Text]:
    """Return what is missing."""
    return LACKS, Text(en, zh)


def every(texts: Iterable[Text]) -> Half:
    """Yield each text as something that is missing."""
    yield from ((LACKS, each) for each in texts)

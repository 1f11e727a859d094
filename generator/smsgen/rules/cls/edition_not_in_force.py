"""CLS006 edition-not-in-force."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.text import Text


@rule(
    "CLS006",
    "edition-not-in-force",
    message=Text("{edition} is not in force", "{edition}已不是有效版本"),
    help=Text("Name the edition in force, {current}, with its amendments.", "请写有效版本{current}及其修正案。"),
)
def edition_not_in_force(facts: Facts) -> Iterable[Finding]:
    """A text that names a superseded edition as its basis (R-02, R-59)."""
    superseded = {
        (standard.name, year): standard.edition for standard in facts.sms.standards for year in standard.superseded
    }
    for document in facts.sms.documents:
        for edition in document.structure.editions:
            name = edition.standard.lower().replace("/", "-").replace(" ", "-")
            current = superseded.get((name, edition.year))
            if current is not None:
                place = Location(document.path, edition.line, edition.column)
                values = {"edition": f"{edition.standard}:{edition.year}", "current": f"{edition.standard}:{current}"}
                yield Finding("edition-not-in-force", place, document.id, values)

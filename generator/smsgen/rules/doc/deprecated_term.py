"""DOC018 deprecated-term."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.location import Location
from smsgen.model.text import Text


@rule(
    "DOC018",
    "deprecated-term",
    warning=True,
    message=Text(
        "the list of terms says “{term}”, not “{word}” (uses in this text: {count})",
        "术语表规定用“{term}”，不用“{word}”（本文共{count}处）",
    ),
    help=Text(
        "Use the term, or change the list of terms, docs/manual/terms.md.",
        "请改用该术语，或修改术语表docs/manual/terms.md。",
    ),
)
def deprecated_term(facts: Facts) -> Iterable[Finding]:
    """One thing has one name in the whole set: two names look like two things."""
    for document in facts.sms.documents:
        if document.id in facts.approvals.withdrawn:
            continue
        for use in document.deprecated_uses:
            first, *others = (Location(document.path, *place) for place in use.places)
            values: Values = {
                "word": use.word,
                "term": Text("” or “".join(use.instead), "”或“".join(use.instead)),
                "count": str(len(use.places)),
            }
            yield Finding("deprecated-term", first, document.id, values, related=tuple(others))

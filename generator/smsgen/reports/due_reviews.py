"""Which documents and maintained records must be reviewed soon, and which should have been already."""

from dataclasses import dataclass
from datetime import date, timedelta

from smsgen.analysis.facts import Facts
from smsgen.reports.control import label
from smsgen.reports.decisions import role_name

DAYS = 90


@dataclass(frozen=True, slots=True)
class DueReview:
    """A text in force whose review is due. on: ISO day. days: until then, below zero once it is overdue.

    document: the id of a document or of a maintained record. owner: the name of the role that answers for it.
    """

    document: str
    language: str
    version: str
    on: str
    days: int
    owner: str


def due_reviews(facts: Facts, shown_in: str, days: int = DAYS) -> tuple[DueReview, ...]:
    """Return the reviews due within `days` of the day of judgement, and the overdue ones, the earliest first."""
    last = (facts.as_of + timedelta(days=days)).isoformat()
    found = []
    for (document, language), state in facts.approvals.every.items():
        if state.in_force is None or not state.next_review or state.next_review > last:
            continue
        source = facts.identity.subject(document)
        found.append(
            DueReview(
                document=document,
                language=language,
                version=label(state.in_force),
                on=state.next_review,
                days=(date.fromisoformat(state.next_review) - facts.as_of).days,
                owner=role_name(facts, source.owner, shown_in) if source else "",
            )
        )
    return tuple(sorted(found, key=lambda each: (each.on, each.document, each.language)))

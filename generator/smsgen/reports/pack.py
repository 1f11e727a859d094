"""What of the records goes into a pack for an audit, and what is left out of it (R-53, R-54)."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from smsgen.analysis.disposals import Tombstone, tombstones
from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import ids_of
from smsgen.analysis.kind_values import rows, text
from smsgen.analysis.text_states import add_months
from smsgen.model.record import Record
from smsgen.model.text import Text
from smsgen.reports.review_inputs import ReviewInput, review_inputs, review_period

STAGES = ("1", "2", "surveillance")
REVIEW = "review"
# Without an audit by the certification body the records of so many months are handed over.
_MONTHS = 12

# Why a record is left out, in the order in which it is asked.
REASONS: Mapping[str, Text] = {
    "disposed": Text("disposed of", "已处置"),
    "later": Text("of a later day than the day of judgement", "日期晚于判断日期"),
    "other-stage": Text("not asked for here", "本包不需要"),
    "before": Text("of before the period", "早于所取期间"),
    "classification": Text("confidential", "保密"),
}

# The application set: what a certification body asks for with the application, beside the documents. The reports of
# audits and reviews bring the records of what was decided in them.
_APPLICATION = ("legal-status", "certification-budget", "audit-report", "management-review")


class LeftOut(NamedTuple):
    """How many records of a form are left out for one of REASONS."""

    form: str
    reason: str
    records: int


@dataclass(frozen=True, slots=True)
class PackContent:
    """The records of a pack.

    stage: of STAGES, or REVIEW. since: ISO day from which records are taken, "" for all of them. records: those that go
    in, in the order of their paths. left_out: in the order of the forms. disposed: what remains of records that were
    disposed of. withheld: ids of documents and forms of which nothing is told. inputs: of a management review.
    forms: ids of all forms of the set. confidential: nothing is withheld.
    """

    stage: str
    since: str
    records: tuple[Record, ...]
    left_out: tuple[LeftOut, ...]
    disposed: tuple[Tombstone, ...]
    withheld: frozenset[str]
    inputs: tuple[ReviewInput, ...] = ()
    forms: frozenset[str] = field(default_factory=frozenset)
    confidential: bool = False

    @property
    def on_site(self) -> tuple[Record, ...]:
        """The records whose content is kept elsewhere and has to be shown there."""
        return tuple(record for record in self.records if record.external)

    def is_withheld(self, form: str) -> bool:
        """Tell whether nothing of a form's records may be told: a form that is not known counts as confidential."""
        return not self.confidential and (form in self.withheld or form not in self.forms)

    def left_out_for(self, reason: str) -> int:
        """Return how many records are left out for a reason."""
        return sum(each.records for each in self.left_out if each.reason == reason)


def pack_content(facts: Facts, stage: str, withheld: Collection[str], *, confidential: bool) -> PackContent:
    """Return what goes into a pack.

    withheld: ids of documents and forms that are classified confidential. confidential: they go in all the same, as do
    records of a form that the set no longer has.
    """
    forms = frozenset(id_ for id_, source in facts.sources.items() if source.tier == "form")
    gone = {id_ for record in facts.sms.records for id_ in (record.form, folder_of(record))} - forms
    secret = frozenset() if confidential else frozenset(withheld) | gone
    disposed = tombstones(facts)
    inputs = review_inputs(facts) if stage == REVIEW else ()
    since, wanted, reason = _wanted(facts, stage, inputs)
    empty = PackContent(stage, since, (), (), (), secret, inputs, forms, confidential)
    today = facts.as_of.isoformat()

    def left_for(record: Record) -> str:
        if record.id in disposed:
            return "disposed"
        if record.date > today:
            return "later"
        if not wanted(record):
            return reason
        return "classification" if any(map(empty.is_withheld, {record.form, folder_of(record)})) else ""

    taken = [(record, left_for(record)) for record in facts.sms.records]
    counted = Counter((folder_of(record), why) for record, why in taken if why)
    remains = (each for each in disposed.values() if stage in STAGES[1:] and since <= each.on <= today)
    return PackContent(
        stage=stage,
        since=since,
        records=tuple(record for record, why in taken if not why),
        left_out=tuple(LeftOut(*key, count) for key, count in sorted(counted.items())),
        disposed=tuple(each for each in remains if not empty.is_withheld(each.form)),
        withheld=secret,
        inputs=tuple(_told(each, empty) for each in inputs),
        forms=forms,
        confidential=confidential,
    )


def folder_of(record: Record) -> str:
    """Return the id of the form in whose folder a record lies."""
    return record.path.split("/")[1]


def _told(given: ReviewInput, content: PackContent) -> ReviewInput:
    return given._replace(records=tuple(each for each in given.records if not content.is_withheld(each.form)))


def _wanted(facts: Facts, stage: str, inputs: tuple[ReviewInput, ...]) -> tuple[str, Callable[[Record], bool], str]:
    """Return from which day on, which records are of the stage, and why the others are not."""
    if stage == "1":
        application = _application(facts)
        return "", lambda record: record.id in application, "other-stage"
    if stage == REVIEW:
        named = frozenset(record.id for each in inputs for record in each.records)
        return review_period(facts), lambda record: record.id in named, "other-stage"
    since = _last_audit(facts) if stage == "surveillance" else ""
    # What is still open, and what is kept up to date, is of today whenever it was begun.
    return since, lambda record: record.date >= since or bool(record.version) or not record.closed, "before"


def _application(facts: Facts) -> frozenset[str]:
    """Return the ids of the records of the application set."""
    audits, reviews = ids_of(facts, "audit-report"), ids_of(facts, "management-review")
    found = set().union(*(ids_of(facts, kind) for kind in _APPLICATION))
    for record in facts.records.by_id.values():
        if record.id in audits:
            found |= {row.get("corrective_action", "") for row in rows(record, "findings")}
        elif record.id in reviews:
            found |= {row.get("follow_up", "") for row in rows(record, "decisions")}
        elif text(record, "audit_report") in audits or text(record, "review") in reviews:
            found |= _actions(facts, record)
    return frozenset(found - {""})


def _actions(facts: Facts, record: Record) -> set[str]:
    """Return the id of a record that follows up an audit or a review; nothing of one that is of another kind."""
    return {record.id} & (ids_of(facts, "nonconformity") | ids_of(facts, "improvement"))


def _last_audit(facts: Facts) -> str:
    """Return the day of the last audit by the certification body, as sms.yml says it, else twelve months ago."""
    known, today = facts.sms.settings.certification, facts.as_of.isoformat()
    audits = [day for day in (known.stage_1, known.stage_2, *known.surveillance) if day and day <= today]
    if not audits and known.certified_on and known.certified_on <= today:
        return known.certified_on
    return max(audits, default=add_months(facts.as_of, -_MONTHS).isoformat())

"""Which records are evidence for which item of documented information, as of a day (DESIGN, section 4)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from smsgen.analysis.identity import Identity
from smsgen.analysis.records import Records
from smsgen.analysis.text_states import add_months
from smsgen.model.document import Document
from smsgen.model.form import PERIOD_MONTHS, RecordRule
from smsgen.model.record import Record

_WEEK = timedelta(days=7)
# Where an event calls for a record there is no period. Once a year somebody must have recorded one, or stated that
# there was none: that is how often a certificate is looked at.
_EVENT_MONTHS = 12


@dataclass(frozen=True, slots=True)
class ItemEvidence:
    """The records that are evidence for one item: how many, and the id and ISO day of the latest of them."""

    records: int
    latest: str
    day: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """items: name of the item as forms claim it → its records. records: how many sound records there are at all."""

    items: Mapping[str, ItemEvidence] = field(default_factory=dict)
    records: int = 0


def gather(identity: Identity, records: Records, effective: frozenset[str], as_of: date) -> Evidence:
    """Return what the sound records evidence.

    A record counts when its form is in force, its day has come, it is no older than the form's period (a year where an
    event calls for it), and it meets the form's condition for the item. Only the latest state counts: a record that
    another one corrects does not. A statement that there was nothing counts for every item of its form. A record whose
    content is kept elsewhere counts where there is no condition, because nobody can see whether it meets one.
    """
    corrected = {record.corrects for found in records.sound.values() for record in found if record.corrects}
    found: dict[str, list[Record]] = {}
    total = 0
    for form_id, sound in records.sound.items():
        total += len(sound)
        form = identity.sources.get(form_id)
        if form is None or form.record is None or form_id not in effective:
            continue
        counting = [record for record in _recent(sound, form.record, as_of) if record.id not in corrected]
        for name in form.information:
            found.setdefault(name, []).extend(meeting(counting, form, name))
    return Evidence({name: _summed(counted) for name, counted in found.items() if counted}, total)


def oldest_that_counts(rule: RecordRule, as_of: date) -> str:
    """Return the ISO day since which a record of a form counts, "" where its age does not matter."""
    if rule.instance == "maintained":
        return ""
    if rule.due == "weekly":
        return (as_of - _WEEK).isoformat()
    return add_months(as_of, -PERIOD_MONTHS.get(rule.due, _EVENT_MONTHS)).isoformat()


def _recent(records: Iterable[Record], rule: RecordRule, as_of: date) -> list[Record]:
    since, until = oldest_that_counts(rule, as_of), as_of.isoformat()
    return [record for record in records if since <= record.date <= until]


def meeting(records: Iterable[Record], form: Document, item: str) -> Iterator[Record]:
    """Yield the records that meet the condition of their form for an item; all where it has none."""
    condition = form.record.conditions.get(item, "") if form.record else ""
    key, separator, wanted = condition.partition(" = ")
    for record in records:
        if not separator or record.none_since:
            yield record
            continue
        value = record.values.get(key, ())
        if value == wanted or (isinstance(value, tuple) and wanted in value):
            yield record


def _summed(records: list[Record]) -> ItemEvidence:
    latest = max(records, key=lambda record: (record.date, record.id))
    return ItemEvidence(len(records), latest.id, latest.date)

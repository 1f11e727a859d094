"""The records of a kind: those that checks, reports and pages go by."""

from smsgen.analysis.facts import Facts
from smsgen.analysis.records import kind_records
from smsgen.location import Location, locate
from smsgen.model.record import Record


def records_of(facts: Facts, kind: str) -> tuple[Record, ...]:
    """Return the records of a kind that count, in the order of their ids; () where no form keeps the kind.

    Those are the sound ones without those that a later one corrects, and without statements that there was nothing.
    """
    return kind_records(facts.sms.settings, facts.records, kind)


def keeps(facts: Facts, kind: str) -> bool:
    """Tell whether the set has a form for a kind of record: where it has none, nobody can miss a record of it."""
    return facts.sms.settings.record_kinds.get(kind, "") in facts.sources


def unsound_of(facts: Facts, kind: str) -> tuple[Record, ...]:
    """Return the records of a kind that have a fault of their own: of what they may be about nothing may be missed."""
    form = facts.sms.settings.record_kinds.get(kind, "")
    sound = {record.id for record in facts.records.sound.get(form, ())}
    folder = f"records/{form}/"
    return tuple(
        record
        for record in facts.sms.records
        if form and (record.form == form or record.path.startswith(folder)) and record.id not in sound
    )


def ids_of(facts: Facts, kind: str) -> frozenset[str]:
    """Return the ids of all records of a kind, whatever they are worth: what a link may lead to."""
    form = facts.sms.settings.record_kinds.get(kind, "")
    return frozenset(record.id for record in facts.sms.records if form and record.form == form)


def can_lack(facts: Facts, record: Record) -> bool:
    """Tell whether a value that a record does not have is missing from it.

    It is not where the content is kept elsewhere, or where the record is of an older version of its form that did not
    have all fields of today, or of which nobody can tell any more.
    """
    form = facts.sources.get(record.form)
    return not record.external and form is not None and facts.records.was_asked_all(record, form)


def complete(facts: Facts, kind: str) -> bool:
    """Tell whether it can be seen what is missing: there is a form for the kind, and all its records hold."""
    return keeps(facts, kind) and not unsound_of(facts, kind)


def at_setting(facts: Facts, kind: str) -> Location:
    """Return where sms.yml names the form of a kind: the place of what is missing as a whole."""
    return locate("sms.yml", facts.sms.settings.places, f"record_kinds.{kind}")

"""Links that run both ways: where two records name each other's kind, both must mean the same (R-34, R-41)."""

from collections.abc import Iterator
from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import records_of
from smsgen.analysis.kind_values import finding, numbered_rows, text
from smsgen.diagnostics import Finding
from smsgen.model.record import Record
from smsgen.model.text import Text

# A place in a record and the id that stands there.
_Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two kinds whose records name each other, and where. A side is a field, or a column of a table."""

    first: str
    first_key: str
    second: str
    second_key: str


_PAIRS = (
    Pair("incident", "problem", "problem", "incidents.incident"),
    Pair("audit-report", "findings.corrective_action", "nonconformity", "audit_report"),
    Pair("management-review", "decisions.follow_up", "improvement", "review"),
)


def contradictions(facts: Facts) -> Iterator[Finding]:
    """Yield each link to a record that, in the field for the way back, names others and not this one."""
    for pair in _PAIRS:
        first = {each.id: each for each in records_of(facts, pair.first)}
        second = {each.id: each for each in records_of(facts, pair.second)}
        yield from _one_way(first, pair.first_key, second, pair.second_key)
        # A second attempt names the audit of the first one, which is the one that the audit lists.
        follow_ups = {text(each, "follow_up") for each in second.values()}
        firsts = {id_: each for id_, each in second.items() if id_ not in follow_ups}
        yield from _one_way(firsts, pair.second_key, first, pair.first_key)
    for check in (_reviews, _major_incidents, _appointments):
        yield from check(facts)


def _named(record: Record, key: str) -> Iterator[_Named]:
    table, dot, column = key.partition(".")
    if not dot:
        yield f"values.{key}", text(record, key)
        return
    for path, row in numbered_rows(record, table):
        yield f"{path}.{column}", row.get(column, "")


def _one_way(near: dict[str, Record], key: str, far: dict[str, Record], back: str) -> Iterator[Finding]:
    for record in near.values():
        for path, id_ in _named(record, key):
            other = far.get(id_)
            answers = {named for _, named in _named(other, back) if named} if other else set()
            if answers and record.id not in answers:
                listed = sorted(answers)
                words = Text(
                    f"{id_} names {', '.join(listed)} and not this record",
                    f"{id_}指向{'、'.join(listed)}，而非本记录",
                )
                yield finding("record-chain-contradiction", record, path, problem=words)


def _agree(record: Record, key: str, said: str, right: str, about: str) -> Iterator[Finding]:
    if said and right and said != right:
        words = Text(f"{about} belongs to {right}, not to {said}", f"{about}属于{right}，而非{said}")
        yield finding("record-chain-contradiction", record, f"values.{key}", problem=words)


def _reviews(facts: Facts) -> Iterator[Finding]:
    """Yield each review after a change that names the assessment of another request."""
    assessments = {each.id: each for each in records_of(facts, "change-assessment")}
    for review in records_of(facts, "change-review"):
        assessment = assessments.get(text(review, "assessment"))
        if assessment:
            yield from _agree(review, "assessment", text(review, "rfc"), text(assessment, "rfc"), assessment.id)


def _major_incidents(facts: Facts) -> Iterator[Finding]:
    """Yield each report of a major incident that names another problem than the incident does."""
    incidents = {each.id: each for each in records_of(facts, "incident")}
    for report in records_of(facts, "major-incident-report"):
        incident = incidents.get(text(report, "incident"))
        if incident:
            yield from _agree(report, "problem", text(report, "problem"), text(incident, "problem"), incident.id)


def _appointments(facts: Facts) -> Iterator[Finding]:
    """Yield each appointment that rests on the competence of somebody else."""
    records = {each.id: each for each in records_of(facts, "competence")}
    for appointment in records_of(facts, "appointment"):
        competence = records.get(text(appointment, "competence"))
        if competence:
            said, right = (facts.sms.authority.name_of(text(each, "person")) for each in (appointment, competence))
            yield from _agree(appointment, "competence", said, right, competence.id)

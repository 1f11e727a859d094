"""Records that were disposed of when their retention was over: what remains of them is a line (DESIGN, section 3)."""

from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import records_of
from smsgen.analysis.kind_values import rows, text
from smsgen.model.record import read_id


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What remains of a record. form: of its prefix, "" where no form has it. on: ISO day. by: person id.

    method: as the record of the disposal says it, "" where it does not. reason: its words. disposal: its id.
    """

    record: str
    form: str
    on: str
    by: str
    method: str
    reason: str
    disposal: str


def tombstones(facts: Facts) -> dict[str, Tombstone]:
    """Return record id → what remains of it, in the order of the ids; the first disposal that names a record counts."""
    prefixes = {
        source.record.prefix: source.id
        for source in facts.sources.values()
        if source.tier == "form" and source.record is not None and source.record.prefix
    }
    found: dict[str, Tombstone] = {}
    for record in records_of(facts, "disposal"):
        if text(record, "action") != "disposal":
            continue
        for row in rows(record, "items"):
            parts = read_id(row.get("record", "").strip())
            if parts is not None and str(parts) not in found:
                found[str(parts)] = Tombstone(
                    record=str(parts),
                    form=prefixes.get(parts.prefix, ""),
                    on=text(record, "done_on") or record.date,
                    by=text(record, "done_by") or record.made_by,
                    method=text(record, "method"),
                    reason=text(record, "reason"),
                    disposal=record.id,
                )
    return dict(sorted(found.items()))

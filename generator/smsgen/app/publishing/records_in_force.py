"""Finds in history, by the approved digest, the maintained records in force that the files no longer hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from smsgen.analysis.edition_records import not_in_force, superseded_here, without_content
from smsgen.analysis.facts import Facts
from smsgen.analysis.versions import Version
from smsgen.model.manifest import RECORD_NAME, manifest_digest, manifest_text
from smsgen.model.past import StoredVersion
from smsgen.model.record import Record
from smsgen.sources.read_record import read_record


@dataclass(frozen=True, slots=True)
class RecordsInForce:
    """The maintained records that are not shown as the files hold them.

    stored: id → the record of the version in force, from history. lacking: id → version in force that history does not
    hold. absent: ids of those in the files of which no version is in force. written: ids of those in the files that
    hold another version than the one in force.
    """

    stored: Mapping[str, Record] = field(default_factory=dict)
    lacking: Mapping[str, Version] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()

    @property
    def newer(self) -> frozenset[str]:
        """The ids of those that are shown beside the version in force."""
        return self.written & self.stored.keys()

    def released(self, facts: Facts) -> dict[str, Record]:
        """Return what a release shows in the place of what the files hold."""
        return {**self.stored, **{id_: without_content(facts.records.by_id[id_]) for id_ in self.absent}}


def digests_wanted(facts: Facts) -> frozenset[str]:
    """Return the digests that `records_in_force` needs from history."""
    return frozenset(version.digest for version in superseded_here(facts).values())


def records_in_force(facts: Facts, versions: Mapping[str, StoredVersion]) -> RecordsInForce:
    """Return which maintained records are shown otherwise than written. versions: digest → what history holds."""
    wanted = superseded_here(facts)
    held = ((id_, versions.get(version.digest), version.digest) for id_, version in wanted.items())
    stored = dict(_proved((id_, found, digest) for id_, found, digest in held if found))
    return RecordsInForce(
        stored=stored,
        lacking={id_: version for id_, version in wanted.items() if id_ not in stored},
        absent=not_in_force(facts),
        written=frozenset(facts.identity.instances.keys() & wanted.keys()),
    )


def _proved(found: Iterable[tuple[str, StoredVersion, str]]) -> Iterable[tuple[str, Record]]:
    """Yield the records whose bytes are those that were approved; nobody's word is taken for it."""
    for id_, version, digest in found:
        record, _ = read_record(version.path, version.content)
        made = manifest_digest(manifest_text(record.sha256, (), RECORD_NAME))
        if record.id == id_ and not record.faulty and made == digest:
            yield id_, record

"""All records of a tree: from the cache where the bytes are known, else read, on all processors."""

from pathlib import Path

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.record import FOLDER, Record
from smsgen.sources.cached_reading import nothing_collected, read_cached
from smsgen.sources.commit_readings import readings_of
from smsgen.sources.packed_document import Packed
from smsgen.sources.packed_record import pack_record, unpack_record
from smsgen.sources.tree import Entry, Tree, UnreadableFileError


def record_paths(files: dict[str, Entry]) -> list[Entry]:
    """Return the files that are read as records: every `.yml` under `records/`."""
    return [entry for path, entry in files.items() if path.startswith(f"{FOLDER}/") and path.endswith(".yml")]


def read_records(
    tree: Tree, files: dict[str, Entry], cache_folder: Path | None
) -> tuple[tuple[Record, ...], tuple[Finding, ...]]:
    """Return every record in the order of the paths, and the findings of reading them.

    A file under `records/` that is not read as a record is a finding: what lies there and counts for nothing is worse
    than what is missing.
    """
    entries = record_paths(files)
    findings = [
        Finding("record-file-stray", Location(path))
        for path in files
        if path.startswith(f"{FOLDER}/") and not path.endswith(".yml")
    ]
    if not entries:
        return (), tuple(findings)
    with nothing_collected():
        packed = read_cached(tree, entries, readings_of(tree, cache_folder, "records"), _read)
        records = []
        for entry in entries:
            record, found = unpack_record(packed[entry.path])
            records.append(record)
            findings.extend(found)
    return tuple(records), tuple(findings)


def _read(path: str, _: str, content: bytes | UnreadableFileError) -> Packed:
    from smsgen.sources.read_record import read_record  # noqa: PLC0415 — with YAML, where something is to be read

    if isinstance(content, UnreadableFileError):
        finding = Finding("file-unreadable", Location(path), values={"reason": str(content)})
        stem = path.rpartition("/")[2].removesuffix(".yml")
        return pack_record(Record(path, stem, faulty=True), (finding,))
    return pack_record(*read_record(path, content))

"""Records read from any bytes: never a crash, every fault at a place; the same from the cache and on all processors."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.exporters.record_file import record_bytes
from smsgen.model.record import LINK_TYPES, External, Link, Record, read_id, record_path
from smsgen.sources import cached_reading
from smsgen.sources.load import load
from smsgen.sources.packed_record import pack_record, unpack_record
from smsgen.sources.read_record import read_record
from smsgen.sources.tree import MemoryTree, WorkingTree
from tests.fakes import SmallSet
from tests.records.record_files import record_text, set_with

PATH = "records/SMS-FRM-39/2026/INC-2026-0001.yml"
KEYS = ("schema", "id", "form", "form_version", "date", "made_by", "made_at", "values", "links", "external", "closed")

_ANY = st.recursive(
    st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
_LINE = st.from_regex(r"[A-Za-z0-9 #:'\"{}\[\],&*!|>%@`\\~一-龥-]{1,24}", fullmatch=True).filter(
    lambda text: text.strip() == text and text != ""
)
_KEY = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_stop_the_reader(content: bytes) -> None:
    record, findings = read_record(PATH, content)
    assert record.path == PATH
    assert record.faulty or not findings or record.id
    assert unpack_record(pack_record(record, findings)) == (record, findings)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS) | _KEY, _ANY, max_size=11))
def test_no_shape_of_a_record_stops_the_reader(mapping: dict[str, object]) -> None:
    content = "".join(f"{key}: {_flow(value)}\n" for key, value in mapping.items())
    record, findings = read_record(PATH, content.encode("utf-8", "replace"))
    if not mapping.keys() >= set(KEYS[:7]):
        assert findings
        assert record.faulty
    if record.faulty:
        assert record.id == "INC-2026-0001"
    assert all(finding.location.path == PATH for finding in findings)


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return '"' + "".join(each for each in str(value) if each.isprintable() and each not in '"\\') + '"'


@settings(max_examples=150, deadline=None)
@given(
    values=st.dictionaries(
        _KEY,
        _LINE
        | st.tuples(_LINE, _LINE).map("\n".join)
        | st.lists(_LINE, min_size=1, max_size=3).map(tuple)
        | st.lists(st.dictionaries(_KEY, _LINE, min_size=1, max_size=3), min_size=1, max_size=3).map(tuple),
        min_size=1,
        max_size=5,
    ),
    links=st.lists(st.sampled_from(sorted(LINK_TYPES)), max_size=2),
    place=st.none() | _LINE,
)
def test_what_is_written_is_read_back(values: dict[str, object], links: list[str], place: str | None) -> None:
    head = ("INC-2026-0001", "SMS-FRM-39", "1.0", "2026-10-01", "he.jing", "2026-10-01T10:00:00+08:00")
    record = Record(
        PATH,
        *head,
        values=values,  # type: ignore[arg-type]  # the strategy builds exactly these shapes
        links=tuple(Link(kind, "INC-2026-0002", f"links[{index}]") for index, kind in enumerate(links)),
        external=External(place, "a" * 64) if place else None,
    )
    again, findings = read_record(PATH, record_bytes(record))
    assert findings == ()
    assert (again.values, again.links, again.external) == (record.values, record.links, record.external)
    assert [getattr(again, name) for name in Record.__slots__[:11]] == [
        getattr(record, name) for name in Record.__slots__[:11]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INC-2026-0001", "INC-2026-0001"),
        ("INC-2026-12345", "INC-2026-12345"),
        ("INC-2026-00001", ""),
        ("INC-2026-0000", ""),
        ("INC-2026-001", ""),
        ("inc-2026-0001", ""),
        ("INC-2026-0001\n", ""),
        ("INC-２０２６-0001", ""),
        ("I-2026-0001", ""),
    ],
)
def test_ids(text: str, expected: str) -> None:
    parts = read_id(text)
    assert str(parts or "") == expected
    if parts:
        assert record_path("SMS-FRM-39", parts) == f"records/SMS-FRM-39/2026/{text}.yml"


def test_all_processors_and_the_cache_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = set_with({f"INC-2026-{number:04d}": "values: {kind: outage}" for number in range(1, 40)}, approved=False)
    files["records/SMS-FRM-39/2026/INC-2026-0040.yml"] = b"id: [\n"
    one = load(MemoryTree(files))
    monkeypatch.setattr(cached_reading, "_WORTH_A_PROCESS", 1)
    many = load(MemoryTree(files), tmp_path)
    cached = load(MemoryTree(files), tmp_path)
    for other in (many, cached):
        assert other.sms.records == one.sms.records
        assert other.findings == one.findings
    assert list(tmp_path.glob("records-*"))
    assert len(one.sms.records) == 40


def test_a_changed_record_is_read_again(small_set: SmallSet) -> None:
    small_set.write(PATH, record_text("INC-2026-0001", "values: {summary: Mail is down}"))
    cache = small_set.root / "build" / "cache"
    assert load(WorkingTree(small_set.root), cache).sms.records[0].values == {"summary": "Mail is down"}
    small_set.replace(PATH, "Mail is down", "Mail is slow")
    assert load(WorkingTree(small_set.root), cache).sms.records[0].values == {"summary": "Mail is slow"}


def test_a_record_of_more_than_64_kilobytes_is_refused_at_its_place(small_set: SmallSet) -> None:
    small_set.write(PATH, record_text("INC-2026-0001", "values: {summary: " + "x" * 70_000 + "}"))
    run = small_set.sms("check")
    assert run.code == 1
    assert run.found == [(PATH, 1, "yaml-too-large")]

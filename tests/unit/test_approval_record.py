"""The record as it is written reads back as the same record, whatever its fields say."""

import string
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgen.exporters.approval_record import record_bytes, record_path
from smsgen.model.approval import DECISIONS, FIELDS, ApprovalRecord
from smsgen.sources.read_approvals import read_approval
from smsgen.sources.read_bytes import hidden_in

_DIGEST = st.text("0123456789abcdef", min_size=64, max_size=64)
_NUMBER = st.integers(1, 999).map(str)
_WORD = st.text(string.ascii_lowercase, min_size=1, max_size=10)
# What a register or a text may hold: the readers refuse what nobody sees.
_SEEN = (
    st.characters(exclude_categories=["C", "Zl", "Zp"]).filter(str.isprintable).filter(lambda each: not hidden_in(each))
)
_WORDS = st.text(_SEEN, min_size=1, max_size=30)


@st.composite
def records(draw: st.DrawFn) -> ApprovalRecord:
    """Return a record whose fields all have their form."""
    names = draw(st.lists(_WORDS.map(lambda name: f"{name}.svg"), max_size=2, unique=True))
    lines = [f"{draw(_DIGEST)}  {name}\n" for name in sorted(["document.md", *names], key=str.encode)]
    content = "".join(lines)
    translated = draw(st.booleans())
    record = ApprovalRecord(
        path="",
        sha256="",
        document=draw(st.sampled_from(["SMS-POL-03", "A.1"])),
        version=f"{draw(_NUMBER)}.{draw(_NUMBER)}",
        language="zh" if translated else "en",
        revision=draw(_NUMBER) if translated else "",
        source_digest=f"sha256:{draw(_DIGEST)}" if translated else "",
        digest=f"sha256:{sha256(content.encode()).hexdigest()}",
        content=content,
        decision=draw(st.sampled_from(DECISIONS)),
        meaning=draw(_WORDS),
        role=draw(_WORD),
        signer=draw(_WORD),
        name=draw(_WORDS),
        signed_at="2026-09-21T15:14:20+08:00",
        effective_from=draw(st.sampled_from(["", "2026-10-01"])),
        authority=draw(_NUMBER),
        previous=draw(st.sampled_from(["", f"sha256:{'0' * 64}"])),
        method="ssh",
    )
    return replace(record, path=record_path(record))


@given(records())
def test_what_is_written_reads_back(record: ApprovalRecord) -> None:
    back, findings = read_approval(record.path, record_bytes(record), None)
    assert {key: getattr(back, key) for key in FIELDS[1:]} == {key: getattr(record, key) for key in FIELDS[1:]}
    # The reader refuses text that is not in its normal form; that is a fault of the register, and found there.
    assert [finding for finding in findings if finding.rule != "bytes-nfc"] == []


def test_the_file_stands_where_its_fields_say_and_in_their_order() -> None:
    record = ApprovalRecord(
        path="", sha256="", document="SMS-POL-03", version="2.0", language="zh", revision="1", decision="approve",
        role="quality-manager", signer="li.qing", signed_at="2026-09-21T23:14:20+08:00",
        content=f"{'0' * 64}  document.md\n{'1' * 64}  图 1.svg\n", name='Li "Q"\\ 李青',
    )  # fmt: skip
    expected = "approvals/SMS-POL-03/2.0/zh.1/approve--quality-manager--li.qing--20260921T151420Z.yml"
    assert record_path(record) == expected
    lines = record_bytes(record).decode().splitlines()
    assert [line.partition(":")[0] for line in lines if not line.startswith(" ")] == list(FIELDS)
    assert lines[7:10] == ["content: |", f"  {'0' * 64}  document.md", f"  {'1' * 64}  图 1.svg"]
    assert 'name: "Li \\"Q\\"\\\\ 李青"' in lines


def test_a_record_without_a_moment_has_no_place() -> None:
    with pytest.raises(ValueError, match="no moment"):
        record_path(ApprovalRecord(path="", sha256="", signed_at="2026-09-21T23:14:20"))

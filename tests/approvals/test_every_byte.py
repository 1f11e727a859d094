"""No byte of a controlled file of an approved set can change unnoticed, and no input makes a reader raise."""

import contextlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.sources.cached_approvals import read_approvals
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.document_cache import DocumentCache
from smsgen.sources.read_approvals import read_approval
from smsgen.sources.read_authority import read_authority
from smsgen.sources.read_statements import read_statement
from tests.approvals import approved_set as the
from tests.approvals.approved_set import approved_set, found

CONTROLLED = sorted(
    path for path in approved_set() if path not in (the.SETTINGS, "README.md") and not path.startswith("standards/")
)
_TRIES = 6
_RECORD = approved_set()[the.PROCEDURE_NOW].decode()
_REGISTER = approved_set()[the.FIRST].decode()
_BASELINE = approved_set()[the.BASELINE].decode()


@pytest.mark.parametrize("path", CONTROLLED)
def test_a_changed_byte_is_found(path: str) -> None:
    chance = random.Random(path)  # noqa: S311 — the same bytes in every run
    whole = approved_set()
    content = whole[path]
    for _ in range(_TRIES):
        at, flip = chance.randrange(len(content)), chance.randrange(1, 256)
        changed = content[:at] + bytes([content[at] ^ flip]) + content[at + 1 :]
        names = found({**whole, path: changed})
        assert names, f"{path}: byte {at} from {content[at]:#x} to {content[at] ^ flip:#x}"
        assert "rule-crashed" not in names, f"{path}: byte {at} ^ {flip:#x}"


@pytest.mark.parametrize("path", CONTROLLED)
def test_a_byte_more_or_less_is_found(path: str) -> None:
    whole = approved_set()
    content = whole[path]
    for changed in (content[:-1], content[1:], content + b"\n", b" " + content, b""):
        names = found({**whole, path: changed})
        assert names
        assert "rule-crashed" not in names


def test_a_file_less_is_found() -> None:
    whole = approved_set()
    for path in CONTROLLED:
        names = found({other: content for other, content in whole.items() if other != path})
        if not path.startswith(the.EXCEPTIONS):  # a fault that nobody accepts any more is found where it is, in history
            assert names, path
        assert "rule-crashed" not in names


def _spoilt(text: str) -> st.SearchStrategy[bytes]:
    """Texts that are nearly `text`: lines dropped, doubled, exchanged or replaced by odd ones."""
    lines = text.splitlines()
    odd = st.sampled_from(
        ["", "---", "a: [", "x: &y", "x: *y", "- a", "{}", "\t", "? [a]: b", "signed_at: 9999-99-99", "\ufeff", "é́"]
    )
    line = st.one_of(st.sampled_from(lines), odd, st.text(max_size=40))
    return st.lists(line, max_size=30).map(lambda chosen: "\n".join(chosen).encode("utf-8", "surrogatepass"))


@settings(max_examples=300, deadline=None)
@given(
    content=st.one_of(st.binary(max_size=300), _spoilt(_RECORD)),
    signature=st.one_of(st.none(), st.binary(max_size=400)),
)
def test_no_record_makes_the_reader_raise(content: bytes, signature: bytes | None) -> None:
    record, findings = read_approval(the.PROCEDURE_NOW, content, signature)
    assert record.faulty == bool(findings)


@settings(max_examples=200, deadline=None)
@given(path=st.text(max_size=60), content=st.binary(max_size=60))
def test_no_name_makes_the_reader_raise(path: str, content: bytes) -> None:
    records, findings = read_approvals({f"approvals/{path}": content}, DocumentCache(None))
    assert len(findings) >= 1
    assert all(record.faulty for record in records)


@settings(max_examples=300, deadline=None)
@given(content=st.one_of(st.binary(max_size=300), _spoilt(_REGISTER)))
def test_no_register_makes_the_reader_raise_anything_else(content: bytes) -> None:
    with contextlib.suppress(ConfigurationError):
        assert read_authority(the.FIRST, content).people is not None


@settings(max_examples=300, deadline=None)
@given(
    content=st.one_of(st.binary(max_size=300), _spoilt(_BASELINE)), path=st.sampled_from([the.BASELINE, the.EXCEPTIONS])
)
def test_no_baseline_makes_the_reader_raise(content: bytes, path: str) -> None:
    statement, findings = read_statement(path, content, {})
    assert (statement is None) == bool(findings)

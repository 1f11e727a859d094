"""Merkle roots as RFC 6962 has them, and how an anchor is read."""

from hashlib import sha256
from pathlib import Path

import pytest

from smsgen.analysis.anchors import merkle_root, utc_text
from smsgen.exporters.anchor_file import anchor_yaml
from smsgen.model.anchor import Anchor
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.read_anchor import decode_anchor, read_anchor

DIGEST = "sha256:" + "5" * 64
ANCHOR = Anchor("a" * 40, "2026-10-13T00:00:00+00:00", DIGEST, "2", DIGEST, 12, DIGEST)


def leaf(digest: str, path: str) -> bytes:
    return sha256(b"\x00" + f"{digest}  {path}\n".encode()).digest()


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def test_roots_of_few_records() -> None:
    a, b, c = (("1" * 64, "approvals/z.yml"), ("2" * 64, "approvals/y.yml"), ("3" * 64, "approvals/x.yml"))
    assert merkle_root({}) == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert merkle_root({a[1]: a[0]}) == f"sha256:{leaf(*a).hex()}"
    # Lines are sorted as they are, with the digest in front; the left part holds two of three.
    three = node(node(leaf(*a), leaf(*b)), leaf(*c))
    assert merkle_root({each[1]: each[0] for each in (c, a, b)}) == f"sha256:{three.hex()}"


def test_seven_leaves_split_at_four() -> None:
    records = {f"approvals/{number}.yml": f"{number}" * 64 for number in range(7)}
    leaves = [leaf(digest, path) for path, digest in records.items()]
    pairs = [node(*leaves[at : at + 2]) for at in (0, 2, 4)]
    root = node(node(pairs[0], pairs[1]), node(pairs[2], leaves[6]))
    assert merkle_root(records) == f"sha256:{root.hex()}"


def test_no_two_sets_of_records_have_one_root() -> None:
    one = {"approvals/a.yml": "1" * 64, "approvals/b.yml": "2" * 64}
    others: list[dict[str, str]] = [
        {},
        {"approvals/a.yml": "1" * 64},
        {"approvals/a.yml": "2" * 64, "approvals/b.yml": "1" * 64},
        one | {"approvals/c.yml": "3" * 64},
        {"approvals/a.yml": "1" * 64, "approvals/b2.yml": "2" * 64},
    ]
    assert len({merkle_root(each) for each in (one, *others)}) == len(others) + 1


def test_a_time_beyond_any_calendar_is_still_written() -> None:
    assert utc_text(0) == "1970-01-01T00:00:00+00:00"
    assert utc_text(10**12 - 1) == "2999-12-31T23:59:59+00:00"


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "anchor.yml"
    file.write_text(anchor_yaml(ANCHOR), "utf-8")
    (tmp_path / "anchor.yml.txt").write_text("nothing of ours", "utf-8")
    read = read_anchor(file)
    assert read.signatures == ()
    for name in ("commit", "committed_at", "first_register", "register_number", "register", "records", "records_root"):
        assert getattr(read.anchor, name) == getattr(ANCHOR, name)


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ('schema: "sms.anchor/v1"', 'schema: "sms.anchor/v2"', "value-malformed", 4),
        ('schema: "sms.anchor/v1"\n', "", "key-missing", 0),
        ('commit: "', 'commit: "z', "value-malformed", 5),
        ('commit: "aaaa', 'commit: "', "value-malformed", 5),
        ('committed_at: "2026-10-13T', 'committed_at: "2026-13-13T', "value-malformed", 6),
        ("+00:00", "", "value-malformed", 6),
        ('register_number: "2"', 'register_number: "02"', "value-malformed", 8),
        ('records: "12"', 'records: "many"', "value-malformed", 10),
        ('records: "12"', 'records: "١٢"', "value-malformed", 10),
        ('records_root: "sha256:', 'records_root: "md5:', "value-malformed", 11),
        ('records: "12"', 'records: "12"\nrecords: "13"', "yaml-duplicate-key", 11),
        ('records: "12"', 'records: "12"\nmore: "13"', "key-unknown", 11),
        ('records: "12"', "records: [12]", "value-malformed", 10),
        ('records: "12"', "records: *x", "yaml-alias", 10),
        ('records: "12"', "records: !!int 12", "yaml-tag", 10),
    ],
)
def test_a_malformed_anchor(old: str, new: str, rule: str, line: int) -> None:
    text = anchor_yaml(ANCHOR)
    assert old in text
    with pytest.raises(ConfigurationError) as caught:
        decode_anchor("a.yml", text.replace(old, new).encode(), {})
    assert [(each.rule, each.location.path, each.location.line) for each in caught.value.findings] == [
        (rule, "a.yml", line)
    ]


@pytest.mark.parametrize("content", [b"", b"- a\n", b"\xff\xfe", b"\x00" * 100, b"a" * 100_000, b"a: " + b"[" * 99])
def test_what_is_no_anchor_at_all(content: bytes) -> None:
    with pytest.raises(ConfigurationError) as caught:
        decode_anchor("a.yml", content, {})
    assert caught.value.findings

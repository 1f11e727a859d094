"""No bytes make a reader of evidence raise anything but what it promises; and no byte of the past changes unnoticed."""

import contextlib
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.adapters.ssh_signatures import SignatureError, armour, read_signature, verify
from smsgen.adapters.yaml import read_yaml
from smsgen.exporters.anchor_file import anchor_yaml
from smsgen.model.anchor import Anchor
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.decisions import read_decisions
from smsgen.sources.front_matter import FrontMatter
from smsgen.sources.read_anchor import decode_anchor
from smsgen.sources.read_authority import read_authority
from tests.approvals import approved_set as the_set
from tests.approvals import living_story as the
from tests.approvals.approved_set import approved_set, found
from tests.approvals.clone_judged import judged
from tests.approvals.git_story import base
from tests.approvals.history_mutations import restored
from tests.approvals.living_story import Step, told

# The same few inputs in every run; a search for more is `--hypothesis-profile` and patience.
FEW = settings(max_examples=120, deadline=None, derandomize=True, database=None)
DIGEST = f"sha256:{'a' * 64}"
ANCHOR = anchor_yaml(Anchor("c" * 40, "2026-10-01T00:00:00+00:00", DIGEST, "2", DIGEST, 12, DIGEST))
_WHOLE = approved_set()
_SIGNATURE = _WHOLE[f"{the_set.PROCEDURE_NOW}.sig"]
_NAMES = sorted(path for path in _WHOLE if path.startswith(("approvals/", "authority/")))
_ODD = [
    "", "---", "a: [", "x: &y", "x: *y", "- a", "{}", "\t", "? [a]: b", "issued_at: 9999-99-99", "\ufeff", "e\u0301",
    "schema: sms.anchor/v1", "a: !!python/object x", "%YAML 9.9", "number: '\u0663'", "[" * 50, "x: |", "\0", "\u202e",
]  # fmt: skip


def spoilt(text: str) -> st.SearchStrategy[bytes]:
    """Return what is nearly `text`: lines dropped, doubled, exchanged or replaced; or one byte of it changed."""
    lines, content = text.splitlines(), text.encode()
    line = st.one_of(st.sampled_from(lines), st.sampled_from(_ODD), st.text(max_size=40))
    mixed = st.lists(line, max_size=30).map(lambda chosen: "\n".join(chosen).encode("utf-8", "surrogatepass"))
    changed = st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)).map(
        lambda at: content[: at[0]] + bytes([at[1]]) + content[at[0] + 1 :]
    )
    return st.one_of(st.binary(max_size=200), mixed, changed)


@FEW
@given(content=spoilt(ANCHOR), signature=st.one_of(st.binary(max_size=200), st.just(_SIGNATURE)))
def test_no_anchor_makes_the_reader_raise_anything_else(content: bytes, signature: bytes) -> None:
    with contextlib.suppress(ConfigurationError):
        read = decode_anchor("anchor.yml", content, {"anchor.yml.li.qing.sig": signature})
        assert read.anchor.commit
        assert all(each.fault for each in read.signatures)


@FEW
@given(content=spoilt(_WHOLE[the_set.POLICY].decode()))
def test_no_front_matter_makes_the_reader_raise(content: bytes) -> None:
    read = FrontMatter("policies/a.md", content.decode("utf-8", "replace"))
    assert read.readable or read.findings


@FEW
@given(content=spoilt(_WHOLE[the_set.FIRST].decode()))
def test_no_yaml_makes_the_reader_raise(content: bytes) -> None:
    read = read_yaml(content.decode("utf-8", "replace"))
    assert all(fault.line >= 1 and fault.column >= 1 for fault in read.faults)


@FEW
@given(data=st.one_of(st.binary(max_size=200), spoilt(_SIGNATURE.decode())))
def test_no_signature_makes_the_reader_raise_anything_else(data: bytes) -> None:
    for armoured in (data, armour(data), armour(b"SSHSIG\0\0\0\1" + data)):
        with contextlib.suppress(SignatureError):
            assert read_signature(armoured).key
        if armoured != _SIGNATURE:
            with pytest.raises(SignatureError):
                verify(armoured, _WHOLE[the_set.PROCEDURE_NOW], "approval@smsgen")


@FEW
@given(
    files=st.dictionaries(
        st.one_of(
            st.sampled_from(_NAMES),
            st.builds(
                "{}{}".format,
                st.sampled_from(["authority/", "approvals/", "authority/baselines/"]),
                st.text(max_size=20),
            ),
        ),
        st.one_of(st.binary(max_size=60), st.sampled_from([_WHOLE[path] for path in _NAMES])),
        max_size=5,
    )
)
def test_no_files_make_the_reader_of_decisions_raise(files: dict[str, bytes]) -> None:
    register = read_authority(the_set.FIRST, _WHOLE[the_set.FIRST])
    read = read_decisions(files, register)
    assert len(read.approvals) == sum(path.startswith("approvals/") and path.endswith(".yml") for path in files)


@settings(FEW, max_examples=60)
@given(path=st.sampled_from(_NAMES), data=st.data())
def test_no_file_of_a_set_makes_the_judgement_crash(path: str, data: st.DataObject) -> None:
    content = data.draw(spoilt(_WHOLE[path].decode()))
    assert "rule-crashed" not in found({**_WHOLE, path: content})


def _texts() -> list[str]:
    return [path for path in the.year()[-1].files if path.endswith(".md") and path != "README.md"]


def _decisions(folder: str, suffix: str) -> list[str]:
    paths = [path for path in the.year()[-1].files if path.startswith(folder)]
    return [path for path in paths if path.endswith(suffix)]


GROUPS: dict[str, Sequence[str]] = {
    "texts": _texts(),
    "records": _decisions("approvals/", ".yml"),
    "signatures of records": _decisions("approvals/", ".sig"),
    "registers and baselines": _decisions("authority/", ".yml"),
    **{path: [path] for path in _decisions("authority/", ".sig")},
}


@pytest.mark.parametrize("group", GROUPS)
def test_a_byte_changed_for_a_day_is_found(group: str, tmp_path: Path) -> None:
    chance = random.Random(group)  # noqa: S311 — the same bytes in every run
    steps: list[Step] = []

    def change(path: str, at: int, flip: int) -> the.Change:
        def flipped(files: the.Files) -> None:
            content = files[path]
            files[path] = content[:at] + bytes([content[at] ^ flip]) + content[at + 1 :]

        return flipped

    for number, path in enumerate(GROUPS[group]):
        content = the.year()[-1].files[path]
        # A text whose front matter cannot be read has no id, so that it is taken for gone; that day it was found.
        at = chance.randrange(content.rfind(b"\n---\n") + 1, len(content))
        steps.append((f"2026-10-02T{number % 24:02d}:00:00Z", change(path, at, chance.randrange(1, 256))))
        steps.append((f"2026-10-02T{number % 24:02d}:30:00Z", restored(path)))
    year = base(tmp_path / "base", the.year())
    names = [name.partition(" ") for name in judged(year.told(told(*steps), tmp_path / "set")).found]
    assert sorted(path for _, _, path in names) == sorted(GROUPS[group])


def test_a_byte_of_a_picture_changed_for_a_day_is_found(tmp_path: Path) -> None:
    picture = the.year()[-1].files[the.PICTURE]
    year = base(tmp_path / "base", the.year())
    for at in (0, len(picture) // 2, len(picture) - 1):
        changed = picture[:at] + bytes([picture[at] ^ 1]) + picture[at + 1 :]
        steps: list[Step] = [
            ("2026-10-02", lambda files, changed=changed: files.update({the.PICTURE: changed})),
            ("2026-10-03", restored(the.PICTURE)),
        ]
        found_now = judged(year.told(told(*steps), tmp_path / f"set{at}")).found
        assert found_now == (f"content-changed-meanwhile {the.POLICY}",)

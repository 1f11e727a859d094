"""The cache changes how long a check takes, and nothing else."""

import marshal
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from smsgen.app.check import CACHE_FOLDER, check
from smsgen.checking.report import CheckReport
from smsgen.model.document import Document
from smsgen.model.structure import Structure
from smsgen.sources import cached_reading, document_cache, read_document
from smsgen.sources.cache_key import key_for
from smsgen.sources.deprecated_words import DeprecatedWords
from smsgen.sources.document_cache import DocumentCache, Reading
from smsgen.sources.load import load
from smsgen.sources.overlay_tree import OverlayTree
from smsgen.sources.packed_document import pack, unpack
from smsgen.sources.tree import Entry, WorkingTree, blob_id
from tests.fixtures.small_set import DAY, set_of, source, translation

ROOT = Path(__file__).parents[2]
BODY = """\
## Purpose {#purpose}

See [[PRC-02#steps]], [[PRC-02#nowhere]], [[PRC-77]] and [the form](../forms/frm-01.md), [gone](gone.md), TBD.

| a | b |
|---|---|
| 1 | 2 |

- one
- two

![figure](figures/none.png)

```mermaid
flowchart TD
  A -->
```

ISO/IEC 20000-1:2011 and <b>HTML</b>.
"""
FIELDS = """\
parent: PRC-01
fields:
  - {key: kind, label: Kind, type: choice, choices: {a: A, b: B}, required: "yes"}
  - {key: lines, label: Lines, type: table, columns: [{key: kind, label: Kind, type: colour}]}
record: {prefix: RFC, instance: retained, storage: repository, retention: 3 years, due: monthly}
"""
FILES = {
    "docs/manual/man-01.md": source("MAN-01", body="[[PRC-01]]\n"),
    "procedures/prc-01.md": source("PRC-01", 'parent: MAN-01\nforms: [FRM-01]\nclauses: {"4.1": "#nowhere"}\n', BODY),
    "procedures/prc-01.zh.md": translation("PRC-01", body=BODY.replace("- two\n", "").replace("[[PRC-77]]", "无")),
    "procedures/prc-02.md": source("PRC-02", "parent: MAN-01\nunknown: 1\n", "## Steps {#steps}\n\nText\u200b.\n"),
    "procedures/prc-03.md": "---\nid: [broken\n---\n",
    "procedures/prc-04.md": source("PRC-02"),
    "forms/frm-01.md": source("FRM-01", FIELDS),
    "forms/frm-01.zh.md": translation(
        "FRM-01", "fields:\n  kind: {label: 种类, choices: {a: 甲}}\n  more: {label: 其他}\n"
    ),
}
CHANGED = "procedures/prc-02.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a set with many faults, last changed an hour ago."""
    for path, content in set_of(FILES, languages="[en, zh]").items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        long_ago(file)
    return tmp_path


def long_ago(file: Path) -> None:
    hour = file.stat().st_mtime_ns - 3600 * 10**9
    os.utime(file, ns=(hour, hour))


@pytest.fixture(autouse=True)
def users_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the user's own files lie, outside the set."""
    place = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("SMS_CACHE", str(place))
    return place


@pytest.fixture(autouse=True)
def all_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take each file for one that was not changed just now: nobody can set back the time of its last change."""
    monkeypatch.setattr(cached_reading, "_SETTLED_NS", -(10**18))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of paths that are read as documents from here on."""
    paths: list[str] = []
    real = read_document.read_document

    def noted(path: str, blob: str, content: bytes, words: DeprecatedWords | None, *, assets_only: bool) -> object:
        paths.append(path)
        return real(path, blob, content, words, assets_only=assets_only)

    monkeypatch.setattr(read_document, "read_document", noted)
    return paths


def cached(folder: Path) -> CheckReport:
    return check(folder, as_of=DAY)


def uncached(folder: Path) -> CheckReport:
    return check(folder, as_of=DAY, cache=False)


def shards(folder: Path) -> list[Path]:
    return sorted((folder / CACHE_FOLDER).glob("documents-*"))


def test_a_cached_run_reads_nothing_again_and_says_the_same(folder: Path, parsed: list[str]) -> None:
    expected = uncached(folder)
    assert len(expected.diagnostics) > 20
    assert not (folder / CACHE_FOLDER).exists()
    assert cached(folder) == expected
    parsed.clear()
    assert cached(folder) == expected
    assert parsed == []


def test_several_processes_say_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = uncached(folder)
    monkeypatch.setattr(cached_reading, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert cached(folder) == expected
    assert cached(folder) == expected


def test_the_cache_is_never_committed_with_the_set(folder: Path) -> None:
    cached(folder)
    assert shards(folder)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    status = subprocess.run(["git", "status", "--short", "-uall"], cwd=folder, check=True, capture_output=True)
    assert b"sms.yml" in status.stdout
    assert b"build/" not in status.stdout


def test_only_what_changed_is_read_again(folder: Path, parsed: list[str]) -> None:
    cached(folder)
    parsed.clear()
    (folder / CHANGED).write_text(source("PRC-02", "parent: PRC-99\n"), encoding="utf-8")
    assert cached(folder) == uncached(folder)
    assert parsed[0] == CHANGED
    assert len(parsed) == 1 + len(FILES)


def test_a_touched_file_is_not_parsed_again(folder: Path, parsed: list[str]) -> None:
    expected = cached(folder)
    parsed.clear()
    os.utime(folder / CHANGED)
    assert cached(folder) == expected
    assert parsed == []


def test_deleted_and_moved_files_are_forgotten(folder: Path) -> None:
    cached(folder)
    (folder / "procedures/prc-04.md").unlink()
    (folder / CHANGED).rename(folder / "procedures/moved.md")
    assert cached(folder) == uncached(folder)
    assert cached(folder) == uncached(folder)


class InstantTree(WorkingTree):
    """A tree on a file system whose clock stands: a change of the same size leaves the stamp as it was."""

    now = 0

    def entries(self) -> list[Entry]:
        """Return the entries, all with the same times."""
        return [
            entry._replace(stamp=(*entry.stamp[:1], self.now, self.now, 1)) if entry.stamp else entry
            for entry in super().entries()
        ]


@pytest.mark.parametrize("age", [0, 40_000_000])
def test_a_file_read_right_after_it_changed_is_not_trusted(
    folder: Path, age: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached_reading, "_SETTLED_NS", 50_000_000)
    monkeypatch.setattr("time.time_ns", lambda: 10**18)
    InstantTree.now = 10**18 - age
    text = (folder / CHANGED).read_text(encoding="utf-8")
    load(InstantTree(folder), folder / CACHE_FOLDER)
    (folder / CHANGED).write_text(text.replace("PRC-02", "PRC-05"), encoding="utf-8")
    loaded = load(InstantTree(folder), folder / CACHE_FOLDER)
    assert [document.id for document in loaded.sms.documents if document.path == CHANGED] == ["PRC-05"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: content[:60] + bytes([content[60] ^ 1]) + content[61:],
        lambda content: bytes(len(content)),
        lambda _: b"\xff" * 1000,
        lambda content: content + b"more",
        lambda content: content[:64] + marshal.dumps({CHANGED: ()}),
    ],
)
def test_a_spoilt_cache_counts_as_empty_and_heals(
    folder: Path, spoil: Callable[[bytes], bytes], parsed: list[str]
) -> None:
    expected = cached(folder)
    for shard in shards(folder):
        shard.write_bytes(spoil(shard.read_bytes()))
    parsed.clear()
    assert cached(folder) == expected
    assert sorted(parsed) == sorted(FILES)
    parsed.clear()
    assert cached(folder) == expected
    assert parsed == []


def test_another_version_of_the_reader_reads_everything_again(
    folder: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = cached(folder)
    parsed.clear()
    monkeypatch.setattr(document_cache, "reader_version", lambda: b"other".ljust(32))
    assert cached(folder) == expected
    assert sorted(parsed) == sorted(FILES)


@pytest.mark.parametrize("obstacle", ["cache is a file", "build is a file", "shards cannot be written", "read-only"])
def test_a_cache_that_cannot_be_written_is_done_without(folder: Path, obstacle: str) -> None:
    expected = uncached(folder)
    cache = folder / CACHE_FOLDER
    if obstacle == "build is a file":
        cache.parent.write_text("", encoding="utf-8")
    elif obstacle == "cache is a file":
        cache.parent.mkdir()
        cache.write_text("", encoding="utf-8")
    else:
        cached(folder)
        for shard in shards(folder):
            shard.with_suffix(".new").mkdir()
        if obstacle == "read-only":
            cache.chmod(0o555)
    assert cached(folder) == expected
    (folder / CHANGED).write_text(source("PRC-02"), encoding="utf-8")
    assert cached(folder) == uncached(folder)
    assert cached(folder) == uncached(folder)


def test_a_commit_is_not_read_from_the_cache_of_the_working_tree(folder: Path, parsed: list[str]) -> None:
    """A commit may be somebody else's, and so may be what lies in `build/cache` of its clone."""

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=Li Qing", "-c", "user.email=li.qing@example.org"]
        subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    first = cached(folder)
    parsed.clear()
    committed = check(folder, "HEAD", as_of=DAY)
    assert parsed != []
    assert replace(committed, commit="") == first
    (folder / CHANGED).write_text(source("PRC-02", "parent: PRC-99\n"), encoding="utf-8")
    second = uncached(folder)
    assert second != first
    assert cached(folder) == second
    assert check(folder, "HEAD", as_of=DAY) == committed
    assert cached(folder) == second


def test_a_cache_that_somebody_else_wrote_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, users_own: Path
) -> None:
    """A clone may bring a cache along that says of a faulty text what was read of a good one."""
    name = "procedures/prc-01.md"
    faulty = (folder / name).read_bytes()
    honest = uncached(folder)
    (folder / name).write_bytes(source("PRC-01").encode())
    theirs = tmp_path_factory.mktemp("theirs")
    shutil.copytree(folder, theirs / "set")
    monkeypatch.setenv("SMS_CACHE", str(theirs / "user"))
    better = cached(theirs / "set")
    assert better != honest
    key = key_for(WorkingTree(theirs / "set"))
    cache = DocumentCache(theirs / "set" / CACHE_FOLDER, key=key)
    reading = cache.known(name)
    assert reading
    cache.keep(name, Reading((), blob_id(faulty), reading.packed))
    cache.save(FILES)
    (theirs / "set" / name).write_bytes(faulty)
    assert cached(theirs / "set") == better, "who wrote it would believe it"
    monkeypatch.setenv("SMS_CACHE", str(users_own))
    assert cached(theirs / "set") == honest
    assert cached(theirs / "set") == honest


def test_a_key_inside_the_clone_is_no_key(folder: Path, monkeypatch: pytest.MonkeyPatch, parsed: list[str]) -> None:
    """Who can commit the cache could commit the key with it."""
    monkeypatch.setenv("SMS_CACHE", str(folder / "cache"))
    expected = cached(folder)
    parsed.clear()
    assert cached(folder) == expected
    assert sorted(parsed) == sorted(FILES)
    assert shards(folder) == []
    monkeypatch.setenv("SMS_CACHE", str(folder.parent / "cache"))
    assert key_for(WorkingTree(folder))
    monkeypatch.setenv("SMS_CACHE", str(folder / "cache"))
    assert key_for(OverlayTree(WorkingTree(folder), {})) == b""


def test_every_value_survives_the_cache() -> None:
    """Not only what the reports of today show: every document of our own set, part by part."""
    for path in [*ROOT.glob("procedures/*.md"), *ROOT.glob("forms/*.md")]:
        name = path.relative_to(ROOT).as_posix()
        document, findings = read_document.read_document(name, "blob", path.read_bytes())
        packed = marshal.loads(marshal.dumps(pack(document, findings)))  # noqa: S302 — our own
        again, findings_again = unpack(packed, "en")
        assert parts_of(again) == parts_of(replace(document, language=document.language or "en"))
        assert findings_again == findings


def parts_of(document: Document) -> dict[str, object]:
    """Return every value of a document, and every one of its structure, also those that are derived."""
    values = {part.name: getattr(document, part.name) for part in fields(Document)}
    structure = values.pop("structure")
    names = (*(part.name for part in fields(Structure)), "explicit_ids", "targets", "shape")
    return values | {name: getattr(structure, name) for name in names} | {"places": dict(document.places)}

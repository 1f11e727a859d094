"""What was read once of a history is not read again; what could come from anybody else is not believed."""

import marshal
import os
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest

from smsgen.model.past import Past
from smsgen.sources import evidence_cache, read_past
from smsgen.sources.evidence_cache import EvidenceCache
from tests.fixtures.git_repository import commit, git, new_repository
from tests.fixtures.small_set import source

A, B, MAP, RECORD = "policies/a.md", "policies/b.md", "policies/map.svg", "approvals/r.yml"
ONE, TWO = source("POL-01", body="![Map](map.svg)\n"), source("POL-02", body="Two.\n")
ALONE = 0o077


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a repository of two commits, with a merge, an asset and a record."""
    folder = new_repository(tmp_path / "set", {A: ONE, MAP: "map 1", RECORD: "r"})
    git(folder, "switch", "--quiet", "--create", "side")
    commit(folder, {B: TWO}, "x", "wu@example.org")
    git(folder, "switch", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "--no-edit", "side")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return where the cache is to lie."""
    return tmp_path / "home" / "evidence"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of blobs that are read from here on."""
    ids: list[str] = []
    real = read_past._read_blobs  # noqa: SLF001 — the door to the blobs

    def noted(root: Path, blobs: Collection[str]) -> Iterator[tuple[str, bytes]]:
        ids.extend(blobs)
        return real(root, blobs)

    monkeypatch.setattr(read_past, "_read_blobs", noted)
    return ids


def read(clone: Path, cache: Path | None, language: str = "") -> Past:
    return read_past.read_past(clone, "HEAD", cache, language)


def files(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.past"))


def test_a_second_run_reads_nothing_and_says_the_same(clone: Path, cache: Path, asked: list[str]) -> None:
    expected = read(clone, None)
    assert len(expected.appearances) == 2
    assert expected.history.commits[1].merged_emails
    assert read(clone, cache) == expected
    asked.clear()
    assert read(clone, cache) == expected
    assert asked == []
    assert [each.language for each in read(clone, cache, "en").appearances] == ["en", "en"]
    assert read(clone, cache) == expected


def test_only_what_is_new_is_read_of_a_later_commit(clone: Path, cache: Path, asked: list[str]) -> None:
    read(clone, cache)
    commit(clone, {A: ONE + "more\n", MAP: "map 2", "authority/1.yml": "a"})
    asked.clear()
    later = read(clone, cache)
    assert len(asked) == 3
    assert later == read(clone, None)
    commit(clone, {B: None})
    asked.clear()
    assert read(clone, cache) == read_past.read_past(clone, "HEAD", None)
    assert len(asked) == len(later.texts) + len(later.contents) + 2, "only the run without a cache reads"


def test_another_clone_of_the_same_commit_is_known(clone: Path, cache: Path, tmp_path: Path, asked: list[str]) -> None:
    expected = read(clone, cache)
    git(tmp_path, "clone", "--quiet", "set", "other")
    asked.clear()
    assert read(tmp_path / "other", cache) == expected
    assert asked == []


def test_a_set_in_another_folder_of_the_same_commit_is_another(clone: Path, cache: Path) -> None:
    commit(clone, {"inner/policies/a.md": TWO})
    assert read(clone, cache) == read(clone, None)
    assert read(clone / "inner", cache) == read(clone / "inner", None)
    assert len(files(cache)) == 2


def test_a_clone_that_became_shallow_or_borrows_is_seen_all_the_same(clone: Path, cache: Path, tmp_path: Path) -> None:
    read(clone, cache)
    git(tmp_path, "clone", "--quiet", "--shared", "set", "borrower")
    assert read(tmp_path / "borrower", cache).history.alternates == (str(clone / ".git/objects"),)
    git(tmp_path, "clone", "--quiet", "--depth=1", clone.as_uri(), "shallow")
    assert [fault.rule for fault in read(tmp_path / "shallow", cache).history.faults] == ["history-shallow"]


@pytest.mark.parametrize(
    "break_it",
    [
        lambda _: b"",
        lambda content: content[:40],
        lambda content: content[:-1],
        lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
        lambda content: b"x" + content[1:],
        lambda _: marshal.dumps(({}, {}, {}, (), ())),
        lambda content: content + b"x",
    ],
)
def test_a_damaged_file_is_not_believed_and_written_anew(
    clone: Path, cache: Path, asked: list[str], break_it: Callable[[bytes], bytes]
) -> None:
    expected = read(clone, cache)
    [file] = files(cache)
    whole = file.read_bytes()
    file.write_bytes(break_it(whole))
    asked.clear()
    assert read(clone, cache) == expected
    assert len(asked) == 4
    assert file.read_bytes()[:82] == whole[:82]


def test_a_file_of_another_commit_or_version_is_not_believed(
    clone: Path, cache: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(clone, cache)
    [file] = files(cache)
    commit(clone, {A: TWO})
    later = git(clone, "rev-parse", "HEAD")
    file.rename(file.with_name(file.name.replace(file.name[:40], later)))
    asked.clear()
    assert read(clone, cache) == read(clone, None)
    assert len(asked) == 2 * 4, "both runs read two texts, an asset and a record"
    monkeypatch.setattr(evidence_cache, "reader_version", lambda: b"another")
    asked.clear()
    read(clone, cache)
    assert asked


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the user's folders by other means")
def test_what_others_could_have_written_is_not_believed(clone: Path, cache: Path, asked: list[str]) -> None:
    read(clone, cache)
    [file] = files(cache)
    assert not cache.stat().st_mode & ALONE
    assert not file.stat().st_mode & ALONE
    elsewhere = cache.parent / "elsewhere"

    def replace_by_a_link() -> None:
        file.rename(elsewhere)
        file.symlink_to(elsewhere)

    spoilers: list[Callable[[], None]] = [lambda: file.chmod(0o620), lambda: cache.chmod(0o770), replace_by_a_link]
    for spoil in spoilers:
        spoil()
        asked.clear()
        read(clone, cache)
        assert asked
        assert not cache.stat().st_mode & ALONE
        assert not file.stat(follow_symlinks=False).st_mode & ALONE
        asked.clear()
        read(clone, cache)
        assert asked == []


def test_a_folder_of_somebody_else_is_not_used(
    clone: Path, cache: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(clone, cache)
    user = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: user + 1)
    before = [file.stat() for file in files(cache)]
    asked.clear()
    assert read(clone, cache) == read(clone, None)
    assert len(asked) == 2 * 4
    assert [file.stat() for file in files(cache)] == before


def test_a_cache_inside_the_clone_is_neither_read_nor_written(clone: Path, tmp_path: Path, asked: list[str]) -> None:
    (clone / "inner").mkdir()
    (tmp_path / "link").symlink_to(clone / "inner")
    read(clone, tmp_path / "good" / "evidence")
    for inside in (clone / ".cache/evidence", tmp_path / "link/evidence", clone / "inner/../evidence"):
        inside.mkdir(parents=True, mode=0o700)
        for file in files(tmp_path / "good" / "evidence"):
            (inside / file.name).write_bytes(file.read_bytes())
        for root in (clone, clone / "inner"):
            asked.clear()
            stamps = [file.stat().st_mtime_ns for file in files(inside)]
            read_past.read_past(root, "HEAD", inside)
            assert asked or root != clone
            assert [file.stat().st_mtime_ns for file in files(inside)] == stamps


def test_a_cache_that_cannot_be_written_loses_nothing(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert read(clone, tmp_path / "file" / "evidence") == read(clone, None)


def test_old_files_are_pruned_and_the_last_used_stay(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_cache, "_MOST_FILES", 2)
    kept = EvidenceCache(cache)
    for age, name in enumerate(("first", "second", "third")):
        kept.keep(name, (name,))
        for file in files(cache):
            os.utime(file, ns=(1, file.stat().st_mtime_ns - 10**9 * (age + 1)))
        assert kept.load("first") == ("first",), "what is used stays"
    assert set(kept.names()) == {"first", "third"}
    (cache / "new-unfinished").write_bytes(b"x")
    (cache / "new-just-now").write_bytes(b"x")
    os.utime(cache / "new-unfinished", (0, time.time() - 7200))
    monkeypatch.setattr(evidence_cache, "_MOST_BYTES", 1)
    kept.keep("fourth", ("fourth",))
    assert kept.names() == ["fourth"]
    assert sorted(file.name for file in cache.iterdir()) == ["fourth.past", "new-just-now"]


def test_what_a_wrong_clock_dated_ahead_does_not_outlast_what_is_used(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_cache, "_MOST_FILES", 1)
    kept = EvidenceCache(cache)
    kept.keep("ahead", ("ahead",))
    [file] = files(cache)
    os.utime(file, (0, time.time() + 86_400))
    kept.keep("now", ("now",))
    assert kept.names() == ["now"]


def test_the_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("SMS_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert evidence_cache.evidence_cache() == tmp_path / ".cache/sms/evidence"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert evidence_cache.evidence_cache() == tmp_path / ".cache/sms/evidence"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "x"))
    assert evidence_cache.evidence_cache() == tmp_path / "x/sms/evidence"
    monkeypatch.setenv("SMS_CACHE", str(tmp_path / "y"))
    assert evidence_cache.evidence_cache() == tmp_path / "y/evidence"


def test_a_user_without_a_home_has_a_folder_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    for name in ("SMS_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", nowhere)
    assert evidence_cache.evidence_cache().is_absolute()

"""Deprecated words in whole sets: the list of the same tree counts, whatever was read before."""

from pathlib import Path

import pytest

from smsgen.app.check import CACHE_FOLDER, check
from smsgen.sources import cached_reading, read_document
from smsgen.sources.deprecated_words import DeprecatedWords
from smsgen.sources.load import load
from smsgen.sources.overlay_tree import OverlayTree
from smsgen.sources.tree import CommitTree, Tree, WorkingTree
from tests.fixtures.git_repository import commit, new_repository, write
from tests.fixtures.small_set import DAY, set_of, source, translation

LIST, CHINESE, POLICY = "docs/manual/terms.md", "docs/manual/terms.zh.md", "policies/pol-01.md"
_ONE = "terms:\n  - {{key: customer, term: customer, deprecated: [{}], definition: {}.}}\n"
_CHINESE = "terms:\n  customer: {{term: 顾客, deprecated: [{}], definition: 接受服务的组织。}}\n"


def list_of(word: str, definition: str = "Whoever receives a service") -> str:
    return source("MAN-05", _ONE.format(word, definition))


FILES = {
    LIST: list_of("client"),
    CHINESE: translation("MAN-05", _CHINESE.format("客户")),
    POLICY: source("POL-01", "parent: MAN-05\n", "The client and the buyer.\n"),
    "policies/pol-01.zh.md": translation("POL-01", body="客户和买方。\n"),
}


@pytest.fixture(autouse=True)
def users_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the user's own files lie, outside the set."""
    place = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("SMS_CACHE", str(place))
    monkeypatch.setattr(cached_reading, "_SETTLED_NS", -(10**18))
    return place


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of paths whose text is read from here on."""
    paths: list[str] = []
    real = read_document.read_document

    def noted(path: str, blob: str, content: bytes, words: DeprecatedWords | None, *, assets_only: bool) -> object:
        if not assets_only:
            paths.append(path)
        return real(path, blob, content, words, assets_only=assets_only)

    monkeypatch.setattr(read_document, "read_document", noted)
    return paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, set_of(FILES, languages="[en, zh]"))
    return tmp_path


def words(tree: Tree, cache: Path | None = None) -> list[str]:
    """Return what the documents of a tree use, as `path word`."""
    documents = load(tree, cache).sms.documents
    return [f"{document.path} {use.word}" for document in documents for use in document.deprecated_uses]


BOTH = [f"{POLICY} client", "policies/pol-01.zh.md 客户"]


def test_check_says_it_once_at_the_first_use_and_what_the_term_is(folder: Path) -> None:
    write(folder, {POLICY: source("POL-01", "parent: MAN-05\n", "The client.\n\n- Clients\n")})
    [found] = [
        each for each in check(folder, as_of=DAY).diagnostics if each.location.path == POLICY and each.code == "DOC018"
    ]
    assert (found.location.line, found.location.column, found.severity) == (12, 5, "warning")
    assert [(place.line, place.column) for place in found.related] == [(14, 3)]
    assert found.message.en == "the list of terms says “customer”, not “client” (uses in this text: 2)"
    assert found.message.zh == "术语表规定用“customer”，不用“client”（本文共2处）"


def test_a_changed_list_counts_at_once_and_only_where_it_changed(folder: Path, parsed: list[str]) -> None:
    cache = folder / CACHE_FOLDER
    assert words(WorkingTree(folder), cache) == BOTH
    parsed.clear()
    assert words(WorkingTree(folder), cache) == BOTH
    assert parsed == []
    write(folder, {LIST: list_of("buyer")})
    assert words(WorkingTree(folder), cache) == [f"{POLICY} buyer", BOTH[1]]
    assert parsed == [LIST, POLICY]
    parsed.clear()
    write(folder, {LIST: list_of("buyer", "Another definition")})
    assert words(WorkingTree(folder), cache) == [f"{POLICY} buyer", BOTH[1]]
    assert parsed == [LIST]
    write(folder, {CHINESE: None})
    assert words(WorkingTree(folder), cache) == [f"{POLICY} buyer"]
    write(folder, {LIST: None})
    assert words(WorkingTree(folder), cache) == []


def test_several_processes_find_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached_reading, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert words(WorkingTree(folder)) == BOTH


def test_a_commit_is_searched_for_the_words_of_its_own_list(tmp_path: Path, users_own: Path) -> None:
    root = new_repository(tmp_path / "clone", set_of(FILES, languages="[en, zh]"))
    second = commit(root, {LIST: list_of("buyer")})
    write(root, {LIST: list_of("nothing")})
    evidence = users_own / "evidence"
    for _ in range(2):
        assert words(CommitTree(root, "HEAD~1"), evidence) == BOTH
        assert words(CommitTree(root, second), evidence) == [f"{POLICY} buyer", BOTH[1]]
    assert words(WorkingTree(root), root / CACHE_FOLDER) == BOTH[1:]


def test_a_laid_over_list_counts_for_what_lies_below(folder: Path) -> None:
    assert words(OverlayTree(WorkingTree(folder), {LIST: list_of("buyer").encode()})) == [f"{POLICY} buyer", BOTH[1]]


def test_a_list_that_cannot_be_read_finds_nothing_and_breaks_nothing(folder: Path) -> None:
    write(folder, {LIST: "---\nid: [\n---\n", CHINESE: b"\xff\xfe"})
    assert words(WorkingTree(folder), folder / CACHE_FOLDER) == []
    assert {"yaml-syntax", "bytes-utf8"} <= {each.name for each in check(folder, as_of=DAY).diagnostics}


def test_a_text_that_cannot_be_read_has_that_fault_alone(folder: Path) -> None:
    write(folder, {POLICY: "---\nid: POL-01\ntitle: [The client\n---\n\nThe client.\n"})
    assert words(WorkingTree(folder)) == BOTH[1:]

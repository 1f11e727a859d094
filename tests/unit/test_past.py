"""What is told of the texts of a history is what a check of each of its trees would have found."""

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.model.document import tier_of
from smsgen.model.history import History
from smsgen.model.past import Appearance, PastText
from smsgen.sources.front_matter import FrontMatter
from smsgen.sources.past_texts import read_text
from smsgen.sources.read_bytes import decode
from smsgen.sources.read_document import read_document
from smsgen.sources.read_past import past_from
from smsgen.sources.tree import blob_id
from tests.fixtures.past_in_memory import Files, digests_of_tree, history_of, past_of, standing
from tests.fixtures.small_set import source, translation

ROOT = Path(__file__).parents[2]
OWN = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("docs", "policies", "procedures", "forms")
    for path in (ROOT / folder).rglob("*.md")
    if tier_of(path.relative_to(ROOT).as_posix())
)
A, A_ZH, B = "policies/a.md", "policies/a.zh.md", "policies/more/b.md"
TEXT = source("POL-01", body="One.\n")
LATER = source("POL-01", body="Two.\n")
PICTURED = source("POL-01", body="![Map](figures/map.svg) and ![Map](figures/map.svg), ![Plan](plan.png)\n")
PICTURED_ZH = translation("POL-01", body="![图](figures/map.svg)\n")
MAP, PLAN = "policies/figures/map.svg", "policies/plan.png"
WHOLE: dict[str, str | bytes] = {A: PICTURED, A_ZH: PICTURED_ZH, MAP: b"map 1", PLAN: b"plan 1"}


def appearances(*trees: Files) -> list[tuple[int, str]]:
    """Return (commit, path) of each appearance, and hold each digest to what the tree of the commit has."""
    past = past_of(*trees)
    for number, files in enumerate(trees):
        assert standing(past, number) == digests_of_tree(files), number
    return [(each.commit, each.path) for each in past.appearances]


# --- What a text says of itself ----------------------------------------------------------------------------------


def test_every_own_document_says_what_the_tree_says() -> None:
    files = {path: (ROOT / path).read_bytes() for path in OWN}
    assert len(files) > 50
    past = past_of(files)
    for each in past.appearances:
        document, _ = read_document(each.path, each.blob, files[each.path])
        said = past.texts[each.blob]
        assert said.images == tuple(dict.fromkeys(image.destination for image in document.structure.images))
        assert (said.sha256, said.id, said.title) == (document.sha256, document.id, document.title)
        assert (said.version, said.owner) == (document.version, document.owner)
        assert (said.revision, said.translation_of) == (document.revision, document.translation_of)
        assert (said.authors, said.change) == (document.authors, document.change)
        assert each.language == document.language
    assert standing(past, 0) == digests_of_tree({path: content.decode() for path, content in files.items()})


def test_a_text_is_read_once_and_with_its_place_in_history() -> None:
    history, read = history_of({A: TEXT}, {A: LATER}, {A: TEXT, B: TEXT})
    asked: list[str] = []

    def noted(ids: Collection[str]) -> Iterator[tuple[str, bytes]]:
        asked.extend(ids)
        return read(ids)

    past = past_from(history, noted)
    assert sorted(asked) == sorted({blob_id(TEXT.encode()), blob_id(LATER.encode())})
    assert past.history is history
    digest = digests_of_tree({A: TEXT})[A]
    assert past.appearances[2:] == (
        Appearance(2, A, "", blob_id(TEXT.encode()), digest),
        Appearance(2, B, "", blob_id(TEXT.encode()), digest),
    )


def test_the_language_fills_in_where_the_file_names_none() -> None:
    history, read = history_of({A: TEXT, A_ZH: translation("POL-01")})
    assert [each.language for each in past_from(history, read, "en").appearances] == ["en", "zh"]
    assert [each.language for each in past_from(history, read).appearances] == ["", "zh"]


REFUSED = {
    "bom": b"\xef\xbb\xbf" + TEXT.encode(),
    "cr": TEXT.replace("\n", "\r\n").encode(),
    "cr_in_the_front_matter": b"---\nid: POL-01\r\ntitle: x\n---\n![x](map.svg)",
    "cr_in_the_body": TEXT.encode() + b"![x](map.svg)\r\r\n",
    "utf-8": TEXT.replace("First", "F\xff").encode("latin-1"),
    "utf-8_in_the_body": TEXT.encode() + b"\xff![x](map.svg)",
    "nothing": b"",
    "no_front_matter": b"# Title\n\n![x](map.svg)\n",
    "no_end": b"---\nid: POL-01\n",
    "end_without_line_feed": b"---\nid: POL-01\n---",
    "empty_front_matter": b"---\n---\ntext",
    "list": b"---\n- id\n---\n",
    "syntax": b"---\nid: [POL-01\n---\n",
    "alias": b"---\nid: &a POL-01\ntitle: *a\n---\n",
    "twice": b"---\nid: POL-01\nid: POL-02\n---\n",
    "shapes": b"---\nid: [POL-01]\nversion: {a: b}\nauthors: li.qing\nchange: ''\n---\n",
    "deep": b"---\nid: " + b"[" * 2000 + b"\n---\n",
    "too_large": TEXT.encode() + b"x" * 1_000_001,
    "large_front_matter": b"---\nid: POL-01\ntitle: " + b"x" * 70_000 + b"\n---\n",
    "binary": bytes(range(256)) * 10,
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_refused_bytes_say_what_the_tree_reads_in_them(content: bytes) -> None:
    as_in_a_tree(content)
    files = {A: content, "policies/map.svg": b"map"}
    assert appearances({A: TEXT}, files, {A: TEXT}) == [(0, A), (1, A), (2, A)]


def as_in_a_tree(content: bytes) -> None:
    """Compare what is read of any bytes with what the check of a tree reads in them."""
    readable, said = read_text(content)
    assert read_text(content) == (readable, said), "what is remembered of a text reads as the text itself"
    document, _ = read_document(A, "", content)
    front = FrontMatter("", decode("", content)[0])
    assert readable == front.readable == document.readable
    assert said.sha256 == document.sha256
    if not readable:
        assert said == PastText(document.sha256)
    else:
        assert (said.id, said.version, said.title, said.owner) == (
            document.id, document.version, document.title, document.owner,
        )  # fmt: skip
        assert (said.authors, said.change) == (document.authors, document.change)
        assert said.images == tuple(dict.fromkeys(image.destination for image in document.structure.images))


_PIECES = st.sampled_from(
    [
        *(b"---\n", b"\n---\n", b"---", b"\n", b"\r\n", b"\r", b"\xef\xbb\xbf", b"\xff", b"\xe6\x9d", "李".encode()),
        *(
            b"id: POL-01\n",
            b'version: "1.0"\n',
            b"authors: [a, b]\n",
            b"authors:\n- a\n",
            b"change: |\n  a\n",
            b"id:\n",
        ),
        *(b"title: 'a\n", b"b'\n", b"[", b"]", b"{", b"}", b"#", b": ", b"&a ", b"*a", b"!t ", b"? ", b"- ", b"...\n"),
        *(b"![a](b.svg)", b"![a][r]\n", b"\n[r]: c.svg\n", b"![", b"`", b"```\n", b"\x00", b"\t", b"%YAML 1.1\n"),
        *("\u2028".encode(), "\x85".encode(), "\ufeff".encode(), b"owner: x\n", b"revision: '1'\n", b"\\", b'"'),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.lists(_PIECES, max_size=14).map(b"".join)), st.booleans())
def test_no_bytes_break_the_reading(content: bytes, fronted: bool) -> None:  # noqa: FBT001 — hypothesis gives it
    as_in_a_tree(b"---\nid: POL-01\n" + content if fronted else content)


# --- Assets ------------------------------------------------------------------------------------------------------


def test_a_changed_asset_gives_each_text_that_uses_it_a_new_appearance() -> None:
    later = WHOLE | {MAP: b"map 2"}
    assert appearances(WHOLE, later, later, WHOLE) == [(number, path) for number in (0, 1, 3) for path in (A, A_ZH)]
    assert appearances(WHOLE, WHOLE | {PLAN: b"plan 2"})[2:] == [(1, A)]
    past = past_of(WHOLE, later)
    assert past.appearances[2].assets == (
        ("figures/map.svg", blob_id(b"map 2")),
        ("plan.png", blob_id(b"plan 1")),
    )


def test_an_asset_that_goes_and_returns_takes_the_digest_with_it() -> None:
    without = {path: content for path, content in WHOLE.items() if path != MAP}
    assert appearances(WHOLE, without, without | {PLAN: b"plan 2"}, WHOLE) == [
        *((0, path) for path in (A, A_ZH)),
        *((1, path) for path in (A, A_ZH)),
        *((3, path) for path in (A, A_ZH)),
    ]
    past = past_of(WHOLE, without)
    assert {(each.digest, each.assets) for each in past.appearances[2:]} == {("", ())}


def test_what_moves_together_keeps_its_digest() -> None:
    moved = {path.replace("policies/", "policies/more/"): content for path, content in WHOLE.items()}
    past = past_of(WHOLE, moved)
    assert appearances(WHOLE, moved)[2:] == [(1, path) for path in sorted([*WHOLE, *moved]) if path.endswith(".md")]
    assert [each.digest for each in past.appearances[:2]] == [each.digest for each in past.appearances[4:]]
    assert [each.blob for each in past.appearances[2:4]] == ["", ""]


@pytest.mark.parametrize(
    "destination", ["https://x.example/a.svg", "/a.svg", "../a.svg", "a%2esvg", "gone.svg", ".hidden/a.svg", "", "//x"]
)
def test_an_asset_that_is_not_allowed_leaves_no_digest(destination: str) -> None:
    files: Files = {A: source("POL-01", body=f"![a]({destination})\n"), "policies/.hidden/a.svg": b"a", "a.svg": b"a"}
    assert appearances(files) == [(0, A)]
    assert standing(past_of(files), 0) == {A: ""}


def test_a_text_that_stops_using_an_asset_no_longer_follows_it() -> None:
    plain = WHOLE | {A: TEXT}
    assert appearances(WHOLE, plain, plain | {PLAN: b"plan 2"})[2:] == [(1, A)]


def test_only_documents_of_the_set_appear() -> None:
    others = dict.fromkeys(["README.md", "policies/.x/a.md", "policies/a.txt", "records/a.md", "docs/a.md"], TEXT)
    assert appearances({A: TEXT} | others) == [(0, A)]


def test_evidence_is_kept_as_it_ever_stood() -> None:
    first = {"authority/1.yml": "a", "authority/1.yml.x.sig": "b", "approvals/P/1.0/en/r.yml": "c", "sms.yml": "d"}
    past = past_of(first, {"authority/1.yml": "e"}, {"authority/.x": "f", "approvals/y": b"\xff"})
    assert sorted(past.contents.values()) == [b"a", b"b", b"c", b"e", b"\xff"]
    assert all(blob_id(content) == blob for blob, content in past.contents.items())


def test_no_commits_have_no_texts() -> None:
    past = past_from(History(()), lambda _: iter(()))
    assert (past.texts, past.appearances, past.contents) == ({}, (), {})


_FILES = st.dictionaries(
    st.sampled_from([A, A_ZH, B, MAP, PLAN, "policies/more/plan.png", "policies/more/figures/map.svg"]),
    st.sampled_from([TEXT, LATER, PICTURED, PICTURED_ZH, "---\nid: [\n---\n![x](plan.png)", "map 1"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_FILES, min_size=1, max_size=5))
def test_any_history_tells_for_each_commit_what_its_tree_holds(trees: list[dict[str, str]]) -> None:
    told = appearances(*trees)
    assert len(set(told)) == len(told)
    past = past_of(*trees)
    for before, after in zip(past.appearances, past.appearances[1:], strict=False):
        assert (before.commit, before.path) < (after.commit, after.path)

"""The YAML at the beginning of a document, and what is read of a document as a whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.model.document import Document
from smsgen.sources.read_document import read_document
from tests.fixtures.small_set import source, translation

PATH = "procedures/prc-01.md"


def read(text: str, path: str = PATH) -> tuple[Document, list[str]]:
    """Return the document and each finding as `line:column rule`."""
    document, findings = read_document(path, "blob", text.encode())
    return document, [f"{found.location.line}:{found.location.column} {found.rule}" for found in findings]


def test_every_key_is_read_as_the_text_that_it_is() -> None:
    front = 'parent: POL-01\nclauses:\n  "8.5.1.2": "#raising"\n  "8.10": ["#a", "#b"]\n  "9.1": ""\n'
    front += "information: [8.5-D1]\nforms: [FRM-01]\n"
    document, findings = read(source("PRC-01", front).replace('"1.0"', "1.10"))
    assert findings == []
    assert (document.id, document.title, document.version) == ("PRC-01", "Title of PRC-01", "1.10")
    assert (document.owner, document.authors, document.parent) == ("quality-manager", ("li.qing",), "POL-01")
    assert [(claim.clause, claim.anchors) for claim in document.clauses] == [
        ("8.5.1.2", ("raising",)),
        ("8.10", ("a", "b")),
        ("9.1", ()),
    ]
    assert (document.information, document.forms) == (("8.5-D1",), ("FRM-01",))


def test_a_translation_has_the_keys_of_a_translation() -> None:
    document, findings = read(translation("PRC-01", version="2.10"), "procedures/prc-01.zh.md")
    assert findings == []
    assert (document.language, document.translation_of, document.revision) == ("zh", "2.10", "1")
    _, findings = read(translation("PRC-01", "owner: quality-manager\n"), "procedures/prc-01.zh.md")
    assert findings == ["8:1 key-unknown"]


@pytest.mark.covers("C-02")
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("title:", "titel:", ["3:1 key-unknown"]),
        ("title: Title of PRC-01\n", "", ["0:0 key-missing"]),
        ("title: Title of PRC-01", "title: ", ["3:1 value-malformed"]),
        ("title: Title of PRC-01", "title: [a, b]", ["3:1 value-malformed"]),
        ("title: Title of PRC-01", 'title: "two\\nlines"', ["3:1 value-malformed"]),
        ("title: Title of PRC-01", "title: |\n  two\n  lines", ["3:1 value-malformed"]),
        ("title: Title of PRC-01", "title: >\n  one line in\n  two pieces", []),
        ("title: Title of PRC-01", 'title: "a\\u202eb"', ["3:1 bytes-invisible"]),
        ("title: Title of PRC-01", 'title: "a\\0b"', ["3:1 bytes-control"]),
        ("title: Title of PRC-01", "title: a\x07b", ["3:9 bytes-control"]),
        ("title: Title of PRC-01", "title: a\u2028b", ["3:9 bytes-invisible"]),
        ("authors: [li.qing]", "authors: li.qing", ["6:1 value-malformed"]),
        ("authors: [li.qing]", 'authors: [li.qing, ""]', ["6:1 value-malformed"]),
        ("authors: [li.qing]", 'authors: ["li.\\u200bqing"]', ["6:11 bytes-invisible"]),
        ("change:", "status: approved\nchange:", ["8:1 key-unknown"]),
        ("id: PRC-01", "id: PRC-01\nid: PRC-02", ["3:1 yaml-duplicate-key"]),
        ("id: PRC-01", "id: !x PRC-01", ["2:5 yaml-tag"]),
        ("id: PRC-01\n", "- a\n", ["3:1 yaml-syntax"]),
        ("change: First", 'change: "First', ["8:9 yaml-syntax"]),
        ("title: Title", "title: [Title", ["4:8 yaml-syntax"]),
    ],
)
def test_each_mistake_gives_one_finding_at_its_place(before: str, after: str, expected: list[str]) -> None:
    text = source("PRC-01")
    assert before in text
    _, findings = read(text.replace(before, after, 1))
    assert sorted(findings) == expected


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ('clauses: "#a"\n', ["9:1 value-malformed"]),
        ('clauses: {"8.1": {a: b}}\n', ["9:11 value-malformed"]),
        ('clauses: {"8.1": [[a]]}\n', ["9:11 value-malformed"]),
        ("forms: FRM-01\n", ["9:1 value-malformed"]),
        ("fields: []\n", ["9:1 key-unknown"]),
    ],
)
def test_values_of_another_shape(clauses: str, expected: list[str]) -> None:
    assert read(source("PRC-01", clauses))[1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1 front-matter-missing"),
        ("Only text.\n", "1:1 front-matter-missing"),
        (" " + source("PRC-01"), "1:1 front-matter-missing"),
        ("---\nid: PRC-01\n", "1:1 front-matter-missing"),
        ("--- \nid: PRC-01\n---\n", "1:1 front-matter-missing"),
        ("---\n---\n", "2:1 yaml-not-a-mapping"),
        ("---\n- a\n---\n", "2:1 yaml-not-a-mapping"),
        ("---\nid\n---", "2:1 yaml-not-a-mapping"),
    ],
)
def test_a_document_without_front_matter_has_one_finding(text: str, expected: str) -> None:
    document, findings = read(text)
    assert findings == [expected]
    assert not document.readable


@pytest.mark.parametrize(
    "text",
    [
        source("PRC-01").replace("title: ", "title: !x "),
        source("PRC-01").replace("---\n\n", "\n", 1),
        "\n" + source("PRC-01"),
        source("'PRC-01'").replace("title: ", 'title: "'),
        source("PRC-01") + "a" * 1_000_000,
        "\ufeff" + source("PRC-01") + "a" * 1_000_000,
    ],
    ids=["broken YAML", "no end", "empty line first", "open quotation", "too large", "too large with BOM"],
)
def test_the_id_of_a_broken_document_is_still_seen(text: str) -> None:
    document, findings = read(text)
    assert (document.id, document.readable, len(findings)) == ("PRC-01", False, 1)


def test_a_document_that_ends_with_its_front_matter() -> None:
    document, findings = read(source("PRC-01").removesuffix("\n\n"))
    assert findings == []
    assert document.id == "PRC-01"


FORM = """\
fields:
  - {key: a, label: A, type: text, limits: {max_length: "3"}}
record: {prefix: AB, instance: retained, storage: repository, retention: 3 years, event: x}
"""
WORDS = """\
id: PRC-01 ⏎|title: |clauses:⏎|  "8.1": |[|]|{|}|#a|⏎|  - |fields:⏎|key: x⏎|
record:⏎|limits: |choices: |columns: |&a |*a |!t |
[[PRC-01#a]]|## A {#a}⏎|```mermaid⏎|```⏎|![x](a.png)|<b>|TBD|变更|---⏎|⏎---⏎"""
PIECES = st.sampled_from(
    [
        *(piece.strip("\n").replace("⏎", "\n").encode() for piece in WORDS.split("|")),
        *(b"| a | b |\n", b"|---|---|\n", b"\r\n", b"\x00", b"\xff", b"a" * 300),
        *(b"\xef\xbb\xbf", b"\xed\xa0\x80"),
        *(piece.encode() for piece in ("\u202e", "e\u0301", FORM, source("FRM-01", FORM))),
    ]
)


@given(
    st.sampled_from([PATH, "forms/a.md", "forms/a.zh.md", "policies/变 更.zh.md"]),
    st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=30).map(b"".join)),
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_without_an_exception(path: str, content: bytes) -> None:
    document, findings = read_document(path, "blob", content)
    assert document.readable or findings
    lines = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    assert all(0 <= finding.location.line <= len(lines) for finding in findings)
    assert all(finding.location.path == path for finding in findings)

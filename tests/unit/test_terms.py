"""The list of terms: how it is read, and what `term_list` gives of it."""

import pytest

from smsgen.analysis.terms import term_list
from smsgen.model.document import Document
from smsgen.model.term import Term
from smsgen.sources.packed_document import pack, unpack
from smsgen.sources.read_document import read_document
from tests.fixtures.small_set import facts_of, judge, lines, set_of, source, translation

LIST, CHINESE = "docs/manual/terms.md", "docs/manual/terms.zh.md"
TERMS = """\
terms:
  - {key: customer, term: customer, definition: Whoever receives a service.}
  - key: configuration-item
    term: configuration item
    admitted: [CI]
    deprecated: [config item]
    definition: Anything that has to be under control.
    clause: "3.2.2"
"""
TRANSLATED = """\
terms:
  configuration-item: {term: 配置项, admitted: [CI], deprecated: [配置条目], definition: 需要控制的要素。}
  customer: {term: 顾客, definition: 接受服务的组织。}
"""


def read(text: str, path: str = LIST) -> tuple[Document, list[str]]:
    """Return the document and each finding as `line:column rule`."""
    document, findings = read_document(path, "blob", text.encode())
    return document, [f"{found.location.line}:{found.location.column} {found.rule}" for found in findings]


def test_a_term_is_read_with_all_that_it_says() -> None:
    document, findings = read(source("MAN-05", TERMS))
    assert findings == []
    assert document.terms == (
        Term("customer", "customer", "Whoever receives a service.", data_path="terms[0]"),
        Term(
            "configuration-item",
            "configuration item",
            "Anything that has to be under control.",
            ("CI",),
            ("config item",),
            "3.2.2",
            "terms[1]",
        ),
    )
    assert unpack(pack(document, ()), "en")[0].terms == document.terms


def test_a_translation_is_read_by_key() -> None:
    document, findings = read(translation("MAN-05", TRANSLATED), CHINESE)
    assert findings == []
    assert [(term.key, term.term, term.deprecated, term.data_path) for term in document.terms] == [
        ("configuration-item", "配置项", ("配置条目",), "terms.configuration-item"),
        ("customer", "顾客", (), "terms.customer"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (TERMS, "", ["0:0 key-missing"]),
        (TERMS, "terms: []\n", ["9:1 value-malformed"]),
        (TERMS, "terms: {customer: {term: customer}}\n", ["9:1 value-malformed"]),
        (TERMS, "terms: [customer]\n", ["9:9 value-malformed"]),
        ("key: customer", "key: Customer", ["10:6 value-malformed"]),
        ("key: customer", "key: configuration-item", ["11:5 value-malformed"]),
        ("{key: customer, term", "{term", ["10:5 key-missing"]),
        ("term: customer", 'term: ""', ["10:21 value-malformed"]),
        ("term: customer", 'term: "…"', ["10:21 value-malformed"]),
        ("term: customer, definition", "terms: customer, definition", ["10:21 key-unknown"]),
        ("admitted: [CI]", "admitted: CI", ["13:5 value-malformed"]),
        ("admitted: [CI]", 'admitted: ["-"]', ["13:5 value-malformed"]),
        ("deprecated: [config item]", 'deprecated: [""]', ["14:5 value-malformed"]),
        ('"3.2.2"', "clause 3", ["16:5 value-malformed"]),
        ('"3.2.2"', "3.", ["16:5 value-malformed"]),
    ],
)
def test_what_is_wrong_is_found_at_its_place(before: str, after: str, expected: list[str]) -> None:
    assert before in TERMS
    assert read(source("MAN-05", TERMS.replace(before, after)))[1] == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (TRANSLATED, "terms: {}\n", ["8:1 value-malformed"]),
        (TRANSLATED, "", ["0:0 key-missing"]),
        ("definition: 接受服务的组织。", "clause: 3.2.3", ["10:24 key-unknown", "10:3 key-missing"]),
        ("term: 顾客, ", "", ["10:3 key-missing"]),
    ],
)
def test_a_translation_is_read_as_strictly(before: str, after: str, expected: list[str]) -> None:
    assert before in TRANSLATED
    assert read(translation("MAN-05", TRANSLATED.replace(before, after)), CHINESE)[1] == expected


def test_elsewhere_the_key_is_unknown_and_the_help_says_where_it_belongs() -> None:
    whole = set_of({"policies/pol-01.md": source("POL-01", TERMS)})
    [diagnostic] = [each for each in judge(whole).diagnostics if each.name == "key-unknown"]
    assert "docs/manual/terms.md" in diagnostic.help.en
    assert "docs/manual/terms.md" in diagnostic.help.zh


def test_terms_stand_in_the_order_of_the_source_and_have_its_clauses() -> None:
    files = {LIST: source("MAN-05", TERMS), CHINESE: translation("MAN-05", TRANSLATED)}
    identity = facts_of(set_of(files, languages="[en, zh]")).identity
    assert [(term.key, term.term, term.clause) for term in term_list(identity, "en")] == [
        ("customer", "customer", ""),
        ("configuration-item", "configuration item", "3.2.2"),
    ]
    assert [(term.key, term.term, term.clause) for term in term_list(identity, "zh")] == [
        ("customer", "顾客", ""),
        ("configuration-item", "配置项", "3.2.2"),
    ]
    assert term_list(identity, "de") == ()
    assert term_list(facts_of(set_of({"docs/manual/man-01.md": source("MAN-01")})).identity, "en") == ()


def test_a_list_in_two_languages_is_without_fault() -> None:
    files = {LIST: source("MAN-05", TERMS), CHINESE: translation("MAN-05", TRANSLATED)}
    about_terms = [line for line in lines(judge(set_of(files, languages="[en, zh]"))) if "term" in line.split()[1]]
    assert about_terms == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("customer: {term", "custommer: {term"), ("term: 顾客, ", ""), ("configuration-item: {", "configuration-item: [")],
)
def test_one_mistake_in_a_translation_gives_one_finding(before: str, after: str) -> None:
    text = TRANSLATED.replace(before, after)
    files = {LIST: source("MAN-05", TERMS), CHINESE: translation("MAN-05", text)}
    found = [line for line in lines(judge(set_of(files, languages="[en, zh]"))) if line.startswith(CHINESE)]
    assert len(found) == 1, found

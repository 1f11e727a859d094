"""The catalogue of ISO/IEC 20000-1:2018 that ships with the program, and catalogues that cannot be relied on."""

from collections import Counter

import pytest

from smsgen.model.standard import Standard
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.read_standard import read_standard, shipped_standard
from tests.fixtures.small_set import STANDARDS

KEY = "iso-iec-20000-1:2018"


@pytest.fixture(scope="module")
def catalogue() -> Standard:
    return read_standard("standard.yml", shipped_standard(KEY) or b"", KEY)


@pytest.mark.covers("C-04")
def test_its_size(catalogue: Standard) -> None:
    assert (len(catalogue.clauses), len(catalogue.leaves), len(catalogue.items)) == (88, 63, 105)
    assert Counter(item.basis for item in catalogue.items.values()) == {"documented": 53, "reported": 11, "implied": 41}


def test_what_it_is(catalogue: Standard) -> None:
    assert (catalogue.key, catalogue.name, catalogue.edition) == (KEY, "iso-iec-20000-1", "2018")
    assert catalogue.superseded == ("2011", "2005")


def test_every_clause_has_both_titles_and_what_it_shows(catalogue: Standard) -> None:
    bare = [clause.id for clause in catalogue.clauses.values() if not (all(clause.title) and all(clause.shows))]
    assert bare == []


def test_every_item_has_both_names_and_belongs_to_its_clause(catalogue: Standard) -> None:
    odd = [
        item.id
        for item in catalogue.items.values()
        if not all(item.name) or not item.id.startswith(f"{item.clause}-") or item.clause not in catalogue.clauses
    ]
    assert odd == []


def test_the_letter_of_an_item_says_whether_it_is_kept_up_or_kept(catalogue: Standard) -> None:
    letters = {item.id: {"document": "D", "record": "R"}[item.kind] for item in catalogue.items.values()}
    assert [key for key, letter in letters.items() if key.rpartition("-")[2][0] != letter] == []


def test_clauses_stand_in_order_below_their_parents(catalogue: Standard) -> None:
    assert [key for key, clause in catalogue.clauses.items() if clause.parent != key.rpartition(".")[0]] == []
    numbers = [[int(part) for part in key.split(".")] for key in catalogue.clauses]
    assert numbers == sorted(numbers)


def test_two_items_are_answered_by_the_set_itself(catalogue: Standard) -> None:
    answered = {key: item.answered_by for key, item in catalogue.items.items() if item.answered_by}
    assert answered == {"7.5.1-D1": "register", "7.5.4-R1": "records"}


@pytest.mark.parametrize(
    "key", ["iso-iec-20000-1:2011", "", "iso", "../standards/iso-iec-20000-1:2018", "a/b:c", "/etc/x:1", "a\0:1"]
)
def test_what_does_not_ship(key: str) -> None:
    assert shipped_standard(key) is None


EXAMPLE = "example-service:2020"
CATALOGUE = (STANDARDS / "example-service-2020.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("standard: example-service\n", "", ["standard.yml key-missing"]),
        ("standard: example-service", "standard: other", ["standard.yml:2:1 value-malformed"]),
        ('edition: "2020"', 'edition: "2021"', ["standard.yml:3:1 value-malformed"]),
        ('supersedes: ["2011"]', "replaces: 2011", ["standard.yml:5:1 key-unknown"]),
        ("kind: document", "kind: dokument", ["standard.yml:15:22 value-malformed"]),
        ("basis: documented", "basis: asked", ["standard.yml:15:38 value-malformed"]),
        ("answered_by: register", "answered_by: nobody", ["standard.yml:21:57 value-malformed"]),
        ("id: 4.2-D1", "id: 4.1-D1", ["standard.yml:21:10 value-malformed"]),
        ('- id: "4.2"', '- id: "4.1"', ["standard.yml:16:5 value-malformed"]),
        ('parent: "4"', 'parent: "9"', ["standard.yml:11:5 value-malformed"]),
        ("zh: 背景", "de: x", ["standard.yml:8:26 key-unknown", "standard.yml:8:5 key-missing"]),
        (
            "    information:\n      - {id: 4.1-D1",
            "    information: none\n    note:\n      - {id: 4.1-D1",
            ["standard.yml:14:5 value-malformed"],
        ),
    ],
)
def test_a_mistake_in_a_catalogue_stops_the_run(before: str, after: str, expected: list[str]) -> None:
    assert before in CATALOGUE
    with pytest.raises(ConfigurationError) as error:
        read_standard("standard.yml", CATALOGUE.replace(before, after, 1).encode(), EXAMPLE)
    assert sorted(f"{finding.location} {finding.rule}" for finding in error.value.findings) == expected


@pytest.mark.parametrize("text", ["", "[]", "a: [", "- !x a"])
def test_a_catalogue_that_is_no_catalogue_is_one_finding(text: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        read_standard("standard.yml", text.encode(), EXAMPLE)
    assert len(error.value.findings) == 1

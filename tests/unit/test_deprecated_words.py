"""Where deprecated words are found, and where they are not."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.model.term import Term
from smsgen.sources.deprecated_words import DeprecatedWords
from smsgen.sources.read_document import read_document
from tests.fixtures.small_set import source, translation

WORDS = DeprecatedWords(
    [
        Term("configuration-item", "configuration item", admitted=("config item record",), deprecated=("config item",)),
        Term("customer", "customer", admitted=("client list",), deprecated=("client",)),
        Term("resolution", "resolution", deprecated=("fix", "hot fix")),
        Term("provider", "服务提供方", deprecated=("供方", "Supplier", "IT 供应商", "naïveté")),
    ]
)


def found(text: str) -> list[str]:
    """Return the uses in a text as `word@offset`."""
    hits = WORDS.find(text, WORDS.candidates(text))
    assert hits == WORDS.find(text, range(len(WORDS.words))), "a candidate was missed"
    return [f"{WORDS.words[hit.word].word}@{hit.start}" for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a config item", ["config item@2"]),
        ("Config Items, CONFIG ITEM", ["config item@0", "config item@14"]),
        ("two fixes", ["fix@4"]),
        ("config\nitem", ["config item@0"]),
        ("config  \n> item", ["config item@0"]),
        ("**config** *item*", ["config item@2"]),
        ("_client_ client's (client)", ["client@1", "client@9", "client@19"]),
        ("config\n\nitem", []),
        ("| config | item |", []),
        ("preconfig item, config itemised, clients2, on-client, client-side, reclient", []),
        ("a config item record and Client\nlists", []),
        ("a config item and its config item record", ["config item@2"]),
        ("a hot fix", ["hot fix@2"]),
        ("供方和供\n  方", ["供方@0", "供方@3"]),
        ("服务提供方、提供方案", ["供方@7"]),
        ("服务提\n供方", []),
        ("请联系Supplier处理", ["Supplier@3"]),
        ("IT供应商与 IT 供应商", ["IT 供应商@0", "IT 供应商@7"]),
        ("GIT供应商", []),
        ("Naïveté", ["naïveté@0"]),
        ("İ config item", ["config item@2"]),
        ("", []),
    ],
)
def test_words_are_found_as_people_write_them(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(
    st.lists(
        st.sampled_from(["config", "item", "hot", "fix", "s", " ", "\n", "-", "*", "供", "方", "服务提", "x", "İ"])
    )
)
@settings(max_examples=300, deadline=None)
def test_the_quick_look_misses_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    places = [place.split("@") for place in found(text)]
    plain = [
        match.start() for match in re.finditer("供方", text) if text[match.start() - 3 : match.start()] != "服务提"
    ]
    assert {int(at) for word, at in places if word == "供方"} >= set(plain)


def test_the_digest_changes_with_the_words_alone() -> None:
    term = Term("customer", "customer", "Whoever.", deprecated=("client",))
    same = DeprecatedWords([term._replace(definition="Else.", clause="3.1")])
    assert DeprecatedWords([term]).digest == same.digest
    for other in (
        term._replace(deprecated=("user",)),
        term._replace(term="buyer"),
        term._replace(admitted=("client list",)),
    ):
        assert DeprecatedWords([other]).digest != same.digest


def test_a_word_under_two_terms_names_both() -> None:
    terms = [Term("incident", "incident", deprecated=("Fault",)), Term("problem", "problem", deprecated=("fault",))]
    [word] = DeprecatedWords(terms).words
    assert (word.word, word.instead) == ("Fault", ("incident", "problem"))


def places(text: str, path: str = "policies/pol-01.md") -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """Return the deprecated words of a file with their places."""
    document, _ = read_document(path, "", text.encode(), WORDS)
    return [(use.word, use.places) for use in document.deprecated_uses]


BODY = """\
## A client here {#client}

The client, `client`, [client](client.md "client"), ![client](client.svg), [[POL-01#client]] and \
[[POL-01#client|a client]].

```mermaid
flowchart TD
  client["Our client"] -->|client| b(client)
  b -- client --> client
```

```mermaid
timeline
  client
```

```text
client
```
"""


def test_only_what_a_reader_of_the_page_sees_counts() -> None:
    text = source("POL-01", body=BODY).replace("change: First issue.", "change: The client is gone.")
    expected = ((11, 6), (13, 5), (13, 24), (13, 55), (13, 116), (17, 15), (17, 28), (17, 38), (18, 8), (23, 3))
    assert places(text) == [("client", expected)]


FIELDS = """\
fields:
  - key: client
    label: Client
    guidance: "The client's
      name, \\u0043lient"
    type: table
    unit: clients
    columns: [{key: client, label: A client, type: choice, choices: {client: Client}}]
record: {prefix: INC, instance: retained, storage: repository, retention: 3 years, event: a client calls}
"""


def test_all_texts_of_a_form_count_at_their_places() -> None:
    text = source("FRM-01", FIELDS).replace("Title of", "Client of")
    # What an escape writes is found at the key, because the file does not hold the word itself.
    expected = ((3, 8), (11, 12), (12, 5), (12, 20), (15, 11), (16, 38), (16, 78), (17, 93))
    assert places(text, "forms/frm-01.md") == [("client", expected)]


def test_all_texts_of_a_translated_form_count() -> None:
    front = "fields:\n  who: {label: 供方, guidance: 填写供方, choices: {a: 供方}, columns: {b: {label: 供方}}}\n"
    front += "record: {event: 供方来电}\n"
    text = translation("FRM-01", front)
    assert places(text, "forms/frm-01.zh.md") == [("供方", ((9, 16), (9, 32), (9, 49), (9, 75), (10, 17)))]


def test_the_list_itself_may_name_its_words() -> None:
    front = "terms:\n  - {key: customer, term: customer, deprecated: [client], definition: Not a client.}\n"
    assert places(source("MAN-05", front), "docs/manual/terms.md") == []

"""Front matter read key by key is what the strict reader reads in the whole, or is not read at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.adapters.yaml import read_yaml
from smsgen.sources.repeated_front_matter import read_keys

_WHOLE = 'id: A-01\nauthors: [li.qing]\nclauses:\n  "8.5": "#a"\n# comment\nforms:\n- F-01\nchange: |\n  Text\n\n'


def test_keys_are_read_with_their_values() -> None:
    assert read_keys(_WHOLE) == read_yaml(_WHOLE).value
    assert list(read_keys(_WHOLE) or {}) == ["id", "authors", "clauses", "forms", "change"]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "id: 'A\nversion: 1'\n",
        'id: "A\nversion: 1"\n',
        "id: [A,\nversion: 1]\n",
        "id: {a: b,\nversion: 1}\n",
        "id: A\nid: B\n",
        "id: A\n---\nversion: 1\n",
        "id: A\n...\nversion: 1\n",
        "%YAML 1.1\nid: A\n",
        "id: A\n? b\nversion: 1\n",
        "Id: A\nversion: 1\n",
        " id: A\nversion: 1\n",
        "id: {a: b, a: c}\nversion: 1\n",
        "id: &a A\nversion: 1\n",
        "id: A\n'b': c\nversion: 1\n",
        "- id: A\nversion: 1\n",
        "id: " + "x" * 70_000 + "\n",
        "id: " + "[" * 9 + "]" * 9 + "\n",
    ],
)
def test_what_is_not_certain_is_not_read(source: str) -> None:
    assert read_keys(source) is None


_PIECES = st.sampled_from(
    [
        *(
            "id: ",
            "id:",
            "title: ",
            "version: 1\n",
            "authors:\n",
            "a:\n",
            "- x\n",
            "  - y\n",
            "  k: v\n",
            "k: v\n",
            "  ",
        ),
        *(
            "\n",
            " ",
            "'",
            '"',
            "''",
            "[",
            "]",
            "{",
            "}",
            ",",
            "|",
            ">",
            "|1",
            "|+\n",
            ">-\n",
            "#",
            " # c\n",
            ": ",
            "? ",
        ),
        *(
            "&a ",
            "*a",
            "!t ",
            "!!str ",
            "%",
            "---",
            "--- ",
            "...\n",
            "\t",
            "\x85",
            "\u2028",
            "\ufeff",
            "\0",
            "\\",
            "李",
        ),
        *("\\n", "@", "`", "~", "=", "<<: ", "id: 'x'\n", 'title: "a\\\n', "  text\n", "text\n", "x" * 1100),
    ]
)


@settings(max_examples=1_000, deadline=None)
@given(st.lists(_PIECES, max_size=24).map("".join), st.lists(_PIECES, max_size=4).map("".join))
def test_any_source_is_read_as_a_whole_or_not_at_all(source: str, more: str) -> None:
    for text in (source, f"id: {source}\ntitle: {more}\n", f"id: A\n{source}version: 1\n", f"{_WHOLE}{source}"):
        values, whole = read_keys(text), read_yaml(text)
        if values is not None:
            assert not whole.faults
            assert isinstance(whole.value, dict)
            assert list(values.items()) == list(whole.value.items())

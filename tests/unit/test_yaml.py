"""YAML as it is read here: every scalar the text that it is, every fault at its place, nothing ever expanded."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smsgen.adapters.yaml import MAX_BYTES, MAX_DEPTH, Value, YamlDocument, read_yaml


def faults(text: str) -> list[str]:
    """Return each fault as `line:column rule`."""
    return [f"{fault.line}:{fault.column} {fault.rule}" for fault in read_yaml(text).faults]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.10", "1.10"),
        ("2.0", "2.0"),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("true", "true"),
        ("~", "~"),
        ("null", "null"),
        (".nan", ".nan"),
        ("2026-10-15", "2026-10-15"),
        ("2026-10-15T08:00:00Z", "2026-10-15T08:00:00Z"),
        ("=", "="),
        ("''", ""),
        ("", ""),
        ('"a: b # c"', "a: b # c"),
        ("变更经理", "变更经理"),
    ],
)
def test_a_value_is_the_text_that_it_is(written: str, value: str) -> None:
    assert read_yaml(f"key: {written}").value == {"key": value}


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert read_yaml("<<: {a: b}").value == {"<<": {"a": "b"}}


def test_a_directive_and_an_end_mark_changes_no_value() -> None:
    assert read_yaml("%YAML 1.1\n---\nkey: no\n...\n").value == {"key": "no"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2", ["2:1 yaml-duplicate-key"]),
        ("a: {b: 1, b: 2}", ["1:11 yaml-duplicate-key"]),
        ("a: 1\n'a': 2\n\"a\": 3", ["2:1 yaml-duplicate-key", "3:1 yaml-duplicate-key"]),
        ("a: &x 1", ["1:4 yaml-alias"]),
        ("a: *x", ["1:4 yaml-alias"]),
        ("变更: &x 1", ["1:5 yaml-alias"]),
        ("a: !!str 1", ["1:4 yaml-tag"]),
        ("a: ! 1", ["1:4 yaml-tag"]),
        ("a: !!python/object/apply:os.system [id]", ["1:4 yaml-tag"]),
        ("a:\n  - !x {b: 1}", ["2:5 yaml-tag"]),
        ("a: [1", ["1:4 yaml-syntax"]),
        ("a: 1\nb: {c: [1,\nd: 2\n\n", ["2:8 yaml-syntax"]),
        ("a: 'b\nc: 1\n", ["1:4 yaml-syntax"]),
        ("a: b: c", ["1:5 yaml-syntax"]),
        ("a: `b`", ["1:4 yaml-syntax"]),
        ("[a, b]: c", ["1:1 yaml-syntax"]),
        ("? {a: b}\n: c", ["1:3 yaml-syntax"]),
        ("a: 1\n--- \nb: 2", ["2:1 yaml-syntax"]),
        ("a: \\udcff", []),
    ],
)
def test_what_is_refused_and_where(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_places_count_from_the_line_on_which_the_text_begins() -> None:
    document = read_yaml("a:\n  b: [x, y]\n  c:\n    - d: 1\n", first_line=2)
    assert document.places == {
        "a": (2, 1),
        "a.b": (3, 3),
        "a.b[0]": (3, 7),
        "a.b[1]": (3, 10),
        "a.c": (4, 3),
        "a.c[0]": (5, 7),
        "a.c[0].d": (5, 7),
    }


def test_a_duplicate_key_keeps_its_first_value_and_its_first_places() -> None:
    document = read_yaml("a: {x: 1}\na: {x: 2, y: [3]}\nb: 4")
    assert document.value == {"a": {"x": "1"}, "b": "4"}
    assert document.places == {"a": (1, 1), "a.x": (1, 5), "b": (3, 1)}


def test_characters_that_other_readers_do_not_take_for_line_ends_move_no_place() -> None:
    document = read_yaml("a: one\u0085two\u2028three\u2029four\nb: 1")
    assert document.places["b"] == (2, 1)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x7f", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_the_byte_checks_report_is_not_reported_again(character: str) -> None:
    document = read_yaml(f"a: x{character}\nb: 1")
    assert document.faults == []
    assert document.value == {"a": "x\ufffd", "b": "1"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "- - ? "])
def test_five_thousand_levels_are_refused_where_they_get_too_deep(opening: str) -> None:
    document = read_yaml(opening * 5000)
    assert document.value is None
    assert [fault.rule for fault in document.faults] in (["yaml-depth"], ["yaml-syntax"])


def test_the_deepest_that_is_read() -> None:
    assert faults("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert faults("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == [f"1:{MAX_DEPTH + 1} yaml-depth"]


def test_a_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
    assert faults(bomb) == ["1:4 yaml-alias"]
    assert read_yaml(bomb).value is None


@pytest.mark.parametrize(
    ("character", "fitting"),
    [("a", MAX_BYTES - 3), ("字", (MAX_BYTES - 3) // 3)],
)
def test_size_is_counted_in_bytes(character: str, fitting: int) -> None:
    assert faults("a: " + character * fitting) == []
    assert faults("a: " + character * (fitting + 1)) == ["1:1 yaml-too-large"]


def test_an_empty_text_has_no_value_and_no_fault() -> None:
    assert read_yaml("# nothing but a comment\n") == YamlDocument()


YAML_PIECES = st.sampled_from(
    [
        "a",
        "b: ",
        "- ",
        "? ",
        "\n",
        "  ",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "'",
        '"',
        "\\",
        "&x",
        "*x",
        "!t ",
        "|",
        ">",
        "#",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "\t",
        "\r",
        "\x00",
        "\x85",
        "\u2028",
        "\ufeff",
        "\ud800",
        "\uffff",
        "变更",
        "1.10",
    ]
)


@given(st.one_of(st.text(), st.lists(YAML_PIECES, max_size=60).map("".join)))
@example("- " * 5000)
@example("{a: " * 5000)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    document = read_yaml(text)
    assert all(is_plain(value) for value in [document.value] if value is not None)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line, column in [*document.places.values(), *((fault.line, fault.column) for fault in document.faults)]:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


def is_plain(value: Value) -> bool:
    """Tell whether `value` is made of nothing but texts, lists and mappings of texts."""
    inner = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    keys = value if isinstance(value, dict) else ()
    return type(value) in (str, list, dict) and all(type(key) is str for key in keys) and all(map(is_plain, inner))


WORD = st.text(st.sampled_from("abc变更"), min_size=1, max_size=4)
TREE = st.recursive(
    WORD,
    lambda inner: st.one_of(st.lists(inner, min_size=1, max_size=3), st.dictionaries(WORD, inner, min_size=1)),
    max_leaves=8,
)


@given(st.dictionaries(WORD, TREE, min_size=1))
@settings(deadline=None)
def test_what_is_written_is_read_back_with_each_key_at_its_place(value: dict[str, Value]) -> None:
    text = flow(value)
    document = read_yaml(text)
    if document.faults:
        assert [fault.rule for fault in document.faults] == ["yaml-depth"]
        return
    assert document.value == value
    for path, wanted in keys_of(value, ""):
        line, column = document.places[path]
        assert text.split("\n")[line - 1][column - 1 :].startswith(wanted)


def flow(value: Value) -> str:
    """Write `value` as YAML with a line break after each comma."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "[" + ",\n".join(map(flow, value)) + "]"
    return "{" + ",\n".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"


def keys_of(value: Value, at: str) -> Iterator[tuple[str, str]]:
    """Yield (data path, key) of every key in `value`."""
    if isinstance(value, dict):
        for key, item in value.items():
            path = f"{at}.{key}" if at else key
            yield path, key
            yield from keys_of(item, path)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from keys_of(item, f"{at}[{index}]")

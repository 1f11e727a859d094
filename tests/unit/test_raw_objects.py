"""The readers of raw objects: what they find, and that no bytes at all make them fail otherwise than by a fault."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgen.adapters.git_commits import parse_commit
from smsgen.adapters.git_objects import ObjectFaultError
from smsgen.adapters.git_trees import Tree
from smsgen.adapters.tree_comparison import tree_differences

_ENTRY = st.tuples(
    st.sampled_from([b"100644", b"40000", b"120000"]),
    st.binary(min_size=1, max_size=3).map(lambda name: name.replace(b"\0", b"a").replace(b"/", b"b")),
    st.binary(min_size=20, max_size=20),
)
_ENTRIES = st.dictionaries(
    st.tuples(st.sampled_from("abc-/. "), st.integers(0, 300)), st.sampled_from(range(4)), max_size=300
)
_ID = "0" * 40
_Drawn = dict[tuple[str, int], int]


def _tree(entries: _Drawn) -> bytes:
    lines = []
    for (letter, number), value in entries.items():
        name, is_folder = f"{letter}{number}".replace("/", "~").encode(), number % 7 == 0
        line = b"%b %b\0%b" % (b"40000" if is_folder else b"100644", name, bytes([value]) * 20)
        lines.append((name + b"/" * is_folder, line))
    return b"".join(line for _, line in sorted(lines))


def _plainly(content: bytes) -> dict[tuple[bytes, bool], tuple[str, str]]:
    found = {}
    while content:
        head, _, rest = content.partition(b"\0")
        mode, _, name = head.partition(b" ")
        found[name, mode == b"40000"] = (mode.decode(), rest[:20].hex())
        content = rest[20:]
    return found


@given(_ENTRIES, _ENTRIES)
def test_trees_are_compared_as_if_parsed_whole(one: _Drawn, two: _Drawn) -> None:
    for content in (_tree(two), _tree(one | two)):
        _compared_as_if_parsed_whole(_tree(one), content)


def _compared_as_if_parsed_whole(old: bytes, new: bytes) -> None:
    before, after = _plainly(old), _plainly(new)
    expected = {
        key: (before.get(key, ("", "")), after.get(key, ("", "")))
        for key in before | after
        if before.get(key) != after.get(key)
    }
    first, second = Tree(_ID, old), Tree(_ID, new)
    assert tree_differences(first, second) == expected
    assert second.starts == Tree(_ID, new).indexed()


def _line(name: str, mode: str = "100644") -> bytes:
    return f"{mode} {name}\0".encode() + b"x" * 20


_MANY = [_line(f"b{number:03d}") for number in range(300)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([_line("a-b")], [_line("a", "40000"), _line("a-b")]),
        ([_line("a-b"), *_MANY], [_line("a", "40000"), _line("a-b"), *_MANY]),
        (_MANY, [*_MANY, _MANY[7]]),
        (_MANY, [*_MANY, _line("a")]),
        (_MANY, [_line("c"), *_MANY]),
        (_MANY, [*_MANY[:200], _MANY[0], *_MANY[200:]]),
        ([*_MANY, _line("c")], [*_MANY, _line("c"), _line("c", "40000")]),
        ([_line("c", "40000")], [_line("c"), _line("c", "40000")]),
    ],
)
def test_a_name_out_of_order_or_twice_is_found_wherever_the_trees_are_equal(old: list[bytes], new: list[bytes]) -> None:
    with pytest.raises(ObjectFaultError):
        tree_differences(Tree(_ID, b"".join(old)), Tree(_ID, b"".join(new)))


def _never_a_traceback(call: Callable[[], object]) -> None:
    try:
        call()
    except ObjectFaultError:
        return


@given(st.binary(max_size=200), st.binary(max_size=200), st.lists(_ENTRY, max_size=5))
def test_any_bytes_as_trees(one: bytes, two: bytes, entries: list[tuple[bytes, bytes, bytes]]) -> None:
    valid = b"".join(b"%b %b\0%b" % entry for entry in entries)
    trees = [Tree(_ID, content) for content in (valid, valid + one, two + valid, one)]
    for old in trees:
        for new in trees:
            _never_a_traceback(lambda old=old, new=new: tree_differences(old, new))  # type: ignore[misc]


_WORDS = [
    b"tree ",
    b"parent ",
    b"author ",
    b"committer ",
    b"\n",
    b"\n\n",
    b"0" * 40,
    b"A <a@x> 1 +0000",
    b"<",
    b">",
    b" ",
    b"1" * 5000,
]


@given(st.lists(st.one_of(st.sampled_from(_WORDS), st.binary(max_size=10)), max_size=30))
def test_any_bytes_as_a_commit(parts: list[bytes]) -> None:
    head = b"tree %b\nauthor A <a@x> 1 +0000\ncommitter " % (b"0" * 40)
    for content in (b"".join(parts), head + b"".join(parts)):
        _never_a_traceback(lambda content=content: parse_commit(_ID, "commit", content))  # type: ignore[misc]

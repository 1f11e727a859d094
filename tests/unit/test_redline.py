"""How two versions of a document differ: which blocks stayed, changed, moved, came and went."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smsgen.analysis.markdown_blocks import Block, read_blocks
from smsgen.app.compare_versions import compare_versions
from smsgen.model.redline import Kind, Part, Redline, RedlineBlock, State
from tests.fixtures.redline_texts import DOCUMENT, PROCEDURE

ROOT = Path(__file__).resolve().parents[2]
_MARKS = {State.SAME: "{}", State.DELETED: "[-{}-]", State.INSERTED: "{{+{}+}}"}
_SIGNS = {State.SAME: " ", State.CHANGED: "~", State.DELETED: "-", State.INSERTED: "+"}


def written(block: RedlineBlock) -> str:
    cells = (block.marker, *block.parts)
    texts = ["".join(_MARKS[run.state].format(run.text) for run in part.runs) for part in cells]
    sign = ">" if block.moved else _SIGNS[block.state]
    return f"{sign} {texts[0]}{' | '.join(texts[1:])}"


def differences(old: str, new: str) -> list[str]:
    """Return each block that differs on one line; what came or went is in marks."""
    return [written(block) for block in compare_versions(old, new).blocks if block.differs]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("", "One.\n", ["+ {+One.+}"]),
        ("One.\n", "", ["- [-One.-]"]),
        # Text
        ("变更在2个工作日内评审。\n", "变更在5个工作日内评审。\n", ["~ 变更在[-2-]{+5+}个工作日内评审。"]),
        ("The CAB meets daily.\n", "The CAB meets weekly.\n", ["~ The CAB meets [-daily-]{+weekly+}."]),
        ("Old words here.\n", "全然不同的文字。\n", ["- [-Old words here.-]", "+ {+全然不同的文字。+}"]),
        # Headings
        ("## Flow {#flow}\n\nText.\n", "## Course {#flow}\n\nText.\n", ["~ ## [-Flow-]{+Course+} {#flow}"]),
        ("## 目的\n\n甲。\n", "## 宗旨\n\n甲。\n", ["~ ## [-目的-]{+宗旨+}"]),
        ("## Flow\n", "### Flow\n", ["~ ##{+#+} Flow"]),
        # Lists
        ("- one\n- two\n", "- one\n- more\n- two\n", ["+ {+- +}{+more+}"]),
        ("1. one\n2. two\n", "1. new\n2. one\n3. two\n", ["+ {+1. +}{+new+}"]),
        ("- one two three\n", "    - one two three\n", ["~ {+    +}- one two three"]),
        # Code
        ("```mermaid\nA --> B\n```\n", "```mermaid\nA --> C\n```\n", ["~ ```mermaid\nA --> [-B-]{+C+}\n```"]),
        ("> Be quick.\n> 快。\n", "> Be quick.\n> 慢。\n", ["~ > Be quick.\n> [-快-]{+慢+}。"]),
    ],
)
def test_changed_blocks(old: str, new: str, expected: list[str]) -> None:
    assert differences(old, new) == expected


def edited(*edits: tuple[str, str]) -> str:
    text = DOCUMENT
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.mark.covers("C-06", "C-08", "R-57")
@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (edited(('version: "1.0"', 'version: "1.1"')), ['~ version: "[-1.0-]{+1.1+}"']),
        (edited(("change: First issue.", "change: 补充时限。")), ["~ change: [-First issue.-]{+补充时限。+}"]),
        (edited(("owner: change-manager\n", "")), ["- [-owner: -][-change-manager-]"]),
        (
            edited(('"8.5.1.3": "#assess"', '"8.5.1.3": "#approve"')),
            ['~ clauses:\n  "8.5.1.2": "#raise"\n  "8.5.1.3": "#[-assess-]{+approve+}"'],
        ),
        (edited(("每周三", "每周四")), ["~ CAB每周[-三-]{+四+}14:00开会。"]),
        (edited(("| 1–2 | low | Change manager |", "| 1–2 | low | Service desk |")),
         ["~ 1–2 | low | [-Change manager-]{+Service desk+}"]),
        (edited(("| 3–4 | 中 |", "| 3–4 | 较高 |")), ["~ 3–4 | [-中-]{+较高+} | 运行经理"]),
        (edited(("| 6–9 |", "| 5 | medium | CAB |\n| 6–9 |")), ["+ {+5+} | {+medium+} | {+CAB+}"]),
        (edited(("| 3–4 | 中 | 运行经理 |\n", "")), ["- [-3–4-] | [-中-] | [-运行经理-]"]),
    ],
)  # fmt: skip
def test_changes_of_a_document(new: str, expected: list[str]) -> None:
    assert differences(DOCUMENT, new) == expected
    assert compare_versions(DOCUMENT, DOCUMENT).identical


def test_a_new_column_is_new_in_every_row_at_its_place() -> None:
    old = "| Step | A | B |\n|---|---|---|\n| one | I | I |\n| two | R | I |\n"
    new = "| Step | A | X | B |\n|---|---|---|---|\n| one | I | I | I |\n| two | R | I | I |\n"
    assert differences(old, new) == [
        "~ Step | A | {+X+} | B",
        "~ --- | --- | {+---+} | ---",
        "~ one | I | {+I+} | I",
        "~ two | R | {+I+} | I",
    ]


def test_a_moved_section_is_told_from_deleted_and_new_text() -> None:
    roles, rest = PROCEDURE.split("## Flow")
    start = roles.index("## Roles")
    new = f"{roles[:start]}## Flow{rest}\n{roles[start:]}".replace("| Assess | C | A |", "| Assess | R | A |")
    found = compare_versions(PROCEDURE, new)
    moved = [block for block in found.blocks if block.moved]
    assert moved
    assert [written(block) for block in found.blocks if block.differs and not block.moved] == []
    assert [written(block) for block in moved if block.state is State.CHANGED] == ["> Assess | [-C-]{+R+} | A"]
    lines = PROCEDURE.split("\n"), new.split("\n")
    same = [block for block in moved if block.state is State.SAME]
    assert all(lines[0][block.old_line - 1] == lines[1][block.new_line - 1] for block in same)


def test_repeated_tables_are_not_taken_for_one_another() -> None:
    section = "## {0} {{#s{0}}}\n\n| Item | Content |\n|---|---|\n| Owner | Change manager |\n| Limit | 2 days |\n\n"
    old = "First line.\n\n" + "".join(section.format(number) for number in (1, 2, 3)) + "Last line.\n"
    new = "First words.\n\n" + "".join(section.format(number) for number in (9, 1, 2, 3)) + "Last words.\n"
    found = compare_versions(old, new).blocks
    assert [block.new_line for block in found if block.state is State.INSERTED] == [3, 5, 6, 7, 8]
    assert [block.new_line for block in found if block.differs] == [1, 3, 5, 6, 7, 8, 31]


@pytest.mark.parametrize(
    ("old", "new", "lines", "tail"),
    [
        ("One.\n\nTwo.\n", "One.\n\n\nTwo.\n", [4], False),
        ("| a | b |\n|---|---|\n", "| a  | b |\n|----|---|\n", [1, 2], False),
        ("1. one\n2. two\n", "1. one\n1. two\n", [2], False),
        ("- one\n", "* one\n", [1], False),
        ("One.\n", "One.", [], True),
        ("One.\n", "One.\n\n", [], True),
        ("---\na: 1\n---\n\nOne.\n", "---\na: 1\n---\nOne.\n", [4], False),
    ],
)
def test_what_reads_the_same_is_only_reformatted(old: str, new: str, lines: list[int], *, tail: bool) -> None:
    found = compare_versions(old, new)
    assert not any(block.differs for block in found.blocks)
    assert [block.new_line for block in found.blocks if block.reformatted] == lines
    assert found.tail_reformatted is tail
    assert not found.identical


def test_white_space_within_a_text_is_a_change() -> None:
    assert differences("a b\n", "a  b\n") == ["~ a {+ +}b"]
    assert differences("line  \nnext\n", "line\nnext\n") == ["~ line[-  -]\nnext"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("---\na: 1\n\n# c\nb:\n  - x\n---\n", ["field", "field"]),
        ("---\na: 1\n", ["paragraph"]),  # never closed: no front matter
        ("# One\ntext\n#no heading\n", ["heading", "paragraph"]),
        ("| a |\n|---|\n| b\\|c |\n", ["table-head", "table-rule", "table-row"]),
        ("- a\n  more\n- b\n\n  apart\n", ["item", "item", "paragraph"]),
        ("~~~\n# no heading\n```\n~~~\n", ["fence"]),
        ("```\nnever closed\n\n# x", ["fence"]),
        ("> a\n> b\ntext\n", ["quote", "paragraph"]),
        ("\r\n \t\n", []),
    ],
)
def test_kinds_of_blocks(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in read_blocks(text).blocks] == kinds


def test_lines_count_in_the_whole_file() -> None:
    found = compare_versions("---\na: 1\n---\n\nOld one.\n", "---\na: 1\n---\n\n\nNew text.\n")
    lines = [(block.state, block.old_line, block.new_line) for block in found.blocks]
    assert lines == [(State.SAME, 2, 2), (State.DELETED, 5, 0), (State.INSERTED, 0, 6)]


# --- Properties ---------------------------------------------------------------------------------------------------


def one_side(parts: Iterable[Part], side: str) -> tuple[str, ...]:
    texts = (part.old if side == "old" else part.new for part in parts)
    return tuple(text for text in texts if text is not None)


def rebuilt(found: Redline, side: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return marker and texts of each block of one version, in its order, from the runs of the redline."""

    def number(block: RedlineBlock) -> int:
        return block.old_line if side == "old" else block.new_line

    blocks = sorted((block for block in found.blocks if number(block)), key=number)
    return [("".join(one_side([block.marker], side)), one_side(block.parts, side)) for block in blocks]


def shown(blocks: Iterable[Block]) -> list[tuple[str, tuple[str, ...]]]:
    return [(block.marker, block.texts) for block in blocks]


def check(old: str, new: str) -> None:
    found = compare_versions(old, new)
    assert rebuilt(found, "old") == shown(read_blocks(old).blocks)
    assert rebuilt(found, "new") == shown(read_blocks(new).blocks)
    order = [block.new_line for block in found.blocks if block.new_line]
    assert order == sorted(order)
    still = [block.old_line for block in found.blocks if block.old_line and not block.moved]
    assert still == sorted(still)
    assert found.identical == (old == new)
    for block in found.blocks:
        changed = any(run.state is not State.SAME for part in (block.marker, *block.parts) for run in part.runs)
        lacking = any(part.state in (State.DELETED, State.INSERTED) for part in block.parts)
        assert block.state is not State.CHANGED or changed or lacking


_LINES = [
    "", "", "---", "id: A", "change: 改", "## One {#one}", "## 二", "text one two three", "变更管理程序",
    "变更程序管理", "- item", "  - deeper", "1. first", "2. second", "| a | b |", "|---|---|", "| 甲 | 乙 | c |", "|",
    "||", "| x", "```", "~~~~", "> quote", "a\\|b", "\t", "text  ", "\r", "#", "-", "* * *", ":", "|:-:|", "\u2028",
    "\ud800", "   |",
]  # fmt: skip
files = st.lists(st.sampled_from(_LINES), max_size=25).map("\n".join)
any_files = files | files.map(lambda text: f"---\n{text}") | st.text(max_size=80)


@settings(max_examples=500)
@example("---\n---\n", "")
@example("| a |\n|---|", "| a |\n|---|---|")
@given(any_files, any_files)
def test_a_redline_holds_both_versions_and_misses_no_difference(old: str, new: str) -> None:
    check(old, new)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(_LINES[5:]), max_size=25), st.randoms(use_true_random=False))
def test_shuffled_blocks_lose_nothing(lines: list[str], random: Random) -> None:
    others = list(lines)
    random.shuffle(others)
    check("\n\n".join(lines), "\n\n".join(others))


@pytest.mark.parametrize("path", sorted((ROOT / "procedures").glob("*.md"))[:6], ids=lambda path: path.name)
def test_documents_are_cut_without_loss(path: Path) -> None:
    text = path.read_text()
    blocks, tail = read_blocks(text)
    lines = [line for block in blocks for line in (*block.gap, *block.source)]
    assert "\n".join([*lines, *tail]) == text
    assert not any(block.kind is Kind.PARAGRAPH and block.texts[0].startswith(("|", "#")) for block in blocks)
    check(text, DOCUMENT)

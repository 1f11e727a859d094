"""What reading a Markdown body yields: structure, positions and findings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.diagnostics import Finding
from smsgen.model.structure import Structure
from smsgen.sources.read_markdown import read_markdown

FRONT = "---\nid: X-1\n---\n"


def read(body: str) -> tuple[Structure, tuple[Finding, ...]]:
    return read_markdown("a.md", FRONT + body, len(FRONT))


def found(body: str) -> list[tuple[str, int, int, dict[str, object]]]:
    """Return each finding as rule, line of the body, column and values."""
    return [(f.rule, f.location.line - 3, f.location.column, dict(f.values)) for f in read(body)[1]]


def test_structure_with_positions_in_the_whole_file() -> None:
    body = (
        "## 目的 {#purpose}\n\n见 [[SMS-PRC-17#approval|批准]] 与 [目录](a.md)。\n\n"
        "| 甲 | 乙 |\n|---|---|\n| [[X-2]] | 2 |\n\n- a\n    - b\n    - c\n- d\n\n"
        "![图](p.png)\n\n```mermaid\nflowchart TD\n  A --> B\n```\n"
    )
    structure, findings = read(body)
    assert findings == ()
    assert structure.headings == ((2, "目的", "purpose", True, 4, 1),)
    assert structure.references == (("SMS-PRC-17", "approval", "批准", "text", 6, 3), ("X-2", "", "", "table", 10, 3))
    assert structure.links == (("a.md", 6, 32),)
    assert structure.images == (("p.png", "图", 17, 1),)
    assert structure.tables == ((2, 2, 8),)
    assert structure.lists == (2, 2)
    assert structure.diagrams == (("flowchart TD\n  A --> B", 19, ""),)


def test_code_holds_no_references_and_no_faults() -> None:
    structure, findings = read("`[[X-1]]` and `TODO <b>`\n\n```\n[[X-2]] TBD {{ x }}\n#no\n```\n")
    assert structure.references == ()
    assert findings == ()


@pytest.mark.covers("C-02")
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a <b>c\n", [("raw-html", 1, 3, {"html": "<b>"})]),
        ("text\n- a\n- b\n", [("list-without-blank-line", 2, 1, {})]),
        ("- a\n  - b\n", [("list-nesting", 2, 3, {})]),
        ("#标题\n", [("heading-without-space", 1, 1, {})]),
        ("# A\n", [("heading-level", 1, 1, {"level": "1", "form": "atx"})]),
        ("A\n---\n", [("heading-level", 1, 1, {"level": "2", "form": "setext"})]),
        ("**重点：**内容\n", [("emphasis-not-closed", 1, 1, {})]),
        ("- [ ] a\n", [("construct-unsupported", 1, 3, {"construct": "task list"})]),
        ("a ~~b~~\n", [("construct-unsupported", 1, 3, {"construct": "strikethrough"})]),
        ("> a\n>\n> - b\n", [("construct-unsupported", 1, 1, {"construct": "block quote with more than paragraphs"})]),
        ("[[X 1]]\n", [("reference-malformed", 1, 1, {"text": "[[X 1]]"})]),
        ("a [[X-1\n", [("reference-malformed", 1, 3, {"text": "[[X-1"})]),
        ("| a | b |\n|---|---|\n| [[X-1|x]] | 2 |\n", [("reference-label-in-table", 3, 3, {"text": "[[X-1|x]]"})]),
        ("## [[X-1]]\n", [("reference-in-heading", 1, 4, {"text": "[[X-1]]"})]),
        ("## a {#A_b}\n", [("heading-id-format", 1, 1, {"id": "A_b"})]),
        ("## a {#x}\n\n## b {#x}\n", [("heading-id-duplicate", 3, 1, {"id": "x"})]),
        ("负责人：待定。\n", [("placeholder", 1, 5, {"text": "待定"})]),
        ("a TBD b\n", [("placeholder", 1, 3, {"text": "TBD"})]),
        ("a <your name> b\n", [("placeholder", 1, 3, {"text": "<your name>"})]),
        ("XX公司\n", [("placeholder", 1, 1, {"text": "XX公司"})]),
        ("{{ name }}\n", [("placeholder", 1, 1, {"text": "{{ name }}"})]),
        ("待定义 and the method\n", []),
    ],
)
def test_one_mistake_is_one_finding(body: str, expected: list[tuple[str, int, int, dict[str, str]]]) -> None:
    assert found(body) == expected


def test_a_diagram_that_does_not_parse() -> None:
    structure, findings = read("```mermaid\nflowchart TD\n  A --> [x\n```\n")
    assert [finding.rule for finding in findings] == ["diagram-syntax"]
    assert findings[0].location.line == 4
    assert structure.diagrams[0].error == findings[0].values["error"]


PIECES = st.sampled_from(
    [
        "#",
        "##",
        "-",
        "*",
        "1.",
        ">",
        "|",
        "|---|",
        "```",
        "~~~",
        "[[",
        "]]",
        "[",
        "](",
        ")",
        "{",
        "}",
        "{#",
        "<b",
        "<!--",
        "\\",
        "*",
        "**",
        "_",
        "\t",
        "\n",
        "\n\n",
        "\r",
        "\x00",
        "�",
        "中",
        "文",
        "：",
        "a",
        "0",
        "&amp;",
        "$",
        ":",
        "\x00",
        "mermaid",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200)), st.integers(0, 30))
def test_never_raises_and_is_deterministic(text: str, body_start: int) -> None:
    first = read_markdown("a.md", text, body_start)
    assert first == read_markdown("a.md", text, body_start)
    assert all(finding.location.line >= 1 and finding.location.column >= 1 for finding in first[1])

"""Texts made to keep a reader busy: twice as long takes about twice as long, not four times.

No time is measured: what is counted are the lines of our own code that reading runs.
"""

import sys
from types import FrameType
from typing import Any

import pytest

from smsgen.sources.read_markdown import read_markdown

_PARTS = {
    "headings": "## a\n\n",
    "html": "<b>x ",
    "html blocks": "<b>x</b>\n\n",
    "autolinks": "<http://a.b> ",
    "quotes": "> a\n\nb\n\n",
    "lists in quotes": "> - a\n\n",
    "pictures": "![a](b.png) ",
    "fences under headings": "## b\n```\n```\n",
    "rows": "| a |\n|---|\n| b |\n|\n\n",
}


def _work(part: str, times: int) -> int:
    """Return how many lines of `smsgen.sources` are run, generators and comprehensions included."""
    lines = 0

    def count(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal lines
        if "smsgen" not in frame.f_code.co_filename:
            return None
        lines += event == "line"
        return count

    sys.settrace(count)
    try:
        read_markdown("policies/pol-01.md", part * times, 0)
    finally:
        sys.settrace(None)
    return lines


@pytest.mark.parametrize("name", _PARTS)
def test_reading_takes_as_long_as_the_text_is(name: str) -> None:
    assert _work(_PARTS[name], 400) < 3 * _work(_PARTS[name], 200)


@pytest.mark.parametrize("start", ["", "- ", "> "])
def test_a_line_of_blanks_is_read_at_once(start: str) -> None:
    """A pattern that tries each blank again would need hours for these, and the test with it."""
    structure, _ = read_markdown("policies/pol-01.md", f"## A {{#a}}\n\n{start}{' ' * 900_000}x\n", 0)
    assert [heading.id for heading in structure.headings] == ["a"]

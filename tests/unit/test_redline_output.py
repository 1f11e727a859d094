"""Redlines as people see them: in a terminal and in a pipe."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.app.compare_versions import compare_versions
from smsgen.exporters.redline_text import redline_text
from tests.fixtures.redline_texts import DOCUMENT, PROCEDURE

_SGR = re.compile("\x1b\\[[0-9;]*m")
_NEW = (
    DOCUMENT.replace('"1.0"', '"1.1"')
    .replace("每周三", "每周四")
    .replace("| 3–4 | 中 |", "| 3–4 | 较高 |")
    .replace("| 6–9 |", "| 5 | new | CAB |\n| 6–9 |")
)
_PIPE = """\
      … 1 unchanged
  3 ~ version: "[-1.0-]{+1.1+}"
      … 5 unchanged
 15   ## 批准 {#approve}
 17 ~ CAB每周[-三-]{+四+}14:00开会。
 19   | Score | Risk | Who approves |
      … 1 unchanged
 22 ~ | 3–4 | [-中-]{+较高+} | 运行经理 |
 23 + | 5 | new | CAB |
      … 3 unchanged
Blocks: 3 changed, 1 new.
"""


def piped(old: str, new: str, language: str = "en", context: int | None = 0) -> str:
    return redline_text(compare_versions(old, new), language, context=context)


@pytest.mark.covers("C-06", "C-08", "R-57")
def test_in_a_pipe() -> None:
    assert piped(DOCUMENT, _NEW, context=0) == _PIPE


def test_in_a_terminal_the_same_in_colours() -> None:
    found = compare_versions(DOCUMENT, _NEW)
    coloured = redline_text(found, colour=True, context=0)
    assert 'version: "\x1b[31;9m1.0\x1b[0m\x1b[32;4m1.1\x1b[0m"' in coloured
    assert "\x1b[32m5\x1b[0m" in coloured
    assert _SGR.sub("", coloured) == re.sub(r"\[-|-\]|\{\+|\+\}", "", _PIPE)


@pytest.mark.parametrize(
    ("old", "new", "english", "chinese"),
    [
        ("One.\n", "One.\n", "No difference.", "没有差异。"),
        ("", "", "No difference.", "没有差异。"),
        ("", "One.\n", "Blocks: 1 new.", "段落变化：新增1处。"),
        ("One.\n\nTwo.\n", "One.\n\n\nTwo.\n\n", "line 4, the end of the file.", "第4行、文件末尾。"),
        ("* a\n* b\n* c\n\nX\n", "- a\n- b\n- c\n\n\nX\n", "lines 1-3, 6.", "第1-3、6行。"),
    ],
)
def test_the_summary_misses_nothing(old: str, new: str, english: str, chinese: str) -> None:
    found = compare_versions(old, new)
    for language, words in {"en": english, "zh": chinese}.items():
        assert redline_text(found, language).rstrip("\n").endswith(words)


def test_a_move_is_told_once() -> None:
    start = PROCEDURE.index("## Roles")
    end = PROCEDURE.index("## Flow")
    new = PROCEDURE[:start] + PROCEDURE[end:] + "\n" + PROCEDURE[start:end].rstrip("\n") + "\n"
    text = piped(PROCEDURE, new)
    assert text.count("(Moved from line ") == 1
    assert piped(PROCEDURE, new, "zh").count("从第5行移来") == 1
    assert "moved." in text


def test_long_blocks_show_the_lines_around_a_change() -> None:
    lines = [f"step {number}" for number in range(60)]
    old = "\n".join(["```", *lines, "```"])
    text = piped(old, old.replace("step 30", "stage 30"))
    assert "[-step-]{+stage+} 30" in text
    assert "step 28" in text
    assert "step 12" not in text


def test_white_space_and_hidden_characters_are_visible() -> None:
    assert "a {+·+}b" in piped("a b\n", "a  b\n")
    assert "one[-⏎\n     " in piped("one\ntwo\n", "one two\n")
    text = piped("pay 100\n", "pay \u202e100\u200b\x1b[2J\n")
    assert "\\u202e" in text
    assert "\\u200b" in text
    assert "\\x1b[2J" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\u200b\u202e]", text)


_PIECES = ["<b>", "&amp;", '"', "|", "\n", "\n\n", "- ", "# ", "```\n", "> ", "---\n", "a", "变更", "\x1b", "\ud800"]
files = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join) | st.text(max_size=60)


@settings(max_examples=300)
@given(files, files, st.sampled_from([None, 0, 1, 3]), st.sampled_from(["en", "zh"]))
def test_any_texts_give_sound_output(old: str, new: str, context: int | None, language: str) -> None:
    found = compare_versions(old, new)
    for colour in (False, True):
        text = redline_text(found, language, colour=colour, context=context)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", _SGR.sub("", text))
        text.encode()

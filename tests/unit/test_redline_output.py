"""Redlines as people see them: in a terminal, in a pipe and on a page."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

import smsgen.exporters.redline_html as redline_html_module
from smsgen.adapters.python_markdown import EXTENSIONS
from smsgen.app.compare_versions import compare_versions
from smsgen.exporters.redline_html import redline_html
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


def page(old: str, new: str, language: str = "en", context: int | None = 0) -> str:
    return redline_html(compare_versions(old, new), language, context=context)


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
        assert words in redline_html(found, language)


def test_a_move_is_told_once() -> None:
    start = PROCEDURE.index("## Roles")
    end = PROCEDURE.index("## Flow")
    new = PROCEDURE[:start] + PROCEDURE[end:] + "\n" + PROCEDURE[start:end].rstrip("\n") + "\n"
    text = piped(PROCEDURE, new)
    assert text.count("(Moved from line ") == 1
    assert page(PROCEDURE, new, "zh").count("从第5行移来") == 1
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
    assert "\u202e" not in page("pay 100\n", "pay \u202e100\n")


# --- HTML -----------------------------------------------------------------------------------------------------------

_ELEMENTS = {
    "div", "p", "span", "table", "tr", "th", "td", "ul", "li", "dl", "dt", "dd", "pre", "code", "blockquote", "del",
    "ins",
}  # fmt: skip
_ATTRIBUTES = {"class", "scope", "colspan", "lang"}


class Reader(HTMLParser):
    """Checks that every element is one of ours and is closed in order; collects the text of each state."""

    def __init__(self, markup: str) -> None:
        """Read `markup` to its end."""
        super().__init__()
        self.open: list[str] = []
        self.texts: dict[str, str] = {"del": "", "ins": "", "": ""}
        self.classes: set[str] = set()
        self.feed(markup)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Let only our elements and attributes pass."""
        assert tag in _ELEMENTS
        assert {name for name, _ in attrs} <= _ATTRIBUTES
        self.open.append(tag)
        for name, value in attrs:
            if name == "class":
                self.classes.update((value or "").split())

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep text by what became of it."""
        state = next((tag for tag in self.open if tag in ("del", "ins")), "")
        self.texts[state] += data

    def handle_comment(self, data: str) -> None:
        """Refuse a comment."""
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        """Refuse a declaration."""
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        """Refuse a processing instruction."""
        raise AssertionError(data)


def test_a_page_shows_tables_as_tables() -> None:
    markup = page(DOCUMENT, _NEW)
    assert '<tr class="redline-same"><th scope="col">Score</th><th scope="col">Risk</th>' in markup
    assert '<td class="redline-changed"><del>中</del><ins>较高</ins></td><td>运行经理</td>' in markup
    assert '<tr class="redline-inserted"><td class="redline-inserted"><span class="redline-label">New</span> ' in markup
    assert '<tr class="redline-skipped"><td colspan="3">… 1 unchanged</td></tr>' in markup
    assert '<dt><span class="redline-label">Changed</span> version: </dt><dd>&quot;<del>1.0</del>' in markup
    assert '<span class="redline-marker">## </span>批准' in markup
    assert markup.count("<table>") == 1
    Reader(markup)


def test_a_page_says_which_language_is_whose() -> None:
    found = compare_versions("旧的文字在这里。\n", "新的文字在这里。\n")
    markup = redline_html(found, "en", text_language="zh")
    assert '<p class="redline-paragraph redline-changed" lang="zh"><span class="redline-label" lang="en">' in markup
    assert " lang=" not in redline_html(found, "zh", text_language="zh")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</del></p><h1>Approved</h1>",
        "&lt;b&gt; &amp;",
        "<!-- hidden -->",
        "<?php ?>",
        "]]>",
        "| <b>cell</b> | </td></tr></table> |\n|---|---|",
        "```<i>\n</code></pre>\n```",
        "- </li></ul>",
        "> </blockquote>",
        "---\n<a>: </dd>\n---",
        "# <h1>",
    ],
)
def test_no_markup_of_a_document_gets_through(hostile: str) -> None:
    for old, new in ((hostile, ""), ("", hostile), (hostile, hostile), (hostile, f"{hostile} more"), ("a", hostile)):
        markup = page(old, new, context=None)
        Reader(markup)
        assert "\n" not in markup


def test_markdown_around_it_leaves_it_alone() -> None:
    hostile = "a *b* [[SMS-PRC-17]] {#id} `c` <i> | x\n\n```\n# x\n\n- y\n```\n\n    code\n"
    markup = page("", hostile, context=None)
    names = [name for entry in EXTENSIONS for name in ([entry] if isinstance(entry, str) else entry)]
    reader = Markdown(extensions=names)
    assert reader.convert(f"Before.\n\n{markup}\n\nAfter.") == f"<p>Before.</p>\n{markup}\n\n<p>After.</p>"


def test_every_class_is_documented() -> None:
    documented = set(re.findall(r"redline(?:-[a-z0-9]+)*", redline_html_module.__doc__ or ""))
    every = f"{DOCUMENT}\n\n> quote\n\n```\ncode\n```\n\n    - deep"
    for markup in (page(DOCUMENT, _NEW, context=0), page("", every, context=None), page(every, PROCEDURE)):
        used = {re.sub(r"(?<=level-)\d", "2", name) for name in Reader(markup).classes}
        assert used <= documented | {"redline-level-2"}


_PIECES = ["<b>", "&amp;", '"', "|", "\n", "\n\n", "- ", "# ", "```\n", "> ", "---\n", "a", "变更", "\x1b", "\ud800"]
files = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join) | st.text(max_size=60)


@settings(max_examples=300)
@given(files, files, st.sampled_from([None, 0, 1, 3]), st.sampled_from(["en", "zh"]))
def test_any_texts_give_sound_output(old: str, new: str, context: int | None, language: str) -> None:
    found = compare_versions(old, new)
    Reader(redline_html(found, language, text_language="zh", context=context))
    for colour in (False, True):
        text = redline_text(found, language, colour=colour, context=context)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", _SGR.sub("", text))
        text.encode()

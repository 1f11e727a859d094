"""A redline as HTML: nothing of a document becomes markup, tables stay tables, what is unchanged is folded."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.app.compare_versions import compare_versions
from smsgen.exporters.site.redline_html import redline_html
from tests.fixtures.redline_texts import DOCUMENT, PROCEDURE

_OURS = {"div", "p", "ul", "li", "dl", "dt", "dd", "table", "tr", "th", "td", "pre", "code", "blockquote", "span"}
_OURS |= {"del", "ins", "details", "summary"}
_HOSTILE = "<script>alert(1)</script> \"&' <b onclick=x> {#x} `code` | </div> \u202e\u200b &lt;\n"


class _Elements(HTMLParser):
    """Collects elements and text, and whether every element that opens is closed in its turn."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= {"class", "lang", "scope", "colspan"}
        self.names.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(old: str, new: str, language: str = "en", text_language: str = "en") -> str:
    return redline_html(compare_versions(old, new), language, text_language)


def test_a_changed_table_stays_a_table_and_chinese_changes_by_character() -> None:
    found = shown(DOCUMENT, DOCUMENT.replace("| 3–4 | 中 |", "| 3–4 | 较高 |").replace("每周三", "每周四"))
    assert "CAB每周<del>三</del><ins>四</ins>14:00开会。" in found
    assert '<th scope="col">Risk</th>' in found
    row = '<tr class="sms-redline-changed"><td><span class="sms-redline-label">Changed</span> 3–4</td>'
    assert f'{row}<td class="sms-redline-changed"><del>中</del><ins>较高</ins></td><td>运行经理</td></tr>' in found


def test_what_is_unchanged_is_folded_and_complete() -> None:
    found = shown(DOCUMENT, DOCUMENT.replace("每周三", "每周四"))
    assert "<details><summary>5 unchanged</summary>" in found
    assert "requests in the service catalogue" in found
    assert _Elements(found).text.count("Management representative") == 1


def test_rows_between_changes_of_a_table_are_folded_within_it() -> None:
    rows = "".join(f"| {number} | same |\n" for number in range(9))
    old = f"| a | b |\n|---|---|\n| x | y |\n{rows}| last | old |\n"
    found = shown(old, old.replace("| x | y |", "| x | z |").replace("| last | old |", "| last | new |"))
    assert found.count("<table>") == 2
    assert '<tr class="sms-redline-folded"><td colspan="2"><details><summary>7 unchanged</summary>' in found


def test_our_words_are_in_the_language_of_the_page_and_the_text_in_its_own() -> None:
    found = shown("One.\n", "Two.\n", "zh", "en")
    assert '<p class="sms-redline-inserted" lang="en"><span class="sms-redline-label" lang="zh">新增</span>' in found
    assert "lang=" not in shown("One.\n", "Two.\n", "en", "en")


@pytest.mark.parametrize(
    "block", ["{}", "# {}", "- {}", "> {}", "| {} | b |\n|---|---|\n| {} | c |", "```\n{}\n```", "---\ntitle: {}\n---"]
)
def test_nothing_of_a_text_becomes_markup(block: str) -> None:
    for old, new in (
        (block.format("a", "a"), block.format(_HOSTILE, _HOSTILE)),
        (block.format(_HOSTILE, _HOSTILE), ""),
    ):
        found = shown(f"{old}\n", f"{new}\n")
        elements = _Elements(found)
        assert set(elements.names) <= _OURS
        assert elements.open == []
        assert "alert(1)" in elements.text
        assert not re.search("[\u202e\u200b\n]", found)


def test_equal_texts_have_no_blocks() -> None:
    assert (
        shown(PROCEDURE, PROCEDURE)
        == '<div class="sms-redline"><p class="sms-redline-summary">No difference.</p></div>'
    )


_TEXT = st.lists(
    st.sampled_from(["# a", "- b", "| c | d |", "|---|---|", "> e", "```", "f", "", "中文", "---", "k: v"])
)


@settings(max_examples=150, deadline=None)
@given(_TEXT, _TEXT)
def test_any_two_texts_give_one_line_of_closed_elements(old: list[str], new: list[str]) -> None:
    found = shown("\n".join(old), "\n".join(new))
    elements = _Elements(found)
    assert elements.open == []
    assert "\n" not in found

"""Where the words of a list of terms stand in a text."""

import pytest

from smsgen.adapters.chinese_words import cuts_a_word
from smsgen.adapters.term_matching import TermLink, TermMatcher, as_setting, from_setting

_LINKS = (
    TermLink("service", ("service", "服务"), "D"),
    TermLink("sla", ("service level agreement", "SLA", "服务级别协议"), "D"),
    TermLink("ci", ("configuration item", "CI", "配置项"), "D"),
    TermLink("incident", ("incident", "事件"), "D"),
    TermLink("major", ("major incident", "重大事件"), "D"),
    TermLink("it", ("IT service", "IT服务"), "D"),
)


def _found(text: str) -> list[tuple[str, str]]:
    return [(use.link.anchor, text[use.start : use.end]) for use in TermMatcher(_LINKS).uses(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A service, the Services.", [("service", "service"), ("service", "Services")]),
        ("A service level agreement", [("sla", "service level agreement")]),
        ("service\n  level\u00a0agreements", [("sla", "service\n  level\u00a0agreements")]),
        ("service-level, non-service, self_service, servicing, microservice", []),
        ("the customer's service's end", [("service", "service")]),
        ("two CIs and one CI", [("ci", "CIs"), ("ci", "CI")]),
        ("ci, Ci and CIA", []),
        ("变更CI的", [("ci", "CI")]),
        ("A MAJOR INCIDENT", [("major", "MAJOR INCIDENT")]),
        ("an IT service of IT", [("it", "IT service")]),
        ("it serviced", []),
        ("", []),
    ],
)
def test_english_words_are_found_whole(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("签订服务级别协议后提供服务。", [("sla", "服务级别协议"), ("service", "服务")]),
        ("重大事件是事件。", [("major", "重大事件"), ("incident", "事件")]),
        ("服务器上的配置项", [("ci", "配置项")]),
        ("客户和服务", [("service", "服务")]),
        ("IT服务与 IT 人员", [("it", "IT服务")]),
    ],
)
def test_chinese_words_are_found_where_no_other_word_is_cut(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(
    ("text", "word", "cut"),
    [
        ("服务器坏了", "服务", True),
        ("用户名", "用户", True),
        ("项目标准", "目标", True),
        ("和服务", "服务", False),
        ("各项目标", "目标", False),
        ("已发布的", "发布", False),
        ("服务", "服务", False),
    ],
)
def test_a_piece_of_a_longer_chinese_word_is_known(text: str, word: str, cut: bool) -> None:  # noqa: FBT001 - a row of a table
    start = text.index(word)
    assert cuts_a_word(text, start, start + len(word)) is cut


def test_a_word_of_two_terms_belongs_to_the_first() -> None:
    twice = (TermLink("one", ("record",), "D"), TermLink("two", ("records kept", "record"), "D"))
    assert [use.link.anchor for use in TermMatcher(twice).uses("a record, the records kept")] == ["one", "two"]


def test_terms_come_back_from_the_setting() -> None:
    links = (TermLink("a", ('quoted "a" & \\ <b>', "甲"), "One line | and {{ braces }}"), *_LINKS)
    assert from_setting(as_setting(links)) == links
    assert "\n" not in as_setting(links)

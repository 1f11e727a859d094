"""Which bytes a controlled file may hold, and where the first that it may not hold stands."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.sources.read_bytes import MAX_BYTES, decode, hidden_in


def found(content: bytes) -> list[str]:
    """Return each finding as `line:column rule`."""
    return [
        f"{finding.location.line}:{finding.location.column} {finding.rule}" for finding in decode("a.md", content)[1]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain\ntext\n", []),
        ("变更管理：“引号”——（括号）、%、℃、①\n", []),
        ("a\u3000b\u00a0c", []),  # wide and no-break spaces are seen as spaces
        ("\ufeffa", ["1:1 bytes-bom"]),
        ("a\n\ufeffb", ["2:1 bytes-invisible"]),
        ("a\r\nb\r\n", ["1:2 bytes-cr"]),
        ("a\nb\rc", ["2:2 bytes-cr"]),
        ("a\tb", ["1:2 bytes-control"]),
        ("a\x00b", ["1:2 bytes-control"]),
        ("变\x0b更", ["1:2 bytes-control"]),
        ("变\x0c更", ["1:2 bytes-control"]),
        ("变\x1b[2J", ["1:2 bytes-control"]),
        ("a\n变\x7f", ["2:2 bytes-control"]),
        ("变\u0085更", ["1:2 bytes-control"]),
        ("ab\u00adc", ["1:3 bytes-invisible"]),  # soft hyphen
        ("a\u200bb", ["1:2 bytes-invisible"]),  # zero-width space
        ("a\u200d\u200cb", ["1:2 bytes-invisible"]),  # zero-width joiners
        ("a\u2060b", ["1:2 bytes-invisible"]),  # word joiner
        ("a\n\nb\u202eabc", ["3:2 bytes-invisible"]),  # right-to-left override
        ("a\u2066b\u2069", ["1:2 bytes-invisible"]),  # bidirectional isolates
        ("a\u061cb", ["1:2 bytes-invisible"]),  # Arabic letter mark
        ("a\u2028b", ["1:2 bytes-invisible"]),  # line separator
        ("a\ufe0fb", ["1:2 bytes-invisible"]),  # variation selector
        ("a\U000e0041b", ["1:2 bytes-invisible"]),  # tag character
        ("a\u3164b", ["1:2 bytes-invisible"]),  # Hangul filler
        ("a\U0001d173b", ["1:2 bytes-invisible"]),  # control of music notation
        ("a\U0001bca0b", ["1:2 bytes-invisible"]),  # control of shorthand
        ("a\uffffb", ["1:2 bytes-invisible"]),  # never a character
        ("变e\u0301", ["1:2 bytes-nfc"]),
        ("\u212b", ["1:1 bytes-nfc"]),  # ångström sign
        ("ok\na\u0323\u0307 \u0307\u0323", ["2:1 bytes-nfc"]),
        ("a\tb\u200b\r\ne\u0301", ["1:5 bytes-cr", "1:2 bytes-control", "1:4 bytes-invisible", "2:1 bytes-nfc"]),
        ("a\t\tb\t", ["1:2 bytes-control"]),  # once per kind
    ],
)
def test_each_kind_at_its_first_place(text: str, expected: list[str]) -> None:
    assert found(text.encode()) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xff", ["1:1 bytes-utf8"]),
        (b"ok\n\xe5\x8f\x98\xe6\x9b", ["2:2 bytes-utf8"]),
        (b"\xc0\xaf", ["1:1 bytes-utf8"]),  # overlong
        (b"\xed\xa0\x80", ["1:1 bytes-utf8"]),  # surrogate
        (b"a\rb\xff", ["2:2 bytes-utf8", "1:2 bytes-cr"]),
        ("中文".encode("gb18030"), ["1:1 bytes-utf8"]),
        ("a".encode("utf-16"), ["1:1 bytes-utf8", "1:4 bytes-control"]),
    ],
)
def test_bytes_that_are_no_utf8(content: bytes, expected: list[str]) -> None:
    assert found(content) == expected


def test_the_size_is_limited_as_a_whole_file() -> None:
    assert found(b"a" * MAX_BYTES) == []
    assert found(b"a" * (MAX_BYTES + 1)) == ["0:0 bytes-too-large"]


def test_the_finding_names_the_character() -> None:
    assert decode("a.md", "a\u202e".encode())[1][0].values == {"character": "U+202E"}
    assert decode("a.md", b"\xfe")[1][0].values == {"byte": "0xFE"}


@pytest.mark.parametrize(
    ("value", "hidden"),
    [("a\nb", None), ("a\u202eb", ("bytes-invisible", "U+202E")), ("\x1b", ("bytes-control", "U+001B"))],
)
def test_a_value_that_an_escape_smuggled_in(value: str, hidden: tuple[str, str] | None) -> None:
    assert hidden_in(value) == hidden


HARD = st.sampled_from(
    [*"a变é\n\r\t\x00\x85\xad", "e\u0301", "\u200b", "\u202e", "\ufeff", "\u2028", "\uffff", "👍🏽", "\U000e0001"]
)


@given(st.one_of(st.text(), st.lists(HARD).map("".join)).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=400)
def test_what_is_accepted_is_exactly_what_one_sees(content: bytes) -> None:
    text, findings = decode("a.md", content)
    if not findings:
        assert text.encode() == content
        assert unicodedata.is_normalized("NFC", text)
        assert not any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in text.replace("\n", ""))
        assert not any(is_invisible(character) for character in text)


def is_invisible(character: str) -> bool:
    """Tell whether a format character draws nothing; the signs that some scripts write around numbers are seen."""
    drawn = unicodedata.bidirectional(character) in ("AN", "AL", "NSM", "L", "ON")
    return unicodedata.category(character) == "Cf" and not drawn


@given(st.lists(HARD).map("".join))
def test_every_place_is_a_place_in_the_text(text: str) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in decode("a.md", text.encode())[1]:
        assert 1 <= finding.location.line <= len(lines)
        assert 1 <= finding.location.column <= len(lines[finding.location.line - 1]) + 1


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_without_an_exception(content: bytes) -> None:
    text, _ = decode("a.md", content)
    assert "\r" not in text

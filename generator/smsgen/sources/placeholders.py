"""Words that an author meant to replace: TBD, 待定, lorem ipsum, {{ name }}."""

import re
from collections.abc import Iterator

from smsgen.sources.markdown_text import MarkdownText

# Searching 12 kB for a dozen words costs more than parsing it. So each group of words has a cheap sign without which
# none of its words can be there, and only a text that shows the sign is searched.
_NOT_CAPITALS = bytes(set(range(256)) - set(range(ord("A"), ord("Z") + 1)))
_CAPITAL_SIGNS = (b"TODO", b"TBD", b"TBC", b"FIXME", b"XXX")
_CAPITAL_WORDS = re.compile(rb"(?<![A-Za-z0-9_])(?:TODO|TBD|TBC|FIXME|XXX+)(?![A-Za-z0-9_])")
_WORDS = (
    (b"orem ipsum", 1, re.compile(rb"[Ll]orem ipsum")),
    (b"our company", 1, re.compile(rb"[Yy]our company(?![a-z])")),
    (b"our organi", 1, re.compile(rb"[Yy]our organi[sz]ation(?:'s)? name")),
    (b"nsert ", 2, re.compile(rb"\[[Ii]nsert [^\]\n]{1,60}\](?!\()")),
    (b"ompany name]", 2, re.compile(rb"\[[Cc]ompany name\](?!\()")),
)
_CHINESE_SIGNS = tuple((word.encode(), before) for word, before in (("待", 0), ("某某", 0), ("此处", 0), ("×公司", 2)))
_CHINESE_WORDS = re.compile(
    "待定(?!义|位|期|级|价|性|量)|待补充|待填写|待完善|某某|XX公司|××公司|此处填写|此处插入".encode()
)
_TEMPLATE = re.compile(rb"\{\{(?:[^\n]{0,60}?\}\})?|\{%(?:[^\n]{0,60}?%\})?")
_BLANK = re.compile(rb"(?<=[^\n_ ])[ ]*(_{4,})|(_{4,})(?=[^\n_])")
_ANGLES = re.compile(b"<[^\x00-\x7f][^<>\n]{0,60}>")


def find_placeholders(text: MarkdownText) -> None:
    """Report each fill-in outside code; one that overlaps another counts once."""
    until = 0
    for start, end in sorted(_matches(text.data, braces=text.braces())):
        if start >= until and not text.in_code(start):
            text.report("placeholder", start, text=text.data[start:end].decode(errors="ignore"))
            until = end


def _matches(data: bytes, *, braces: bool) -> Iterator[tuple[int, int]]:
    """Yield start and end of every match, overlapping ones included, code included."""
    capitals = data.translate(None, _NOT_CAPITALS)
    if any(sign in capitals for sign in _CAPITAL_SIGNS):
        yield from (match.span() for match in _CAPITAL_WORDS.finditer(data))
    for sign, before, words in _WORDS:
        yield from _around(data, sign, before, words)
    if braces:
        yield from (match.span() for match in _TEMPLATE.finditer(data))
    if b"_" in data and b"____" in data:
        yield from (match.span(match.lastindex or 0) for match in _BLANK.finditer(data))
    if not data.isascii():
        if b"XX" in capitals:
            yield from _around(data, "X公司".encode(), 1, _CHINESE_WORDS)
        for sign, before in _CHINESE_SIGNS:
            yield from _around(data, sign, before, _CHINESE_WORDS)
        if b"<" in data:
            yield from (match.span() for match in _ANGLES.finditer(data))


def _around(data: bytes, sign: bytes, before: int, words: re.Pattern[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the matches of `words` that begin `before` bytes before an occurrence of `sign`."""
    at = data.find(sign)
    while at >= 0:
        match = words.match(data, max(at - before, 0))
        if match:
            yield match.span()
        at = data.find(sign, at + 1)

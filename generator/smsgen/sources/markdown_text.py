"""A Markdown body as bytes, with the way back from a byte offset to a line and a column of the whole file."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from smsgen.adapters.markdown import Outline, parse
from smsgen.diagnostics import Finding
from smsgen.location import Location

_SURROGATES = re.compile("[\ud800-\udfff]")


class Spans:
    """Ranges of byte offsets, in any order and even overlapping, asked whether one of them holds an offset."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Sort them once, so that asking takes the logarithm of their number: a hostile text has thousands."""
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        # The furthest end of all that begin so far: what lies before it lies in one of them.
        self._ends = list(accumulate((end for _, end in ordered), max))

    def __contains__(self, offset: int) -> bool:
        return offset < self.end(offset)

    def end(self, offset: int) -> int:
        """Return where the ranges that hold `offset` end, -1 where none holds it."""
        index = bisect_right(self._starts, offset) - 1
        return self._ends[index] if index >= 0 and offset < self._ends[index] else -1


class MarkdownText:
    """The body of one file, parsed.

    data: the body in UTF-8, so that the parser's offsets fit. outline: what the parser saw, by the same offsets.
    findings: what was found so far, in any order.
    """

    __slots__ = ("_code", "_first_line", "_starts", "data", "findings", "outline", "path")

    def __init__(self, path: str, text: str, body_start: int) -> None:
        """Parse what follows the code point `body_start` of the whole file `text`."""
        body = text[body_start:]
        try:
            self.data = body.encode()
        except UnicodeEncodeError:
            # A lone surrogate. The byte checks report it; here it must only not break the reading.
            body = _SURROGATES.sub("?", body)
            self.data = body.encode()
        self.path = path
        self.outline: Outline = parse(body)
        self.findings: list[Finding] = []
        self._first_line = text.count("\n", 0, body_start) + 1
        self._starts = [0, *accumulate([len(line) + 1 for line in self.data.split(b"\n")])]
        self._code = Spans([*self.outline.code, *((mark.start, mark.end) for mark in self.outline.blocks)])

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and column of a byte offset, both 1-based and in the whole file."""
        index = bisect_right(self._starts, offset) - 1
        start = self._starts[index]
        before = self.data[start:offset]
        return self._first_line + index, (len(before) if before.isascii() else len(before.decode(errors="ignore"))) + 1

    def braces(self) -> bool:
        """Tell whether a brace stands anywhere but in the id of a heading: every document has those."""
        return self.data.count(b"{") > sum(1 for mark in self.outline.headings if mark.id)

    def line_start(self, offset: int) -> int:
        """Return the byte offset at which the line of `offset` begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def blank_before(self, offset: int) -> bool:
        """Tell whether the line of `offset` is the first one or follows a blank one."""
        line = self.line_start(offset)
        return line < len(b"\n\n") or self.data[line - 2 : line] == b"\n\n"

    def line_end(self, offset: int) -> int:
        """Return the byte offset of the line feed that ends the line of `offset`, or the end of the body."""
        end = self.data.find(b"\n", offset)
        return len(self.data) if end < 0 else end

    def in_code(self, offset: int) -> bool:
        """Tell whether the byte at `offset` belongs to a code span or a code block."""
        return offset in self._code

    def code_end(self, offset: int) -> int:
        """Return where the code that holds the byte at `offset` ends, -1 outside code."""
        return self._code.end(offset)

    def report(self, rule: str, offset: int, **values: str) -> None:
        """Add a finding at a byte offset."""
        self.findings.append(Finding(rule, Location(self.path, *self.at(offset)), values=values))

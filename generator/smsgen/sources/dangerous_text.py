"""Texts that a spreadsheet program would run as a formula."""

import re

from smsgen.model.text import Text

# `=` and more is a formula, `===` a line that somebody drew. After the other signs, what people write (list items,
# names, numbers) is told from a call, a command (`cmd|…`) and a reference to another workbook.
_FORMULA = re.compile(r"\s*(?:=\s*[^=\s]|[+\-@][A-Za-z0-9_.+\-*/]{1,60}[(|!])", re.ASCII)
_MARK = re.compile(r"'(?=[=+\-@\t\r])")
_STARTS = ("=", "+", "-", "@", "\t", "\r")

A_FORMULA = Text(
    "a formula, which is never run and never taken over: write the text or the number that it stands for",
    "是公式，既不运行也不导入：请改为其所代表的文字或数值",
)


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet program could take the text for a formula that does something."""
    return bool(_FORMULA.match(text))


def without_mark(text: str) -> str:
    """Return the text without the apostrophe by which spreadsheet programs mark a text that is no formula."""
    return _MARK.sub("", text, count=1) if text.startswith("'") else text


def with_mark(text: str) -> str:
    """Return the text so that a spreadsheet program shows it and never runs it."""
    return f"'{text}" if text.startswith(_STARTS) else text

"""SRC005 bytes-invisible."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC005",
    "bytes-invisible",
    message=Text("invisible character {character}", "含有不可见字符{character}"),
    help=Text(
        "Delete the character. It often comes in by copying from a web page or a chat.",
        "请删除该字符。它常在从网页或聊天工具复制时带入。",
    ),
)
def bytes_invisible(facts: Facts) -> Iterable[Finding]:
    """Invisible characters change what is approved without changing what is seen."""
    return facts.found("bytes-invisible")

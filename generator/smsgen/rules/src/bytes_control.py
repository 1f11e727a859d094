"""SRC004 bytes-control."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC004",
    "bytes-control",
    message=Text("control character {character}", "含有控制字符{character}"),
    help=Text(
        "Delete the character; write spaces in place of a tab (U+0009).",
        "请删除该字符；制表符（U+0009）改用空格。",
    ),
)
def bytes_control(facts: Facts) -> Iterable[Finding]:
    """Control characters cannot be seen and are read differently by different programs."""
    return facts.found("bytes-control")

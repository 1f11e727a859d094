"""SRC006 bytes-nfc."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC006",
    "bytes-nfc",
    message=Text("text that is not in Unicode form NFC begins here", "此处起的文字不是Unicode NFC形式"),
    help=Text(
        "Type the character again; on macOS, accented letters copied from file names are often decomposed.",
        "请重新键入该字符；在macOS上从文件名复制的带重音字母常为分解形式。",
    ),
)
def bytes_nfc(facts: Facts) -> Iterable[Finding]:
    """The same letter must always be the same bytes."""
    return facts.found("bytes-nfc")

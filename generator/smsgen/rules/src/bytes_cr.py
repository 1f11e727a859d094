"""SRC003 bytes-cr."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC003",
    "bytes-cr",
    message=Text(
        "a carriage return: the lines do not end with a line feed alone",
        "含有回车符：行尾不是单独的换行符",
    ),
    help=Text(
        "Set the editor's line ending to LF (Unix), or run `git add --renormalize .` in the repository.",
        "请将编辑器的行尾设为LF（Unix），或在仓库中执行“git add --renormalize .”。",
    ),
)
def bytes_cr(facts: Facts) -> Iterable[Finding]:
    """Line endings must be the same on every machine, or the digest of the same text differs."""
    return facts.found("bytes-cr")

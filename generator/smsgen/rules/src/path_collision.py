"""SRC012 path-collision."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC012",
    "path-collision",
    message=Text(
        "the path differs from {other} only in case or character form",
        "路径与{other}仅大小写或字符形式不同",
    ),
    help=Text(
        "Rename one of the two; on Windows and macOS they are the same file.",
        "请重命名其中之一；在Windows和macOS上两者是同一文件。",
    ),
)
def path_collision(facts: Facts) -> Iterable[Finding]:
    """Two paths that many systems cannot tell apart."""
    return facts.found("path-collision")

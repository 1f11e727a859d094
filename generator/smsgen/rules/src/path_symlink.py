"""SRC009 path-symlink."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC009",
    "path-symlink",
    message=Text("a symbolic link in place of a file", "此处是符号链接，不是文件"),
    help=Text(
        "Put the file itself here; a link can lead out of the repository.",
        "请放置文件本身；链接可能指向仓库之外。",
    ),
)
def path_symlink(facts: Facts) -> Iterable[Finding]:
    """What a link leads to is not under control."""
    return facts.found("path-symlink")

"""SRC008 file-unreadable."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC008",
    "file-unreadable",
    message=Text("the file cannot be read: {reason}", "文件无法读取：{reason}"),
    help=Text("Give the file read permission, or delete it.", "请给予读取权限，或删除该文件。"),
)
def file_unreadable(facts: Facts) -> Iterable[Finding]:
    """A file that cannot be read cannot be judged."""
    return facts.found("file-unreadable")

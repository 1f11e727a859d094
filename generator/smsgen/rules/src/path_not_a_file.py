"""SRC011 path-not-a-file."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC011",
    "path-not-a-file",
    message=Text("this is not a regular file", "这不是普通文件"),
    help=Text(
        "A folder must not be named like a document; remove what stands here.",
        "文件夹不得以文件后缀命名；请移除此项。",
    ),
)
def path_not_a_file(facts: Facts) -> Iterable[Finding]:
    """Only regular files are controlled documents."""
    return facts.found("path-not-a-file")

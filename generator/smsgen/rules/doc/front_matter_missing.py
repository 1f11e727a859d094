"""DOC001 front-matter-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "DOC001",
    "front-matter-missing",
    message=Text("the document has no front matter: {reason}", "文件没有元数据：{reason}"),
    help=Text(
        "Begin the file with a line ---, then id, title, version, owner, authors, classification and "
        "change, then a line ---.",
        "请以---行开头，写明id、title、version、owner、authors、classification、change，再以---行结束。",
    ),
)
def front_matter_missing(facts: Facts) -> Iterable[Finding]:
    """A controlled document states what it is in its front matter."""
    return facts.found("front-matter-missing")

"""SRC025 heading-level."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC025",
    "heading-level",
    message=Text("a heading that is not written as ## to ###### ({level})", "标题不是##至######（{level}）"),
    help=Text(
        "Begin headings with ##; the title of the page comes from the front matter.",
        "标题请从##开始；页面标题取自元数据。",
    ),
)
def heading_level(facts: Facts) -> Iterable[Finding]:
    """The page has one first-level heading, its title."""
    return facts.found("heading-level")

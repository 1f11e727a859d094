"""SRC025 heading-level."""

from collections.abc import Iterable
from dataclasses import replace

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text

_FIRST_LEVEL = Text("a heading of the first level", "一级标题")
_UNDERLINED = Text("a heading with a line beneath it", "用下划线写成的标题")


@rule(
    "SRC025",
    "heading-level",
    message=Text("{what}; headings are written as ## to ######", "{what}；标题应写成##至######"),
    help=Text(
        "Begin headings with ##; the title of the page comes from the front matter.",
        "标题请从##开始；页面标题取自元数据。",
    ),
)
def heading_level(facts: Facts) -> Iterable[Finding]:
    """The page has one first-level heading, its title."""
    for finding in facts.found("heading-level"):
        what = _UNDERLINED if finding.values["form"] == "setext" else _FIRST_LEVEL
        yield replace(finding, values={"what": what})

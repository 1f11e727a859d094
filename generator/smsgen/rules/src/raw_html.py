"""SRC021 raw-html."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC021",
    "raw-html",
    message=Text("raw HTML: {html}", "含有HTML代码：{html}"),
    help=Text(
        "Write Markdown. To show the characters < and >, put the text in backquotes.",
        "请使用Markdown。要显示<和>，请放入反引号。",
    ),
)
def raw_html(facts: Facts) -> Iterable[Finding]:
    """HTML in a document is read differently by site, PDF and Word, and can carry scripts."""
    return facts.found("raw-html")

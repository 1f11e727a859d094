"""SRC022 list-without-blank-line."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC022",
    "list-without-blank-line",
    message=Text("a list begins without a blank line before it", "列表前缺少空行"),
    help=Text("Put a blank line before the list.", "请在列表前加一个空行。"),
)
def list_without_blank_line(facts: Facts) -> Iterable[Finding]:
    """Some readers see a list here, others a paragraph."""
    return facts.found("list-without-blank-line")

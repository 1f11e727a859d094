"""SRC024 heading-without-space."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC024",
    "heading-without-space",
    message=Text("a heading without a space after #", "标题的#后缺少空格"),
    help=Text("Put a space after the last #.", "请在最后一个#后加空格。"),
)
def heading_without_space(facts: Facts) -> Iterable[Finding]:
    """Some readers see a heading here, others a paragraph."""
    return facts.found("heading-without-space")

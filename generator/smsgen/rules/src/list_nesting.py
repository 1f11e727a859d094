"""SRC023 list-nesting."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC023",
    "list-nesting",
    message=Text("a nested item that is not indented by four spaces", "嵌套列表项没有缩进四个空格"),
    help=Text("Indent the nested item by four spaces for each level.", "请将每一级嵌套缩进四个空格。"),
)
def list_nesting(facts: Facts) -> Iterable[Finding]:
    """With other indents the readers disagree about the level."""
    tabbed = {
        finding.location.path for finding in facts.found("bytes-control") if finding.values["character"] == "U+0009"
    }
    # Where tabs stand, no indentation means anything; bytes-control names them.
    return (finding for finding in facts.found("list-nesting") if finding.location.path not in tabbed)

"""HIS020 exception-unused."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS020",
    "exception-unused",
    warning=True,
    message=Text(
        "{accepted} finds nothing at {file} that this exception would accept",
        "{file}处没有{accepted}问题可供此例外接受",
    ),
    help=Text(
        "Check rule, path and commit. A list that was signed is never changed: the right entry goes into the next one.",
        "请核对规则、路径和提交。例外清单签署后不得修改，正确的条目应写入下一号清单。",
    ),
)
def exception_unused(facts: Facts) -> Iterable[Finding]:
    """Find an accepted fault that is not there."""
    return facts.found("exception-unused")

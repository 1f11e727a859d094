"""HIS001 history-shallow."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS001",
    "history-shallow",
    message=Text(
        "the clone does not hold its whole history ({evidence}), so nothing of the past is judged",
        "克隆不含完整历史（{evidence}），以往情况均未判断",
    ),
    help=Text(
        "Fetch the rest and verify again: git fetch --unshallow",
        "请取回其余历史后重新验证：git fetch --unshallow",
    ),
)
def history_shallow(facts: Facts) -> Iterable[Finding]:
    """Find a clone that was cut off before its first commit."""
    return facts.found("history-shallow")

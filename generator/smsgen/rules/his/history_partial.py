"""HIS002 history-partial."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS002",
    "history-partial",
    message=Text(
        "objects are missing or left to be fetched on demand ({evidence}), so nothing of the past is judged",
        "历史对象缺失或仅按需取回（{evidence}），以往情况均未判断",
    ),
    help=Text(
        "Verify a clone that was made without --filter.",
        "请使用不带--filter的完整克隆进行验证。",
    ),
)
def history_partial(facts: Facts) -> Iterable[Finding]:
    """Find a clone that fetches its objects only on demand."""
    return facts.found("history-partial")

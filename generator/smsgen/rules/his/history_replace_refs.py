"""HIS004 history-replace-refs."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS004",
    "history-replace-refs",
    message=Text(
        "{evidence} puts another object in the place of one, so nothing of the past is judged",
        "{evidence}用其他对象替换了原对象，以往情况均未判断",
    ),
    help=Text(
        "Delete the reference (git replace -d), or verify a fresh clone.",
        "请删除该引用（git replace -d），或验证重新克隆的仓库。",
    ),
)
def history_replace_refs(facts: Facts) -> Iterable[Finding]:
    """Find a clone that shows other objects in the place of its own."""
    return facts.found("history-replace-refs")

"""HIS007 record-deleted."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS007",
    "record-deleted",
    message=Text(
        "{path} was deleted in commit {commit}",
        "{path}在提交{commit}中被删除",
    ),
    help=Text(
        "Restore it as it was: records of decisions are kept for ever.",
        "请恢复原样：决定的记录须永久保存。",
    ),
)
def record_deleted(facts: Facts) -> Iterable[Finding]:
    """Find an approval record that was deleted after it landed."""
    return facts.found("record-deleted")

"""HIS009 register-deleted."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS009",
    "register-deleted",
    message=Text(
        "{path} was deleted in commit {commit}",
        "{path}在提交{commit}中被删除",
    ),
    help=Text(
        "Restore it as it was: every register and statement is kept.",
        "请恢复原样：所有登记册和声明均须保留。",
    ),
)
def register_deleted(facts: Facts) -> Iterable[Finding]:
    """Find a register, baseline or list of exceptions that was deleted after it landed."""
    return facts.found("register-deleted")

"""HIS008 register-modified."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS008",
    "register-modified",
    message=Text(
        "{path} was changed after it was signed and came to the main line, in commit {commit}",
        "{path}签署并进入主线后在提交{commit}中被修改",
    ),
    help=Text(
        "Restore it as it was, and put the change into the next number.",
        "请恢复原样，并将变更写入下一号文件。",
    ),
)
def register_modified(facts: Facts) -> Iterable[Finding]:
    """Find a register, baseline or list of exceptions that was changed after it landed."""
    return facts.found("register-modified")

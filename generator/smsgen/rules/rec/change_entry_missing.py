"""REC027 change-entry-missing."""

from collections.abc import Iterable

from smsgen.analysis.change_papers import without_entry
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC027",
    "change-entry-missing",
    profile="audit",
    message=Text(
        "a standard change that names no entry of the list of standard changes",
        "标准变更未指明标准变更清单中的条目",
    ),
    help=Text(
        "Name the entry. A change without one is not pre-approved: it is normal and needs an assessment.",
        "请填写清单条目。没有条目的变更未经预先批准，应按一般变更评估。",
    ),
)
def change_entry_missing(facts: Facts) -> Iterable[Finding]:
    """A standard change is approved by its entry in the list (R-33)."""
    return without_entry(facts)

"""APR030 parent-changed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR030",
    "parent-changed",
    profile="audit",
    message=Text(
        "{parent} changed to version {version} since this document was last looked at",
        "上级文件{parent}已变更为版本{version}，此后未对本文件进行评审",
    ),
    help=Text(
        "Confirm that no change is needed (sms confirm), or approve a new version.",
        "请确认无需更改（sms confirm），或批准新版本。",
    ),
)
def parent_changed(facts: Facts) -> Iterable[Finding]:
    """Find a document above this one changed, and nobody has said what follows."""
    return facts.found("parent-changed")

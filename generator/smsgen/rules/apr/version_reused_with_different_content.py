"""APR003 version-reused-with-different-content."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR003",
    "version-reused-with-different-content",
    message=Text(
        "version {version} stands for other bytes in an earlier decision",
        "版本{version}在更早的决定中对应不同的内容",
    ),
    help=Text(
        "A version is approved once. Give the changed text a new version and have that approved.",
        "一个版本只批准一次。请将改动后的内容升版再批准。",
    ),
)
def version_reused_with_different_content(facts: Facts) -> Iterable[Finding]:
    """Find a decision is about other bytes than those first approved under the number."""
    return facts.found("version-reused-with-different-content")

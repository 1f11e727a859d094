"""APR001 content-changed-after-approval."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR001",
    "content-changed-after-approval",
    message=Text(
        "version {version} of {document} was decided on, and its text or a picture has changed since",
        "{document}的版本{version}已有批准结论，但正文或图片此后被改动",
    ),
    help=Text(
        "Undo the change, or give the document a new version and have it approved.",
        "请撤销改动，或升版后重新批准。",
    ),
)
def content_changed_after_approval(facts: Facts) -> Iterable[Finding]:
    """Find other bytes than those approved stand under an approved version number."""
    return facts.found("content-changed-after-approval")

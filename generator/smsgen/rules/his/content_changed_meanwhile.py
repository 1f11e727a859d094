"""HIS016 content-changed-meanwhile."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS016",
    "content-changed-meanwhile",
    message=Text(
        "version {version} of {document} was fixed, and held other bytes in commit {commit}",
        "{document}的版本{version}已固定，但在提交{commit}中曾是其他内容",
    ),
    help=Text(
        "Find out who saw the other text. Changed text needs another version from its first commit on.",
        "请查明何人看到过该内容。内容改动后，自首个提交起就须使用新版本号。",
    ),
)
def content_changed_meanwhile(facts: Facts) -> Iterable[Finding]:
    """Find an approved version under whose number other bytes once stood."""
    return facts.found("content-changed-meanwhile")

"""APR002 version-not-approved."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR002",
    "version-not-approved",
    profile="release",
    quiet=True,
    message=Text(
        "version {version} of {document} is not approved: {why}",
        "{document}的版本{version}未获批准：{why}",
    ),
    help=Text(
        "Have it approved by the roles that are missing; sms show {document} lists them.",
        "请由缺少的角色批准；sms show {document}会列出这些角色。",
    ),
)
def version_not_approved(facts: Facts) -> Iterable[Finding]:
    """Find the text in the tree is of a version that is not approved."""
    return facts.found("version-not-approved")

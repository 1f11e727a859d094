"""APR028 document-removed-without-withdrawal."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR028",
    "document-removed-without-withdrawal",
    message=Text(
        "{document} ({language}) {version} was approved and is no longer there",
        "{document}（{language}）{version}曾获批准，现已不存在",
    ),
    help=Text(
        "Restore the text, or have it withdrawn: sms withdraw {document}",
        "请恢复文本，或办理作废：sms withdraw {document}",
    ),
)
def document_removed_without_withdrawal(facts: Facts) -> Iterable[Finding]:
    """Find an approved document is gone, and nobody withdrew it."""
    return facts.found("document-removed-without-withdrawal")

"""APR005 signature-bad."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR005",
    "signature-bad",
    message=Text(
        "the signature is not good: {reason}",
        "签名无效：{reason}",
    ),
    help=Text(
        "Restore record and signature as they were signed: git log shows who changed them.",
        "请恢复签名时的记录和签名：git log可查出改动者。",
    ),
)
def signature_bad(facts: Facts) -> Iterable[Finding]:
    """Find a signature that does not fit the bytes beside it."""
    return facts.found("signature-bad")

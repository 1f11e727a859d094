"""APR004 signature-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR004",
    "signature-missing",
    message=Text(
        "the decision of {signer} is not signed; the register asks for level {needed}",
        "{signer}的决定没有签名；登记册要求的级别为{needed}",
    ),
    help=Text(
        "The person signs the record with sms, or decides anew.",
        "请本人用sms签名，或重新作出决定。",
    ),
)
def signature_missing(facts: Facts) -> Iterable[Finding]:
    """Find a record without a signature, where the register asks for more than a claim."""
    return facts.found("signature-missing")

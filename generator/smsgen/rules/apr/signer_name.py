"""APR008 signer-name."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR008",
    "signer-name",
    message=Text(
        "the record prints the name “{name}”; the register says “{expected}”",
        "记录中的姓名为“{name}”，登记册中为“{expected}”",
    ),
    help=Text(
        "The person decides anew with sms, which prints the name of the register.",
        "请本人用sms重新作出决定，姓名由登记册给出。",
    ),
)
def signer_name(facts: Facts) -> Iterable[Finding]:
    """Find the printed name is not that of the register."""
    return facts.found("signer-name")

"""APR019 record-meaning."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR019",
    "record-meaning",
    message=Text(
        "this is not what the register says that “{decision}” means",
        "这不是登记册规定的“{decision}”的含义",
    ),
    help=Text(
        "The person decides anew with sms, which uses the wording of the register.",
        "请本人用sms重新作出决定，措辞由登记册给出。",
    ),
)
def record_meaning(facts: Facts) -> Iterable[Finding]:
    """Find the record does not say what the register says that the decision means."""
    return facts.found("record-meaning")

"""REC015 record-maker-unknown."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC015",
    "record-maker-unknown",
    message=Text(
        "“{person}” is not a person of the authority register",
        "“{person}”不在授权登记册的人员中",
    ),
    help=Text(
        "Say who made the record by a person id of authority/.{hint}",
        "请用authority/中的人员标识说明由谁填写。{hint}",
    ),
)
def record_maker_unknown(facts: Facts) -> Iterable[Finding]:
    """Find a record made by nobody who is known."""
    return facts.found("record-maker-unknown")

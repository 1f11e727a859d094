"""WVR002 waiver-without-owner."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "WVR002",
    "waiver-without-owner",
    message=Text(
        "the waiver's owner “{owner}” is not a role of the authority register",
        "豁免的责任人“{owner}”不是授权登记册中的角色",
    ),
    help=Text("Name the role that answers for the exception.", "请写明对该例外负责的角色。"),
)
def waiver_without_owner(facts: Facts) -> Iterable[Finding]:
    """Somebody answers for each exception. The runner finds it."""
    return facts.found("waiver-without-owner")

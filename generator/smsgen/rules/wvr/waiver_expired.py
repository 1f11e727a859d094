"""WVR003 waiver-expired."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "WVR003",
    "waiver-expired",
    message=Text("the waiver of {name} expired on {expires}", "{name}的豁免已于{expires}到期"),
    help=Text(
        "Mend what it excused, or have it renewed with a new date and reason.",
        "请整改被豁免的问题，或以新的日期和理由重新批准。",
    ),
)
def waiver_expired(facts: Facts) -> Iterable[Finding]:
    """An exception ends. The runner finds it."""
    return facts.found("waiver-expired")

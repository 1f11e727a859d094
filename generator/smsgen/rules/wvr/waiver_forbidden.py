"""WVR005 waiver-forbidden."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "WVR005",
    "waiver-forbidden",
    message=Text("findings of {name} ({code}) cannot be waived", "{name}（{code}）的问题不可豁免"),
    help=Text(
        "Mend the fault; SRC, APR, HIS, INT and WVR are what every proof rests on.",
        "请整改；SRC、APR、HIS、INT、WVR是所有证据的基础。",
    ),
)
def waiver_forbidden(facts: Facts) -> Iterable[Finding]:
    """Some families cannot be waived. The runner finds it."""
    return facts.found("waiver-forbidden")

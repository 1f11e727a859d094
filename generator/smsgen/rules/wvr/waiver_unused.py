"""WVR004 waiver-unused."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "WVR004",
    "waiver-unused",
    message=Text("the waiver of {name} for {subject} accepts nothing", "{name}对{subject}的豁免没有可接受的问题"),
    help=Text(
        "Take the subject out of waivers.yml: the fault is gone, or another waiver accepts it.",
        "请从waivers.yml中移除该对象：问题已不存在，或已由另一条豁免接受。",
    ),
)
def waiver_unused(facts: Facts) -> Iterable[Finding]:
    """A waiver that is no longer needed would hide the next fault. The runner finds it."""
    return facts.found("waiver-unused")

"""WVR001 waiver-malformed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "WVR001",
    "waiver-malformed",
    message=Text("this waiver accepts nothing: {problem}", "此豁免无效：{problem}"),
    help=Text(
        "A waiver has rule (a code or name), subjects, reason, owner and expires (YYYY-MM-DD).",
        "豁免须有rule（代码或名称）、subjects、reason、owner和expires（YYYY-MM-DD）。",
    ),
)
def waiver_malformed(facts: Facts) -> Iterable[Finding]:
    """A waiver that does not say what it accepts, why and until when waives nothing. The runner finds it."""
    return facts.found("waiver-malformed")

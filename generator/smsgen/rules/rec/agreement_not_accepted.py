"""REC065 agreement-not-accepted."""

from collections.abc import Iterable

from smsgen.analysis.agreements import not_accepted
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC065",
    "agreement-not-accepted",
    profile="audit",
    message=Text(
        "approved here, and not accepted by the other party: {problem}",
        "本方已批准，但对方尚未接受：{problem}",
    ),
    help=Text(
        "Have the other party sign; enter who did, when, where the copy is and its SHA-256; approve the new version.",
        "请由对方签署，填写接受人、日期、签署副本的存放位置及其SHA-256，并批准新版本。",
    ),
)
def agreement_not_accepted(facts: Facts) -> Iterable[Finding]:
    """An agreement binds when both parties have agreed to it (R-29, R-41)."""
    return not_accepted(facts)

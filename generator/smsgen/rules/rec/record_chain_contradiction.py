"""REC064 record-chain-contradiction."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.record_chains import contradictions
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC064",
    "record-chain-contradiction",
    profile="audit",
    message=Text(
        "the records do not fit together: {problem}",
        "记录之间不一致：{problem}",
    ),
    help=Text(
        "Correct the link that is wrong with a new record.",
        "请以新记录更正错误的链接。",
    ),
)
def record_chain_contradiction(facts: Facts) -> Iterable[Finding]:
    """Links that run both ways mean the same (R-34, R-41)."""
    return contradictions(facts)

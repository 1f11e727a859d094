"""REC018 record-retention-passed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC018",
    "record-retention-passed",
    warning=True,
    message=Text(
        "kept beyond its retention of {retention}, which ended on {ended}",
        "保存期限（{retention}）已于{ended}届满，仍在保存",
    ),
    help=Text(
        "Dispose of the record as the procedure says, unless a law, a contract or a dispute asks to keep it.",
        "请按程序处置该记录；法律、合同或争议要求继续保存的除外。",
    ),
)
def record_retention_passed(facts: Facts) -> Iterable[Finding]:
    """Find a record that is kept longer than its form says."""
    return facts.found("record-retention-passed")

"""What a run of the checker says."""

from dataclasses import dataclass

from smsgen.diagnostics import Diagnostic, Severity
from smsgen.model.text import Text


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All diagnostics of one run, in the order of path, line and column.

    commit: the commit judged, "" for the working tree. as_of: the date of judgement (ISO). waived: how many findings
    a waiver accepted. not_checked: what could not be judged, in words. judged: the rules were run; where they were not,
    that a rule found nothing means nothing.
    """

    diagnostics: tuple[Diagnostic, ...]
    profile: str
    as_of: str
    commit: str = ""
    documents: int = 0
    records: int = 0
    approvals: int = 0
    waived: int = 0
    not_checked: tuple[Text, ...] = ()
    judged: bool = True

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    @property
    def exit_code(self) -> int:
        """3 when a rule crashed, 2 when nothing was judged, 1 when there is an error, else 0 (DESIGN, section 6)."""
        if not self.judged:
            return 2
        if any(diagnostic.code == "INT001" for diagnostic in self.diagnostics):
            return 3
        return 1 if self.count(Severity.ERROR) else 0

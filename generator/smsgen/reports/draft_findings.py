"""Gaps as drafts of findings of an internal audit, which a person checks and completes (clause 9.2; R-51)."""

from collections.abc import Iterable, Mapping

from smsgen.analysis.facts import Facts
from smsgen.diagnostics import Diagnostic
from smsgen.model.text import Text
from smsgen.reports.gap import gap_analysis

_GRADES = {"high": "major", "medium": "minor"}
_MARK = Text("DRAFT: ", "草稿：")


def draft_findings(facts: Facts, findings: Iterable[Diagnostic], language: str) -> tuple[Mapping[str, str], ...]:
    """Return the values of a nonconformity record for each gap of weight high or medium, what matters most first.

    findings: of the checker. language: of the description. What a gap does not say, such as the cause, is left out.
    """
    drafts = []
    for index, analysis in enumerate(gap_analysis(facts, findings)):
        # Plain clause numbers mean the first standard.
        standard = f"{analysis.key} " if index else ""
        drafts += [
            {
                "source": "internal_audit",
                "clause": f"{standard}{gap.clause}",
                "grade": _GRADES[gap.weight],
                "found_on": facts.as_of.isoformat(),
                "description": _MARK.of(language) + gap.what.of(language),
            }
            for gap in analysis.gaps
            if gap.weight in _GRADES
        ]
    return tuple(drafts)

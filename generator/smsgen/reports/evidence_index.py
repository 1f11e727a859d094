"""The index of evidence: each process with its forms, their records and the months in which it ran (R-20)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from smsgen.analysis.facts import Facts
from smsgen.reports.running import ProcessRun, processes

# How many months the table of running shows at most, the last one that of the day of judgement.
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class FormEvidence:
    """The sound records of a form: how many, the ISO days of the first and the last, and the id of the last.

    first, last, latest: "" where there is none. owner: role id.
    """

    form: str
    owner: str
    records: int = 0
    first: str = ""
    last: str = ""
    latest: str = ""


@dataclass(frozen=True, slots=True)
class ProcessEvidence:
    """A process: its procedure, the role that owns it, how it ran, and its forms in the order of their ids."""

    procedure: str
    owner: str
    run: ProcessRun
    forms: tuple[FormEvidence, ...]

    @property
    def records(self) -> int:
        """How many sound records its forms have."""
        return sum(form.records for form in self.forms)

    @property
    def last(self) -> str:
        """ISO day of the last of them, "" where there is none."""
        return max((form.last for form in self.forms), default="")


@dataclass(frozen=True, slots=True)
class EvidenceIndex:
    """All processes in the order of their procedures, and the months (YYYY-MM) of the table of running, in order."""

    processes: tuple[ProcessEvidence, ...]
    months: tuple[str, ...]


def evidence_index(facts: Facts) -> EvidenceIndex:
    """Return the index of evidence as of the day of judgement."""
    forms = form_evidence(facts)
    found = []
    for run in processes(facts):
        own = (form for form in forms.values() if facts.sources[form.form].parent == run.procedure)
        found.append(ProcessEvidence(run.procedure, facts.sources[run.procedure].owner, run, tuple(own)))
    first = min((each.run.first for each in found if each.run.first), default="")
    return EvidenceIndex(tuple(found), _months(first, facts.as_of))


def form_evidence(facts: Facts) -> Mapping[str, FormEvidence]:
    """Return what records each form has until the day of judgement, by the id of the form, sorted."""
    today = facts.as_of.isoformat()
    found = {}
    for form in sorted(facts.sources.values(), key=lambda each: each.id):
        if form.tier == "form" and form.record is not None:
            records = [each for each in facts.records.sound.get(form.id, ()) if each.date <= today]
            days = sorted((each.date, each.id) for each in records)
            first, last, latest = (days[0][0], *days[-1]) if days else ("", "", "")
            found[form.id] = FormEvidence(form.id, form.owner, len(days), first, last, latest)
    return found


def _months(first: str, as_of: date) -> tuple[str, ...]:
    """Return the months from the first record to the day of judgement, the last twelve of them."""
    if not first:
        return ()
    total = as_of.year * 12 + as_of.month - 1
    begun = int(first[:4]) * 12 + int(first[5:7]) - 1
    months = range(max(begun, total - _MONTHS + 1), total + 1)
    return tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in months)

"""How long each process has run: from its procedure in force and the records of its forms (R-03)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from smsgen.analysis.facts import Facts
from smsgen.analysis.text_states import add_months

_MONTHS = 3
_SELDOM = ("half-yearly", "yearly")


@dataclass(frozen=True, slots=True)
class ProcessRun:
    """A process, which is a procedure with forms of its own.

    effective_from: ISO day, "" while it is not in force. first, last: ISO days of its first and last record since then,
    "" where there is none. months: whole calendar months from first to last. seldom: none of its records is due each
    quarter or oftener, and some are due yearly or kept up to date in place; then one shows the process. by_month:
    YYYY-MM → number of records.
    """

    procedure: str
    effective_from: str
    first: str
    last: str
    months: int
    records: int
    seldom: bool
    by_month: dict[str, int]

    @property
    def shown(self) -> bool:
        """Tell whether its records show three calendar months of running."""
        return self.months >= _MONTHS or (self.seldom and self.records > 0)


def processes(facts: Facts) -> tuple[ProcessRun, ...]:
    """Return every process whose procedure has forms of records, in the order of the procedures."""
    forms: dict[str, list[str]] = defaultdict(list)
    for source in facts.sources.values():
        parent = facts.sources.get(source.parent)
        if source.tier == "form" and source.record is not None and parent is not None and parent.tier == "procedure":
            forms[parent.id].append(source.id)
    return tuple(_run(facts, procedure, forms[procedure]) for procedure in sorted(forms))


def _run(facts: Facts, procedure: str, forms: list[str]) -> ProcessRun:
    state = facts.approvals.states.get((procedure, facts.sms.authority.language))
    versions = [version.effective_from for version in state.versions if version.effective_from] if state else []
    begun, today = min(versions, default=""), facts.as_of.isoformat()
    days = sorted(
        each
        for form in forms
        for record in facts.records.sound.get(form, ())
        for each in {record.date, record.none_since}
        if begun and begun <= each <= today
    )
    by_month: dict[str, int] = defaultdict(int)
    for each in days:
        by_month[each[:7]] += 1
    first, last = (days[0], days[-1]) if days else ("", "")
    rules = [rule for form in forms if (rule := facts.sources[form].record)]
    often = any(rule.due and rule.due not in _SELDOM for rule in rules)
    seldom = not often and any(rule.due in _SELDOM or rule.instance == "maintained" for rule in rules)
    return ProcessRun(procedure, begun, first, last, _months(first, last), len(days), seldom, dict(by_month))


def _months(first: str, last: str) -> int:
    if not first:
        return 0
    start, end, months = date.fromisoformat(first), date.fromisoformat(last), 0
    while add_months(start, months + 1) <= end:
        months += 1
    return months

"""Which clauses internal audits looked at within the audit cycle: the highest level that a clause can reach."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from smsgen.analysis.kind_values import day_of, rows, when
from smsgen.analysis.records import Records, kind_records
from smsgen.analysis.text_states import add_months
from smsgen.analysis.working_time import WorkingTime, working_time
from smsgen.model.record import Record
from smsgen.model.sms import Sms
from smsgen.model.standard import Clause

_SEPARATORS = re.compile(r"[\s,;，；、]+")
_LOOKED_AT = ("conforms", "nonconforming")


def audited(sms: Sms, records: Records, clauses: Mapping[str, Clause], as_of: date) -> frozenset[str]:
    """Return the ids of the leaf clauses that a sound audit report of the cycle covers, whatever it found.

    A clause is covered with the one above it. Of a report that was corrected, the later one counts.
    """
    named = looked_at(of_the_cycle(sms, kind_records(sms.settings, records, "audit-report"), as_of))
    return frozenset(id_ for id_, clause in clauses.items() if clause.leaf and named & set(line_to(id_)))


def of_the_cycle(sms: Sms, reports: Sequence[Record], as_of: date) -> list[Record]:
    """Return the reports of audits that ended within the audit cycle before `as_of`."""
    if not reports:
        return []
    hours = working_time(sms)
    since = add_months(as_of, -sms.settings.thresholds.audit_cycle_months)
    return [report for report in reports if (day := audited_on(report, hours)) and since <= day <= as_of]


def looked_at(reports: Sequence[Record]) -> set[str]:
    """Return the clauses that audit reports name as looked at, as they are written."""
    return {
        clause
        for report in reports
        for row in rows(report, "coverage")
        if row.get("result") in _LOOKED_AT
        for clause in _SEPARATORS.split(row.get("clause", ""))
    }


def audited_on(report: Record, hours: WorkingTime) -> date | None:
    """Return the day on which an audit ended, where the organisation is."""
    closed = when(report, "closing_meeting") or when(report, "opening_meeting")
    return hours.day(closed) if closed else day_of(report.date)


def line_to(clause: str) -> list[str]:
    """Return a clause and those above it: 8.5.1 → 8, 8.5, 8.5.1."""
    parts = clause.split(".")
    return [".".join(parts[: index + 1]) for index in range(len(parts))]

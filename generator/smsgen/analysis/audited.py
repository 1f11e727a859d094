"""Which clauses internal audits looked at within the audit cycle: the highest level that a clause can reach."""

import re
from collections.abc import Mapping
from datetime import date

from smsgen.analysis.kind_values import day_of, rows, text
from smsgen.analysis.records import Records
from smsgen.analysis.text_states import add_months
from smsgen.model.settings import Settings
from smsgen.model.standard import Clause

_SEPARATORS = re.compile(r"[\s,;，；、]+")
_LOOKED_AT = ("conforms", "nonconforming")
_DAY = len("YYYY-MM-DD")


def audited(settings: Settings, records: Records, clauses: Mapping[str, Clause], as_of: date) -> frozenset[str]:
    """Return the ids of the leaf clauses that a sound audit report of the cycle covers, whatever it found.

    A clause is covered with the one above it. Of a report that was corrected, the later one counts.
    """
    reports = records.sound.get(settings.record_kinds.get("audit-report", ""), ())
    corrected = {report.corrects for report in reports if report.corrects}
    since = add_months(as_of, -settings.thresholds.audit_cycle_months)
    named = {
        clause
        for report in reports
        if report.id not in corrected and not report.none_since
        and (day := day_of(text(report, "closing_meeting")[:_DAY]) or day_of(report.date))
        and since <= day <= as_of
        for row in rows(report, "coverage")
        if row.get("result") in _LOOKED_AT
        for clause in _SEPARATORS.split(row.get("clause", ""))
    }  # fmt: skip
    return frozenset(id_ for id_, clause in clauses.items() if clause.leaf and named & set(_line(id_)))


def _line(clause: str) -> list[str]:
    """Return a clause and those above it: 8.5.1 → 8, 8.5, 8.5.1."""
    parts = clause.split(".")
    return [".".join(parts[: index + 1]) for index in range(len(parts))]

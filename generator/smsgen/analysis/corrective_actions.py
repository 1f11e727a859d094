"""Nonconformities and what became of them, and the findings of audits that must lead to one (clause 10.1; R-05)."""

from collections.abc import Iterator
from datetime import date, timedelta

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import can_lack, ids_of, keeps, records_of
from smsgen.analysis.kind_values import day, finding, numbered_rows, text
from smsgen.analysis.working_time import WorkingTime, working_time
from smsgen.diagnostics import Finding
from smsgen.model.record import Record
from smsgen.model.text import Text


def overdue(facts: Facts) -> Iterator[Finding]:
    """Yield each nonconformity of which a step is late: cause, action, check of the effect, follow-up."""
    hours = working_time(facts.sms)
    for record in records_of(facts, "nonconformity"):
        step = None if text(record, "closed_on") else _next_step(record, facts, hours)
        if step and step[2] < facts.as_of:
            key, words, due = step
            yield finding("nonconformity-overdue", record, f"values.{key}", step=words, due=due.isoformat())


def _next_step(record: Record, facts: Facts, hours: WorkingTime) -> tuple[str, Text, date] | None:
    """Return the first step that is not done: its field, what it is, and the last day for it."""
    limits = facts.sms.settings.thresholds
    found, due, done = (day(record, key) for key in ("found_on", "action_due", "done_on"))
    if found and not text(record, "cause") and text(record, "grade") != "observation":
        return "cause", Text("the cause", "原因分析"), hours.after(found, limits.working_days_cause)
    if done is None:
        return ("done_on", Text("the action", "纠正措施"), due) if due else None
    if not text(record, "effect"):
        last = day(record, "effect_due") or done + timedelta(days=limits.effect_days)
        return "effect", Text("the check of its effect", "效果验证"), last
    checked = day(record, "effect_checked_on")
    if text(record, "effect") == "not_effective" and not text(record, "follow_up") and checked:
        # An action without effect calls for another one at once.
        return "follow_up", Text("a new action, as this one had no effect", "新的措施（原措施无效）"), checked
    return None


def unanswered_findings(facts: Facts) -> Iterator[Finding]:
    """Yield each finding of an audit whose corrective action is no record that could hold one."""
    if not keeps(facts, "nonconformity"):
        return
    nonconformities, improvements = ids_of(facts, "nonconformity"), ids_of(facts, "improvement")
    for report in records_of(facts, "audit-report"):
        for path, row in numbered_rows(report, "findings"):
            grade, answer = row.get("grade", ""), row.get("corrective_action", "")
            allowed = nonconformities | improvements if grade == "observation" else nonconformities
            if grade and answer not in allowed and (answer or can_lack(facts, report)):
                number = row.get("number", "") or "?"
                words = Text(f"{answer} is none", f"{answer}不是") if answer else Text("none is named", "未指明")
                yield finding(
                    "audit-finding-unanswered", report, f"{path}.corrective_action", number=number, problem=words
                )

"""Whether each change has the papers that its class asks for, approved in time (clause 8.5.1; R-32 to R-34)."""

from collections.abc import Iterable, Iterator
from datetime import date

from smsgen.analysis.change_cases import Change, Minuted, approval_problem, changes_of
from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import can_lack, keeps
from smsgen.analysis.kind_values import finding, text, when
from smsgen.analysis.working_time import WorkingTime, working_time
from smsgen.diagnostics import Finding
from smsgen.model.record import Record
from smsgen.model.text import Text

_SAID = {"medium": ("recommended", "conditions", "reviewed", "refused"), "high": ("recommended", "conditions")}


def unassessed(facts: Facts) -> Iterator[Finding]:
    """Yield each normal or emergency change without an assessment; an emergency has some days for it."""
    if not keeps(facts, "change-assessment"):
        return
    hours = working_time(facts.sms)
    grace = facts.sms.settings.thresholds.working_days_emergency_papers
    for change in changes_of(facts):
        due = hours.after(hours.day(change.start), grace if change.kind == "emergency" else 0)
        late = facts.as_of > due or (change.kind == "normal" and facts.as_of >= due)
        if change.kind in ("normal", "emergency") and not _has(change, "change-assessment") and late:
            kind = Text(*{"normal": ("normal", "一般"), "emergency": ("emergency", "紧急")}[change.kind])
            yield finding("change-not-assessed", change.rfc, "values.class", kind=kind)


def _has(change: Change, kind: str) -> bool:
    """Tell whether a change has a paper, or may have one that has a fault of its own."""
    found = change.assessments if kind == "change-assessment" else change.reviews
    return bool(found) or kind in change.doubtful


def unapproved(facts: Facts) -> Iterator[Finding]:
    """Yield each normal or emergency change of which no assessment was approved before it was made."""
    hours = working_time(facts.sms)
    for change in changes_of(facts):
        if change.kind == "standard" or not change.assessments or "change-assessment" in change.doubtful:
            continue
        problems = {each.id: approval_problem(facts, change, each, hours) for each in change.assessments}
        last = change.assessment
        problem = problems[last.id] if last else None
        if last and problem and all(problems.values()):
            place = (last.at("values.decided_at"),)
            yield finding(
                "change-not-approved",
                change.rfc,
                "values.window_start",
                place,
                problem=problem,
                assessment=last.id,
            )


def unseen_by_board(facts: Facts) -> Iterator[Finding]:
    """Yield each change that the advisory board should have seen: medium and high before, an emergency after it."""
    if not keeps(facts, "cab-minutes"):
        return
    hours = working_time(facts.sms)
    for change in changes_of(facts):
        start = hours.day(change.start)
        if change.kind == "emergency":
            due = hours.after(start, facts.sms.settings.thresholds.working_days_cab_review)
            missing = not _reviews(change, start) and facts.as_of > due
            problem = Text(f"as an emergency by {due}", f"紧急变更应于{due}前评审")
        else:
            said = [each for each in change.minutes if each.held_on <= start and each.decision in _said(change)]
            missing = change.kind == "normal" and change.risk in _SAID and not said
            problem = Text(f"before it, as its risk is {change.risk}", f"风险等级为{change.risk}，应在实施前提交")
        if missing and "cab-minutes" not in change.doubtful:
            yield finding("change-without-board", change.rfc, "values.class", problem=problem)


def _said(change: Change) -> tuple[str, ...]:
    return _SAID.get(change.risk, ())


def _reviews(change: Change, start: date) -> list[Minuted]:
    return [each for each in change.minutes if each.held_on >= start]


def unreviewed(facts: Facts) -> Iterator[Finding]:
    """Yield each change that should have been reviewed after it was made, once the days for it have passed."""
    if not keeps(facts, "change-review"):
        return
    hours = working_time(facts.sms)
    for change in changes_of(facts):
        due = hours.after(hours.day(change.ended), facts.sms.settings.thresholds.working_days_change_review)
        if change.needs_review and not _has(change, "change-review") and facts.as_of > due:
            yield finding("change-not-reviewed", change.rfc, "values.result", due=due.isoformat())


def late_papers(facts: Facts) -> Iterator[Finding]:
    """Yield each paper of a change that came after its days had passed."""
    hours = working_time(facts.sms)
    for change in changes_of(facts):
        for record, path, done, due in _dated(facts, change, hours):
            if done > due:
                yield finding("change-paper-late", record, path, done=done.isoformat(), due=due.isoformat())


def _dated(facts: Facts, change: Change, hours: WorkingTime) -> Iterator[tuple[Record, str, date, date]]:
    """Yield (record, data path, day of the paper, last day for it)."""
    limits = facts.sms.settings.thresholds
    start = hours.day(change.start)
    if change.kind == "emergency":
        due = hours.after(start, limits.working_days_emergency_papers)
        for record, key in ((change.rfc, "logged_at"), *_first(change.assessments, "assessed_at")):
            yield from _done(record, key, due, hours)
        reviews = _reviews(change, start)
        if reviews:
            first = min(reviews, key=lambda each: each.held_on)
            due = hours.after(start, limits.working_days_cab_review)
            yield first.record, "values.held_on", first.held_on, due
    if change.needs_review:
        due = hours.after(hours.day(change.ended), limits.working_days_change_review)
        for record, key in _first(change.reviews, "reviewed_at"):
            yield from _done(record, key, due, hours)


def _first(records: Iterable[Record], key: str) -> list[tuple[Record, str]]:
    """Return the record that was made first, with the field that says when; nothing where none says it."""
    dated = [(moment, record.id, record) for record in records if (moment := when(record, key))]
    return [(min(dated)[2], key)] if dated else []


def _done(record: Record, key: str, due: date, hours: WorkingTime) -> Iterator[tuple[Record, str, date, date]]:
    done = when(record, key)
    if done:
        yield record, f"values.{key}", hours.day(done), due


def without_entry(facts: Facts) -> Iterator[Finding]:
    """Yield each standard change that names no entry of the list of standard changes."""
    for change in changes_of(facts):
        if change.kind == "standard" and not text(change.rfc, "standard_entry") and can_lack(facts, change.rfc):
            yield finding("change-entry-missing", change.rfc, "values.class")

"""What the records of changes say against each other, and the share of emergencies in a month (R-32)."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from smsgen.analysis.change_cases import Change, changes_of
from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import records_of
from smsgen.analysis.kind_values import day, finding, number, text, when
from smsgen.analysis.working_time import WorkingTime, working_time
from smsgen.diagnostics import Finding
from smsgen.model.record import Record
from smsgen.model.text import Text
from smsgen.model.thresholds import Thresholds

# A percentage may be rounded to a whole one, up or down.
_ROUNDING = Decimal(1)
_SUCCESS = ("successful", "failed", "backed_out")
_Problem = tuple[Record, str, Text]


def contradictions(facts: Facts) -> Iterator[Finding]:
    """Yield what a request, its assessment and its review say against each other or against themselves."""
    hours = working_time(facts.sms)
    for change in changes_of(facts):
        for record, key, problem in _of_change(change, hours):
            yield finding("change-contradiction", record, f"values.{key}", problem=problem)
    for assessment in records_of(facts, "change-assessment"):
        for key, problem in _of_assessment(assessment, facts.sms.settings.thresholds):
            yield finding("change-contradiction", assessment, f"values.{key}", problem=problem)


def _of_change(change: Change, hours: WorkingTime) -> Iterator[_Problem]:
    rfc = change.rfc
    closed_on, ended = day(rfc, "closed_on"), when(rfc, "ended_at")
    if closed_on and ended and closed_on < hours.day(ended):
        problem = Text(
            f"closed on {closed_on}, before the work ended on {hours.day(ended)}",
            f"{closed_on}关闭，早于作业结束日{hours.day(ended)}",
        )
        yield rfc, "closed_on", problem
    if text(rfc, "pir_needed") == "no" and change.needs_review:
        yield rfc, "pir_needed", Text("a change like this needs a review after it", "此类变更需要实施后评审")
    for review in change.reviews:
        yield from _of_review(change, review)


def _of_review(change: Change, review: Record) -> Iterator[_Problem]:
    result, said = text(change.rfc, "result"), text(review, "result")
    if result and said and result != said:
        words = Text(f"the result is {said}, in {change.rfc.id} {result}", f"结果为{said}，{change.rfc.id}中为{result}")
        yield review, "result", words
    decided = when(change.assessment, "decided_at") if change.assessment else None
    before = text(review, "authorised_before")
    if decided and before == "yes" and decided > change.start:
        yield (
            review,
            "authorised_before",
            Text(
                "it says that the change was authorised before it was made, which it was not",
                "称事前已授权，与记录不符",
            ),
        )


def _of_assessment(assessment: Record, limits: Thresholds) -> Iterator[tuple[str, Text]]:
    likelihood, impact, score = (number(assessment, key) for key in ("likelihood", "impact", "score"))
    if score is None:
        return
    if likelihood is not None and impact is not None and score != likelihood * impact:
        right = likelihood * impact
        yield "score", Text(f"the score is {right}, not {score}", f"风险值应为{right}，而非{score}")
        return
    risk = "high" if score >= limits.change_high else "medium" if score >= limits.change_medium else "low"
    said = text(assessment, "risk")
    if said and said != risk:
        yield "risk", Text(f"a score of {score} is {risk}, not {said}", f"风险值{score}对应{risk}，而非{said}")


def above_limit(facts: Facts) -> Iterator[Finding]:
    """Yield each month in which more changes than allowed were emergencies, at its trend record or its last request.

    The figures are those of the trend record where the month has one, because the set may hold a part of the requests.
    """
    limit = facts.sms.settings.thresholds.emergency_percent
    trends = {text(each, "period_start")[:7]: each for each in records_of(facts, "change-trend")}
    hours = working_time(facts.sms)
    months: dict[str, list[Change]] = defaultdict(list)
    for change in changes_of(facts):
        months[hours.day(change.start).isoformat()[:7]].append(change)
    for month in sorted({*months, *trends}):
        trend = trends.get(month)
        total, emergency = _counted(trend, months[month])
        if total and emergency * 100 > total * limit:
            record = trend or max((each.rfc for each in months[month]), key=lambda each: each.id)
            path = "values.emergency" if trend else "values.class"
            percent = str((emergency * 100 / total).quantize(Decimal("0.1"), ROUND_HALF_UP))
            yield finding("emergency-changes-above-limit", record, path, month=month, percent=percent, limit=str(limit))


def _counted(trend: Record | None, changes: list[Change]) -> tuple[Decimal, Decimal]:
    """Return how many changes a month had, and how many of them were emergencies."""
    if trend is not None:
        return number(trend, "total") or Decimal(0), number(trend, "emergency") or Decimal(0)
    return Decimal(len(changes)), Decimal(sum(each.kind == "emergency" for each in changes))


def wrong_trends(facts: Facts) -> Iterator[Finding]:
    """Yield each figure of a trend of changes that its other figures contradict."""
    for trend in records_of(facts, "change-trend"):
        figures = {key: number(trend, key) for key in ("total", "standard", "normal", "emergency", *_SUCCESS)}
        total = figures["total"]
        classes = [figures[key] for key in ("standard", "normal", "emergency")]
        if total is None:
            continue
        summed = sum((each for each in classes if each is not None), Decimal(0))
        if None not in classes and summed != total:
            yield _wrong(trend, "total", total, summed)
        for key, part in (("emergency_percent", "emergency"), ("success_percent", "successful")):
            said, counted = number(trend, key), figures[part]
            right = counted * 100 / total if counted is not None and total else None
            if said is not None and right is not None and abs(said - right) >= _ROUNDING:
                yield _wrong(trend, key, said, right.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _wrong(trend: Record, key: str, said: Decimal, right: Decimal) -> Finding:
    return finding("change-trend-miscalculated", trend, f"values.{key}", field=key, said=str(said), right=str(right))

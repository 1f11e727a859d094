"""The risk register and the objectives: looked at again in time, and computed as their own figures say (clause 6)."""

from collections.abc import Iterator
from decimal import Decimal

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import records_of
from smsgen.analysis.kind_values import day, finding, number, text
from smsgen.analysis.text_states import add_months
from smsgen.diagnostics import Finding
from smsgen.model.record import Record
from smsgen.model.text import Text
from smsgen.model.thresholds import Thresholds


def overdue(facts: Facts) -> Iterator[Finding]:
    """Yield each line of the register that nobody reviewed within its interval, or whose action is late."""
    months = facts.sms.settings.thresholds.risk_review_months
    for risk in records_of(facts, "risk"):
        reviewed, due, state = day(risk, "reviewed_on"), day(risk, "due"), text(risk, "state")
        if state == "closed":
            continue
        if reviewed and add_months(reviewed, months) < facts.as_of:
            last = add_months(reviewed, months)
            words = Text(f"its review was due on {last}", f"应于{last}前复评")
            yield finding("risk-overdue", risk, "values.reviewed_on", problem=words)
        if due and due < facts.as_of and state == "open":
            words = Text(f"its action was due on {due}", f"措施应于{due}前完成")
            yield finding("risk-overdue", risk, "values.due", problem=words)


def miscalculated(facts: Facts) -> Iterator[Finding]:
    """Yield each line of the register whose score or level does not follow from its figures, or that takes too much."""
    for risk in records_of(facts, "risk"):
        for key, problem in _problems(risk, facts.sms.settings.thresholds):
            yield finding("risk-miscalculated", risk, f"values.{key}", problem=problem)


def _problems(risk: Record, limits: Thresholds) -> Iterator[tuple[str, Text]]:
    likelihood, impact, score = (number(risk, key) for key in ("likelihood", "impact", "score"))
    if score is None:
        return
    if likelihood is not None and impact is not None and score != likelihood * impact:
        right = likelihood * impact
        yield "score", Text(f"the score is {right}, not {score}", f"分值应为{right}，而非{score}")
        return
    level, said = _level(score, limits), text(risk, "level")
    if said and said != level:
        yield "level", Text(f"a score of {score} is {level}, not {said}", f"分值{score}对应{level}，而非{said}")
    elif said == "high" and text(risk, "kind") == "risk" and text(risk, "treatment") == "accept":
        yield "treatment", Text("a high risk cannot be accepted", "高风险不得接受")


def _level(score: Decimal, limits: Thresholds) -> str:
    return "high" if score >= limits.risk_high else "medium" if score >= limits.risk_medium else "low"


def wrong_objectives(facts: Facts) -> Iterator[Finding]:
    """Yield each objective whose state its result contradicts."""
    for objective in records_of(facts, "objective"):
        result, target = number(objective, "result"), number(objective, "target")
        direction, state = text(objective, "direction"), text(objective, "state")
        if result is None or target is None or direction not in ("at_least", "at_most"):
            continue
        met = result >= target if direction == "at_least" else result <= target
        end = day(objective, "period_end")
        # While the period lasts a result may still fall behind again, or catch up.
        if (state == "met" and not met) or (state == "missed" and met and end and end < facts.as_of):
            words = {"state": state, "result": str(result), "target": str(target)}
            yield finding("objective-contradicted", objective, "values.state", (), **words)

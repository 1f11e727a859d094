"""Duties of the organisation as a whole: licences, continuity tests, the budget of the certification."""

from collections.abc import Iterator
from datetime import date

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import at_setting, can_lack, complete, records_of
from smsgen.analysis.kind_values import day, finding, number, rows, text
from smsgen.analysis.text_states import add_months
from smsgen.analysis.training_rounds import running_since
from smsgen.diagnostics import Finding
from smsgen.model.record import Record
from smsgen.model.text import Text
from smsgen.model.thresholds import Thresholds

_BLOCKS = {
    "consulting": Text("consulting", "咨询费"),
    "audit": Text("audit", "审核费"),
    "annual": Text("annual", "年金"),
}


def expired_papers(facts: Facts) -> Iterator[Finding]:
    """Yield each licence, permit or certificate that is no longer valid and that no later one replaces (R-01)."""
    papers = records_of(facts, "legal-status")
    valid = {text(each, "kind") for each in papers if _ends(each) >= facts.as_of}
    for paper in papers:
        ended = day(paper, "valid_to")
        if ended and ended < facts.as_of and text(paper, "kind") not in valid:
            yield finding("legal-status-expired", paper, "values.valid_to", ended=ended.isoformat())


def _ends(paper: Record) -> date:
    return day(paper, "valid_to") or date.max


def untested(facts: Facts) -> Iterator[Finding]:
    """Yield that no continuity test was held within the interval, at the last test or where sms.yml names the form."""
    since = running_since(facts)
    if not complete(facts, "continuity-test") or since is None:
        return
    months = facts.sms.settings.thresholds.continuity_test_months
    tests = [(held, each) for each in records_of(facts, "continuity-test") if (held := day(each, "tested_on"))]
    last = max((held for held, _ in tests if held <= facts.as_of), default=since)
    due = add_months(last, months)
    if due < facts.as_of:
        record = next((each for held, each in tests if held == last), None)
        place = record.at("values.tested_on") if record else at_setting(facts, "continuity-test")
        subject = record.id if record else ""
        yield Finding("continuity-test-overdue", place, subject, {"due": due.isoformat()})


def tests_without_effect(facts: Facts) -> Iterator[Finding]:
    """Yield each continuity test after which the plan was not reviewed, or whose failure led to no nonconformity."""
    for test in records_of(facts, "continuity-test"):
        tested, reviewed = day(test, "tested_on"), day(test, "plan_reviewed_on")
        if tested and reviewed and reviewed < tested:
            words = Text(
                f"the plan was last reviewed on {reviewed}, before it", f"计划最近一次评审为{reviewed}，早于测试"
            )
            yield finding("continuity-test-unused", test, "values.plan_reviewed_on", problem=words)
        failed = text(test, "result") == "failed"
        if failed and not any(row.get("nonconformity") for row in rows(test, "findings")):
            words = Text("it failed, and no nonconformity was recorded", "测试失败，但未记录不符合")
            yield finding("continuity-test-unused", test, "values.result", problem=words)


def incomplete_budgets(facts: Facts) -> Iterator[Finding]:
    """Yield what a budget of the certification lacks: three blocks, quotations, a reserve between its limits (R-40)."""
    for budget in records_of(facts, "certification-budget"):
        if can_lack(facts, budget):
            for key, problem in _budget_problems(budget, facts.sms.settings.thresholds):
                yield finding("certification-budget-incomplete", budget, f"values.{key}", problem=problem)


def _budget_problems(budget: Record, limits: Thresholds) -> Iterator[tuple[str, Text]]:
    blocks = {row.get("block") for row in rows(budget, "blocks")}
    lacking = [name for block, name in _BLOCKS.items() if block not in blocks]
    if lacking:
        en, zh = ", ".join(each.en for each in lacking), "、".join(each.zh for each in lacking)
        yield "blocks", Text(f"it lacks costs of {en}", f"缺少{zh}")
    quotations = rows(budget, "quotations")
    bodies = {row.get("body", "").casefold() for row in quotations}
    if len(bodies) < limits.quotations:
        count, least = len(bodies), limits.quotations
        yield "quotations", Text(f"{count} of {least} quotations", f"报价{count}份，应不少于{least}份")
    if quotations and sum(row.get("chosen") == "yes" for row in quotations) != 1:
        yield "quotations", Text("not exactly one quotation is chosen", "应恰好选定一份报价")
    reserve = number(budget, "reserve_percent")
    if reserve is not None and not limits.reserve_least <= reserve <= limits.reserve_most:
        low, high = limits.reserve_least, limits.reserve_most
        words = Text(f"a reserve of {reserve} %, not {low} to {high} %", f"预备金{reserve}%，应为{low}%至{high}%")
        yield "reserve_percent", words

"""The inputs of a management review, each with the records that it is drawn from (clause 9.3; R-46)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import records_of
from smsgen.analysis.kind_values import day, rows, text
from smsgen.model.record import Record
from smsgen.model.text import Text


class ReviewInput(NamedTuple):
    """A subject of the review. records: those that it is drawn from, in the order of their days.

    kinds: of records. documents: ids of the documents that are looked at, () where none are.
    """

    key: str
    name: Text
    kinds: tuple[str, ...]
    records: tuple[Record, ...] = ()
    documents: tuple[str, ...] = ()


_EARLIER, _POLICIES = "earlier_decisions", "policies"
_SUBJECTS = (
    ReviewInput(_EARLIER, Text("Decisions of earlier reviews", "以往评审决定的落实"), ("management-review",)),
    ReviewInput("situation", Text("Changes of the situation", "内外部环境与相关方的变化"),
                ("obligation", "external-document", "customer", "other-party")),
    ReviewInput("nonconformities", Text("Nonconformities and corrective actions", "不符合与纠正措施"),
                ("nonconformity",)),
    ReviewInput("measurements", Text("Measurement results", "测量结果"), ("measurement",)),
    ReviewInput("audits", Text("Audit results", "审核结果"), ("audit-programme", "audit-report")),
    ReviewInput("improvements", Text("Improvement", "改进"), ("improvement",)),
    ReviewInput("feedback", Text("Voices of customers and others", "顾客和其他相关方的反馈"),
                ("satisfaction", "complaint", "service-review")),
    ReviewInput(_POLICIES, Text("Policies", "方针与策略"), ("document-change",)),
    ReviewInput("objectives", Text("Objectives", "目标"), ("objective",)),
    ReviewInput("services", Text("Performance of the services", "服务绩效"),
                ("service-report", "service-level-report", "availability-report", "change-trend",
                 "major-incident-report", "continuity-test", "security-incident", "configuration-audit")),
    ReviewInput("other_parties", Text("Performance of suppliers and other parties", "供应商和其他方的绩效"),
                ("supplier-review", "supplier-dispute", "other-party-evaluation")),
    ReviewInput("resources", Text("Resources and capabilities", "资源与能力"),
                ("resource-plan", "capacity-report", "budget-report", "competence", "training")),
    ReviewInput("risks", Text("Risks and opportunities", "风险与机会"), ("risk", "security-risk", "business-impact")),
    ReviewInput("changes_ahead", Text("Changes ahead", "即将发生的变化"),
                ("service-plan", "release-plan", "demand-report")),
)  # fmt: skip
# Records that stand for a thing of today, not for one that happened: they count whenever they were made.
_STANDING = frozenset({"objective", "risk", "security-risk", "audit-programme"})


def review_inputs(facts: Facts) -> tuple[ReviewInput, ...]:
    """Return all subjects in the order in which a review takes them, also those without any record.

    Records of a kind count as `records_of` says, from the day after the period of the last review, and until the day of
    judgement; those that are still open count whenever they were made.
    """
    last, since = last_review(facts), review_period(facts)
    followed = _followed(facts, last) if last else ()
    found = []
    for each in _SUBJECTS:
        records = {record.id: record for kind in each.kinds for record in _of_period(facts, kind, since)}
        if each.key == _EARLIER and last:
            records = {record.id: record for record in (last, *followed)}
        ordered = sorted(records.values(), key=lambda record: (record.date, record.id))
        found.append(each._replace(records=tuple(ordered), documents=_policies(facts) if each.key == _POLICIES else ()))
    return tuple(found)


def last_review(facts: Facts) -> Record | None:
    """Return the last management review that was held until the day of judgement, None where there was none."""
    held = [(on, each.id, each) for each in records_of(facts, "management-review") if (on := day(each, "held_on"))]
    return max((each for each in held if each[0] <= facts.as_of), default=(None, "", None))[2]


def review_period(facts: Facts) -> str:
    """Return the ISO day from which a review looks at what happened, "" where nothing says it.

    That is the day after the period of the last review; where its record names none, the day after it was held. Before
    the first review it is the day on which the system began to run.
    """
    last = last_review(facts)
    if last is None:
        return facts.sms.settings.certification.started
    ended: date | None = day(last, "period_to") or day(last, "held_on")
    return (ended + timedelta(days=1)).isoformat() if ended else ""


def _of_period(facts: Facts, kind: str, since: str) -> Iterator[Record]:
    today = facts.as_of.isoformat()
    for record in records_of(facts, kind):
        lasting = kind in _STANDING or record.version or not record.closed
        if record.date <= today and (record.date >= since or lasting):
            yield record


def _followed(facts: Facts, review: Record) -> tuple[Record, ...]:
    """Return the records in which the decisions of a review are followed up."""
    named = {row.get("follow_up", "") for row in rows(review, "decisions")}
    named |= {each.id for each in records_of(facts, "improvement") if text(each, "review") == review.id}
    known = facts.records.by_id
    today = facts.as_of.isoformat()
    return tuple(known[id_] for id_ in sorted(named & known.keys()) if known[id_].date <= today)


def _policies(facts: Facts) -> tuple[str, ...]:
    """Return the policies in force, in the order of their ids."""
    return tuple(sorted(id_ for id_ in facts.approvals.effective if _is_policy(facts, id_)))


def _is_policy(facts: Facts, id_: str) -> bool:
    source = facts.sources.get(id_)
    return source is not None and source.tier == "policy"

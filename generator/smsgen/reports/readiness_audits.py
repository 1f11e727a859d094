"""Conditions of an audit about audits: internal audit, management review, findings, the certificate."""

from datetime import date

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import records_of
from smsgen.analysis.kind_values import day, text
from smsgen.analysis.text_states import add_months
from smsgen.model.record import Record
from smsgen.model.text import Text
from smsgen.reports.calendar import next_surveillance
from smsgen.reports.readiness_given import HAS, Given, Half, every, has, lacks

# An internal audit and a management review lie at most so many months before a surveillance audit.
_BEFORE_SURVEILLANCE = 2
_CERTIFICATE_MONTHS = 36

# -- audit, review, findings -----------------------------------------------------------------------------------------


def _latest(facts: Facts, kind: str, key: str) -> tuple[date, Record] | None:
    dated = [(on, each) for each in records_of(facts, kind) if (on := day(each, key)) and on <= facts.as_of]
    return max(dated, key=lambda each: (each[0], each[1].id)) if dated else None


def audit(given: Given) -> Half:
    """Ask for an internal audit inside the time of running (R-04)."""
    latest = _latest(given.facts, "audit-report", "reported_on")
    if latest is None:
        yield lacks("no internal audit", "没有内部审核")
    else:
        yield HAS, given.name(latest[1], str(latest[0]))
        started = given.facts.sms.settings.certification.started
        if started and latest[0].isoformat() < started:
            yield lacks(f"it lies before the system ran ({started})", f"早于体系运行开始日期（{started}）")
    yield from every(given.found({"audit-clause-not-covered", "auditor-own-work", "auditor-not-appointed"}))


def review(given: Given) -> Half:
    """Ask for a management review after the audit (R-04, R-05)."""
    latest = _latest(given.facts, "management-review", "held_on")
    if latest is None:
        yield lacks("no management review", "没有管理评审")
    else:
        yield HAS, given.name(latest[1], str(latest[0]))
    yield from every(given.found({"review-without-audit", "review-verdict-missing", "review-decision-unfollowed"}))


def findings(given: Given) -> Half:
    """Ask that findings are closed in time (R-05, R-55)."""
    records = records_of(given.facts, "nonconformity")
    open_ = [each for each in records if not text(each, "closed_on")]
    yield has(
        f"{len(records) - len(open_)} of {len(records)} nonconformities closed",
        f"{len(records)}项不符合中{len(records) - len(open_)}项已关闭",
    )
    for each in open_:
        if text(each, "grade") == "major":
            named = given.name(each)
            yield lacks(f"{named.en} is major and open", f"{named.zh}为严重不符合且未关闭")
    yield from every(given.found({"nonconformity-overdue", "audit-finding-unanswered"}))


# -- the certificate -------------------------------------------------------------------------------------------------


def certificate(given: Given) -> Half:
    """Ask for a certificate that holds (R-56)."""
    known, today = given.facts.sms.settings.certification, given.facts.as_of
    if not known.certified_on:
        yield lacks(
            "there is no certificate yet (certification.certified_on)", "尚无证书（certification.certified_on）"
        )
        return
    ends = add_months(date.fromisoformat(known.certified_on), _CERTIFICATE_MONTHS)
    yield has(f"certified on {known.certified_on}, until {ends}", f"{known.certified_on}获证，有效期至{ends}")
    if ends < today:
        yield lacks(f"the certificate ended on {ends}", f"证书已于{ends}到期")
    due = next_surveillance(given.facts)
    if due and due < today:
        yield lacks(f"the surveillance audit was due by {due}", f"监督审核应于{due}前完成")


def before_surveillance(given: Given) -> Half:
    """Audit and review lie within the two months before the surveillance audit, once those have begun."""
    due = next_surveillance(given.facts)
    if due is None:
        return
    begins = add_months(due, -_BEFORE_SURVEILLANCE)
    yield has(f"surveillance audit by {due}", f"监督审核最迟{due}")
    if given.facts.as_of < begins:
        return
    for kind, key, name in (
        ("audit-report", "reported_on", Text("internal audit", "内部审核")),
        ("management-review", "held_on", Text("management review", "管理评审")),
    ):
        latest = _latest(given.facts, kind, key)
        if latest is None or latest[0] < begins:
            yield lacks(f"no {name.en} since {begins}", f"{begins}以来没有{name.zh}")

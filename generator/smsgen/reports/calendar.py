"""What has to be done by when: recurring records, reviews, training, audits, ends of agreements, certificate (R-10)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import records_of
from smsgen.analysis.kind_values import day, day_of, rows, text
from smsgen.analysis.text_states import add_months
from smsgen.model.document import Document
from smsgen.model.form import PERIOD_MONTHS
from smsgen.model.record import Record
from smsgen.model.text import Text
from smsgen.reports.register import instance_title

# How far ahead the calendar looks, in days.
AHEAD = 365
KINDS = ("record", "review", "agreement", "licence", "action", "audit", "training", "certificate", "milestone")
_PERIODS = {
    "weekly": Text("weekly", "每周"), "monthly": Text("monthly", "每月"), "quarterly": Text("quarterly", "每季度"),
    "half-yearly": Text("half-yearly", "每半年"), "yearly": Text("yearly", "每年"),
}  # fmt: skip
_YEAR = 12
_CERTIFICATE_YEARS = 3
# An internal audit and a management review lie one to two months before a surveillance audit.
_BEFORE_SURVEILLANCE = 2


_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that must be done by a day.

    on: ISO day. kind: one of KINDS. what: in a sentence. subject: id of the document, form or record, "" for none.
    role: id of the role that answers for it, "" where none is named. brief: the same without the title of the subject,
    "" where that is not in it.
    """

    on: str
    kind: str
    what: Text
    subject: str = ""
    role: str = ""
    brief: Text = _NOTHING

    def late(self, as_of: date) -> bool:
        """Tell whether the day has passed."""
        return self.on < as_of.isoformat()


def calendar(facts: Facts, ahead: int = AHEAD) -> tuple[Duty, ...]:
    """Return what is overdue and what is due within `ahead` days, the earliest first; of what recurs, the next time."""
    last = (facts.as_of + timedelta(days=ahead)).isoformat()
    found = (
        *_records(facts), *_reviews(facts), *_agreements(facts), *_actions(facts), *_audits(facts), *_training(facts),
        *_certificate(facts), *_milestones(facts),
    )  # fmt: skip
    return tuple(
        sorted((duty for duty in found if duty.on <= last), key=lambda duty: (duty.on, duty.kind, duty.subject))
    )


# -- records that recur ----------------------------------------------------------------------------------------------


def _records(facts: Facts) -> Iterator[Duty]:
    for form in facts.sources.values():
        rule = form.record
        if form.tier != "form" or rule is None or rule.due not in _PERIODS or form.id not in facts.approvals.effective:
            continue
        sound = [record.date for record in facts.records.sound.get(form.id, ())]
        begun = max(sound, default=_effective_from(facts, form))
        if begun:
            period = _PERIODS[rule.due]
            what = Text(f"{form.title} ({period.en})", f"{_chinese(facts, form)}（{period.zh}）")
            yield Duty(_after(begun, rule.due), "record", what, form.id, form.owner, period)


def _after(begun: str, due: str) -> str:
    start = date.fromisoformat(begun)
    return (start + timedelta(days=7) if due == "weekly" else add_months(start, PERIOD_MONTHS[due])).isoformat()


def _effective_from(facts: Facts, form: Document) -> str:
    state = facts.approvals.states.get((form.id, form.language))
    return state.in_force.effective_from if state and state.in_force else ""


def _chinese(facts: Facts, document: Document) -> str:
    translation = facts.text(document.id, "zh")
    return translation.title if translation and translation.title else document.title


# -- documents and maintained records ---------------------------------------------------------------------------------


_REVIEW = Text("Review", "评审")


def _reviews(facts: Facts) -> Iterator[Duty]:
    """Yield the next review of each document, its translations go with it, and of each maintained record in force."""
    for document in facts.sources.values():
        state = facts.approvals.states.get((document.id, document.language))
        if state and state.in_force and state.next_review:
            what = Text(f"Review {document.title}", f"评审{_chinese(facts, document)}")
            yield Duty(state.next_review, "review", what, document.id, document.owner, _REVIEW)
    for (id_, _), state in facts.approvals.instances.items():
        instance = facts.identity.instances.get(id_)
        if instance and state.in_force and state.next_review:
            en, zh = (instance_title(facts, instance.record, language) for language in ("en", "zh"))
            yield Duty(
                state.next_review, "review", Text(f"Review {en}", f"评审{zh}"), id_, instance.text.owner, _REVIEW
            )


# -- agreements, licences --------------------------------------------------------------------------------------------

_AGREEMENTS = ("service-level-agreement", "supplier-contract", "operational-level-agreement")


def _agreements(facts: Facts) -> Iterator[Duty]:
    months = facts.sms.settings.thresholds.review_months
    for kind in _AGREEMENTS:
        for record in records_of(facts, kind):
            party = text(record, "customer") or text(record, "supplier") or text(record, "party")
            reviewed, ends = day(record, "reviewed_on"), day(record, "valid_to")
            if reviewed and (ends is None or ends >= facts.as_of):
                on = add_months(reviewed, months).isoformat()
                yield _of_record(
                    facts, record, on, "agreement", f"Review the agreement with {party}", f"评审与{party}的协议"
                )
            if ends:
                on = ends.isoformat()
                yield _of_record(
                    facts, record, on, "agreement", f"The agreement with {party} ends", f"与{party}的协议到期"
                )
    for record in records_of(facts, "legal-status"):
        ends = day(record, "valid_to")
        if ends:
            named = text(record, "subject") or text(record, "number") or record.id
            yield _of_record(facts, record, ends.isoformat(), "licence", f"{named} expires", f"{named}到期")


def _of_record(facts: Facts, record: Record, on: str, kind: str, en: str, zh: str) -> Duty:  # noqa: PLR0913, PLR0917 — the parts of a duty
    """Return a duty about a record; the owner of its form answers for it."""
    form = facts.sources.get(record.form)
    return Duty(on, kind, Text(en, zh), record.id, form.owner if form else "")


# -- actions ---------------------------------------------------------------------------------------------------------


def _actions(facts: Facts) -> Iterator[Duty]:
    effect_days = timedelta(days=facts.sms.settings.thresholds.effect_days)
    for record in records_of(facts, "nonconformity"):
        due, done, checked = day(record, "action_due"), day(record, "done_on"), day(record, "effect_checked_on")
        if due and not done and not text(record, "closed_on"):
            yield _action(record, due, "Corrective action", "纠正措施")
        if done and not checked:
            effect_due = day(record, "effect_due") or done + effect_days
            yield _action(record, effect_due, "Check the effect of the corrective action", "验证纠正措施的有效性")
    for kind, en, zh in (("improvement", "Improvement", "改进"), ("risk", "Treatment of the risk", "风险处置")):
        for record in records_of(facts, kind):
            due = day(record, "due")
            if due and text(record, "state") == "open" and not text(record, "done_on"):
                yield _action(record, due, en, zh)
    for record in records_of(facts, "service-review"):
        for row in rows(record, "actions"):
            due = day_of(row.get("due", ""))
            if due and not row.get("done_on"):
                named = row.get("action", "")
                yield Duty(due.isoformat(), "action", Text(named, named), record.id, row.get("action_owner", ""))


def _action(record: Record, due: date, en: str, zh: str) -> Duty:
    role = text(record, "action_owner") or text(record, "improvement_owner") or text(record, "owner")
    return Duty(due.isoformat(), "action", Text(f"{en} {record.id}", f"{zh} {record.id}"), record.id, role)


# -- audits, reviews, tests, training --------------------------------------------------------------------------------


def _audits(facts: Facts) -> Iterator[Duty]:
    thresholds = facts.sms.settings.thresholds
    repeated = (
        ("audit-report", "reported_on", thresholds.audit_cycle_months, "Internal audit", "内部审核"),
        ("management-review", "held_on", _YEAR, "Management review", "管理评审"),
        ("continuity-test", "tested_on", thresholds.continuity_test_months, "Continuity test", "连续性计划演练"),
    )  # fmt: skip
    for kind, key, months, en, zh in repeated:
        dated = [(held, record) for record in records_of(facts, kind) if (held := day(record, key))]
        if dated:
            held, record = max(dated, key=lambda each: (each[0], each[1].id))
            on = day(record, "next_review") or add_months(held, months)
            form = facts.sources.get(record.form)
            yield Duty(on.isoformat(), "audit", Text(en, zh), record.form, form.owner if form else "")


def _training(facts: Facts) -> Iterator[Duty]:
    """Yield the rounds of training of all staff that the year still owes, spread over it."""
    rounds, year = facts.sms.settings.thresholds.training_rounds, facts.as_of.year
    form = facts.sources.get(facts.sms.settings.record_kinds.get("training", ""))
    if form is None:
        return
    held = {
        text(record, "round")
        for record in records_of(facts, "training")
        if text(record, "kind") == "all_staff" and text(record, "held_on")[:4] == str(year)
    }
    for number in range(1, rounds + 1):
        if str(number) not in held:
            ends = date(year, 12 * number // rounds, 28)
            en, zh = (
                f"Training of all staff, round {number} of {rounds} in {year}",
                f"{year}年第{number}轮全员培训（共{rounds}轮）",
            )
            yield Duty(ends.isoformat(), "training", Text(en, zh), form.id, form.owner)


# -- the certificate -------------------------------------------------------------------------------------------------


_SURVEILLANCE = Text(
    "Surveillance audit at the latest; after it the certificate is suspended", "监督审核最迟日期；逾期证书将被暂停"
)
_BEFORE = Text("Internal audit and management review before the surveillance audit", "监督审核前的内部审核和管理评审")
_END = Text("End of the certificate; recertification must be finished", "证书到期；再认证须已完成")


def _certificate(facts: Facts) -> Iterator[Duty]:
    """Yield stages, surveillance and end of the certificate, and what has to lie before a surveillance audit."""
    known = facts.sms.settings.certification
    if not known.certified_on:
        stages = {"stage_1": Text("Certification audit, stage 1", "认证审核第一阶段"),
                  "stage_2": Text("Certification audit, stage 2", "认证审核第二阶段")}  # fmt: skip
        for name, what in stages.items():
            if getattr(known, name):
                yield Duty(getattr(known, name), "certificate", what)
        return
    certified = date.fromisoformat(known.certified_on)
    ends = add_months(certified, _CERTIFICATE_YEARS * _YEAR)
    surveillance = next_surveillance(facts)
    if surveillance and surveillance < ends:
        yield Duty(surveillance.isoformat(), "certificate", _SURVEILLANCE)
        before = add_months(surveillance, -_BEFORE_SURVEILLANCE)
        yield Duty(before.isoformat(), "certificate", _BEFORE)
    yield Duty(ends.isoformat(), "certificate", _END)


def next_surveillance(facts: Facts) -> date | None:
    """Return the last day for the next surveillance audit: a year after the last one, or after the certificate."""
    known = facts.sms.settings.certification
    if not known.certified_on:
        return None
    last = max((known.certified_on, *known.surveillance))
    return add_months(date.fromisoformat(last), _YEAR)


def _milestones(facts: Facts) -> Iterator[Duty]:
    for each in facts.sms.settings.certification.milestones:
        if not each.done:
            yield Duty(each.on, "milestone", each.name, "", each.owner)


def by_month(duties: Iterable[Duty]) -> Mapping[str, list[Duty]]:
    """Return month (YYYY-MM) → its duties."""
    months: dict[str, list[Duty]] = {}
    for duty in duties:
        months.setdefault(duty.on[:7], []).append(duty)
    return months

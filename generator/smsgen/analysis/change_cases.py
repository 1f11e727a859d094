"""Each change with its papers: the request, the assessments, the minutes of the advisory board, the reviews."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from smsgen.analysis.entitlement import holds
from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import records_of, unsound_of
from smsgen.analysis.kind_values import day, rows, text, when
from smsgen.analysis.working_time import WorkingTime, working_time
from smsgen.model.record import Record
from smsgen.model.text import Text

# Whoever may approve a higher risk may approve a lower one. An emergency has an authority of its own and a deputy.
_LEAST = {"low": 0, "medium": 1, "high": 2}
_RANKS = {"change_manager": 0, "operations_manager": 1, "management_representative": 2, "top_management": 3}
_EMERGENCY = ("operations_manager", "major_incident_manager")
_APPROVED = ("approved", "conditions")


class Minuted(NamedTuple):
    """A line of the minutes of the advisory board about one change: when it met, and what it said."""

    record: Record
    held_on: date
    decision: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was made, or should have been, by the day of judgement.

    kind: standard, normal or emergency. start: when its window began. ended: when the work ended, as far as is known.
    assessments, minutes, reviews: the papers that hold. doubtful: kinds of papers of which one that has a fault of its
    own may be about this change, so that none may be missed.
    """

    rfc: Record
    kind: str
    start: datetime
    ended: datetime
    assessments: tuple[Record, ...] = ()
    minutes: tuple[Minuted, ...] = ()
    reviews: tuple[Record, ...] = ()
    doubtful: frozenset[str] = frozenset()

    @property
    def assessment(self) -> Record | None:
        """The assessment that was decided last."""
        return max(self.assessments, key=lambda each: (text(each, "decided_at"), each.id), default=None)

    @property
    def risk(self) -> str:
        """The risk as assessed last, "" where nobody assessed it."""
        return text(self.assessment, "risk") if self.assessment else ""

    @property
    def needs_review(self) -> bool:
        """Whether a review after the change is due: emergency, failed, backed out, of high risk, or asked for."""
        failed = text(self.rfc, "result") in ("failed", "backed_out")
        return self.kind == "emergency" or failed or self.risk == "high" or text(self.rfc, "pir_needed") == "yes"


def changes_of(facts: Facts) -> Iterator[Change]:
    """Yield every change whose window has begun, in the order of the requests; not those that were never made."""
    requests = records_of(facts, "change-request")
    if not requests:
        return
    hours = working_time(facts.sms)
    assessments = _by_request(records_of(facts, "change-assessment"))
    reviews = _by_request(records_of(facts, "change-review"))
    minutes = _minutes(facts)
    unsound = {kind: unsound_of(facts, kind) for kind in ("change-assessment", "cab-minutes", "change-review")}
    for rfc in requests:
        start, kind = when(rfc, "window_start"), text(rfc, "class")
        if start is None or not kind or text(rfc, "result") == "not_made" or hours.day(start) > facts.as_of:
            continue
        ended = when(rfc, "ended_at") or when(rfc, "window_end") or start
        yield Change(
            rfc=rfc,
            kind=kind,
            start=start,
            ended=ended,
            assessments=tuple(assessments.get(rfc.id, ())),
            minutes=tuple(minutes.get(rfc.id, ())),
            reviews=tuple(reviews.get(rfc.id, ())),
            doubtful=frozenset(
                kind for kind, found in unsound.items() if any(_may_be_about(each, rfc) for each in found)
            ),
        )


def _may_be_about(paper: Record, rfc: Record) -> bool:
    """Tell whether a record with a fault may be a paper of a change: it names it, or nothing that can be read."""
    named = text(paper, "rfc")
    return named == rfc.id or not named


def _by_request(records: Iterable[Record]) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[text(record, "rfc")].append(record)
    return found


def _minutes(facts: Facts) -> Mapping[str, list[Minuted]]:
    found: dict[str, list[Minuted]] = defaultdict(list)
    for record in records_of(facts, "cab-minutes"):
        held_on = day(record, "held_on")
        for row in rows(record, "changes"):
            if held_on is not None:
                found[row.get("rfc", "")].append(Minuted(record, held_on, row.get("decision", "")))
    return found


def approval_problem(facts: Facts, change: Change, assessment: Record, hours: WorkingTime) -> Text | None:
    """Return why an assessment does not allow its change, None where it does.

    It must be approved before the window begins, by the role that its risk asks for (or a higher one), by a person who
    held that role then and neither asked for the change nor makes it. Only an emergency is authorised by word of mouth.
    """
    decided, decided_at = text(assessment, "decided"), when(assessment, "decided_at")
    if not decided or decided_at is None:
        return Text("nobody has decided it", "尚未决定")
    if decided not in _APPROVED:
        return Text(f"the decision was {decided}", f"决定为{decided}")
    if decided_at > change.start:
        at, start = text(assessment, "decided_at"), text(change.rfc, "window_start")
        return Text(f"it was approved at {at}, after the start at {start}", f"批准时间{at}晚于开始时间{start}")
    if change.kind != "emergency" and text(assessment, "by_word") == "yes":
        return Text("only an emergency can be authorised by word of mouth", "只有紧急变更可以口头授权")
    return _role_problem(facts, change, assessment) or _person_problem(facts, change, assessment, hours.day(decided_at))


def _role_problem(facts: Facts, change: Change, assessment: Record) -> Text | None:
    role, risk = text(assessment, "approver_role"), text(assessment, "risk")
    called = facts.sms.authority.role_named(role.replace("_", "-"))
    if change.kind == "emergency":
        wrong = role not in _EMERGENCY and _RANKS.get(role, -1) < _RANKS["operations_manager"]
        return Text(f"{called.en} cannot authorise an emergency", f"{called.zh}无权授权紧急变更") if wrong else None
    if risk in _LEAST and _RANKS.get(role, -1) < _LEAST[risk]:
        return Text(f"{called.en} cannot approve a risk that is {risk}", f"{called.zh}无权批准风险等级为{risk}的变更")
    return None


def _person_problem(facts: Facts, change: Change, assessment: Record, on: date) -> Text | None:
    approver, role = text(assessment, "approver"), text(assessment, "approver_role").replace("_", "-")
    authority = facts.sms.authority
    name = authority.name_of(approver)
    if approver and approver in (text(change.rfc, "requester"), text(change.rfc, "implementer")):
        return Text(f"{name} asked for the change or made it", f"批准人{name}是申请人或实施人")
    person = authority.people.get(approver)
    if person and role in authority.roles and not holds(person, role, on.isoformat()):
        called = authority.role_named(role)
        return Text(f"{name} did not hold the role {called.en} on {on}", f"{name}在{on}不担任{called.zh}")
    return None

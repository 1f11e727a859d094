"""Agreements with customers and suppliers: complete, in force, reviewed, and known to the catalogue (clause 8.3)."""

from collections.abc import Iterator
from decimal import Decimal

from smsgen.analysis.acceptance import AGREEMENTS, lacking
from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import can_lack, complete, records_of
from smsgen.analysis.kind_values import day, day_of, finding, number_of, numbered_rows, rows, text
from smsgen.analysis.text_states import add_months
from smsgen.diagnostics import Finding
from smsgen.model.record import Record
from smsgen.model.text import Text
from smsgen.model.thresholds import PRIORITIES

# The minutes of thirty days: what a downtime allowed for a month is computed from.
_MONTH_MINUTES = Decimal(30 * 24 * 60)
_TOLERANCE = Decimal("0.05")
_HUNDRED = Decimal(100)
_FEWEST_TARGETS = 2
# Kind → the field that names the other side.
_PARTIES = {
    "service-level-agreement": "customer",
    "operational-level-agreement": "party",
    "supplier-contract": "supplier",
}
_PART_NAMES = {
    "workload_limits": Text("workload limits", "工作量限值"),
    "exceptions": Text("exceptions", "例外情况"),
    "liability": Text("what follows from a missed target (liability)", "未达目标的责任（赔付）条款"),
    "data_source": Text("a source of the data: nobody measures it", "数据来源，无法测量"),
}


def missing_parts(facts: Facts) -> Iterator[Finding]:
    """Yield each part that a service level agreement must have and lacks (R-29, R-30, R-61)."""
    required = facts.sms.settings.thresholds.sla_required
    for agreement in records_of(facts, "service-level-agreement"):
        if not can_lack(facts, agreement):
            continue
        for key, part in _missing(agreement, required):
            yield finding("sla-part-missing", agreement, f"values.{key}", part=part)


def _missing(agreement: Record, required: tuple[str, ...]) -> Iterator[tuple[str, Text]]:
    if not any(number_of(row.get("target", "")) is not None for row in rows(agreement, "services")):
        yield "services", Text("an availability target for a service", "服务的可用性目标")
    if "targets" in required and len(rows(agreement, "targets")) < _FEWEST_TARGETS:
        yield "targets", Text("a second target that can be measured", "第二项可测量的目标")
    if "response" in required:
        graded = {row.get("priority") for row in rows(agreement, "response")}
        lacking = [priority.upper() for priority in PRIORITIES if priority not in graded]
        if lacking:
            words = Text("times for " + ", ".join(lacking), "、".join(lacking) + "的时限")
            yield "response", words
    for key, part in _PART_NAMES.items():
        if key in required and not text(agreement, key):
            yield key, part


def wrong_downtimes(facts: Facts) -> Iterator[Finding]:
    """Yield each allowed downtime that does not follow from its target: 99.9 % of 30 days leave 43.2 minutes."""
    for agreement in records_of(facts, "service-level-agreement"):
        for path, row in numbered_rows(agreement, "services"):
            target, allowed = number_of(row.get("target", "")), number_of(row.get("downtime_allowed", ""))
            if target is None or allowed is None:
                continue
            right = (_HUNDRED - target) * _MONTH_MINUTES / _HUNDRED
            if abs(right - allowed) > _TOLERANCE:
                words = {"said": str(allowed), "target": str(target), "right": f"{right.normalize():f}"}
                yield finding("sla-downtime-miscalculated", agreement, f"{path}.downtime_allowed", (), **words)


def expired(facts: Facts) -> Iterator[Finding]:
    """Yield each agreement whose term has ended, unless another one with the same party has taken its place."""
    for kind, party in _PARTIES.items():
        agreements = records_of(facts, kind)
        current = {text(each, party) for each in agreements if _in_force(each, facts)}
        for each in agreements:
            ended = day(each, "valid_to")
            if ended and ended < facts.as_of and text(each, party) not in current:
                yield finding("agreement-expired", each, "values.valid_to", ended=ended.isoformat())


def _in_force(agreement: Record, facts: Facts) -> bool:
    start, end = day(agreement, "valid_from"), day(agreement, "valid_to")
    return (start is None or start <= facts.as_of) and (end is None or facts.as_of <= end)


def review_overdue(facts: Facts) -> Iterator[Finding]:
    """Yield each agreement in force that nobody reviewed within its interval."""
    months = facts.sms.settings.thresholds.review_months
    for kind in _PARTIES:
        for agreement in records_of(facts, kind):
            since = day(agreement, "reviewed_on") or day(agreement, "valid_from")
            if since and _in_force(agreement, facts) and add_months(since, months) < facts.as_of:
                due = add_months(since, months).isoformat()
                yield finding("agreement-review-overdue", agreement, "values.reviewed_on", due=due)


def suppliers_not_reviewed(facts: Facts) -> Iterator[Finding]:
    """Yield each contract in force under which nobody reviewed the supplier within the interval."""
    if not complete(facts, "supplier-review"):
        return
    months = facts.sms.settings.thresholds.review_months
    reviewed: dict[str, list[str]] = {}
    for review in records_of(facts, "supplier-review"):
        for name in (text(review, "contract"), text(review, "supplier")):
            reviewed.setdefault(name, []).append(text(review, "reviewed_on"))
    for contract in records_of(facts, "supplier-contract"):
        start = day(contract, "valid_from")
        days = [*reviewed.get(contract.id, ()), *reviewed.get(text(contract, "supplier"), ())]
        last = max((found for each in days if (found := day_of(each))), default=start)
        if last and start and _in_force(contract, facts) and add_months(max(last, start), months) < facts.as_of:
            due = add_months(max(last, start), months).isoformat()
            supplier = text(contract, "supplier") or contract.id
            yield finding("supplier-not-reviewed", contract, "values.supplier", supplier=supplier, due=due)


def catalogue_gaps(facts: Facts) -> Iterator[Finding]:
    """Yield each live service without an agreement, and each agreed service that no live entry lists (R-07)."""
    if not complete(facts, "service-catalogue-entry") or not complete(facts, "service-level-agreement"):
        return
    agreements = {each.id: each for each in records_of(facts, "service-level-agreement")}
    live = [each for each in records_of(facts, "service-catalogue-entry") if text(each, "state") == "live"]
    for entry in live:
        agreement = agreements.get(text(entry, "sla"))
        problem: Text | None = None
        if not text(entry, "sla"):
            problem = Text("the service is live and no agreement is named", "服务已上线，但未指明服务级别协议")
        elif agreement and not agreement.external and text(entry, "service") not in _services(agreement):
            problem = Text(f"{agreement.id} does not cover the service", f"{agreement.id}不含该服务")
        if problem:
            yield finding("catalogue-without-sla", entry, "values.sla", problem=problem)
    listed = {text(entry, "service") for entry in live}
    for agreement in agreements.values():
        for path, row in numbered_rows(agreement, "services"):
            service = row.get("service", "")
            if live and service and service not in listed and _in_force(agreement, facts):
                words = Text(f"no live entry of the catalogue is {service}", f"服务目录中没有已上线的{service}")
                yield finding("catalogue-without-sla", agreement, f"{path}.service", problem=words)


def _services(agreement: Record) -> set[str]:
    return {row.get("service", "") for row in rows(agreement, "services")}


def not_accepted(facts: Facts) -> Iterator[Finding]:
    """Yield each agreement in force by our own approval that the other party has not accepted as it stands."""
    for kind in AGREEMENTS:
        for agreement in records_of(facts, kind):
            state = facts.approvals.state(agreement.id, facts.sms.authority.language)
            if state is None or state.in_force is None or state.in_force is not state.declared:
                continue
            faults = tuple(lacking(agreement, facts.as_of)) if can_lack(facts, agreement) else ()
            if faults:
                english, chinese = (each.problem.en for each in faults), (each.problem.zh for each in faults)
                problem = Text("; ".join(english), "；".join(chinese))
                yield finding("agreement-not-accepted", agreement, f"values.{faults[0].key}", problem=problem)

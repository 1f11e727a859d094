"""Conditions of an audit about the organisation: legal status, declaration, body, project, means."""

from datetime import date

from smsgen.analysis.kind_records import records_of
from smsgen.analysis.kind_values import day, text
from smsgen.analysis.text_states import add_months
from smsgen.model.text import Text
from smsgen.reports.readiness_given import HAS, Given, Half, every, has, lacks

_YEAR = 12
# A number behind a record.
_NUMBERED = Text(": {}", "：{}")

# -- the organisation ------------------------------------------------------------------------------------------------


def legal(given: Given) -> Half:
    """Ask for a business registration that has not expired (R-01)."""
    licences = [each for each in records_of(given.facts, "legal-status") if text(each, "kind") == "business_licence"]
    valid = [each for each in licences if (day(each, "valid_to") or date.max) >= given.facts.as_of]
    yield from ((HAS, given.name(each, text(each, "number"), _NUMBERED)) for each in valid)
    if not licences:
        yield lacks("no record of the business registration", "没有营业执照记录")
    yield from every(given.found({"legal-status-expired"}))


def declaration(given: Given) -> Half:
    """Ask for the declaration that there was no administrative penalty (R-06)."""
    facts = given.facts
    declared = [each for each in records_of(facts, "legal-status") if text(each, "no_penalty")]
    since = add_months(facts.as_of, -_YEAR)
    recent = [each for each in declared if (on := day(each, "declared_on")) and on >= since]
    yield from ((HAS, given.name(each, text(each, "declared_on"))) for each in recent)
    if not recent:
        yield lacks("no declaration of the last 12 months", "没有近12个月内的声明")
    started = facts.sms.settings.certification.started
    wanted = add_months(date.fromisoformat(started), -_YEAR) if started else None
    covering = [each for each in recent if wanted and (begin := day(each, "period_from")) and begin <= wanted]
    if recent and wanted and not covering:
        yield lacks(f"the declaration does not go back to {wanted}", f"声明未覆盖自{wanted}起的期间")
    for each in recent:
        if text(each, "no_penalty") != "yes":
            named = given.name(each)
            yield lacks(f"{named.en} states a penalty", f"{named.zh}记有行政处罚")


def body(given: Given) -> Half:
    """Ask which body certifies, and under which approval (R-14)."""
    known = given.facts.sms.settings.certification
    if known.body and known.approval:
        yield has(f"{known.body}, approval {known.approval}", f"{known.body}，批准号{known.approval}")
    else:
        yield lacks(
            "name the body and its approval number (certification in sms.yml), and check with the authority that its"
            " scope includes ISO/IEC 20000",
            "请在sms.yml的certification中写明认证机构及其批准号，并向主管部门核实其业务范围包含ISO/IEC 20000",
        )


def project(given: Given) -> Half:
    """Ask for milestones and budget of the certification project (R-40, R-63)."""
    facts = given.facts
    known = facts.sms.settings.certification
    late = [each for each in known.milestones if not each.done and each.on < facts.as_of.isoformat()]
    if known.milestones:
        done = sum(bool(each.done) for each in known.milestones)
        yield has(
            f"{done} of {len(known.milestones)} milestones done", f"{len(known.milestones)}个里程碑中已完成{done}个"
        )
    else:
        yield lacks(
            "no milestones (certification.milestones in sms.yml)", "没有里程碑（sms.yml的certification.milestones）"
        )
    yield from (lacks(f"late since {each.on}: {each.name.en}", f"{each.on}起逾期：{each.name.zh}") for each in late)
    budgets = records_of(facts, "certification-budget")
    yield from ((HAS, given.name(each)) for each in budgets)
    if not budgets:
        yield lacks("no certification budget", "没有认证预算")
    yield from every(given.found({"certification-budget-incomplete"}))


def capability(given: Given) -> Half:
    """Ask for what shows resources and technical capability (R-62)."""
    kinds = {
        "resource-plan": Text("resource plan", "资源计划"),
        "competence": Text("competence records", "能力记录"),
        "asset": Text("asset records", "资产记录"),
        "duty-roster": Text("duty roster", "值班安排"),
    }
    for kind, name in kinds.items():
        found = records_of(given.facts, kind)
        if found:
            count, last = len(found), given.name(found[-1])
            yield has(f"{name.en}: {count}, latest {last.en}", f"{name.zh}：{count}份，最近{last.zh}")
        else:
            yield lacks(f"no {name.en}", f"没有{name.zh}")

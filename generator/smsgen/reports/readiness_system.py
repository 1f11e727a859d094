"""Conditions of an audit about the management system: documents, evidence, scope, running, agreements, training."""

from smsgen.analysis.coverage import EVIDENCED, LEVELS, StandardCoverage
from smsgen.analysis.kind_records import records_of
from smsgen.analysis.kind_values import text
from smsgen.diagnostics import Diagnostic, Severity
from smsgen.model.text import Text
from smsgen.reports.readiness_given import Given, Half, every, has, lacks
from smsgen.reports.running import processes

# -- the system ------------------------------------------------------------------------------------------------------


def _first(given: Given) -> StandardCoverage:
    return next(iter(given.facts.coverage.standards.values()))


def documents(given: Given) -> Half:
    """Every leaf clause is answered by a text in force, and the checker has no error about documents."""
    leaves = [each for each in _first(given).clauses.values() if each.clause.leaf]
    approved = [each for each in leaves if LEVELS.index(each.level) >= LEVELS.index("approved")]
    yield has(
        f"{len(approved)} of {len(leaves)} clauses answered by documents in force",
        f"{len(leaves)}个条款中{len(approved)}个有现行有效文件回应",
    )
    missing = [each.clause.id for each in leaves if each not in approved]
    if missing:
        yield lacks("not answered: " + ", ".join(missing), "未回应：" + "、".join(missing))
    errors = [each for each in given.findings if each.severity is Severity.ERROR and not _of_records(each)]
    if errors:
        yield lacks(
            f"{len(errors)} errors in the documents; see `sms check`", f"文件中有{len(errors)}处错误，见“sms check”"
        )


def _of_records(found: Diagnostic) -> bool:
    return found.location.path.startswith("records/")


def evidence(given: Given) -> Half:
    """Ask for evidence of every item that the standard asks for."""
    items = [each for each in _first(given).items.values() if each.item.basis != "implied"]
    shown = [each for each in items if LEVELS.index(each.level) >= LEVELS.index(EVIDENCED)]
    yield has(
        f"{len(shown)} of {len(items)} items that the standard asks for are shown by evidence",
        f"标准要求的{len(items)}项成文信息中{len(shown)}项有证据",
    )
    missing = [each.item.id for each in items if each not in shown]
    if missing:
        yield lacks("no evidence: " + ", ".join(missing), "没有证据：" + "、".join(missing))
    errors = [each for each in given.findings if each.severity is Severity.ERROR and _of_records(each)]
    if errors:
        yield lacks(
            f"{len(errors)} errors in the records; see `sms check`", f"记录中有{len(errors)}处错误，见“sms check”"
        )


def scope(given: Given) -> Half:
    """Ask for one wording of the scope in the settings and the manual (R-53)."""
    wanted = given.facts.sms.settings.certification.scope
    if not wanted.en:
        yield lacks(
            "the scope of the application is not written (certification.scope)", "未写明申请范围（certification.scope）"
        )
        return
    yield has(wanted.en, wanted.zh)
    for place, said in (given.scopes or {}).items():
        joined = " ".join(said.split())
        if " ".join(wanted.en.split()) not in joined and " ".join(wanted.zh.split()) not in joined:
            yield lacks(f"{place} says the scope in other words", f"{place}中的范围表述不同")


def running(given: Given) -> Half:
    """Every process has run for three calendar months: a text in force, and records over that time (R-03)."""
    found = processes(given.facts)
    enough = [each for each in found if each.shown]
    yield has(
        f"{len(enough)} of {len(found)} processes show three calendar months",
        f"{len(found)}个过程中{len(enough)}个已运行满三个月",
    )
    for each in found:
        if each not in enough:
            if each.first:
                when = Text(f"{each.first} to {each.last}", f"{each.first}至{each.last}")
            else:
                when = Text("no record", "没有记录")
            yield lacks(f"{each.procedure}: {when.en}", f"{each.procedure}：{when.zh}")


def training(given: Given) -> Half:
    """Ask for training and acknowledgements (R-28, R-45)."""
    held = records_of(given.facts, "training")
    rounds = [each for each in held if text(each, "kind") == "all_staff"]
    if rounds:
        count, named = len(rounds), given.names(rounds)
        yield has(f"{count} rounds of all staff: {named.en}", f"全员培训{count}轮：{named.zh}")
    else:
        yield lacks("no training of all staff", "没有全员培训")
    yield from every(
        given.found(
            {"training-round-missing", "training-not-attended", "process-training-missing", "key-role-test-missing",
             "acknowledgement-missing"}
        )
    )  # fmt: skip


def agreements(given: Given) -> Half:
    """Ask for agreements that are kept, with their monthly reports (R-29, R-31)."""
    agreements = records_of(given.facts, "service-level-agreement")
    reports = records_of(given.facts, "service-level-report")
    if agreements:
        yield has(f"{len(agreements)} agreements, {len(reports)} monthly reports",
                   f"{len(agreements)}份协议，{len(reports)}份月度报告")  # fmt: skip
    else:
        yield lacks("no service level agreement", "没有服务级别协议")
    yield from every(
        given.found(
            {"sla-part-missing", "sla-downtime-miscalculated", "sla-report-missing", "sla-report-miscalculated",
             "catalogue-without-sla", "agreement-expired", "agreement-review-overdue"}
        )
    )  # fmt: skip


def application(given: Given) -> Half:
    """Licence, documents, audit report and review report, as a body asks for them with the application (R-53)."""
    facts = given.facts
    manual = sorted(id_ for id_ in facts.approvals.effective if facts.sources[id_].tier == "manual")
    known = records_of(facts, "legal-status")
    licences = [each for each in known if text(each, "kind") == "business_licence"]
    parts = (
        (Text("licence", "营业执照"), given.names(licences)),
        (Text("manual in force", "现行手册"), Text(", ".join(manual), "、".join(manual))),
        (Text("internal audit report", "内部审核报告"), given.names(records_of(facts, "audit-report"))),
        (Text("management review report", "管理评审报告"), given.names(records_of(facts, "management-review"))),
    )
    for name, named in parts:
        if named.en:
            yield has(f"{name.en}: {named.en}", f"{name.zh}：{named.zh}")
        else:
            yield lacks(f"no {name.en}", f"没有{name.zh}")

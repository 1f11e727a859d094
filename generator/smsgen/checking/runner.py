"""Runs every rule over the facts and turns findings into diagnostics."""

from collections.abc import Iterable, Mapping, Sequence
from string import Formatter

from smsgen.analysis.facts import Facts
from smsgen.checking.accepted import accepted_reasons, unused_exceptions
from smsgen.checking.report import CheckReport
from smsgen.checking.rule import Rule
from smsgen.checking.waivers import apply_waivers
from smsgen.diagnostics import Diagnostic, Finding, Severity
from smsgen.location import Location
from smsgen.model.settings import PROFILES
from smsgen.model.text import Text


def run(rules: Sequence[Rule], facts: Facts, profile: str) -> CheckReport:
    """Judge `facts` by `rules` under `profile`. A rule that crashes is itself a finding (`rule-crashed`)."""
    by_name = {rule.name: rule for rule in rules}
    findings: list[Finding] = []
    for rule in rules:
        if _is_due(rule, profile) or not rule.quiet:
            findings.extend(_findings_of(rule, facts))
    if "exception-unused" in by_name:
        findings.extend(unused_exceptions(facts, findings, by_name, profile))
    kept, waived = apply_waivers(facts.sms, findings, by_name, facts.as_of)
    reasons = accepted_reasons(facts, kept, by_name)
    diagnostics = {
        diagnose(by_name[finding.rule], finding, profile, reasons.get(index, "")): None
        for index, finding in enumerate(kept)
    }
    return CheckReport(
        diagnostics=tuple(sorted(diagnostics, key=lambda item: (item.location, item.code, item.message.en))),
        profile=profile,
        as_of=facts.as_of.isoformat(),
        commit=facts.sms.commit,
        documents=len(facts.sms.documents),
        records=sum(path.startswith("records/") for path in facts.sms.files),
        approvals=sum(path.startswith("approvals/") and path.endswith(".yml") for path in facts.sms.files),
        waived=waived,
    )


def _findings_of(rule: Rule, facts: Facts) -> Iterable[Finding]:
    try:
        return list(rule.check(facts))
    except Exception as error:  # noqa: BLE001 — a rule that crashes must not hide what the others found
        place = _crash_place(error)
        values = {"name": rule.name, "error": f"{type(error).__name__}: {error}", "place": place}
        return [Finding("rule-crashed", Location("sms.yml"), rule.code, values)]


def _crash_place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}" if trace else "unknown"


def diagnose(rule: Rule, finding: Finding, profile: str, accepted: str = "") -> Diagnostic:
    """Give a finding the code, the severity under `profile` and the wording of its rule.

    accepted: why the root signers accepted it; it is then a note that says so.
    """
    severity = Severity.ERROR if _is_due(rule, profile) and not rule.warning else Severity.WARNING
    message = _fill(rule.message, finding.values)
    if accepted:
        reason = " ".join(accepted.split())
        message = Text(f"{message.en} (accepted: {reason})", f"{message.zh}（已接受：{reason}）")
    return Diagnostic(
        location=finding.location,
        code=rule.code,
        name=rule.name,
        severity=Severity.NOTE if rule.note or accepted else severity,
        message=message,
        help=_fill(rule.help, finding.values),
        subject=finding.subject,
        data_path=finding.data_path,
        related=finding.related,
    )


def _is_due(rule: Rule, profile: str) -> bool:
    return PROFILES.index(profile) >= PROFILES.index(rule.profile)


def _fill(wording: Text, values: Mapping[str, str | Text]) -> Text:
    return Text(*(_fill_one(wording.of(language), values, language) for language in ("en", "zh")))


def _fill_one(wording: str, values: Mapping[str, str | Text], language: str) -> str:
    # Values come from documents: each is put in as it is, on one line, and never read as a format of its own.
    names = {name for _, name, _, _ in Formatter().parse(wording) if name}
    return wording.format_map({name: _one_line(values.get(name, ""), language) for name in names})


def _one_line(value: str | Text, language: str) -> str:
    if isinstance(value, Text):
        words = value.of(language)
        # A hint brings the space that separates it from the sentence before.
        return " " * words.startswith(" ") + " ".join(words.split())
    return " ".join(value.split())

"""Waivers: accepted findings, which themselves must have an owner, a reason and an end (DESIGN, section 6)."""

from collections.abc import Mapping, Sequence
from datetime import date

from smsgen.checking.rule import Rule
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.sms import Sms
from smsgen.model.waiver import Waiver

# Families whose findings nobody may accept: they are about what the proof itself rests on.
NEVER_WAIVED = frozenset({"SRC", "APR", "HIS", "INT", "WVR"})


def apply_waivers(
    sms: Sms, findings: Sequence[Finding], rules: Mapping[str, Rule], as_of: date
) -> tuple[list[Finding], int]:
    """Return the findings that stand, with those about the waivers themselves, and how many were waived."""
    own: list[Finding] = []
    accepted: dict[tuple[str, str], int] = {}
    for number, waiver in enumerate(sms.waivers):
        faults = list(_faults(sms, waiver, rules, as_of))
        own.extend(faults)
        if not faults:
            rule = _rule_of(waiver, rules)
            accepted |= {(rule.name, subject): number for subject in waiver.subjects} if rule else {}
    used: set[tuple[str, str]] = set()
    kept = []
    for finding in findings:
        key = (finding.rule, finding.subject)
        if key in accepted:
            used.add(key)
        else:
            kept.append(finding)
    for key, number in accepted.items():
        if key not in used:
            values = {"name": key[0], "subject": key[1]}
            own.append(_finding("waiver-unused", sms.waivers[number], values))
    return kept + own, len(findings) - len(kept)


def _rule_of(waiver: Waiver, rules: Mapping[str, Rule]) -> Rule | None:
    return rules.get(waiver.rule) or next((rule for rule in rules.values() if rule.code == waiver.rule), None)


def _faults(sms: Sms, waiver: Waiver, rules: Mapping[str, Rule], as_of: date) -> list[Finding]:
    rule = _rule_of(waiver, rules)
    if rule is None:
        return [_finding("waiver-malformed", waiver, {"what": f"rule: {waiver.rule or '-'}"})]
    if rule.family in NEVER_WAIVED:
        return [_finding("waiver-forbidden", waiver, {"name": rule.name, "code": rule.code})]
    if waiver.owner not in sms.authority.roles:
        return [_finding("waiver-without-owner", waiver, {"owner": waiver.owner})]
    missing = [name for name in ("subjects", "reason") if not getattr(waiver, name)]
    try:
        expires = date.fromisoformat(waiver.expires)
    except ValueError:
        missing.append("expires")
        expires = as_of
    if missing:
        return [_finding("waiver-malformed", waiver, {"what": ", ".join(missing)})]
    if expires < as_of:
        return [_finding("waiver-expired", waiver, {"expires": waiver.expires, "name": rule.name})]
    return []


def _finding(rule: str, waiver: Waiver, values: Mapping[str, str]) -> Finding:
    return Finding(rule, Location("waivers.yml", waiver.line, waiver.column), waiver.rule, values)

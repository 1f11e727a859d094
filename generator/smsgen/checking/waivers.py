"""Waivers: accepted findings, which themselves must have an owner, a reason and an end (DESIGN, section 6)."""

from collections.abc import Mapping, Sequence
from datetime import date

from smsgen.checking.rule import Rule
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.location import Location
from smsgen.model.day import read_day
from smsgen.model.sms import Sms
from smsgen.model.text import Text, enumerated
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
            keys = _accepts(waiver, rules)
            own.extend(_unused(waiver, key) for key in keys if key in accepted)
            accepted = dict.fromkeys(keys, number) | accepted
    used: set[tuple[str, str]] = set()
    kept = []
    for finding in findings:
        key = (finding.rule, finding.subject)
        if key in accepted:
            used.add(key)
        else:
            kept.append(finding)
    # While a text cannot be read, what it would make uncovered or unused is not found, so its waiver has nothing to do.
    if all(document.readable for document in sms.documents):
        own.extend(_unused(sms.waivers[number], key) for key, number in accepted.items() if key not in used)
    return kept + own, len(findings) - len(kept)


def _accepts(waiver: Waiver, rules: Mapping[str, Rule]) -> list[tuple[str, str]]:
    """Return (rule name, subject) for each finding that a waiver accepts."""
    rule = _rule_of(waiver, rules)
    return [(rule.name, subject) for subject in dict.fromkeys(waiver.subjects)] if rule else []


def _unused(waiver: Waiver, key: tuple[str, str]) -> Finding:
    return _finding("waiver-unused", waiver, {"name": key[0], "subject": key[1]})


def _rule_of(waiver: Waiver, rules: Mapping[str, Rule]) -> Rule | None:
    return rules.get(waiver.rule) or next((rule for rule in rules.values() if rule.code == waiver.rule), None)


def _faults(sms: Sms, waiver: Waiver, rules: Mapping[str, Rule], as_of: date) -> list[Finding]:
    rule = _rule_of(waiver, rules)
    if rule is None:
        hint = did_you_mean(waiver.rule, [*rules, *(rule.code for rule in rules.values())])
        problem = Text(f"there is no rule “{waiver.rule}”.{hint.en}", f"没有规则“{waiver.rule}”。{hint.zh}")
        return [_finding("waiver-malformed", waiver, {"problem": problem if waiver.rule else _without(["rule"])})]
    if rule.family in NEVER_WAIVED:
        return [_finding("waiver-forbidden", waiver, {"name": rule.name, "code": rule.code})]
    if waiver.owner not in sms.authority.roles:
        return [_finding("waiver-without-owner", waiver, {"owner": waiver.owner or "-"})]
    missing = [name for name in ("subjects", "reason") if not getattr(waiver, name)]
    expires = read_day(waiver.expires)
    if missing or expires is None:
        names = missing if expires else [*missing, "expires"]
        return [_finding("waiver-malformed", waiver, {"problem": _without(names)})]
    if expires < as_of:
        return [_finding("waiver-expired", waiver, {"expires": waiver.expires, "name": rule.name})]
    return []


def _without(keys: Sequence[str]) -> Text:
    names = enumerated(keys)
    return Text(f"missing or not valid: {names.en}", f"缺少或无效：{names.zh}")


def _finding(rule: str, waiver: Waiver, values: Values) -> Finding:
    return Finding(rule, Location("waivers.yml", waiver.line, waiver.column), waiver.rule, values)

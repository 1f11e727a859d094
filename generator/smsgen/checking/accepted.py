"""Faults that the root signers accepted for ever: each stays in every report, as a note (APPROVALS, History layer)."""

from collections.abc import Iterator, Mapping, Sequence

from smsgen.analysis.accepted_faults import Acceptance, acceptances
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import Rule
from smsgen.diagnostics import Finding
from smsgen.model.baseline import AcceptedFault
from smsgen.model.settings import PROFILES

# Only what is about the past, which nobody can change, can be accepted; anything else can be mended or waived.
_FAMILIES = frozenset({"APR", "HIS"})
# What the acceptance itself rests on, and that nothing could be judged: whoever broke that could accept it too.
_NEVER = frozenset(
    {
        *("anchor-mismatch", "authority-chain", "authority-unpinned", "exception-unused", "key-is-demonstration"),
        *("history-grafts", "history-partial", "history-replace-refs", "history-shallow", "object-corrupt"),
    }
)


def is_acceptable(rule: Rule) -> bool:
    """Tell whether the root signers may accept what a rule finds."""
    return rule.family in _FAMILIES and rule.name not in _NEVER


def accepted_reasons(facts: Facts, findings: Sequence[Finding], rules: Mapping[str, Rule]) -> dict[int, str]:
    """Return why the root signers accepted a finding, by its index in `findings`."""
    if facts.history and facts.history.rootless:
        return {}  # the roots may be others by now
    listed = [each.fault for each in acceptances(facts.sms)]
    reasons = {}
    for index, finding in enumerate(findings):
        fault = next((fault for fault in listed if _is_about(fault, finding, rules)), None)
        if fault is not None:
            reasons[index] = fault.reason
    return reasons


def unused_exceptions(
    facts: Facts, findings: Sequence[Finding], rules: Mapping[str, Rule], profile: str
) -> Iterator[Finding]:
    """Yield each exception that no finding matches, as far as its rule was judged."""
    for accepted in acceptances(facts.sms):
        fault = accepted.fault
        if _was_judged(facts, accepted, rules, profile) and not any(_is_about(fault, each, rules) for each in findings):
            yield Finding("exception-unused", accepted.place, values={"accepted": fault.rule, "file": fault.path})


def _is_about(fault: AcceptedFault, finding: Finding, rules: Mapping[str, Rule]) -> bool:
    return (
        is_acceptable(rules[finding.rule])
        and fault.rule in (finding.rule, rules[finding.rule].code)
        and fault.path == finding.location.path
        and fault.commit == finding.values.get("commit", "")
    )


def _was_judged(facts: Facts, accepted: Acceptance, rules: Mapping[str, Rule], profile: str) -> bool:
    if accepted.day > facts.as_of.isoformat():
        return False  # what it accepts may lie after the day of judgement too
    rule = rules.get(accepted.fault.rule) or next((r for r in rules.values() if r.code == accepted.fault.rule), None)
    if rule is None or not is_acceptable(rule):
        return True
    history = facts.history
    if history and history.rootless:
        return False
    if rule.family == "HIS":
        return history is not None and bool(history.control_start)
    return not rule.quiet or PROFILES.index(profile) >= PROFILES.index(rule.profile)

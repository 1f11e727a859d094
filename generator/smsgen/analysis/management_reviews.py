"""Management reviews: after an audit, with three verdicts and a record of each decision (clause 9.3; R-04, R-05)."""

from collections.abc import Iterator

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import can_lack, complete, ids_of, keeps, records_of
from smsgen.analysis.kind_values import day, finding, numbered_rows, text, when
from smsgen.analysis.text_states import add_months
from smsgen.analysis.working_time import working_time
from smsgen.diagnostics import Finding
from smsgen.model.text import Text

_VERDICTS = {
    "suitability": Text("suitability", "适宜性"),
    "adequacy": Text("adequacy", "充分性"),
    "effectiveness": Text("effectiveness", "有效性"),
}
_FOLLOW_UPS = ("improvement", "nonconformity", "change-request")


def without_audit(facts: Facts) -> Iterator[Finding]:
    """Yield each review before which, within the audit cycle, no internal audit had ended."""
    if not complete(facts, "audit-report"):
        return
    hours = working_time(facts.sms)
    ends = [when(each, "closing_meeting") for each in records_of(facts, "audit-report")]
    months = facts.sms.settings.thresholds.audit_cycle_months
    for review in records_of(facts, "management-review"):
        held = day(review, "held_on")
        if held and not any(end and add_months(held, -months) <= hours.day(end) <= held for end in ends):
            yield finding("review-without-audit", review, "values.held_on", held=held.isoformat())


def without_verdict(facts: Facts) -> Iterator[Finding]:
    """Yield each verdict that a review does not give."""
    for review in records_of(facts, "management-review"):
        for key, name in _VERDICTS.items():
            if can_lack(facts, review) and not text(review, key):
                yield finding("review-verdict-missing", review, f"values.{key}", verdict=name)


def without_follow_up(facts: Facts) -> Iterator[Finding]:
    """Yield each decision of a review that leads to no record in which it is followed up (R-52)."""
    if not all(keeps(facts, kind) for kind in _FOLLOW_UPS[:2]):
        return
    allowed = frozenset().union(*(ids_of(facts, kind) for kind in _FOLLOW_UPS))
    for review in records_of(facts, "management-review"):
        for path, row in numbered_rows(review, "decisions"):
            named = row.get("follow_up", "")
            if named not in allowed and (named or can_lack(facts, review)):
                words = Text(f"{named} is none", f"{named}不是") if named else Text("none is named", "未指明")
                number = row.get("number", "") or "?"
                yield finding("review-decision-unfollowed", review, f"{path}.follow_up", number=number, problem=words)

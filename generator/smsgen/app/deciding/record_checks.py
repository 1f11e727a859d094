"""Judges the set as it would be with a new record, before anything is written."""

from collections import Counter
from collections.abc import Mapping

from smsgen.analysis.facts import Facts
from smsgen.app.deciding.decision_desk import Desk, judged
from smsgen.sources.overlay_tree import OverlayTree

# What follows from a decision that is in order: about the texts, not about the record.
_FOLLOWS = frozenset({"version-not-approved", "review-overdue", "parent-changed"})


def unfit(desk: Desk, files: Mapping[str, bytes]) -> list[str]:
    """Return why the record in `files` would not count, or what it would break; nothing where it is sound.

    files: path → bytes of the record and of its signature.
    """
    facts, _ = judged(OverlayTree(desk.tree, files), desk.now, desk.cache)
    record = next(each for each in facts.sms.approvals if each.path in files)
    new = _found(facts, record.document) - _found(desk.facts, record.document)
    faults = [f"  {path}:{line}: {rule}" for rule, path, line in sorted(new)]
    counts = any(each.path == record.path for each in facts.approvals.valid)
    return faults if faults or counts else [f"  {record.path}"]


def _found(facts: Facts, document: str) -> Counter[tuple[str, str, int]]:
    """Return the findings of the readers of records and of the judgement of approvals on a document."""
    found: Counter[tuple[str, str, int]] = Counter()
    rules = {*facts.approvals.faults, *facts.reading} - _FOLLOWS
    for rule in rules:
        for finding in (*facts.approvals.faults.get(rule, ()), *facts.reading.get(rule, ())):
            place = finding.location
            if finding.subject in ("", document) or place.path.startswith(f"approvals/{document}/"):
                found[rule, place.path, place.line] += 1
    return found

"""`sms ready` and the pages about readiness: gathers what they are judged by, the texts of the scope included."""

from collections.abc import Collection
from dataclasses import replace

from smsgen.app.check import Judged
from smsgen.diagnostics import Diagnostic
from smsgen.model.document import Document
from smsgen.model.record import FOLDER
from smsgen.model.text import Text
from smsgen.reports.readiness import Condition, Given, readiness

_WITHHELD = Text("a finding about a record that is not published", "涉及一份不公开的记录")


def audit_readiness(judged: Judged, stage: str) -> tuple[Condition, ...]:
    """Return the conditions of an audit. stage: see `reports.readiness.STAGES`."""
    return readiness(given_of(judged), stage)


def given_of(judged: Judged, withheld: Collection[str] = ()) -> Given:
    """Return what readiness and gaps are judged by.

    withheld: ids of forms of whose records nothing but their number may be told; findings about those say no more.
    """
    findings = tuple(_told(each, withheld) for each in judged.report.diagnostics)
    return Given(judged.facts, findings, _scopes(judged), frozenset(withheld))


def _told(found: Diagnostic, withheld: Collection[str]) -> Diagnostic:
    parts = found.location.path.split("/")
    secret = parts[0] == FOLDER and len(parts) > 1 and parts[1] in withheld
    return replace(found, message=_WITHHELD, subject=parts[1]) if secret else found


def _scopes(judged: Judged) -> dict[str, str]:
    """Return the text of each manual that answers the clause about the scope, by its path."""
    paths = {text.path for text in judged.facts.sms.documents if _states_scope(judged, text)}
    entries = [entry for entry in judged.tree.entries() if entry.path in paths]
    return {
        entry.path: content.decode("utf-8", "replace")
        for entry, content in judged.tree.read_many(entries)
        if isinstance(content, bytes)
    }


def _states_scope(judged: Judged, text: Document) -> bool:
    source = judged.facts.sources.get(text.id)
    return source is not None and source.tier == "manual" and any(claim.clause == "4.3" for claim in source.clauses)

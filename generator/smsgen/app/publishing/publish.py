"""From a judgement to the edition that may be built of it: by profile, or refused."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from smsgen import rules
from smsgen.analysis.facts import Facts
from smsgen.app.check import Judged
from smsgen.app.publishing.edition import Edition, NotPublishedError, draft_edition, left_out, release_edition
from smsgen.app.publishing.texts_in_history import from_history
from smsgen.app.publishing.version_texts import Versions
from smsgen.checking.report import CheckReport
from smsgen.checking.runner import run
from smsgen.diagnostics import Diagnostic
from smsgen.model.document import CLASSIFICATIONS
from smsgen.sources.evidence_cache import evidence_cache
from smsgen.sources.tree import WorkingTree

__all__ = ["NotPublishedError", "RefusedError", "edition_of", "previewer"]


class RefusedError(Exception):
    """The set has errors, so it is not published; `report` holds those that stand in the way."""

    def __init__(self, report: CheckReport) -> None:
        """Carry the report to show."""
        super().__init__(f"{len(report.diagnostics)} findings")
        self.report = report


def edition_of(judged: Judged, root: Path, highest: str) -> Edition:
    """Return the edition that the profile of the judgement asks for: `draft`, or what is in force.

    highest: the highest classification that is shown. Raises RefusedError for a set with errors, and NotPublishedError
    when nothing may be published.
    """
    report, facts = judged.report, judged.facts
    released = report.profile != "draft"
    proof = _only(report, _is_about_proof)
    if released and proof.exit_code:
        raise RefusedError(proof)
    if not released and report.exit_code:
        raise RefusedError(report)
    fetch = from_history(root, judged.tree, evidence_cache())
    versions = Versions(root, judged, fetch)
    if not released:
        return versions.beside(draft_edition(facts, fetch, highest), highest)
    edition = release_edition(facts, fetch, highest)
    standing = _only(report, _concerns(report, facts, edition))
    if standing.exit_code:
        raise RefusedError(standing)
    return versions.beside(edition, highest)


def previewer(root: Path) -> Callable[[Judged], Edition]:
    """Return what makes the edition of a local preview: the draft edition, of documents of every classification.

    It never stops for want of history, and what it found there once it does not look for again.
    """
    fetch = from_history(root, WorkingTree(root), evidence_cache())
    highest = CLASSIFICATIONS[-1]
    return lambda judged: Versions(root, judged, fetch).beside(draft_edition(judged.facts, fetch, highest), highest)


def _only(report: CheckReport, wanted: Callable[[Diagnostic], bool]) -> CheckReport:
    return replace(report, diagnostics=tuple(filter(wanted, report.diagnostics)))


def _is_about_proof(found: Diagnostic) -> bool:
    """Tell whether a finding is about approvals, or about the checker; that a text is not approved yet is no fault."""
    return found.code.startswith(("APR", "HIS", "INT")) and found.name != "version-not-approved"


def _concerns(report: CheckReport, facts: Facts, edition: Edition) -> Callable[[Diagnostic], bool]:
    """Return the test whether a finding on the tree holds for what is published too.

    A text that is left out is no obstacle, nor is what is wrong only in its light: a heading that it no longer has, or
    a translation that has yet to follow it.
    """
    if not report.exit_code:
        return lambda _: False
    absent = left_out(facts)
    again = run(rules.ALL, edition.facts, report.profile)
    same = {(each.code, each.location, each.subject) for each in again.diagnostics}
    return lambda each: each.location.path not in absent and (each.code, each.location, each.subject) in same

"""The navigation: tiers with their documents, then roles, register and clauses. Records stay out of it."""

from smsgen.exporters.site.addresses import (
    CALENDAR,
    CHANGES,
    COVERAGE,
    DUTIES,
    EVIDENCE,
    GAPS,
    HOME,
    ITIL,
    OBSOLETE,
    PDCA,
    READY,
    RECORDS,
    REGISTER,
    REVIEWS,
    ROLES,
    TRAINING,
    VERIFY,
    WAITING,
    clause_page,
    document_page,
    tier_page,
)
from smsgen.exporters.site.coverage_pages import clause_title, standard_name
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.list_pages import tiers_of
from smsgen.exporters.site.pages import NavEntry
from smsgen.reports.coverage import ClauseRow, StandardCoverage
from smsgen.reports.itil_map import is_mapped
from smsgen.reports.register import RegisterRow


def navigation(
    edition: Edition, rows: tuple[RegisterRow, ...], standards: tuple[StandardCoverage, ...]
) -> tuple[NavEntry, ...]:
    """Return the navigation of one language."""
    return (
        NavEntry(edition.word("home"), HOME),
        *(_tier(edition, tier, rows) for tier in tiers_of(rows)),
        _roles(edition),
        _control(edition),
        *_evidence(edition, standards),
        NavEntry(edition.word("coverage-short"), children=_coverage(edition, standards)),
    )


def _control(edition: Edition) -> NavEntry:
    """Return the register, with the pages about approvals below it once something was decided."""
    register = NavEntry(edition.word("register"), REGISTER)
    if not edition.controlled:
        return register
    pages = {"waiting": WAITING, "reviews": REVIEWS, "changes": CHANGES, "obsolete": OBSOLETE, "verify": VERIFY}
    below = (NavEntry(edition.word(key), path) for key, path in pages.items())
    return NavEntry(edition.word("control"), children=(register, *below))


def _evidence(edition: Edition, standards: tuple[StandardCoverage, ...]) -> tuple[NavEntry, ...]:
    """Return the pages about records, gaps, duties and the like, where there are any."""
    pages = {"records": RECORDS, "evidence": EVIDENCE} if edition.recorded else {}
    if edition.judged:
        pages |= {"gap-analysis": GAPS, "ready": READY, "calendar": CALENDAR, "training-matrix": TRAINING}
    if any(is_mapped(each) for each in standards):
        pages |= {"pdca": PDCA, "itil": ITIL}
    if not pages:
        return ()
    below = tuple(NavEntry(edition.word(key), path) for key, path in pages.items())
    return (NavEntry(edition.word("evidence-group"), children=below),)


def _roles(edition: Edition) -> NavEntry:
    """Return the page of the roles, with that of the departments below it where there is one."""
    roles = NavEntry(edition.word("roles-short"), ROLES)
    if not edition.allocated:
        return roles
    below = (NavEntry(edition.word("roles"), ROLES), NavEntry(edition.word("duty-matrix"), DUTIES))
    return NavEntry(roles.title, children=below)


def _tier(edition: Edition, tier: str, rows: tuple[RegisterRow, ...]) -> NavEntry:
    documents = (NavEntry(row.title, document_page(tier, row.id)) for row in rows if row.tier == tier)
    own = NavEntry(edition.word(f"tier-{tier}"), tier_page(tier))
    return NavEntry(edition.word(f"tier-{tier}"), children=(own, *documents))


def _coverage(edition: Edition, standards: tuple[StandardCoverage, ...]) -> tuple[NavEntry, ...]:
    own = NavEntry(edition.word("coverage"), COVERAGE)
    if len(standards) == 1:
        return (own, *_chapters(edition, standards[0]))
    return (own, *(NavEntry(standard_name(each), children=_chapters(edition, each)) for each in standards))


def _chapters(edition: Edition, standard: StandardCoverage) -> tuple[NavEntry, ...]:
    return tuple(_chapter(edition, standard, row) for row in standard.rows if not row.parent)


def _chapter(edition: Edition, standard: StandardCoverage, chapter: ClauseRow) -> NavEntry:
    own = NavEntry(clause_title(edition, chapter), clause_page(standard.key, chapter.id))
    parts = [row for row in standard.rows if row.id.startswith(f"{chapter.id}.")]
    if not parts:
        return own
    lines = (NavEntry(clause_title(edition, row), clause_page(standard.key, row.id)) for row in parts)
    return NavEntry(own.title, children=(own, *lines))

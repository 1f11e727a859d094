"""The pages that set the documents against the PDCA cycle and against the practices of ITIL."""

from collections.abc import Iterable, Iterator

from smsgen.analysis.facts import Facts
from smsgen.exporters.site.addresses import ITIL, PDCA, clause_page, records_page
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.pages import Page
from smsgen.model.document import TIERS
from smsgen.model.itil_practice import GROUPS
from smsgen.reports.coverage import ClauseRow, StandardCoverage
from smsgen.reports.itil_map import is_mapped, itil_map
from smsgen.reports.pdca_map import Phase, improvements, pdca_map


def map_pages(edition: Edition, facts: Facts, standards: Iterable[StandardCoverage]) -> Iterator[Page]:
    """Yield the two pages of one language, none where the standard that they are about is not chosen."""
    for standard in standards:
        if is_mapped(standard):
            yield _pdca_page(edition, facts, standard)
            yield _itil_page(edition, standard)


def _clauses(edition: Edition, page: str, rows: Iterable[ClauseRow]) -> list[dict[str, str]]:
    """Return links to clauses as seen from `page`."""
    return [
        {
            "id": row.id,
            "title": row.title.of(edition.language),
            "href": edition.href(page, clause_page(row.standard, row.id)),
        }
        for row in rows
    ]


# -- plan, do, check, act --------------------------------------------------------------------------------------------


def _pdca_page(edition: Edition, facts: Facts, standard: StandardCoverage) -> Page:
    phases = [_phase(edition, standard, phase) for phase in pdca_map(facts, standard)]
    values = {
        "as_of": edition.word("as-of", day=facts.as_of.isoformat()),
        "phases": phases,
        "improvements": _improvements(edition, facts),
    }
    return edition.page(PDCA, edition.word("pdca"), "pdca.md.j2", values)


def _phase(edition: Edition, standard: StandardCoverage, phase: Phase) -> dict[str, object]:
    by_id = {row.id: row for row in standard.rows}
    tiers = [
        {
            "name": tier,
            "rows": [
                {"id": each.id, "clauses": _clauses(edition, PDCA, (by_id[id_] for id_ in each.clauses))}
                for each in phase.documents
                if each.tier == tier
            ],
        }
        for tier in TIERS
        if any(each.tier == tier for each in phase.documents)
    ]
    chapters = edition.word("comma").join(phase.chapters)
    return {
        "name": phase.name,
        "about": edition.word("pdca-chapters", chapters=chapters, n=len(phase.documents)),
        "tiers": tiers,
        "unanswered": _clauses(edition, PDCA, phase.unanswered),
    }


def _improvements(edition: Edition, facts: Facts) -> dict[str, object] | None:
    """Return how the improvements stand: numbers only, so that they may be told of a form that is withheld."""
    found = improvements(facts)
    if found is None:
        return None
    rows = [
        {
            "name": edition.word(f"improvements-{state or 'unstated'}"),
            "number": number,
            "late": edition.word("improvements-late", n=found.late) if state == "open" and found.late else "",
        }
        for state, number in found.states.items()
    ]
    return {
        "form": found.form,
        "rows": rows,
        "total": found.total,
        "list": edition.href(PDCA, records_page(found.form)) if found.form in edition.listed else "",
        "faulty": edition.word("improvements-faulty", n=found.faulty) if found.faulty else "",
    }


# -- ITIL ------------------------------------------------------------------------------------------------------------


def _itil_page(edition: Edition, standard: StandardCoverage) -> Page:
    found = itil_map(standard)
    groups = [
        {
            "name": group,
            "rows": [
                {
                    "name": row.practice.name.of(edition.language),
                    "clauses": _clauses(edition, ITIL, row.clauses),
                    "documents": row.documents,
                }
                for row in found.practices
                if row.practice.group == group
            ],
        }
        for group in GROUPS
    ]
    values = {"groups": groups, "beyond": _clauses(edition, ITIL, found.beyond)}
    return edition.page(ITIL, edition.word("itil"), "itil.md.j2", values)

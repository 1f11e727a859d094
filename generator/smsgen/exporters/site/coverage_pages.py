"""The pages about the standard: an overview of all clauses, and one page per clause."""

import re
from collections.abc import Callable, Iterable

from smsgen.analysis.coverage import LEVELS, Claim
from smsgen.exporters.site.addresses import COVERAGE, REGISTER, clause_page
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.pages import Page
from smsgen.reports.coverage import ClauseRow, StandardCoverage

_PUBLISHER = re.compile(r"^(ISO|IEC|EN|BS|GB)-")


def coverage_page(edition: Edition, standards: tuple[StandardCoverage, ...]) -> Page:
    """Return the overview: figures, then every clause with its state and its documents."""
    values = {"standards": [_standard(edition, standard) for standard in standards]}
    return edition.page(COVERAGE, edition.word("coverage"), "coverage.md.j2", values | {"titles": _titles(edition)})


def clause_pages(edition: Edition, standards: tuple[StandardCoverage, ...]) -> Iterable[Page]:
    """Yield the page of every clause of every standard."""
    for standard in standards:
        for row in standard.rows:
            yield _clause(edition, standard, row)


def clause_title(edition: Edition, row: ClauseRow) -> str:
    """Return the title under which a clause stands in the navigation."""
    return f"{row.id} {row.title.of(edition.language)}"


def standard_name(standard: StandardCoverage) -> str:
    """Return the short name of a standard: `iso-iec-20000-1`, edition 2018 → `ISO/IEC 20000-1:2018`."""
    return name_of_standard(f"{standard.name}:{standard.edition}")


def name_of_standard(key: str) -> str:
    """Return the short name of the standard with catalogue key `key`."""
    return _PUBLISHER.sub(r"\1 ", key.upper().replace("ISO-IEC-", "ISO/IEC ", 1))


def _standard(edition: Edition, standard: StandardCoverage) -> dict[str, object]:
    leaves, items = len(standard.leaves), len(standard.items)
    return {
        "title": f"{standard_name(standard)} · {standard.title.of(edition.language)}",
        "anchor": standard.key.replace(":", "-"),
        "clause_count": edition.word("of", n=leaves - len(standard.open_clauses), total=leaves),
        "item_count": edition.word("of", n=items - len(standard.open_items), total=items),
        "clauses_shown": edition.word("of", n=len(standard.shown_clauses), total=leaves),
        "items_shown": edition.word("of", n=len(standard.shown_items), total=items),
        "levels": LEVELS,
        "heat": [_cell(edition, row) for row in standard.leaves],
        "chapters": [_chapter(edition, standard, chapter) for chapter in standard.rows if not chapter.parent],
    }


def _cell(edition: Edition, row: ClauseRow) -> dict[str, str]:
    """Return a cell of the map of all clauses."""
    href = edition.href(COVERAGE, clause_page(row.standard, row.id))
    return {"id": row.id, "level": row.level, "title": row.title.of(edition.language), "href": href}


def _chapter(edition: Edition, standard: StandardCoverage, chapter: ClauseRow) -> dict[str, object]:
    rows = [row for row in standard.rows if row.id.startswith(f"{chapter.id}.")] or [chapter]
    return {
        "heading": clause_title(edition, chapter),
        "anchor": f"{standard.key.replace(':', '-')}-{chapter.id}",
        "rows": [
            {
                "id": row.id,
                "title": row.title.of(edition.language),
                "href": edition.href(COVERAGE, clause_page(row.standard, row.id)),
                "leaf": row.leaf,
                "level": row.level,
                "documents": [answer.document for answer in row.answers],
            }
            for row in rows
        ],
    }


def _clause(edition: Edition, standard: StandardCoverage, row: ClauseRow) -> Page:
    path = clause_page(row.standard, row.id)
    values = {
        "row": row,
        "standard": standard_name(standard),
        "up": edition.href(path, COVERAGE),
        "register": edition.href(path, REGISTER),
        "shows": row.shows.of(edition.language),
        "answers": [_answer(edition, path, answer) for answer in row.answers],
        "parts": [
            {
                "id": part.id,
                "title": part.title.of(edition.language),
                "href": edition.href(path, clause_page(part.standard, part.id)),
                "level": part.level,
            }
            for part in standard.rows
            if part.parent == row.id
        ],
        "name": lambda item: item.name.of(edition.language),
        "evidence": {
            item.id: edition.word("records-latest", n=item.evidence.records, day=item.evidence.day)
            for item in row.items
            if item.evidence
        },
    }
    meta = {"hide": ["toc"], "search": {"boost": 0.5}}
    return edition.page(path, row.title.of(edition.language), "clause.md.j2", values, **meta)


def _answer(edition: Edition, path: str, answer: Claim) -> dict[str, object]:
    target = edition.targets.get(answer.document)
    if target is None:  # withdrawn
        return {"id": answer.document, "places": []}
    places = [
        {"title": target.headings[anchor], "href": edition.href(path, target.page, anchor)}
        for anchor in answer.anchors
        if anchor in target.headings
    ]
    return {"id": answer.document, "places": places}


def _titles(edition: Edition) -> Callable[[str], str]:
    return lambda id_: edition.targets[id_].title if id_ in edition.targets else ""

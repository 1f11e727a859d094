"""The pages that lead to documents: home, one list per tier, the register and the documents by role."""

from collections.abc import Iterable
from itertools import groupby

from smsgen.exporters.site.addresses import (
    CALENDAR,
    COVERAGE,
    DUTIES,
    EVIDENCE,
    GAPS,
    HOME,
    READY,
    RECORDS,
    REGISTER,
    ROLES,
    VERIFY,
    WAITING,
    history_page,
    role_page,
    tier_page,
)
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.pages import Page
from smsgen.exporters.site.record_section import RecordSection
from smsgen.exporters.state_names import STATE_NAMES
from smsgen.model.document import TIERS
from smsgen.reports.register import RegisterRow, instance_rows
from smsgen.reports.roles import RoleRow


def home_page(edition: Edition, organisation: str, rows: tuple[RegisterRow, ...], roles: tuple[RoleRow, ...]) -> Page:
    """Return the home page: what this is, the documents by tier, and who to ask."""
    tiles = [
        {
            "title": edition.word(f"tier-{tier}"),
            "about": edition.word(f"about-{tier}"),
            "count": _count(edition, sum(row.tier == tier for row in rows)),
            "href": edition.href(HOME, tier_page(tier)),
        }
        for tier in tiers_of(rows)
    ]
    links = {
        "roles": edition.href(HOME, ROLES),
        "register": edition.href(HOME, REGISTER),
        "coverage": edition.href(HOME, COVERAGE),
        "waiting": edition.href(HOME, WAITING) if edition.controlled else "",
        "verify": edition.href(HOME, VERIFY) if edition.controlled else "",
        "records": edition.href(HOME, RECORDS) if edition.recorded else "",
        "evidence": edition.href(HOME, EVIDENCE) if edition.recorded else "",
        "duties": edition.href(HOME, DUTIES) if edition.allocated else "",
        "gaps": edition.href(HOME, GAPS) if edition.judged else "",
        "ready": edition.href(HOME, READY) if edition.judged else "",
        "calendar": edition.href(HOME, CALENDAR) if edition.judged else "",
    }
    title = edition.word("home-title", name=organisation)
    values = {"tiles": tiles, "links": links, "ask_manual": _ask_manual(edition, rows, roles)}
    return edition.page(HOME, title, "home.md.j2", values, hide=["toc", "navigation"])


def tier_pages(edition: Edition, rows: tuple[RegisterRow, ...]) -> Iterable[Page]:
    """Yield for each tier that has documents the page that lists them."""
    for tier in tiers_of(rows):
        values = {"about": edition.word(f"about-{tier}"), "rows": [row for row in rows if row.tier == tier]}
        yield edition.page(tier_page(tier), edition.word(f"tier-{tier}"), "tier.md.j2", values, hide=["toc"])


def register_page(
    section: RecordSection, rows: tuple[RegisterRow, ...], withheld: tuple[RegisterRow, ...] = ()
) -> Page:
    """Return the master list of documents and maintained records.

    withheld: documents that the site does not show, of which it lists number, version and state, and the title where
    that may be told. Of a form that is withheld no record is named.
    """
    edition = section.edition
    instances = [
        (row, section.link(REGISTER, row.id))
        for row in instance_rows(section.facts, edition.language)
        if section.tells(row.id)
    ]
    groups = [(tier, list(group)) for tier, group in groupby(rows, key=lambda row: row.tier)]
    states = {state: names.of(edition.language) for state, names in STATE_NAMES.items()}
    values = {"groups": groups, "states": states, "withheld": withheld, "titles": section.titles}
    values["instances"] = instances
    # With pages about approvals the register has neighbours, which only the navigation leads to.
    hide = ["toc"] if edition.controlled else ["navigation"]
    values |= {"controlled": edition.controlled, "history": lambda id_: edition.href(REGISTER, history_page(id_))}
    return edition.page(REGISTER, edition.word("register"), "register.md.j2", values, hide=hide)


def roles_page(
    edition: Edition, roles: tuple[RoleRow, ...], others: tuple[RoleRow, ...] = (), pages: frozenset[str] = frozenset()
) -> Page:
    """Return the page that tells each role what it answers for and which forms it needs.

    others: roles that own nothing and yet have a page. pages: the ids of all roles that have one.
    """
    values = {
        "roles": roles,
        "others": [(row.name, edition.href(ROLES, role_page(row.id))) for row in others],
        "page": lambda id_: edition.href(ROLES, role_page(id_)) if id_ in pages else "",
    }
    hide = ["toc"] if edition.allocated else ["navigation"]
    return edition.page(ROLES, edition.word("roles"), "roles.md.j2", values, hide=hide)


def tiers_of(rows: tuple[RegisterRow, ...]) -> list[str]:
    """Return the tiers that have documents, from the top down."""
    return [tier for tier in TIERS if any(row.tier == tier for row in rows)]


def _count(edition: Edition, number: int) -> str:
    return edition.word("one-document") if number == 1 else edition.word("n-documents", n=number)


def _ask_manual(edition: Edition, rows: tuple[RegisterRow, ...], roles: tuple[RoleRow, ...]) -> str:
    """Name the owner of the manual's first document, with the people who hold the role."""
    top = next((row for row in rows if row.tier == TIERS[0]), None)
    if top is None:
        return ""
    names = edition.word("comma").join(next((role.people for role in roles if role.id == top.owner), ()))
    people = edition.word("people", names=names) if names else ""
    role = top.owner_name[:1].lower() + top.owner_name[1:] if edition.language == "en" else top.owner_name
    return edition.word("ask-manual", role=role, people=people)

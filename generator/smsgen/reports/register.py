"""The register of documents (master list): one row per document, in the order of the tiers and of the ids."""

from collections.abc import Mapping
from dataclasses import dataclass

from smsgen.model.document import TIERS
from smsgen.reports.documents import Sheet


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """What the master list says of one document. in_force: the version in force, "" while there is none."""

    id: str
    tier: str
    title: str
    version: str
    owner: str
    owner_name: str
    classification: str
    parent: str
    languages: tuple[str, ...]
    state: str = "draft"
    in_force: str = ""
    effective_from: str = ""
    next_review: str = ""


def register(sheets: Mapping[str, Sheet]) -> tuple[RegisterRow, ...]:
    """Return the rows of the register for the sheets of one language."""
    ordered = sorted(sheets.values(), key=lambda sheet: (TIERS.index(sheet.tier), sheet.id))
    return tuple(
        RegisterRow(
            id=sheet.id,
            tier=sheet.tier,
            title=sheet.title,
            version=sheet.version,
            owner=sheet.owner,
            owner_name=sheet.owner_name,
            classification=sheet.classification,
            parent=sheet.parent,
            languages=sheet.languages,
            state=sheet.control.state,
            in_force=sheet.control.in_force,
            effective_from=sheet.control.effective_from,
            next_review=sheet.control.next_review,
        )
        for sheet in ordered
    )

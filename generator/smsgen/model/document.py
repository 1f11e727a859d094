"""A controlled document: one Markdown file with its front matter, read and decoded."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from smsgen.location import Location, locate
from smsgen.model.form import Field, FieldText, RecordRule
from smsgen.model.structure import EMPTY, Structure
from smsgen.model.term import DeprecatedUse, Term
from smsgen.model.text import Text

TIERS = ("manual", "policy", "procedure", "guide", "form")
TIER_OF_FOLDER = {
    "docs/manual": "manual",
    "policies": "policy",
    "procedures": "procedure",
    "docs/guides": "guide",
    "forms": "form",
}
TIER_NAMES = {
    "manual": Text("manual", "手册"),
    "policy": Text("policy", "策略"),
    "procedure": Text("procedure", "程序"),
    "guide": Text("guide", "指南"),
    "form": Text("form", "表单"),
}
# The tier of a maintained record: no folder of documents, and yet a subject of approvals (APPROVALS, "Register").
INSTANCE = "instance"
CLASSIFICATIONS = ("public", "internal", "confidential")


def tier_of(path: str) -> str:
    """Return the tier that the folder of `path` stands for, "" outside the four tiers."""
    for folder, tier in TIER_OF_FOLDER.items():
        if path.startswith(folder + "/"):
            return tier
    return ""


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")


def is_remote(destination: str) -> bool:
    """Tell whether a destination in a text leads to another host."""
    return bool(_SCHEME.match(destination)) or destination.startswith("//")


def asset_path(document_path: str, destination: str) -> str | None:
    """Return the path of the local asset that a text names, None where it is remote or may leave its folder."""
    if is_remote(destination) or destination.startswith("/") or "%" in destination or ".." in destination.split("/"):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(document_path), destination))


class ClauseClaim(NamedTuple):
    """A document's statement that it answers a clause, and where.

    clause: as written, `8.5.1.2` (of the first standard in `sms.yml`) or `standard:edition:8.5.1.2`.
    anchors: heading ids without `#`; empty means the whole document.
    """

    clause: str
    anchors: tuple[str, ...]
    data_path: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file of one document in one language.

    path: POSIX path in the set. blob: git blob id of its bytes. sha256: hex digest of the same bytes, which names a
    version and proves it. language: of this text; tier: from the folder.
    translation_of / revision: of a translation, else "". A translation carries only its own keys; the rest is
    inherited from its source. readable: false when its front matter or bytes could not be read, so that nothing may
    be concluded from what is empty here. places: data path of the front matter → (line, column).
    terms: of the list of terms alone, in its order. deprecated_uses: the words that the list says must not be used.
    """

    path: str
    blob: str
    tier: str
    language: str
    is_translation: bool
    readable: bool = True
    id: str = ""
    title: str = ""
    version: str = ""
    owner: str = ""
    authors: tuple[str, ...] = ()
    parent: str = ""
    clauses: tuple[ClauseClaim, ...] = ()
    information: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    classification: str = ""
    change: str = ""
    translation_of: str = ""
    revision: str = ""
    fields: tuple[Field, ...] = ()
    record: RecordRule | None = None
    field_texts: dict[str, FieldText] = field(default_factory=dict)
    record_event_text: str = ""
    structure: Structure = EMPTY
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    sha256: str = ""
    terms: tuple[Term, ...] = ()
    deprecated_uses: tuple[DeprecatedUse, ...] = ()

    def at(self, data_path: str) -> Location:
        """Return where `data_path` stands in the front matter; the nearest enclosing key; else the whole file."""
        return locate(self.path, self.places, data_path)

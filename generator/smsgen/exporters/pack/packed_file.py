"""A file of a pack."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file as it lies in a pack.

    path: in the pack. kind: `readme`, `anchor`, `settings`, `document`, `asset`, `approval`, `authority`, `record`,
    `listing` or `history`. id, version, language, revision: of what the file is about, "" where that has none. state:
    of a maintained record, as the register names it.
    """

    path: str
    content: bytes
    kind: str
    id: str = ""
    version: str = ""
    language: str = ""
    revision: str = ""
    state: str = ""

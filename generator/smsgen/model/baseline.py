"""What the roots of the register state about the past: approvals taken over, and faults accepted for ever."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from smsgen.location import Location
from smsgen.model.authority import RegisterSignature

BASELINE_SCHEMA = "sms.baseline/v1"
EXCEPTIONS_SCHEMA = "sms.exceptions/v1"


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """An approval given before control started, on paper or elsewhere.

    role, approver: who approved, as the paper says; the person need not be in the register. date: ISO day of that
    approval. place, scan: where the signed paper lies, and the digest of its scan. path, index: where this stands.
    """

    document: str
    version: str
    language: str
    digest: str
    approver: str
    role: str
    date: str
    place: str
    scan: str
    reason: str
    revision: str = ""
    effective_from: str = ""
    path: str = ""
    index: int = 0


@dataclass(frozen=True, slots=True)
class AcceptedFault:
    """A fault of the past that cannot be undone. commit: "" for one that the tree itself shows. path: of the file."""

    rule: str
    path: str
    commit: str
    reason: str


@dataclass(frozen=True, slots=True)
class RootStatement:
    """A file that counts because the threshold of root signers signed it: a baseline or a list of exceptions.

    path, sha256 (hex): of the file. issued_at: ISO time. authority: number of the register whose roots signed.
    """

    path: str
    sha256: str
    issued_at: str
    authority: str
    signatures: tuple[RegisterSignature, ...]
    entries: tuple[BaselineEntry, ...] = ()
    accepted: tuple[AcceptedFault, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def at(self, data_path: str) -> Location:
        """Return where `data_path` stands; the whole file where it does not."""
        return Location(self.path, *self.places.get(data_path, (0, 0)))

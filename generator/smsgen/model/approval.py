"""Approval records: one decision of one person on one version of one text (APPROVALS, "Record")."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from smsgen.location import Location

SCHEMA = "sms.approval/v1"
DECISIONS = ("review", "approve", "reject", "confirm", "withdraw")
LEVELS = ("claimed", "witnessed", "signed")
METHODS = ("ssh", "forge")
# What a signature is for stands in it, so that none can stand in for another.
NAMESPACES = {"ssh": "approval@smsgen", "forge": "witness@smsgen"}
FIELDS = (
    "schema", "document", "version", "language", "revision", "source_digest", "digest", "content", "decision",
    "meaning", "role", "signer", "name", "signed_at", "effective_from", "authority", "previous", "method", "evidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ApprovalRecord:
    """A record as it stands in the tree, whatever it is worth; every field is the text that was written.

    path: of the `.yml`. sha256: hex digest of its bytes. signature: `missing`, `bad` or `good`. signed_by: the public
    key (one line) whose good signature lies beside it, else "". faulty: whether reading it gave a finding; such a
    record counts for nothing. places: field → (line, column).
    """

    path: str
    sha256: str
    document: str = ""
    version: str = ""
    language: str = ""
    revision: str = ""
    source_digest: str = ""
    digest: str = ""
    content: str = ""
    decision: str = ""
    meaning: str = ""
    role: str = ""
    signer: str = ""
    name: str = ""
    signed_at: str = ""
    effective_from: str = ""
    authority: str = ""
    previous: str = ""
    method: str = ""
    evidence: str = ""
    signature: str = "missing"
    signed_by: str = ""
    faulty: bool = False
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def at(self, key: str) -> Location:
        """Return where a field stands; the whole file where it does not."""
        return Location(self.path, *self.places.get(key, (0, 0)))

    @property
    def level(self) -> str:
        """What the record proves by itself: `claimed` without a signature, else by its method."""
        if self.signature != "good":
            return "claimed"
        return "signed" if self.method == "ssh" else "witnessed"

"""The head of a set at a commit, kept outside the repository: where the next audit starts (APPROVALS, "Anchor")."""

from dataclasses import dataclass, field

SCHEMA = "sms.anchor/v1"
NAMESPACE = "anchor@smsgen"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a commit held.

    commit: full id. committed_at: its time as it claims it, ISO in UTC. first_register, register: `sha256:…` of the
    bytes of register 1 and of the highest, whose number is register_number. records: how many approval records there
    were, records_root: the Merkle root over all of them (`analysis/anchors.py`). path, places: where the file stands
    that this was read from, and data path → (line, column) in it.
    """

    commit: str
    committed_at: str
    first_register: str
    register_number: str
    register: str
    records: int
    records_root: str
    path: str = ""
    places: dict[str, tuple[int, int]] = field(default_factory=dict, compare=False)

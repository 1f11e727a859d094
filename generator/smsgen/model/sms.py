"""The whole service management system as it was read: a plain value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import Authority
from smsgen.model.baseline import RootStatement
from smsgen.model.document import Document
from smsgen.model.record import Record
from smsgen.model.settings import Settings
from smsgen.model.standard import Standard
from smsgen.model.waiver import Waiver


@dataclass(frozen=True, slots=True)
class Sms:
    """Everything that was read from one tree.

    authority: the register in force, the highest of `authorities`, which are in the order of their numbers. approvals:
    every record of a decision, whatever it is worth. statements: baselines and exceptions. records: every
    filled form, in the order of the paths. asset_digests: path → hex SHA-256 of each
    local asset that a text uses. commit: the commit read, "" for the working tree. files: all paths of the set (assets
    and records included).
    """

    settings: Settings
    authority: Authority
    standards: tuple[Standard, ...]
    documents: tuple[Document, ...]
    waivers: tuple[Waiver, ...]
    files: frozenset[str]
    authorities: tuple[Authority, ...] = ()
    approvals: tuple[ApprovalRecord, ...] = ()
    statements: tuple[RootStatement, ...] = ()
    asset_digests: Mapping[str, str] = field(default_factory=dict)
    commit: str = ""
    records: tuple[Record, ...] = ()

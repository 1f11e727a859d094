"""The whole service management system as it was read: a plain value."""

from dataclasses import dataclass

from smsgen.model.authority import Authority
from smsgen.model.document import Document
from smsgen.model.settings import Settings
from smsgen.model.standard import Standard
from smsgen.model.waiver import Waiver


@dataclass(frozen=True, slots=True)
class Sms:
    """Everything that was read from one tree.

    commit: the commit read, "" for the working tree. files: all paths of the set, sorted (assets and records
    included). withdrawn: ids with a withdraw record.
    """

    settings: Settings
    authority: Authority
    standards: tuple[Standard, ...]
    documents: tuple[Document, ...]
    waivers: tuple[Waiver, ...]
    files: frozenset[str]
    withdrawn: frozenset[str] = frozenset()
    commit: str = ""

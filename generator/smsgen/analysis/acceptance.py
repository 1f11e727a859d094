"""Whether the other party has accepted an agreement: who, when, and where the signed copy is (DESIGN, section 3)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from smsgen.analysis.kind_values import day, text
from smsgen.model.record import Record
from smsgen.model.settings import Settings
from smsgen.model.text import Text

AGREEMENTS = ("service-level-agreement", "operational-level-agreement", "supplier-contract")
_DIGEST = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)
_PARTS = {
    "accepted_by": Text("who accepted it for the other party", "对方接受人"),
    "accepted_on": Text("the day on which the other party accepted it", "对方接受日期"),
    "accepted_at": Text("where the signed copy is kept", "签署副本的存放位置"),
    "signed_copy_sha256": Text("the SHA-256 of the signed copy", "签署副本的SHA-256"),
}


class Lacking(NamedTuple):
    """What an acceptance lacks. key: the field at fault; problem: what is wrong, a phrase."""

    key: str
    problem: Text


def is_agreement(settings: Settings, form: str) -> bool:
    """Tell whether the records of a form are agreements, which are in force only when both parties have agreed."""
    return form in {settings.record_kinds.get(kind) for kind in AGREEMENTS}


def lacking(agreement: Record, as_of: date) -> Iterator[Lacking]:
    """Yield what the acceptance of an agreement lacks as of a day; nothing of one whose content is kept elsewhere."""
    if agreement.external:
        return
    for key, name in _PARTS.items():
        if not text(agreement, key).strip():
            yield Lacking(key, Text(f"{name.en} is missing", f"缺少{name.zh}"))
    accepted = day(agreement, "accepted_on")
    if accepted and accepted > as_of:
        said = accepted.isoformat()
        yield Lacking("accepted_on", Text(f"the acceptance of {said} is still to come", f"接受日期{said}尚未到来"))
    digest = text(agreement, "signed_copy_sha256").strip()
    if digest and not _DIGEST.fullmatch(digest):
        wrong = Text("the digest of the signed copy is not a SHA-256", "签署副本的摘要不是SHA-256")
        yield Lacking("signed_copy_sha256", wrong)

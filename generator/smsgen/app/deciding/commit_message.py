"""The message of the commit that brings decisions into the history."""

from collections.abc import Sequence

from smsgen.app.deciding.decide import Proposal
from smsgen.model.text import Text

_SUBJECTS = {
    "review": Text("Review {what}", "审核{what}"),
    "approve": Text("Approve {what}", "批准{what}"),
    "reject": Text("Reject {what}", "驳回{what}"),
    "confirm": Text("Confirm {what}", "确认{what}"),
    "withdraw": Text("Withdraw {what}", "作废{what}"),
}
_BY = Text("Decided by {name} as {role}.", "{role}{name}作出决定。")
_EFFECT = Text("In force from {day}.", "自{day}起生效。")
_REASON = Text("Reason: {reason}", "原因：{reason}")


def commit_message(proposals: Sequence[Proposal], reason: str, language: str) -> str:
    """Return subject and body. proposals: decisions of one kind by one person on one document, at least one.

    reason: of a rejection or withdrawal, else "".
    """
    first = proposals[0]
    subject = _SUBJECTS[first.record.decision].of(language).format(what=_what(proposals, language))
    roles = dict.fromkeys(each.role_name for each in proposals)
    days = dict.fromkeys(each.takes_effect for each in proposals if each.takes_effect)
    lines = [_BY.of(language).format(name=first.record.name, role=role.of(language)) for role in roles]
    lines += [_EFFECT.of(language).format(day=day) for day in days]
    paragraphs = [subject, "\n".join(lines)]
    if reason:
        paragraphs.append(_REASON.of(language).format(reason=reason))
    return "\n\n".join(paragraphs)


def _what(proposals: Sequence[Proposal], language: str) -> str:
    """Return `SMS-POL-03 2.0 (en, zh)`; a revision of a translation stands with its language."""
    record = proposals[0].record
    texts = [f"{each.record.language}.{each.record.revision}".rstrip(".") for each in proposals]
    brackets = Text(f" ({', '.join(texts)})", f"（{'、'.join(texts)}）").of(language)
    return f"{record.document} {record.version}{brackets}"

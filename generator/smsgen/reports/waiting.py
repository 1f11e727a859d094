"""Which decisions every text of the tree still waits for, and who may take them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from smsgen.analysis.facts import Facts
from smsgen.analysis.pending import Pending, pending, people_for
from smsgen.model.document import TIERS, Document
from smsgen.model.text import Text

# How long before the next review a confirmation is asked for.
NOTICE = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that a text waits for.

    title: of this text, or of its source where it has none. decision: `review`, `approve` or `confirm`. role: id.
    people: ids of those who may take it, () where nobody may. reason: why it is needed, a phrase. ready: it can be
    taken now; an approval waits until the reviews are there. due: ISO day by which it is needed, "" where none is set.
    """

    document: str
    title: str
    language: str
    version: str
    revision: str
    decision: str
    role: str
    people: tuple[str, ...]
    reason: Text
    ready: bool = True
    due: str = ""


def waiting(facts: Facts) -> tuple[Waiting, ...]:
    """Return what all texts wait for, by tier and id, the authoritative text before its translations; then records.

    A text that needs another version first (rejected, changed after its approval) waits for nothing, nor does one in a
    language that is not published. A confirmation is due 90 days before the next review, and when the parent changed.
    """
    return tuple(each for text in _texts(facts) if (found := pending(facts, text)) for each in _of(facts, found))


def waiting_for(facts: Facts, person: str) -> tuple[Waiting, ...]:
    """Return what waits for one person now."""
    return tuple(each for each in waiting(facts) if each.ready and person in each.people)


def _texts(facts: Facts) -> Iterator[Document]:
    ordered = sorted(facts.sources.values(), key=lambda text: (TIERS.index(text.tier), text.id))
    for source in ordered:
        yield source
        translations = facts.identity.translations.get(source.id, {})
        yield from (translations[name] for name in sorted(translations) if name in facts.sms.settings.languages)
    yield from (facts.identity.instances[id_].text for id_ in sorted(facts.identity.instances))


def _of(facts: Facts, found: Pending) -> Iterator[Waiting]:
    if not found.obstacle:
        for need in found.open:
            reason = _version_reason(found)
            yield _line(facts, found, need.decision, need.role, reason, ready=need in found.ready)
    elif found.obstacle == "approved":
        reason, due = _confirm_reason(facts, found)
        if reason.en:
            for role in found.roles("confirm"):
                yield _line(facts, found, "confirm", role, reason, due=due)


def _line(  # noqa: PLR0913 — the parts of a line
    facts: Facts, found: Pending, decision: str, role: str, reason: Text, *, ready: bool = True, due: str = ""
) -> Waiting:
    return Waiting(
        document=found.text.id,
        title=found.text.title or found.source.title or found.text.id,
        language=found.text.language,
        version=found.state.version,
        revision=found.state.revision,
        decision=decision,
        role=role,
        people=tuple(people_for(facts, found, decision, role)),
        reason=reason,
        ready=ready,
        due=due,
    )


def _version_reason(found: Pending) -> Text:
    if found.before is None:
        return Text("first version", "首个版本")
    number = found.before.version + (f"/{found.before.revision}" if found.before.revision else "")
    if found.kind == "minor":
        return Text(f"minor change since {number}", f"自{number}以来的小改")
    return Text(f"new version after {number}", f"{number}之后的新版本")


def _confirm_reason(facts: Facts, found: Pending) -> tuple[Text, str]:
    """Return why the version in force is to be looked at again and by when; an empty text where it is not."""
    state = found.state
    if state.state != "effective":
        return Text("", ""), ""
    if not found.text.is_translation:
        for fault in facts.approvals.faults.get("parent-changed", ()):
            if fault.subject == state.document:
                parent = found.source.parent
                return Text(f"its parent {parent} has a new version", f"上级文件{parent}已有新版本"), state.next_review
    if state.next_review and state.next_review <= (facts.as_of + NOTICE).isoformat():
        day = state.next_review
        if day < facts.as_of.isoformat():
            return Text(f"its review was due on {day}", f"应于{day}前评审，已逾期"), day
        return Text(f"its next review is due on {day}", f"下次评审日期为{day}"), day
    return Text("", ""), ""

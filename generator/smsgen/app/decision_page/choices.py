"""What one person may decide on one text now, each decision prepared, and why the others are not possible."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from smsgen.analysis.entitlement import holds
from smsgen.analysis.pending import Pending, pending, people_for
from smsgen.app.deciding.decide import Proposal, Wish, prepare
from smsgen.app.deciding.decision_desk import Desk, open_desk
from smsgen.app.deciding.decision_view import View, view_of
from smsgen.app.deciding.refusals import RefusedError, no_text
from smsgen.model.text import Text

DECISIONS = ("review", "approve", "reject", "confirm", "withdraw")


class StillMissing(NamedTuple):
    """A decision that is missing afterwards. names: of the people who may take it, () where nobody can."""

    decision: str
    role: Text
    names: tuple[str, ...]


class Option(NamedTuple):
    """A decision that may be taken. key: `approve/top-management`, its name in the form."""

    key: str
    proposal: Proposal
    missing: tuple[StillMissing, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """A text with what may be decided on it. version: as people name it. titles: document id → title to show for it."""

    document: str
    language: str
    title: str
    version: str
    view: View
    options: tuple[Option, ...]
    refused: tuple[tuple[str, RefusedError], ...]
    titles: dict[str, str]


class Signer(NamedTuple):
    """Who decides: id and public key."""

    person: str
    key: str


def find_choices(  # noqa: PLR0913, PLR0917 — where, what, who and when
    root: Path, document: str, language: str, signer: Signer, now: datetime, cache: Path | None
) -> Choices:
    """Return what `signer` may decide on a text. Raises RefusedError where the text cannot even be shown.

    Raises NotJudgedError where the set cannot be judged.
    """
    desk = open_desk(root, now, cache)
    [text] = desk.texts(document, language)[:1]
    standing = pending(desk.facts, text)
    if standing is None:
        raise no_text(document, language)
    options: list[Option] = []
    refused: list[tuple[str, RefusedError]] = []
    for decision in DECISIONS:
        found = list(_prepared(desk, Wish(document, decision, signer.person, signer.key, language)))
        options += [_option(desk, standing, each) for each in found if isinstance(each, Proposal)]
        refused += [(decision, each) for each in found if isinstance(each, RefusedError)]
    view = options[0].proposal.shown if options else view_of(desk, standing, "confirm")
    return Choices(
        document=document,
        language=text.language,
        title=text.title or standing.source.title or document,
        version=standing.version,
        view=view,
        options=tuple(options),
        refused=tuple(refused),
        titles=_titles(desk, text.language),
    )


def _prepared(desk: Desk, wish: Wish) -> Iterator[Proposal | RefusedError]:
    """Yield the proposal of a wish, one for each role where there are several, or why there is none."""
    try:
        yield from prepare(desk.root, wish, desk.now, desk.cache, desk).proposals
    except RefusedError as error:
        if error.kind != "which-role":
            yield error
            return
        for role in desk.authority.roles:
            if holds(desk.authority.people[wish.person], role, desk.today):
                yield from _in_role(desk, wish, role)


def _in_role(desk: Desk, wish: Wish, role: str) -> Iterator[Proposal]:
    try:
        yield from prepare(desk.root, replace(wish, role=role), desk.now, desk.cache, desk).proposals
    except RefusedError:
        return  # not a role for this decision


def _option(desk: Desk, standing: Pending, proposal: Proposal) -> Option:
    missing = []
    for need in proposal.missing:
        people = people_for(desk.facts, standing, need.decision, need.role)
        names = tuple(desk.name(person) for person in people if person != proposal.wish.person)
        missing.append(StillMissing(need.decision, need.name, names))
    return Option(f"{proposal.record.decision}/{proposal.record.role}", proposal, tuple(missing))


def _titles(desk: Desk, language: str) -> dict[str, str]:
    found = {}
    for document, source in desk.facts.sources.items():
        translated = desk.facts.identity.translations.get(document, {}).get(language)
        found[document] = (translated.title if translated else "") or source.title
    return found | {id_: instance.text.title for id_, instance in desk.facts.identity.instances.items()}

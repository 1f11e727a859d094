"""What must not be used any more: versions that a later one replaced, documents and records that were withdrawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.model.version_text import VersionText
from smsgen.reports.version_history import TextHistory, histories


@dataclass(frozen=True, slots=True)
class ObsoleteVersion:
    """A version out of use. state: `superseded` or `withdrawn`. effective_from, ended_on: ISO days.

    ended_by: the version that replaced it, "" for a withdrawal. names: who withdrew it.
    """

    document: str
    language: str
    version: str
    title: str
    state: str
    effective_from: str
    ended_on: str
    ended_by: str
    names: tuple[str, ...] = ()


def obsolete(facts: Facts, texts: Mapping[str, VersionText], shown_in: str) -> tuple[ObsoleteVersion, ...]:
    """Return all versions out of use by document and language, the newest version of each first."""
    every = sorted({id_ for id_, _ in facts.approvals.every})
    return tuple(
        each for id_ in every for history in histories(facts, id_, texts, shown_in) for each in _ended(history)
    )


def _ended(history: TextHistory) -> Iterator[ObsoleteVersion]:
    for line in history.versions:
        if line.state in ("superseded", "withdrawn"):
            yield ObsoleteVersion(
                document=history.document,
                language=history.language,
                version=line.label,
                title=line.title or history.title,
                state=line.state,
                effective_from=line.effective_from,
                ended_on=line.ended_on,
                ended_by=line.ended_by,
                names=tuple(each.name for each in line.decisions if each.decision == "withdraw"),
            )

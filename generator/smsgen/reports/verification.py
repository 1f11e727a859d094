"""What `sms verify` reports: what was checked and found, what could not be checked, and the verdict (APPROVALS)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from smsgen.analysis.anchors import head_of
from smsgen.analysis.registers import lost
from smsgen.checking.report import CheckReport
from smsgen.model.anchor import Anchor
from smsgen.model.approval import LEVELS
from smsgen.model.authority import RegisterSignature
from smsgen.model.past import Past
from smsgen.model.text import Text
from smsgen.reports.not_checked import Unchecked, not_checked
from smsgen.reports.verdict import verdict

if TYPE_CHECKING:
    from smsgen.analysis.facts import Facts


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a verification was given. tree_only: the history was left out because the user asked for it.

    commit_time: seconds since 1970, None where the files of a folder were read. pin: digest of the first register, ""
    where nobody gave one. day_given: the user named the day. anchor_signatures: all good; whose they are is open.
    """

    tree_only: bool = False
    commit_time: int | None = None
    pin: str = ""
    day_given: bool = False
    past: Past | None = None
    anchor: Anchor | None = None
    anchor_signatures: tuple[RegisterSignature, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedHistory:
    """since: time of the first commit. control_start: commit with which control starts, "" before that, and its time.

    baseline: records that stood there already, whose landing is not judged.
    """

    commits: int
    since: datetime | None
    control_start: str
    controlled_since: datetime | None
    baseline: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedAnchor:
    """The anchor that the history was compared with. signers: names of the people of the register who signed it."""

    commit: str
    committed_at: str
    signers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at; times in the register's zone.

    register: number of the one in force. first_register: digest of register 1. records: approval records in the tree.
    levels: how many of those that count have which level. taken_over: versions that a baseline vouches for.
    in_force: language → texts with a version in force. history: None where it was not judged.
    """

    committed_at: datetime | None
    time_zone: str
    registers: int
    register: str
    first_register: str
    pinned: bool
    records: int
    levels: Mapping[str, int]
    taken_over: int
    documents: int
    in_force: Mapping[str, int]
    history: CheckedHistory | None
    anchor: CheckedAnchor | None


@dataclass(frozen=True, slots=True)
class Verification:
    """The whole answer. checked, head: None where nothing could be judged; head also where no commit was read."""

    report: CheckReport
    verdict: Text
    checked: Checked | None = None
    head: Anchor | None = None


def verification(facts: "Facts", report: CheckReport, by: Circumstances) -> Verification:
    """Say what was checked, found and left unchecked. `report` holds what the rules found."""
    faults = by.past.history.faults if by.past else ()
    empty = not (facts.sms.documents or facts.sms.approvals)
    checked = _checked(facts, by)
    left = Unchecked(
        from_commit=by.commit_time is not None,
        tree_only=by.tree_only,
        pinned=bool(by.pin),
        first_register=checked.first_register,
        anchored=checked.anchor is not None,
        unknown_signatures=tuple(each.path for each in by.anchor_signatures if not _signer(facts, each)),
        baseline=checked.history.baseline if checked.history else (),
        taken_over=checked.taken_over,
        alternates=by.past.history.alternates if by.past else (),
        levels=checked.levels,
        fixed_day="" if by.day_given else facts.sms.settings.as_of,
    )
    judged = report.judged and not faults and not empty
    report = replace(report, judged=judged, not_checked=not_checked(left))
    return Verification(
        report=report,
        verdict=verdict(
            report,
            tree_only=by.tree_only,
            pinned=bool(by.pin),
            in_force=sum(checked.in_force.values()),
            decided=bool(checked.records or checked.taken_over),
            empty=empty,
        ),
        checked=checked,
        head=head_of(facts.sms, by.commit_time) if by.commit_time is not None else None,
    )


def _checked(facts: "Facts", by: Circumstances) -> Checked:
    sms, zone = facts.sms, _zone(facts.sms.authority.time_zone)
    levels = Counter(record.level for record in facts.approvals.valid)
    states = facts.approvals.states.values()
    in_force = Counter(state.language for state in states if state.in_force)
    return Checked(
        committed_at=_moment(by.commit_time, zone),
        time_zone=sms.authority.time_zone,
        registers=len(sms.authorities),
        register=sms.authority.number,
        first_register=sms.authorities[0].digest,
        pinned=bool(by.pin),
        records=len(sms.approvals),
        levels={level: levels[level] for level in reversed(LEVELS)},
        taken_over=sum(
            version.baseline is not None for state in facts.approvals.every.values() for version in state.versions
        ),
        documents=len({document.id for document in sms.documents if document.id}),
        in_force={language: in_force[language] for language in _languages(facts)},
        history=_history(facts, by.past, zone),
        anchor=_anchor(facts, by),
    )


def _languages(facts: "Facts") -> Sequence[str]:
    """Return every language that has texts, the authoritative one first."""
    return list(dict.fromkeys([facts.sms.authority.language, *sorted(key[1] for key in facts.approvals.states)]))


def _history(facts: "Facts", past: Past | None, zone: tzinfo) -> CheckedHistory | None:
    if past is None or facts.history is None or past.history.faults:
        return None
    commits = past.history.commits
    start = facts.history.control_start
    controlled = next((commit.committer_time for commit in commits if commit.id == start), None)
    since = commits[0].committer_time if commits else None
    return CheckedHistory(
        len(commits), _moment(since, zone), start, _moment(controlled, zone), tuple(facts.history.baseline)
    )


def _anchor(facts: "Facts", by: Circumstances) -> CheckedAnchor | None:
    if by.anchor is None or by.past is None or by.past.history.faults:
        return None
    signers = [name for each in by.anchor_signatures if (name := _signer(facts, each))]
    return CheckedAnchor(by.anchor.commit, by.anchor.committed_at, tuple(signers))


def _signer(facts: "Facts", signature: RegisterSignature) -> str:
    """Return the name of the person whose key of the register in force signed, "" where it is nobody's."""
    person = facts.sms.authority.people.get(signature.person)
    day = facts.as_of.isoformat()
    held = person and any(key.line == signature.key and not lost(key, day) for key in person.keys)
    return person.name if person and held else ""


def _moment(seconds: int | None, zone: tzinfo) -> datetime | None:
    """Return a time that a commit claims, None where it is beyond any calendar."""
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone(zone)
    except (OverflowError, ValueError, OSError):
        return None


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 — only what shows times needs a zone

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return UTC

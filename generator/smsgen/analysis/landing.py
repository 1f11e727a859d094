"""When decisions came to the main line, held against when they say that they were taken (APPROVALS, History layer)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from smsgen.analysis.main_line import MainLine
from smsgen.analysis.registers import GRACE
from smsgen.diagnostics import Finding, Values
from smsgen.location import Location
from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import Acting, Person, RoleTerm
from smsgen.model.day import moment
from smsgen.model.history import Commit
from smsgen.model.sms import Sms

# Clocks differ: a commit may be this much older than one before it, and a signature younger than its commit.
COMMIT_SKEW = timedelta(hours=24)
SIGNING_SKEW = timedelta(minutes=10)
# A decision that comes to the main line later than this after it was taken may have been made up afterwards.
LANDING_GAP = timedelta(days=30)
_LAST = int(datetime(2999, 12, 31, tzinfo=UTC).timestamp())


class Landed(NamedTuple):
    """A record that counts and was not touched since. commit: that brought it; position: of it, from the oldest."""

    record: ApprovalRecord
    commit: Commit
    position: int

    @property
    def at(self) -> datetime:
        """When it landed, as the commit says."""
        return _time(self.commit)


def landed_records(
    records: Iterable[ApprovalRecord], line: MainLine, commits: tuple[Commit, ...]
) -> tuple[tuple[Landed, ...], tuple[str, ...]]:
    """Return the records that landed after control started, and the paths of those that were there already."""
    after, before = [], []
    for record in records:
        landing = line.records.get(record.path)
        if landing is None or line.start is None:
            continue
        if landing.commit <= line.start:
            before.append(record.path)
        elif landing.touched is None or landing.touched.restored:
            after.append(Landed(record, commits[landing.commit], landing.commit))
    return tuple(after), tuple(sorted(before))


def commit_findings(commits: tuple[Commit, ...], start: int) -> Iterator[Finding]:
    """Yield the commits since control started that claim to be older than what was there before them."""
    latest = _time(commits[start])
    for commit in commits[start + 1 :]:
        when = _time(commit)
        if when < latest - COMMIT_SKEW:
            values = {"commit": commit.id, "time": _shown(when), "before": _shown(latest)}
            yield Finding("time-commit-goes-backwards", Location("sms.yml"), values=values)
            latest = when  # each step backwards is one finding, and not one for every commit after it
        latest = max(latest, when)


def record_findings(
    sms: Sms, landed: Iterable[Landed], numbered: Mapping[str, tuple[int, datetime]], zone: tzinfo
) -> Iterator[Finding]:
    """Yield what is wrong with when, and under which roles and register, each record landed.

    numbered: number of a register → index and time of the commit that brought it.
    """
    for each in landed:
        record = each.record
        signed = moment(record.signed_at)
        if signed is None:
            continue
        fault = time_fault(signed, each.commit)
        if fault:
            yield Finding(fault[0], record.at("signed_at"), record.document, fault[1], "signed_at")
            continue  # who held which role at that time is then no question
        person = sms.authority.people.get(record.signer)
        if person and not _held(person, record.role, each.at, zone):
            values = {"signer": record.signer, "role": record.role, "commit": each.commit.id}
            yield Finding("signer-not-entitled-when-landed", record.at("role"), record.document, values, "role")
        elif not _was_highest(each, numbered):
            values = {"number": record.authority, "commit": each.commit.id}
            place = record.at("authority")
            yield Finding("register-not-highest-when-landed", place, record.document, values, "authority")


def time_fault(signed: datetime, commit: Commit) -> tuple[str, Values] | None:
    """Return the rule and the values for a decision that landed before it was signed, or too long afterwards."""
    landed = _time(commit)
    values = {"signed": _shown(signed), "landed": _shown(landed), "commit": commit.id}
    if signed > landed + SIGNING_SKEW:
        return "time-signed-after-commit", values
    if landed > signed + LANDING_GAP:
        return "time-landing-gap", values
    return None


def register_landings(line: MainLine, commits: tuple[Commit, ...]) -> dict[str, tuple[int, datetime]]:
    """Return the number of each register → index and time of the commit that brought it.

    Statements are among them as `baselines/1`, by which nobody asks.
    """
    return {
        path.removeprefix("authority/").removesuffix(".yml"): (landing.commit, _time(commits[landing.commit]))
        for path, landing in line.registers.items()
    }


def register_findings(sms: Sms, line: MainLine, commits: tuple[Commit, ...]) -> Iterator[Finding]:
    """Yield the registers and statements that landed before they were issued, or too long afterwards."""
    issued = {authority.path: (authority.issued_at, Location(authority.path)) for authority in sms.authorities}
    issued |= {each.path: (each.issued_at, each.at("issued_at")) for each in sms.statements}
    for path, (text, place) in issued.items():
        landing, signed = line.registers.get(path), moment(text)
        if signed is None or landing is None:
            continue
        # The first register, with which control starts, may be older than the repository; the pin is about that.
        fault = time_fault(signed, commits[landing.commit]) if landing.commit > (line.start or 0) else None
        if fault:
            yield Finding(fault[0], place, values=fault[1])


def _held(person: Person, role: str, landed: datetime, zone: tzinfo) -> bool:
    """Tell whether a person held a role when a record landed, or until shortly before."""
    day = landed.astimezone(zone).date().isoformat()
    since = (landed - GRACE).astimezone(zone).date().isoformat()
    terms: tuple[RoleTerm | Acting, ...] = (*person.roles, *person.acting)
    return any(term.role == role and term.start <= day and (not term.end or term.end >= since) for term in terms)


def _was_highest(each: Landed, numbered: Mapping[str, tuple[int, datetime]]) -> bool:
    """Tell whether the register that a record names had landed with it, and no later one long before."""
    own, following = (numbered.get(str(int(each.record.authority) + step)) for step in (0, 1))
    if own is not None and own[0] > each.position:
        return False
    return following is None or following[0] > each.position or each.at <= following[1] + GRACE


def _time(commit: Commit) -> datetime:
    # A commit may claim any number of seconds, also such as no calendar holds.
    return datetime.fromtimestamp(min(max(commit.committer_time, 0), _LAST), UTC)


def _shown(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

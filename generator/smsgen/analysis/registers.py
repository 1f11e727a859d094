"""The chain of authority registers from the pin, and what the root signers signed (APPROVALS, "Authority register")."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.authority import Authority, Key, Person, RegisterSignature
from smsgen.model.baseline import RootStatement
from smsgen.model.day import moment
from smsgen.model.text import Text

# How long people may go on relying on a register after the next one was issued.
GRACE = timedelta(days=14)


def is_controlled(authorities: Sequence[Authority], *, decided: bool) -> bool:
    """Tell whether control has started: something is signed, a second register stands, or somebody decided."""
    return decided or len(authorities) > 1 or any(authority.signatures for authority in authorities)


def chain_findings(authorities: Sequence[Authority], zone: tzinfo, pin: str | None) -> Iterator[Finding]:
    """Yield what is wrong with the registers, lowest first.

    pin: the digest of the first register as it is known from outside; "" where nobody knows it, None where nobody asks.
    """
    first = authorities[0]
    if pin == "":
        yield Finding("authority-unpinned", Location(first.path), values={"digest": first.digest})
    elif pin is not None and pin != first.digest:
        reason = Text(f"it is {first.digest} and not {pin}, the pin", f"其摘要为{first.digest}，与固定值{pin}不符")
        yield _broken(first, reason)
    before: Authority | None = None
    for index, authority in enumerate(authorities, 1):
        expected = str(index)
        if authority.number != expected:
            yield _broken(authority, Text(f"register {expected} is missing", f"缺少第{expected}号登记册"))
        yield from _signature_findings(authority, before, zone)
        if before is not None:
            yield from _changes(before, authority, zone)
        before = authority


def _broken(authority: Authority, reason: Text) -> Finding:
    return Finding("authority-chain", Location(authority.path), values={"number": authority.path, "reason": reason})


def _signature_findings(authority: Authority, before: Authority | None, zone: tzinfo) -> Iterator[Finding]:
    day = day_of(authority.issued_at, zone)
    for judge in (authority, before):
        if judge is not None and len(root_signers(authority.signatures, judge, day)) < judge.threshold:
            words = (str(judge.threshold), judge.number)
            yield _broken(
                authority,
                Text(
                    "it lacks the valid signatures of {} root signers of register {}".format(*words),
                    "缺少第{1}号登记册{0}名根签署人的有效签名".format(*words),
                ),
            )
            return  # which of the signatures is at fault is what the people who mend it look at next
    for signature in authority.signatures:
        if not any(judge and _is_root(signature, judge, day) for judge in (authority, before)):
            reason = signature.fault or "the key is not one of a root signer"
            yield Finding("signature-bad", Location(signature.path), values={"reason": reason})


def root_signers(signatures: Sequence[RegisterSignature], authority: Authority, day: str) -> frozenset[str]:
    """Return the root signers of `authority` whose valid signatures are among these, each person once."""
    return frozenset(each.person for each in signatures if _is_root(each, authority, day))


def _is_root(signature: RegisterSignature, authority: Authority, day: str) -> bool:
    person = authority.people.get(signature.person)
    if person is None or signature.person not in authority.root_signers:
        return False
    return any(key.line == signature.key and key_holds(key, day) and not lost(key, day) for key in person.keys)


def key_holds(key: Key, day: str) -> bool:
    """Tell whether `day` lies in the interval of a key."""
    return key.start <= day and (not key.end or day <= key.end)


def lost(key: Key, day: str, when: datetime | None = None) -> bool:
    """Tell whether a key was revoked by `day`, or in other hands by the moment `when`."""
    if key.revoked and key.revoked <= day:
        return True
    since = moment(key.compromised_at)
    if since is None:
        return False
    return when >= since if when else since.date().isoformat() <= day


def day_of(text: str, zone: tzinfo) -> str:
    """Return the day in `zone` of an ISO time, "" where it is none."""
    when = moment(text)
    return when.astimezone(zone).date().isoformat() if when else ""


def _changes(before: Authority, after: Authority, zone: tzinfo) -> Iterator[Finding]:
    """Yield what a register changes of the past: entries only gain ends, and new ones begin with it."""
    if _moment(after) < _moment(before):
        yield _broken(after, Text("it was issued before the one before it", "其签发时间早于上一号登记册"))
    issued = day_of(after.issued_at, zone)
    for person in before.people.values():
        now = after.people.get(person.id)
        if now is None or not all(any(_continues(old, new) for new in _terms(now)) for old in _terms(person)):
            values = {"number": after.number, "person": person.id}
            yield Finding("authority-rollback", Location(after.path), values=values)
    for person in after.people.values():
        known = before.people.get(person.id)
        old_terms = list(_terms(known)) if known else []
        for term in _terms(person):
            if term[1] < issued and not any(_continues(old, term) for old in old_terms):
                words = (person.id, term[1], issued)
                yield _broken(
                    after,
                    Text(
                        "an entry of {} begins on {}, before the register ({})".format(*words),
                        "{}的条目自{}开始，早于登记册签发日（{}）".format(*words),
                    ),
                )


def _moment(authority: Authority) -> datetime:
    return moment(authority.issued_at) or datetime.fromtimestamp(0, UTC)


# What an entry is about, when it begins, and its ends.
_Term = tuple[tuple[str, ...], str, tuple[str, ...]]


def _terms(person: Person) -> Iterator[_Term]:
    for term in person.roles:
        yield ("role", term.role, term.basis), term.start, (term.end,)
    for acting in person.acting:
        yield ("acting", acting.role, acting.stands_for, acting.basis), acting.start, (acting.end,)
    for key in person.keys:
        yield ("key", key.line), key.start, (key.end, key.revoked, key.compromised_at)


def _continues(old: _Term, new: _Term) -> bool:
    """Tell whether `new` is the entry `old`, of which ends may have been added or brought forward."""
    ends = zip(old[2], new[2], strict=True)
    return old[:2] == new[:2] and all(not was or (now and now <= was) for was, now in ends)


def statement_findings(
    statements: Sequence[RootStatement], authorities: Sequence[Authority], zone: tzinfo
) -> Iterator[Finding]:
    """Yield a finding for each baseline or list of exceptions that the root signers did not sign."""
    counts = signed_by_roots(authorities, zone)
    for statement in statements:
        if not counts(statement):
            reason = Text(
                f"it lacks the valid signatures of the root signers of register {statement.authority}",
                f"缺少第{statement.authority}号登记册根签署人的有效签名",
            )
            place = Location(statement.path)
            yield Finding("authority-chain", place, values={"number": statement.path, "reason": reason})


def signed_by_roots(authorities: Sequence[Authority], zone: tzinfo) -> Callable[[RootStatement], bool]:
    """Return the test whether the threshold of root signers signed a statement."""
    by_number = {authority.number: authority for authority in authorities}

    def counts(statement: RootStatement) -> bool:
        named = by_number.get(statement.authority)
        signed = root_signers(statement.signatures, named, day_of(statement.issued_at, zone)) if named else ()
        return named is not None and len(signed) >= named.threshold

    return counts

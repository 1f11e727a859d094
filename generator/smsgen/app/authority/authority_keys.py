"""Changes of keys in the register: a first key, a new one in the place of an old one, one that others hold."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from smsgen.app.authority.authority import Draft
from smsgen.app.authority.authority_people import person_of, with_person
from smsgen.app.writing.refused_change import refused
from smsgen.model.authority import Authority, Key
from smsgen.model.day import moment, read_day
from smsgen.model.text import enumerated


def rotate_key(  # noqa: PLR0913 — who, which keys, since when, and how keys are named
    before: Draft,
    person: str,
    new: str,
    *,
    fingerprint: Callable[[str], str],
    old: str = "",
    compromised_at: str = "",
) -> Authority:
    """Return the register in which a person signs with another key.

    new: its public line, "" where the person has another key already. old: the fingerprint of the one that ends, ""
    where there is one at most. compromised_at: ISO time since which nothing signed with it is trusted, "" where it is
    merely replaced. Without an old key the new one is the first.
    """
    known = person_of(before.authority, person)
    if new:
        _check_new(before.authority, new, fingerprint)
    ending = _old_key(known.keys, old, compromised_at, fingerprint)
    if ending is None and compromised_at:
        raise refused(
            en=f"{known.name} ({person}) has no key that could be compromised.",
            zh=f"{known.name}（{person}）没有可吊销的密钥。",
        )
    first = before.base.people.get(person) if before.base else None
    listed = [key.line for key in first.keys] if first else []
    keys = []
    for key in known.keys:
        if key != ending:
            keys.append(key)
        elif key.line in listed or compromised_at:
            keys.append(_ended(key, before.today, compromised_at))
        # else: no signed register lists it, and nothing can have been signed with it
    if new:
        keys.append(Key(new, before.issued))
    return with_person(before.authority, replace(known, keys=tuple(keys)))


def _ended(key: Key, today: str, compromised_at: str) -> Key:
    end = min(key.end, today) if key.end else max(today, key.start)
    if not compromised_at:
        return key._replace(end=end)
    return key._replace(end=end, revoked=key.revoked or today, compromised_at=compromised_at)


def _check_new(authority: Authority, new: str, fingerprint: Callable[[str], str]) -> None:
    for person in authority.people.values():
        if any(key.line == new for key in person.keys):
            raise refused(
                en=f"The key {fingerprint(new)} is listed already, as one of {person.name} ({person.id}). Each key"
                " belongs to one person and is used once: make another one with `sms authority make-key`.",
                zh=f"密钥{fingerprint(new)}已登记为{person.name}（{person.id}）的密钥。每个密钥只属于一人且只登记一次："
                "请用“sms authority make-key”另建密钥。",
            )


def _old_key(keys: tuple[Key, ...], old: str, compromised_at: str, fingerprint: Callable[[str], str]) -> Key | None:
    """Return the key that ends; one that has ended can still turn out to be compromised."""
    if old:
        found = [key for key in keys if fingerprint(key.line) == old]
    elif compromised_at:
        found = [key for key in keys if not key.compromised_at]
    else:
        found = [key for key in keys if not (key.end or key.revoked or key.compromised_at)]
    if len(found) == 1:
        return found[0]
    if not found and not old:
        return None
    listed = enumerated(f"{fingerprint(key.line)} ({key.start} – {key.end})" for key in keys)
    raise refused(
        en=f"Which key ends? Name it with --old: {listed.en}.", zh=f"要终止哪个密钥？请用--old指明：{listed.zh}。"
    )


def since(text: str, zone: ZoneInfo, now: datetime) -> str:
    """Return a day, or a time with its zone, as the ISO time since which a key is compromised.

    Raises AuthorityError where it is neither, or lies in the future.
    """
    day = read_day(text)
    when = datetime.combine(day, time.min, zone) if day else moment(text)
    if when is None:
        raise refused(
            en=f"{text} is neither a day YYYY-MM-DD nor a time such as 2026-09-21T08:00:00+08:00.",
            zh=f"{text}既不是日期YYYY-MM-DD，也不是2026-09-21T08:00:00+08:00这样的时间。",
        )
    if when > now:
        raise refused(en=f"{text} has not come yet.", zh=f"{text}尚未到来。")
    return when.isoformat(timespec="seconds")

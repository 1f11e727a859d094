"""Who sits at this computer: whose key is here, whose is here but not registered yet, or nobody's."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from smsgen.adapters.git_writing import Clone, GitWritingError
from smsgen.app.deciding.decision_desk import holds_key, read_register, today_of
from smsgen.app.deciding.refusals import RefusedError, key_not_of_person
from smsgen.app.deciding.signing_keys import SigningKey, find_keys
from smsgen.app.writing.new_key import public_file, write_key
from smsgen.model.authority import Authority
from smsgen.model.text import enumerated

_PREFIX = "sms_"
_OWN_FILE = re.compile(r"sms_([a-z][a-z0-9.-]{0,63})(?:_[0-9]{1,3})?", re.ASCII)
PERSON_ID = re.compile(r"[a-z][a-z0-9.-]{0,63}", re.ASCII)
_MOST_KEYS = 100


@dataclass(frozen=True, slots=True)
class KeyPlaces:
    """Where keys are looked for. key_file: the only one, where it is named. folder: for keys that the page makes."""

    root: Path
    key_file: Path | None
    folder: Path
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unregistered:
    """A key that the register does not name yet. person: id, "" where the file does not say. line: its public line."""

    person: str
    place: str
    line: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who decides. person: id in the register, "" where that is not known; key: theirs.

    choice: ids, where keys of several people are here. unregistered: a key made here that has to be registered.
    refusal: why the key that was named cannot be used.
    """

    person: str = ""
    key: SigningKey | None = None
    choice: tuple[str, ...] = ()
    unregistered: Unregistered | None = None
    refusal: RefusedError | None = None


def find_identity(places: KeyPlaces, person: str, now: datetime) -> Identity:
    """Return who decides here. person: whom the user said to be, "" where nothing was said.

    Raises NotJudgedError where the register cannot be read.
    """
    authority = read_register(places.root)
    today = today_of(authority, now)
    keys, refusal = _keys(places)
    owners = [
        (key, known.id)
        for key, _ in keys
        for known in authority.people.values()
        if person in ("", known.id) and holds_key(known, key.line, today, now)
    ]
    people = tuple(dict.fromkeys(owner for _, owner in owners))
    if len(people) == 1:
        return Identity(people[0], owners[0][0])
    if people:
        return Identity(choice=people)
    return _without_owner(authority, keys, refusal, named=places.key_file is not None)


def _without_owner(
    authority: Authority, keys: list[tuple[SigningKey, str]], refusal: RefusedError | None, *, named: bool
) -> Identity:
    known = {key.line: person for person in authority.people.values() for key in person.keys}
    fresh = [(key, person) for key, person in keys if key.line not in known and (person or named)]
    if fresh:
        key, person = fresh[-1]
        return Identity(unregistered=Unregistered(person, key.place.en, key.line))
    former = next((known[key.line] for key, _ in keys if key.line in known), None)
    if former is not None:
        return Identity(refusal=key_not_of_person(former.name, enumerated([])))
    return Identity(refusal=refusal if named else None)


def _keys(places: KeyPlaces) -> tuple[list[tuple[SigningKey, str]], RefusedError | None]:
    """Return the keys with the person that a file of ours names ("" for others), and what stood in the way."""
    refusal = None
    found: dict[str, tuple[SigningKey, str]] = {}
    try:
        for key in find_keys(places.root, places.key_file, places.environment):
            found[key.line] = (key, _person_of(Path(key.place.en)))
    except RefusedError as error:
        refusal = error
    if places.key_file is None:
        for file in own_files(places.folder):
            try:
                [key] = find_keys(places.root, file, {})
            except RefusedError:
                continue  # damaged: another one may serve
            found.setdefault(key.line, (key, _person_of(file)))
    return list(found.values()), refusal


def own_files(folder: Path) -> Iterator[Path]:
    """Yield the private keys that the page made, the oldest name first."""
    try:
        files = sorted(folder.glob(f"{_PREFIX}*"), key=lambda file: (len(file.name), file.name))
    except OSError:
        return
    yield from (file for file in files if _OWN_FILE.fullmatch(file.name))


def _person_of(file: Path) -> str:
    match = _OWN_FILE.fullmatch(file.name)
    return match[1] if match else ""


def make_own_key(places: KeyPlaces, person: str, passphrase: str) -> Unregistered:
    """Make a key for `person` in a file of its own and return its public half. Raises AuthorityError."""
    names = (f"{_PREFIX}{person}" + (f"_{number}" if number > 1 else "") for number in range(1, _MOST_KEYS))
    files = (places.folder / name for name in names)
    file = next((each for each in files if not each.exists() and not public_file(each).exists()), None)
    line = write_key(places.root, file or places.folder / f"{_PREFIX}{person}", passphrase, person)
    return Unregistered(person, str(file), line)


def person_of_git(root: Path, authority: Authority) -> str:
    """Return the id of the person whose e-mail address git commits with here, "" where the register names none."""
    try:
        clone = Clone(root)
    except GitWritingError:
        return ""
    try:
        email = clone.setting("user.email").lower()
    finally:
        clone.close()
    people = authority.people.values()
    return next((each.id for each in people if email and email in (known.lower() for known in each.emails)), "")

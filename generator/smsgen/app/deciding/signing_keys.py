"""Finds the key that a person signs with: a file, git's signing key, or one in an SSH agent.

A key says who signs: whoever it belongs to in the authority register.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from smsgen.adapters.git_writing import Clone, GitWritingError
from smsgen.adapters.ssh_agent import AgentError, agent_address, agent_keys, agent_sign
from smsgen.adapters.ssh_key_files import KeyFile, read_key_file
from smsgen.adapters.ssh_signatures import SignatureError, fingerprint, load_private_key
from smsgen.app.deciding import key_refusals
from smsgen.app.deciding.decision_desk import holds_key
from smsgen.app.deciding.refusals import RefusedError, key_not_of_person, person_unknown
from smsgen.model.authority import Authority
from smsgen.model.text import Text, enumerated

SignBlob = Callable[[bytes], bytes]
_LITERALS = ("key::", "ssh-", "ecdsa-", "sk-")


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that can sign. line: its public key. place: where it is, for people. encrypted: it needs a passphrase.

    load: returns what makes signatures, given the passphrase (None where none is needed).
    """

    line: str
    place: Text
    encrypted: bool
    load: Callable[[bytes | None], SignBlob]

    def unlock(self, passphrase: bytes | None = None) -> SignBlob:
        """Return what makes the key's signatures in wire format.

        Raises RefusedError, of kind `passphrase` where it is missing or wrong. So does the function that is returned.
        """
        return self.load(passphrase)


def find_keys(root: Path, key_file: Path | None, environment: Mapping[str, str]) -> tuple[SigningKey, ...]:
    """Return the keys that may sign: that of `key_file` alone, else git's signing key, then those in the agent.

    environment: of the process, for the agent's address. Raises RefusedError where a key that is named cannot be used,
    or there is none at all.
    """
    address = agent_address(environment)
    if key_file is not None:
        return (_of_file(key_file, address),)
    found: dict[str, SigningKey] = {}
    unusable: RefusedError | None = None
    try:
        named = _of_git(root, address)
        found |= {named.line: named} if named else {}
    except RefusedError as error:
        unusable = error  # perhaps the agent has a key that serves
    for key in _in_agent(address):
        found.setdefault(key.line, key)
    if not found:
        raise unusable or key_refusals.no_key()
    return tuple(found.values())


def choose_key(
    keys: Sequence[SigningKey], authority: Authority, person: str, today: str, now: datetime
) -> tuple[SigningKey, str]:
    """Return the key to sign with, and the id of the person whose it is: `person` where one is named.

    today: ISO day in the register's zone. Raises RefusedError where none belongs to them, or to anybody, or several
    people's keys are at hand.
    """
    if person and person not in authority.people:
        raise person_unknown(person, authority.number)
    owners = [
        (key, known.id)
        for key in keys
        for known in authority.people.values()
        if person in ("", known.id) and holds_key(known, key.line, today, now)
    ]
    if not owners:
        raise _nobodys(keys, authority, person)
    if len({owner for _, owner in owners}) > 1:
        raise key_refusals.which_person(enumerated(dict.fromkeys(owner for _, owner in owners)))
    return owners[0]


def _nobodys(keys: Sequence[SigningKey], authority: Authority, person: str) -> RefusedError:
    """Return why no key serves: it no longer holds, belongs to another person, or to nobody."""
    shown = enumerated(fingerprint(key.line) for key in keys)
    lines = {key.line for key in keys}
    former = [each for each in authority.people.values() if any(key.line in lines for key in each.keys)]
    if person:
        return key_not_of_person(authority.people[person].name, shown)
    if former:
        return key_not_of_person(former[0].name, shown)
    return key_refusals.key_unknown(shown, authority.number)


def _of_git(root: Path, address: str) -> SigningKey | None:
    """Return the key that git signs commits with, None where it signs with none of this kind."""
    try:
        clone = Clone(root)
    except GitWritingError:
        return None
    try:
        value = clone.setting("user.signingkey") if clone.setting("gpg.format") == "ssh" else ""
        path = clone.setting("user.signingkey", is_path=True) if value else ""
    finally:
        clone.close()
    if not value:
        return None
    if value.startswith(_LITERALS):
        return _with_line(" ".join(value.removeprefix("key::").split()[:2]), address)
    return _of_file(Path(path), address)


def _with_line(line: str, address: str) -> SigningKey:
    found = next((key for key in _in_agent(address) if key.line == line), None)
    if found is None:
        raise key_refusals.not_in_agent(line)
    return found


def _in_agent(address: str) -> Iterator[SigningKey]:
    if not address:
        return
    try:
        keys = agent_keys(address)
    except AgentError:
        return  # an address without an agent is common; whoever has no other key is told that there is none
    for key in keys:
        place = Text(f"{key.comment or 'a key'} in the SSH agent", f"SSH代理中的{key.comment or '密钥'}")
        yield SigningKey(key.line, place, encrypted=False, load=_by_agent(address, key.line))


def _by_agent(address: str, line: str) -> Callable[[bytes | None], SignBlob]:
    def sign_blob(data: bytes) -> bytes:
        try:
            return agent_sign(address, line, data)
        except AgentError as error:
            raise key_refusals.agent_fault(error.reason) from error

    return lambda _: sign_blob


def _of_file(file: Path, address: str) -> SigningKey:
    """Return the key of a file; of a public key, the private half in the agent or in the file beside it."""
    content = _read(file)
    key = read_key_file(content)
    if key is None:
        raise key_refusals.no_key_file(file)
    if key.encrypted or not key.private:
        held = next((each for each in _in_agent(address) if each.line == key.line), None)
        if held:
            return held
    if key.private:
        return _private(file, content, key)
    beside = file.with_suffix("")
    other = read_key_file(_read(beside)) if file.suffix == ".pub" and beside.is_file() else None
    if other is None or not other.private or other.line != key.line:
        raise key_refusals.only_public(file)
    return _private(beside, _read(beside), other)


def _private(file: Path, content: bytes, key: KeyFile) -> SigningKey:
    def load(passphrase: bytes | None) -> SignBlob:
        if key.encrypted and not passphrase:
            raise key_refusals.passphrase_needed(file)
        try:
            return load_private_key(content, passphrase if key.encrypted else None)[1]
        except SignatureError as error:
            if key.line.startswith("sk-"):
                raise key_refusals.needs_agent(file) from error
            if key.encrypted:
                raise key_refusals.passphrase_wrong(file) from error
            raise key_refusals.key_unusable(file, str(error)) from error

    return SigningKey(key.line, Text(str(file), str(file)), encrypted=key.encrypted, load=load)


def _read(file: Path) -> bytes:
    try:
        return file.expanduser().read_bytes()
    except OSError as error:
        raise key_refusals.unreadable(file, error.strerror or str(error)) from error

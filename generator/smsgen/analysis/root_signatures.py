"""Whether the threshold of root signers had signed a file of `authority/` as its bytes stood at some commit.

The tree tells this of the files that it holds (`registers`). History also holds bytes that were changed since, and what
those were worth must follow from themselves: otherwise a register that was rewritten would begin a new history.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from smsgen.adapters.yaml import Value, read_yaml
from smsgen.model.authority import Authority

_NAMESPACE = "authority@smsgen"
_COUNT = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)


class Roots(NamedTuple):
    """Who may sign for the roots: how many of them must, and (person, public key) of each."""

    threshold: int
    keys: frozenset[tuple[str, str]]


def roots_of(authorities: Iterable[Authority]) -> tuple[Roots, ...]:
    """Return the roots of each register that the tree holds."""
    return tuple(
        Roots(
            authority.threshold,
            frozenset(
                (signer, key.line)
                for signer in authority.root_signers
                for key in (authority.people[signer].keys if signer in authority.people else ())
            ),
        )
        for authority in authorities
    )


def own_roots(register: bytes) -> Roots | None:
    """Return the roots that a register names, None where the bytes are no register."""
    value = read_yaml(register.decode("utf-8", "replace")).value
    root, people = _mapping(value, "root"), _mapping(value, "people")
    signers, threshold = root.get("signers"), root.get("threshold")
    if not isinstance(signers, list) or not isinstance(threshold, str) or not _COUNT.fullmatch(threshold):
        return None
    names = [name for name in signers if isinstance(name, str)]
    return Roots(int(threshold), frozenset((name, line) for name in names for line in _lines(people.get(name))))


def _mapping(value: Value | None, key: str) -> dict[str, Value]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _lines(person: Value | None) -> Iterator[str]:
    keys = person.get("keys") if isinstance(person, dict) else None
    for key in keys if isinstance(keys, list) else ():
        line = key.get("key") if isinstance(key, dict) else None
        if isinstance(line, str):
            # The comment behind a public key is no part of it.
            yield " ".join(line.split()[:2])


def is_signed(content: bytes, signatures: Mapping[str, bytes], roots: Sequence[Roots]) -> bool:
    """Tell whether the threshold of any of `roots` signed `content`. signatures: person → bytes of the signature."""
    keys = {(person, key) for person, signature in signatures.items() if (key := _signer(content, signature))}
    return any(len({person for person, _ in keys & each.keys}) >= each.threshold > 0 for each in roots)


@lru_cache(maxsize=4096)
def _signer(content: bytes, signature: bytes) -> str:
    """Return the public key that made a signature, "" where it is none of these bytes."""
    # Imported only here: a set without a signature is judged without the library.
    from smsgen.adapters.ssh_signatures import SignatureError, verify  # noqa: PLC0415 — imported late: slow to start

    try:
        return verify(signature, content, _NAMESPACE)
    except SignatureError:
        return ""

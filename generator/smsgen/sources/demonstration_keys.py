"""Keys whose private halves are public: they serve one fictional organisation, and no other register may hold them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.authority import Authority
from smsgen.model.settings import Settings
from smsgen.model.text import Text
from smsgen.sources.configuration import ConfigurationError, read_configuration

_LIST = Path(__file__).parents[1] / "demonstration_keys.yml"


class DemonstrationKeys(NamedTuple):
    """organisation: the name of the only one that may use them. people: public key (one line) → whose it plays."""

    organisation: Text
    people: Mapping[str, str]


def read_demonstration_keys() -> DemonstrationKeys:
    """Read the list that ships with the program. Raises ConfigurationError where somebody broke the program's file."""
    mapping, keys = read_configuration(_LIST.name, _LIST.read_bytes())
    values = keys.closed(mapping, "", ("schema", "organisation", "keys"))
    listed = DemonstrationKeys(
        keys.bilingual(values, "organisation"),
        {line: person for person, line in keys.pairs(values, "keys").items()},
    )
    if keys.findings:
        raise ConfigurationError(keys.findings)
    return listed


def demonstration_findings(settings: Settings, authority: Authority, content: bytes) -> Iterator[Finding]:
    """Yield a finding for each public demonstration key in the register in force, whose bytes `content` are.

    Earlier registers need no look: a register keeps every key of the one before it (`authority-rollback`).
    """
    held = {key.line: person.id for person in authority.people.values() for key in person.keys}
    held |= {witness.key: witness.forge for witness in authority.witnesses}
    if not held:
        return
    listed = read_demonstration_keys()
    if settings.fictional and settings.organisation == listed.organisation:
        return
    for line, person in held.items():
        if line in listed.people:
            place = _place(authority.path, content, line)
            yield Finding("key-is-demonstration", place, values={"person": person, "plays": listed.people[line]})


def _place(path: str, content: bytes, line: str) -> Location:
    """Return where the key stands in the file; its base64 is one word, however the YAML around it is written."""
    text = content.decode("utf-8", "replace")
    for word in (line, line.partition(" ")[2]):
        before, found, _ = text.partition(word)
        if found:
            return Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Location(path)

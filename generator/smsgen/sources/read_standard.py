"""Catalogues of standards: the one that ships with the program, and those of the set's `standards/` folder."""

from dataclasses import replace
from importlib import resources
from typing import Any

from smsgen.model.standard import Clause, Item, Standard
from smsgen.sources.configuration import ConfigurationError, read_mapping
from smsgen.sources.keys import Keys


def shipped_standard(key: str) -> bytes | None:
    """Return the catalogue `name:edition` that ships with the program, None when there is none."""
    file = resources.files("smsgen") / "standards" / f"{key.replace(':', '-')}.yml"
    return file.read_bytes() if file.is_file() else None


def read_standard(path: str, content: bytes) -> Standard:
    """Decode a catalogue of clauses. Raises ConfigurationError when it is malformed."""
    mapping, keys = read_mapping(path, content)
    values = keys.closed(
        mapping, "", ("standard", "edition", "title", "clauses"), ("amendments", "supersedes", "exclusions_allowed")
    )
    name, edition = keys.text(values, "standard"), keys.text(values, "edition")
    entries = values.get("clauses", [])
    clauses = [
        _read_clause(keys, item, index) for index, item in enumerate(entries if isinstance(entries, list) else [])
    ]
    parents = {clause.parent for clause in clauses}
    if keys.findings:
        raise ConfigurationError(keys.findings)
    return Standard(
        key=f"{name}:{edition}",
        name=name,
        edition=edition,
        title=keys.bilingual(values, "title"),
        superseded=keys.texts(values, "supersedes"),
        clauses={clause.id: replace(clause, leaf=clause.id not in parents) for clause in clauses},
        items={item.id: item for clause in clauses for item in clause.items},
    )


def _read_clause(keys: Keys, item: Any, index: int) -> Clause:
    at = f"clauses[{index}]"
    optional = ("parent", "untitled", "information", "note", "title_zh_seen")
    values = keys.closed(item, at, ("id", "title", "shows"), optional)
    clause = keys.text(values, "id", at)
    items = []
    listed = values.get("information", [])
    for number, entry in enumerate(listed if isinstance(listed, list) else []):
        where = f"{at}.information[{number}]"
        words = keys.closed(entry, where, ("id", "name", "kind", "basis"), ("confirm", "note", "answered_by"))
        identity, kind, basis = (keys.text(words, key, where) for key in ("id", "kind", "basis"))
        name, answered_by = keys.bilingual(words, "name", where), keys.text(words, "answered_by", where)
        items.append(Item(identity, clause, name, kind, basis, answered_by))
    return Clause(
        id=clause,
        title=keys.bilingual(values, "title", at),
        shows=keys.bilingual(values, "shows", at),
        parent=keys.text(values, "parent", at),
        untitled="untitled" in values,
        items=tuple(items),
    )

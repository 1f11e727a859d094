"""Catalogues of standards: the one that ships with the program, and those of the set's `standards/` folder."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from smsgen.model.standard import Clause, Item, Standard
from smsgen.model.text import Text
from smsgen.sources.configuration import ConfigurationError, read_configuration
from smsgen.sources.keys import Keys

_SHIPPED = Path(__file__).parents[1] / "standards"
_KEY = re.compile(r"[a-z0-9][a-z0-9.-]*:[a-z0-9][a-z0-9.-]*", re.ASCII)
# What an item may say of itself: a misspelt value would make every rule pass it over.
_WORDS = {
    "kind": ("document", "record"),
    "basis": ("documented", "reported", "implied"),
    "answered_by": ("", "register", "records"),
}
_NEW = Text("an id that stands only once", "不重复的编号")
_ABOVE = Text("the id of a clause that stands before it", "位于其前的条款编号")


def shipped_standard(key: str) -> bytes | None:
    """Return the catalogue `name:edition` that ships with the program, None when there is none."""
    if not _KEY.fullmatch(key):
        return None
    file = _SHIPPED / f"{key.replace(':', '-')}.yml"
    return file.read_bytes() if file.is_file() else None


def read_standard(path: str, content: bytes, key: str) -> Standard:
    """Decode the catalogue of the standard `key` (`name:edition`).

    Raises ConfigurationError when it is malformed, or is the catalogue of another standard.
    """
    mapping, keys = read_configuration(path, content)
    values = keys.closed(
        mapping, "", ("standard", "edition", "title", "clauses"), ("amendments", "supersedes", "exclusions_allowed")
    )
    name, edition = keys.text(values, "standard"), keys.text(values, "edition")
    wanted_name, _, wanted_edition = key.rpartition(":")
    for at, stated, wanted in (("standard", name, wanted_name), ("edition", edition, wanted_edition)):
        if stated and stated != wanted:
            words = Text(f"{wanted}, as sms.yml and the name of the file say", f"{wanted}，与sms.yml及文件名一致")
            keys.found("value-malformed", at, key=at, expected=words)
    clauses = [_read_clause(keys, item, at) for at, item in keys.entries(values, "clauses")]
    _check_ids(keys, clauses)
    parents = {clause.parent for clause in clauses}
    if keys.findings:
        raise ConfigurationError(keys.findings)
    return Standard(
        key=key,
        name=name,
        edition=edition,
        title=keys.bilingual(values, "title"),
        superseded=keys.texts(values, "supersedes"),
        clauses={clause.id: replace(clause, leaf=clause.id not in parents) for clause in clauses},
        items={item.id: item for clause in clauses for item in clause.items},
    )


def _check_ids(keys: Keys, clauses: list[Clause]) -> None:
    """Report ids that stand twice, and parents that are no clause above."""
    seen: set[str] = set()
    for index, clause in enumerate(clauses):
        at = f"clauses[{index}]"
        if clause.parent and clause.parent not in seen:
            keys.found("value-malformed", f"{at}.parent", key=f"{at}.parent", expected=_ABOVE)
        ids = [(f"{at}.id", clause.id)]
        ids += [(f"{at}.information[{number}].id", item.id) for number, item in enumerate(clause.items)]
        for path, identity in ids:
            if identity and identity in seen:
                keys.found("value-malformed", path, key=path, expected=_NEW)
            seen.add(identity)


def _read_clause(keys: Keys, item: Any, at: str) -> Clause:
    optional = ("parent", "untitled", "information", "note", "title_zh_seen")
    values = keys.closed(item, at, ("id", "title", "shows"), optional)
    clause = keys.text(values, "id", at)
    items = tuple(_read_item(keys, entry, where, clause) for where, entry in keys.entries(values, "information", at))
    return Clause(
        id=clause,
        title=keys.bilingual(values, "title", at),
        shows=keys.bilingual(values, "shows", at),
        parent=keys.text(values, "parent", at),
        untitled="untitled" in values,
        items=items,
    )


def _read_item(keys: Keys, entry: Any, at: str, clause: str) -> Item:
    values = keys.closed(entry, at, ("id", "name", "kind", "basis"), ("confirm", "note", "answered_by"))
    words = {key: keys.text(values, key, at) for key in _WORDS}
    for key, allowed in _WORDS.items():
        if words[key] and words[key] not in allowed:
            expected = " | ".join(filter(None, allowed))
            keys.found("value-malformed", f"{at}.{key}", key=f"{at}.{key}", expected=Text(expected, expected))
    return Item(keys.text(values, "id", at), clause, keys.bilingual(values, "name", at), **words)

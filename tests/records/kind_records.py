"""A set in memory with the forms of some kinds of records, and records of them as short texts."""

from collections.abc import Mapping
from datetime import date

import yaml

from smsgen.analysis.facts import Facts
from tests.records.record_files import DAY, facts_of, set_with
from tests.rules.page_kinds import kind_files


def set_of_kinds(kinds: Mapping[str, str], records: Mapping[str, str], settings: str = "") -> dict[str, bytes]:
    """Return the files of a set.

    kinds: kind → number of its form. records: `NCR-2026-0001 nonconformity` (id, kind) → its values in YAML flow, such
    as `{grade: major}`; its day is the first of October 2026 or, behind an `@` in the key, another one. settings:
    further lines of sms.yml.
    """
    files = set_with({})
    forms = {kind: f"SMS-FRM-{number}" for kind, number in kinds.items()}
    lines = "record_kinds:\n" + "".join(f"  {kind}: {form}\n" for kind, form in forms.items())
    files["sms.yml"] += f"{lines if kinds else ''}{settings}".encode()
    files |= kind_files(files["sms.yml"], {})
    for key, values in records.items():
        name, _, day = key.partition("@")
        id_, kind = name.split()
        files[f"records/{forms[kind]}/{id_[-9:-5]}/{id_}.yml"] = _record(id_, forms[kind], day or "2026-10-01", values)
    return files


def _record(id_: str, form: str, day: str, values: str) -> bytes:
    head = f'schema: sms.record/v1\nid: {id_}\nform: {form}\nform_version: "1.0"\ndate: "{day}"\nmade_by: he.jing\n'
    text = f'{head}made_at: "{day}T10:00:00+08:00"\nvalues: {values}\n'
    assert isinstance(yaml.safe_load(text)["values"], dict)
    return text.encode()


def facts_of_kinds(
    kinds: Mapping[str, str], records: Mapping[str, str], settings: str = "", as_of: date = DAY
) -> Facts:
    """Return the facts of such a set."""
    facts = facts_of(set_of_kinds(kinds, records, settings), as_of)
    sound = {record.id for found in facts.records.sound.values() for record in found}
    assert {key.split()[0] for key in records} <= sound, facts.records.faults
    return facts

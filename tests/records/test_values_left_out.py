"""A value that is left out, or that an older version of the form had in another shape, makes no rule crash."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from smsgen import rules
from smsgen.analysis.facts import Facts, analyse
from smsgen.checking.runner import run
from smsgen.model.record import Record, Value
from tests.records.record_files import DAY, facts_of
from tests.rules.page_cases import RULES_FOLDER, page_paths, read_page, tree_of

_FIRST = 22
_JUDGING = tuple(
    rule
    for rule in rules.ALL
    if rule.code in ("INT001", "HIS022") or (rule.family == "REC" and int(rule.code[3:]) >= _FIRST)
)
_PAGES = [
    path.stem
    for path in page_paths()
    if path.parent.name == "rec" and int(path.read_text(encoding="utf-8").split()[1][3:]) >= _FIRST
]
# Key of a field, or `table.column` → the same record as it would be otherwise.
Change = Callable[[Record], Record]


def without(name: str) -> Change:
    """Return the change that leaves a value, or a column of all rows, out."""
    table, _, column = name.partition(".")

    def change(record: Record) -> Record:
        values: dict[str, Value] = dict(record.values)
        rows = values.get(table)
        if column and isinstance(rows, tuple):
            kept = (row for row in rows if not isinstance(row, str))
            values[table] = tuple({key: each for key, each in row.items() if key != column} for row in kept)
        elif not column:
            values.pop(table, None)
        return replace(record, values=values)

    return change


def older(value: Value) -> Change:
    """Return the change that makes a record one of an older version of its form, with another value in each field."""
    return lambda record: replace(record, form_version="0.1", values=dict.fromkeys(record.values, value))


def names(facts: Facts) -> Iterator[str]:
    """Yield each field, and each column of a table, that has a value in some record."""
    for record in facts.sms.records:
        for key, value in record.values.items():
            yield key
            for row in value if isinstance(value, tuple) else ():
                yield from (f"{key}.{column}" for column in (() if isinstance(row, str) else row))


@pytest.mark.parametrize("page", _PAGES)
def test_no_rule_crashes(page: str) -> None:
    for case in read_page(RULES_FOLDER / "rec" / f"{page}.md").cases:
        facts = facts_of(tree_of(case).files)
        changes = [without(name) for name in dict.fromkeys(names(facts))]
        for change in (*changes, older("?"), older(("?", "?")), older(({"?": "?"},)), older(())):
            sms = replace(facts.sms, records=tuple(map(change, facts.sms.records)))
            found = run(_JUDGING, analyse(sms, (), DAY), "audit").diagnostics
            assert [each.message.en for each in found if each.code == "INT001"] == [], case.title


@pytest.mark.parametrize("page", _PAGES)
def test_nothing_is_missing_from_a_record_of_an_older_version_of_its_form(page: str) -> None:
    """Which fields that version had stands nowhere in the tree."""
    for case in read_page(RULES_FOLDER / "rec" / f"{page}.md").cases:
        facts = facts_of(tree_of(case).files)
        sms = replace(facts.sms, records=tuple(map(older(""), facts.sms.records)))
        changed = analyse(sms, (), DAY)
        counting = {record.id for found in changed.records.sound.values() for record in found}
        assert counting >= {record.id for found in facts.records.sound.values() for record in found}
        found = run(_JUDGING, changed, "audit").diagnostics
        assert [each.message.en for each in found if each.location.path.startswith("records/")] == [], case.title

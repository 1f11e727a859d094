"""`sms export --to json-schema`: what the schema accepts, the checker accepts."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from smsgen.analysis.facts import analyse
from smsgen.analysis.record_values import Known, value_problems
from smsgen.app.export_form import export_form
from smsgen.exporters.forms.number_pattern import INTEGER, NUMBER, at_least, at_most
from smsgen.model.form import Field
from smsgen.sources.load import load
from smsgen.sources.tree import WorkingTree
from tests.fakes import SmallSet
from tests.fixtures.small_set import DAY
from tests.records.form_set import FORM, FULL, fill

if TYPE_CHECKING:
    from smsgen.model.record import Value

_HEAD = {
    "schema": "sms.record/v1",
    "id": "INC-2026-0001",
    "form": FORM,
    "form_version": "1.0",
    "date": "2026-10-01",
    "made_by": "he.jing",
    "made_at": "2026-10-01T12:00:00+08:00",
}


class Judges(NamedTuple):
    """The schema, and what the checker judges values by."""

    schema: Draft202012Validator
    fields: tuple[Field, ...]
    known: Known

    def accepts(self, values: Mapping[str, Any]) -> bool:
        """Tell what the schema says of values."""
        return bool(self.schema.is_valid(_HEAD | {"values": dict(values)}))

    def checker_accepts(self, values: Mapping[str, Any]) -> bool:
        """Tell what the checker says of them."""
        kept: dict[str, Value] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in values.items()
        }
        found = [problem.rule for problem in value_problems(self.fields, kept, self.known)]
        # The order of dates, and whether a record is there, are beyond a schema.
        return not set(found) - {"record-dates-order", "record-link-unresolved"}


@pytest.fixture(scope="module")
def judges(tmp_path_factory: pytest.TempPathFactory) -> Judges:
    small_set = fill(SmallSet(tmp_path_factory.mktemp("schema") / "set"))
    loaded = load(WorkingTree(small_set.root))
    facts = analyse(loaded.sms, loaded.findings, DAY)
    known = Known(
        people=frozenset(loaded.sms.authority.people),
        roles=frozenset(loaded.sms.authority.roles),
        documents=frozenset(facts.sources),
        records={record.id: record.form for record in loaded.sms.records},
    )
    schema = json.loads(export_form(facts, FORM, "json-schema", "en"))
    Draft202012Validator.check_schema(schema)
    return Judges(Draft202012Validator(schema), facts.sources[FORM].fields, known)


def test_a_whole_record_is_accepted_and_each_way_to_spoil_it_is_not(judges: Judges) -> None:
    assert judges.accepts(FULL)
    assert judges.checker_accepts(FULL)
    row = FULL["steps"][0]
    spoilt: dict[str, list[Any]] = {
        "summary": ["", " ", "two\nlines", "x" * 31, 5],
        "count": ["-1", "501", "1.5", "1,000", "１２", "12\n"],
        "cost": ["0.49", "99.1234567", "1e3", "CNY 5"],
        "seen_on": ["2026-02-30", "2025-02-29", "2026-10-1", "1969-12-31", "2026-10-01\n"],
        "raised_at": ["2026-10-01T09:30:00", "2026-10-01 09:30:00+08:00", "2026-10-01T24:00:00+08:00"],
        "priority": ["p3", "Critical"],
        "channels": [["phone", "phone"], ["fax"], "phone", []],
        "secure": ["true", True],
        "solver": ["He Jing"],
        "team": ["nobody"],
        "manual": ["SMS-PRC-99"],
        "problem": ["PRB-2026-0000", "PRB-26-1"],
        "steps": [[], "none", [{"step": "x"}], [row | {"more": "x"}], [row | {"by": "nobody"}]],
    }
    for key, values in spoilt.items():
        for value in values:
            assert not judges.accepts(dict(FULL) | {key: value}), (key, value)
    assert not judges.accepts({key: value for key, value in FULL.items() if key != "summary"})
    assert not judges.accepts(dict(FULL) | {"sumary": "x"})


_NUMBERS = st.one_of(
    st.integers(-700, 700).map(str),
    st.decimals(-3, 700, places=2).map(lambda number: f"{number:f}"),
    st.sampled_from(["007", "-0", "-0.0", "0.5", "0.50", "0.49", "0.500001", "1e2", "+5", "500.000", "500.1"]),
)
_DAYS = st.one_of(
    st.dates().map(str), st.sampled_from(["2024-02-29", "2023-02-29", "2000-02-29", "2100-02-29", "2026-13-01"])
)
_ZONES = st.sampled_from(["Z", "+08:00", "-23:59", "+24:00", "", "+0800"])
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "summary": st.text(min_size=1, max_size=33),
    "story": st.text(min_size=1),
    "count": _NUMBERS,
    "cost": _NUMBERS,
    "seen_on": _DAYS,
    "raised_at": st.builds(lambda day, zone: f"{day}T09:30:00{zone}", _DAYS, _ZONES),
    "priority": st.sampled_from(["p1", "p2", "p3", "Critical"]),
    "channels": st.lists(st.sampled_from(["phone", "mail", "fax"]), min_size=1, max_size=3),
    "secure": st.sampled_from(["yes", "no", "true"]),
    "solver": st.sampled_from(["he.jing", "li.qing", "nobody"]),
    "team": st.sampled_from(["incident-manager", "nobody"]),
    "manual": st.sampled_from(["SMS-PRC-20", "SMS-PRC-99"]),
    "problem": st.sampled_from(["PRB-2026-0001", "PRB-2026-10000", "PRB-2026-0000", "prb-2026-0001", "PRB-2026-00001"]),
    "steps": st.lists(
        st.fixed_dictionaries(
            {"at": st.builds(lambda day: f"{day}T09:30:00Z", _DAYS)},
            optional={"step": st.text(min_size=1), "by": st.sampled_from(["he.jing", "nobody"])},
        ),
        min_size=1,
        max_size=2,
    ),
}


@given(
    st.fixed_dictionaries(
        {"summary": _VALUES["summary"]}, optional={key: each for key, each in _VALUES.items() if key != "summary"}
    )
)
def test_what_the_schema_accepts_the_checker_accepts(judges: Judges, values: dict[str, Any]) -> None:
    if judges.accepts(values):
        assert judges.checker_accepts(values)


@given(st.sampled_from(sorted(_VALUES)).flatmap(lambda key: st.tuples(st.just(key), _VALUES[key])))
@example(("cost", "0.50"))
@example(("count", "500"))
def test_what_the_checker_accepts_the_schema_accepts(judges: Judges, pair: tuple[str, Any]) -> None:
    values = {"summary": "one"} | {pair[0]: pair[1]}
    written = pair[1]
    if pair[0] in ("count", "cost") and written.lstrip("-").startswith("0") and written.lstrip("-0")[:1].isdigit():
        return  # a leading zero, which the schema does not take
    if pair[0] in ("summary", "story", "steps") and not str(written).isprintable():
        return  # signs that no file of the set may hold
    if judges.checker_accepts(values) and all("\n" not in str(each) for each in values.values()):
        assert judges.accepts(values)


@given(
    st.decimals(-2000, 2000, places=3).map(lambda number: f"{number.normalize():f}"),
    st.decimals(-2000, 2000, places=3).map(lambda number: f"{number:f}"),
)
@example("0", "-0.000")
@example("-0.5", "-0.500")
@example("100", "99.999")
def test_patterns_of_limits_compare_as_numbers_do(limit: str, number: str) -> None:
    import re  # noqa: PLC0415 — of this test alone

    assert re.fullmatch(NUMBER, number)
    assert bool(re.fullmatch(at_least(limit), number)) == (Decimal(number) >= Decimal(limit))
    assert bool(re.fullmatch(at_most(limit), number)) == (Decimal(number) <= Decimal(limit))
    assert bool(re.fullmatch(INTEGER, number)) == ("." not in number)


def test_the_words_are_those_of_the_language(small_set: SmallSet, tmp_path: Path) -> None:
    fill(small_set)
    file = tmp_path / "schema.json"
    run = small_set.sms("export", FORM, "--to", "json-schema", "--lang", "zh", "--out", str(file))
    assert run.code == 0, run.err
    schema = json.loads(file.read_text("utf-8"))
    summary = schema["properties"]["values"]["properties"]["summary"]
    assert (schema["title"], summary["title"], summary["description"]) == (f"{FORM} 事件记录", "摘要", "一行。")
    refused = small_set.sms("export", "SMS-FRM-38", "--to", "json-schema")
    assert (refused.code, refused.err) == (2, f"There is no form SMS-FRM-38. The forms are: {FORM}, SMS-FRM-42\n")
    nowhere = small_set.sms("export", FORM, "--to", "xlsx", "--out", str(tmp_path / "none" / "a.xlsx"))
    assert nowhere.code == 2
    assert "cannot be written" in nowhere.err or "none" in nowhere.err

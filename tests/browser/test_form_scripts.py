"""The scripts of a form say what the checker says: the same bytes, the same verdict on every value, the same times."""

import json
import random
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

from smsgen.analysis.record_values import Known, value_problems
from smsgen.app.recording.record_answers import clean, value_of
from smsgen.exporters.record_file import record_bytes
from smsgen.exporters.site.fill_form import ASSETS
from smsgen.model.form import Field
from smsgen.model.record import External, Link, Record, Value
from smsgen.sources.read_bytes import hidden_in

pytestmark = pytest.mark.browser

_TEXTS = (
    "", " ", "a", "No", "1", "-7", "12.5", "1.1234567", "007", "1e3", "１", "9999999999999", "10", "0.5", "99.51",
    "2026-02-28", "2026-02-30", "2026-13-01", "0000-01-01", "1969-12-31", "2999-12-31", "3000-01-01", "2024-02-29",
    "2026-10-01T09:30:00+08:00", "2026-10-01T09:30:00Z", "2026-10-01T25:00:00Z", "2026-10-01T09:30", "2026-10-01 09:30",
    "2026-10-01T09:30:00-24:00", "2026-10-01T00:10:00+08:00", "yes", "no", "normal", "li.qing", "toString", "__proto__",
    "RFC-2026-0001", "RFC-2026-0000", "INC-2026-00012", "INC-2026-12345", "INC-2026-0001\n", "SMS-MAN-01", "two\nlines",
    '"quoted" \\ back', "变更 ：“引号”", "😀😀😀😀😀😀😀", "é" * 13, "tab\tinside", "# no comment", "{a: b}", "- x",
)  # fmt: skip
_FIELDS = (
    Field("text", "", "text", limits={"max_length": "12"}),
    Field("must", "", "text", required=True),
    Field("end", "", "text", required_to_close=True),
    Field("story", "", "long-text", limits={"max_length": "20"}),
    Field("count", "", "integer", limits={"min": "1", "max": "9"}),
    Field("share", "", "number", limits={"min": "-1", "max": "99.5"}),
    Field("begun", "", "date"),
    Field("ended", "", "date", limits={"not_before": "begun"}),
    Field("seen", "", "datetime", limits={"not_before": "begun"}),
    Field("later", "", "datetime", limits={"not_before": "seen"}),
    Field("kind", "", "choice", choices={"normal": "N", "no": "M"}),
    Field("areas", "", "choices", required=True, choices={"normal": "N", "no": "M"}),
    Field("urgent", "", "yes-no"),
    Field("who", "", "person"),
    Field("what", "", "role"),
    Field("doc", "", "document"),
    Field("any", "", "record"),
    Field(
        "rows",
        "",
        "table",
        required=True,
        columns=(
            Field("must", "", "text", required=True),
            Field("on", "", "date", limits={"not_before": "begun"}),
            Field("until", "", "date", limits={"not_before": "on"}),
            Field("done", "", "text", required_to_close=True),
        ),
    ),
)
_KNOWN = Known(
    people=frozenset({"li.qing"}),
    roles=frozenset({"normal"}),
    documents=frozenset({"SMS-MAN-01"}),
    records={clean(text): "" for text in _TEXTS},
)


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    """Return a page that has the scripts and nothing else."""
    page = browser.new_page()
    page.goto("about:blank")
    for name in ("record-file.js", "record-rules.js", "local-time.js"):
        page.add_script_tag(content=(ASSETS / name).read_text("utf-8"))
    yield page
    page.close()


def _data(field: Field) -> dict[str, Any]:
    columns = [_data(column) for column in field.columns]
    choices = list(field.choices.items())
    return field._asdict() | {"choices": choices, "columns": columns, "limits": dict(field.limits)}


def _value(field: Field, dice: random.Random) -> Value:
    if field.type == "table":
        return tuple(
            {column.key: clean(dice.choice(_TEXTS)) for column in field.columns if dice.random() < 0.7}
            for _ in range(dice.randrange(3))
        )
    if field.type == "choices":
        return tuple(dice.choice(("normal", "no", "other")) for _ in range(dice.randrange(4)))
    return clean(dice.choice(_TEXTS), lines=field.type == "long-text")


def _values(dice: random.Random) -> dict[str, Value]:
    return {field.key: _value(field, dice) for field in _FIELDS if dice.random() < 0.8}


def test_every_value_is_judged_as_the_checker_judges_it(scripts: Page) -> None:
    dice = random.Random(7)  # noqa: S311 — to choose texts, not to keep a secret
    cases = [values for _ in range(1500) if (values := _values(dice))]
    known = {
        "people": {"li.qing": 1},
        "roles": {"normal": 1},
        "documents": {"SMS-MAN-01": 1},
        "prefixes": {},
    }
    found = scripts.evaluate(
        "([fields, cases, known]) => cases.map((each, n) => smsForm.problems(fields, each, known, 'values', n % 2 > 0)"
        ".map(problem => [problem.path, problem.rule]))",
        [[_data(field) for field in _FIELDS], cases, known],
    )
    seen = set()
    for number, (values, judged) in enumerate(zip(cases, found, strict=True)):
        problems = value_problems(_FIELDS, values, _KNOWN, closed=number % 2 > 0)
        expected = {(each.data_path, each.rule) for each in problems if each.rule}
        assert {tuple(each) for each in judged} == expected, values
        seen |= {rule for _, rule in expected}
    assert seen == {"record-field-missing", "record-value-malformed", "record-value-limit", "record-dates-order"}


def test_the_file_has_the_bytes_that_the_program_writes(scripts: Page) -> None:
    dice = random.Random(8)  # noqa: S311 — as above
    keys = ("a", "no", "Yes", "null", "two_2", "0", "on", "x.y", "空")
    for number in range(300):
        values: dict[str, Value] = {dice.choice(keys): clean(dice.choice(_TEXTS)) or "x" for _ in range(4)}
        values["list"] = tuple(_TEXTS[2:5])
        values["rows"] = ({"no": dice.choice(_TEXTS)}, {"a": dice.choice(_TEXTS), "b": "c"})
        record = Record(
            "", f"INC-2026-{number + 1:04d}", "SMS-FRM-39", "1.10", "2026-10-01", "li.qing",
            "2026-10-01T10:00:00+08:00", version="1.0" * (number % 2), closed="yes" * (number % 3 == 0),
            corrects="INC-2026-0001" * (number % 5 == 0), values=values if number % 7 else {},
            links=(Link("caused-by", "PRB-2026-0001"),) * (number % 3),
            external=External(dice.choice(_TEXTS) or "safe", "0" * 64) if number % 4 == 0 else None,
        )  # fmt: skip
        assert scripts.evaluate("smsForm.recordText", _as_script(record)).encode() == record_bytes(record)


def _as_script(record: Record) -> Mapping[str, object]:
    head = ("id", "form", "form_version", "date", "made_by", "made_at", "version", "closed", "corrects")
    return {key: getattr(record, key) for key in head} | {
        "values": [[key, list(value) if isinstance(value, tuple) else value] for key, value in record.values.items()],
        "links": [{"type": link.type, "record": link.record} for link in record.links],
        "external": record.external._asdict() if record.external else None,
    }


def test_texts_are_cleaned_as_the_program_cleans_them(scripts: Page) -> None:
    spaces = [f"a{chr(code)}{chr(code)}b{chr(code)}" for code in range(0x3100) if not chr(code).isprintable()]
    texts = [*_TEXTS, *spaces, "a  b", "e\u0301", " \r\n x \r y ", "\u3000全角\u3000", "\x1c\x85"]
    for lines in (False, True):
        cleaned = scripts.evaluate("([texts, lines]) => texts.map(each => smsForm.clean(each, lines))", [texts, lines])
        assert cleaned == [clean(text, lines=lines) for text in texts]


def test_the_same_characters_are_taken_for_hidden(scripts: Page) -> None:
    ends = [code for last in range(0x1FFFE, 0x10FFFF, 0x10000) for code in range(last - 1, last + 2)]
    codes = [*range(0xD800), *range(0xE000, 0x10000), *range(0x1B000, 0x1E000), *range(0xDFFF0, 0xE1010), *ends]
    hidden = scripts.evaluate("codes => codes.filter(code => smsForm.hiddenProblem(String.fromCodePoint(code)))", codes)
    assert hidden == [code for code in codes if hidden_in(chr(code))]
    assert scripts.evaluate("smsForm.hiddenProblem('\\ud800')")  # half a character, which no file can hold


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "UTC", "Asia/Kolkata"])
def test_times_get_the_zone_of_the_organisation(scripts: Page, zone: str) -> None:
    field = Field("at", "", "datetime")
    walls = [f"2026-{month:02d}-{day:02d}T{hour:02d}:{minute}" for month in (1, 3, 7, 10, 11) for day in (1, 8, 25, 29)
             for hour in range(24) for minute in ("00", "30")]  # fmt: skip
    zoned = scripts.evaluate("([zone, walls]) => walls.map(each => smsForm.withZone(zone, each))", [zone, walls])
    assert zoned == [value_of(field, wall, ZoneInfo(zone)) for wall in walls]
    moments = [datetime(2026, 10, 25, hour, 59, 3, tzinfo=UTC) for hour in range(24)]
    shown = scripts.evaluate(
        "([zone, at]) => at.map(each => smsForm.inZone(zone, each))",
        [zone, [each.timestamp() * 1000 for each in moments]],
    )
    assert shown == [each.astimezone(ZoneInfo(zone)).isoformat() for each in moments]


def test_scripts_build_no_markup_and_run_no_text() -> None:
    for script in ASSETS.glob("*.js"):
        text = script.read_text("utf-8")
        for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "new Function", "document.write",
                          "fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket"):  # fmt: skip
            assert forbidden not in text, (script.name, forbidden)
    assert json.loads((Path(ASSETS).parents[1] / "npm" / "package.json").read_text("utf-8"))["dependencies"].keys() == {
        "iframe-worker"
    }

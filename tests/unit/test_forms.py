"""Forms as data: types, choices, limits, keys, records, and labels in every language."""

import pytest

from tests.fixtures.small_set import judge, lines, set_of, source, translation

PATH = "forms/frm-01.md"
RECORD = "record: {prefix: ABC, instance: retained, storage: repository, retention: 3 years, event: a change}\n"
OTHER = source("FRM-02", "fields: [{key: a, label: A, type: text}]\n" + RECORD.replace("ABC", "DEF"))


def form(fields: str, record: str = RECORD) -> str:
    """Return a form; its fields begin on line 10."""
    indented = "".join(f"  - {field}\n" for field in fields.splitlines())
    return source("FRM-01", f"fields:\n{indented}{record}")


def findings(text: str) -> list[str]:
    """Return each finding of the family FRM and each malformed value as `line:column name`."""
    report = judge(set_of({PATH: text, "forms/frm-02.md": OTHER}))
    return [
        f"{found.location.line}:{found.location.column} {found.name}"
        for found in report.diagnostics
        if found.location.path == PATH
        and (found.code.startswith("FRM") or found.name in ("value-malformed", "key-unknown", "key-missing"))
    ]


TABLE = "{key: b, label: B, type: table, columns: [{key: c, label: C, type: text}]}"


@pytest.mark.covers("R-27")
@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("{key: a, label: A, type: text}", []),
        ("{key: a, label: A, type: long-text, limits: {max_length: 500}}", []),
        ("{key: a, label: A, type: integer, required: yes, unit: h, limits: {min: 0, max: 24}}", []),
        ("{key: a, label: A, type: choice, choices: {x: X, y: Y}}", []),
        ("{key: a, label: A, type: record, form: FRM-02}", []),
        ("{key: a, label: A, type: table, columns: [{key: b, label: B, type: date}]}", []),
        ("{key: a, label: A}", ["10:5 key-missing"]),
        ("{key: a, label: A, type: txt}", ["10:24 field-type-unknown"]),
        ("{key: a, label: A, type: Text}", ["10:24 field-type-unknown"]),
        ("{key: A, label: A, type: text}", ["10:6 field-key-format"]),
        ("{key: 1a, label: A, type: text}", ["10:6 field-key-format"]),
        ("{key: 编号, label: A, type: text}", ["10:6 field-key-format"]),
        ("{key: a, label: A, type: text, size: 3}", ["10:36 key-unknown"]),
        ("{key: a, label: A, type: text, required: true}", ["10:36 value-malformed"]),
        ("{key: a, label: A, type: text, required: closing}", []),
        ("{key: a, label: A, type: text, required: closed}", ["10:36 value-malformed"]),
        ("{key: a, label: A, type: table, columns: [{key: b, label: B, type: text, required: closing}]}", []),
        (
            "{key: a, label: A, type: table, columns: [{key: b, label: B, type: text, required: later}]}",
            ["10:78 value-malformed"],
        ),
        ("{key: a, label: A, type: choice}", ["10:5 field-choices"]),
        ("{key: a, label: A, type: choice, choices: {x: X}}", ["10:38 field-choices"]),
        ("{key: a, label: A, type: choice, choices: {x: X, y: X}}", ["10:38 field-choices"]),
        ("{key: a, label: A, type: text, choices: {x: X, y: Y}}", ["10:36 field-choices"]),
        ("{key: a, label: A, type: record, form: FRM-99}", ["10:38 field-form"]),
        ("{key: a, label: A, type: text, form: FRM-02}", ["10:36 field-form"]),
        ("{key: a, label: A, type: table}", ["10:5 field-columns"]),
        ("{key: a, label: A, type: text, columns: [{key: b, label: B, type: date}]}", ["10:36 field-columns"]),
        (f"{{key: a, label: A, type: table, columns: [{TABLE}]}}", ["10:66 field-type-unknown"]),
        ("{key: a, label: A, type: table, columns: {key: b}}", ["10:37 value-malformed"]),
        ("just a text", ["10:5 value-malformed"]),
    ],
)
def test_each_mistake_of_a_field_at_its_place(field: str, expected: list[str]) -> None:
    assert findings(form(field)) == expected


def test_a_key_stands_once_in_a_form_and_once_in_each_table() -> None:
    table = "{key: t, label: T, type: table, columns: [{key: a, label: A, type: text}, {key: a, label: A, type: text}]}"
    assert findings(form(f"{{key: a, label: A, type: text}}\n{table}\n{{key: a, label: A, type: text}}")) == [
        "11:80 field-key-duplicate",
        "12:6 field-key-duplicate",
    ]


@pytest.mark.parametrize(
    ("kind", "limits", "at_fault"),
    [
        ("number", {"min": "-1.5", "max": "2"}, []),
        ("number", {"min": "2", "max": "2"}, []),
        ("number", {"min": "10", "max": "9"}, ["max"]),
        ("number", {"min": "one"}, ["min"]),
        ("number", {"min": "1e3"}, ["min"]),
        ("number", {"min": "٣"}, ["min"]),
        ("number", {"max_length": "3"}, ["max_length"]),
        ("text", {"max_length": "3"}, []),
        ("text", {"max_length": "1.5"}, ["max_length"]),
        ("text", {"max_length": "-1"}, ["max_length"]),
        ("text", {"max_length": "²"}, ["max_length"]),
        ("date", {"not_before": "raised_at"}, []),
        ("date", {"not_before": "own"}, ["not_before"]),
        ("date", {"not_before": "nothing"}, ["not_before"]),
        ("yes-no", {"min": "1"}, ["min"]),
    ],
)
def test_limits_fit_the_type(kind: str, limits: dict[str, str], at_fault: list[str]) -> None:
    written = ", ".join(f'{limit}: "{value}"' for limit, value in limits.items())
    text = form(
        f"{{key: raised_at, label: R, type: date}}\n{{key: own, label: Own, type: {kind}, limits: {{{written}}}}}"
    )
    report = judge(set_of({PATH: text}))
    assert [found.data_path for found in report.diagnostics if found.name == "field-limits"] == [
        f"fields[1].limits.{limit}" for limit in at_fault
    ]


ONE_FIELD = "{key: a, label: A, type: text}"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (RECORD, []),
        (RECORD.replace("event: a change", "due: monthly"), []),
        ("", ["2:1 record-missing"]),
        ("record: monthly\n", ["11:1 value-malformed"]),
        (RECORD.replace("ABC", "abc"), ["11:10 record-value"]),
        (RECORD.replace("ABC", "DEF"), []),  # the second form by path is told
        (RECORD.replace("retained", "kept"), ["11:23 record-value"]),
        (RECORD.replace("repository", "disk"), ["11:43 record-value"]),
        (RECORD.replace("3 years", "for ever"), ["11:64 record-value"]),
        (RECORD.replace("3 years", "0 years"), ["11:64 record-value"]),
        (RECORD.replace("event: a change", "due: sometimes"), ["11:84 record-value"]),
        (RECORD.replace(", event: a change", ""), ["11:1 record-value"]),
        (RECORD.replace("event: a change", "event: a change, due: monthly"), ["11:84 record-value"]),
        (RECORD.replace("prefix: ABC, ", ""), ["11:1 key-missing"]),
    ],
)
def test_each_mistake_of_the_record_rule_at_its_place(record: str, expected: list[str]) -> None:
    assert findings(form(ONE_FIELD, record)) == expected


def test_two_forms_do_not_share_a_prefix() -> None:
    whole = set_of({PATH: form(ONE_FIELD, RECORD.replace("ABC", "DEF")), "forms/frm-02.md": OTHER})
    assert "forms/frm-02.md:10:10 record-prefix-duplicate" in lines(judge(whole))


def test_a_form_without_fields() -> None:
    assert findings(source("FRM-01", RECORD)) == ["0:0 form-without-fields"]


ENGLISH = form(
    "{key: kind, label: Kind, type: choice, choices: {x: X, y: Y}}\n"
    "{key: time, label: Time, type: integer, unit: minutes}\n"
    "{key: cost, label: Cost, type: number, unit: CNY}\n"
    "{key: steps, label: Steps, type: table, columns: [{key: step, label: Step, type: text}]}"
)
CHINESE = """\
fields:
  kind: {label: 类别, choices: {x: 甲, y: 乙}}
  time: {label: 时间, unit: 分钟}
  cost: {label: 费用}
  steps: {label: 步骤, columns: {step: {label: 步骤}}}
record: {event: 变更}
"""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        ("  cost: {label: 费用}\n", "", ["label-missing fields.cost"]),
        ("x: 甲, ", "", ["label-missing fields.kind.choices"]),
        (", unit: 分钟", "", ["label-missing fields.time"]),
        (", columns: {step: {label: 步骤}}", "", ["label-missing fields.steps.columns.step"]),
        ("record: {event: 变更}\n", "", ["label-missing record.event"]),
        ("x: 甲", "x: 甲, z: 丙", ["label-without-field fields.kind.choices.z"]),
        ("  cost:", "  costs: {label: 费用}\n  cost:", ["label-without-field fields.costs"]),
        ("{step:", "{stop: {label: 停}, step:", ["label-without-field fields.steps.columns.stop"]),
    ],
)
def test_every_label_and_choice_stands_in_every_language(before: str, after: str, expected: list[str]) -> None:
    chinese = CHINESE.replace(before, after, 1) if before else CHINESE
    whole = set_of({PATH: ENGLISH, "forms/frm-01.zh.md": translation("FRM-01", chinese)}, languages="[en, zh]")
    assert [
        f"{found.name} {found.data_path}" for found in judge(whole).diagnostics if found.name.startswith("label")
    ] == expected


def test_labels_in_a_language_that_is_not_published_are_not_asked_for() -> None:
    whole = set_of({PATH: ENGLISH, "forms/frm-01.fr.md": translation("FRM-01")}, languages="[en]")
    report = judge(whole)
    assert report.exit_code == 1
    assert [found.name for found in report.diagnostics if found.location.path.endswith(".fr.md")] == [
        "language-not-published"
    ]

"""`sms record`: what is filled in is written whole or not at all, at the right place, and never over anything."""

import json
import subprocess
from hashlib import sha256

import pytest

from tests.fakes import SmallSet
from tests.records.record_files import record_text
from tests.records.terminal import SMS, at_terminal

FOLDER = "records/SMS-FRM-39/2026"
DAY = ("--date", "2026-10-01")


@pytest.fixture
def filled(small_set: SmallSet) -> SmallSet:
    """Return a set whose form has a field of each kind that is asked for differently."""
    fields = """\
  - {key: summary, label: Summary, type: text, required: "yes", guidance: One line., limits: {max_length: "20"}}
  - {key: priority, label: Priority, type: choice, choices: {p1: Critical, p2: Normal}}
  - {key: channels, label: Channels, type: choices, choices: {phone: Telephone, mail: E-mail}}
  - {key: story, label: Story, type: long-text}
  - {key: at, label: At, type: datetime}
  - {key: steps, label: Steps, type: table, columns: [{key: step, label: Step, type: text, required: "yes"}]}
"""
    text = small_set.read("forms/frm-39.md")
    start, end = text.index("  - {key: summary"), text.index("record: {")
    small_set.write("forms/frm-39.md", text[:start] + fields + text[end:])
    small_set.write("sms.yml", small_set.read("sms.yml").replace("languages: [en, zh]", "languages: [en]"))
    for path in small_set.root.rglob("*.zh.md"):
        path.unlink()
    return small_set


def new(small_set: SmallSet, *arguments: str) -> str:
    """Make a record, which must succeed; return the path that was written."""
    run = small_set.sms("record", "new", "SMS-FRM-39", "--by", "he.jing", *DAY, *arguments)
    assert run.code == 0, run.err
    return run.out.removeprefix("Written: ").strip()


def refused(small_set: SmallSet, *arguments: str, code: int = 1) -> str:
    """Try to make a record, which must be refused and leave everything as it was; return what was said."""
    before = small_set.digest()
    run = small_set.sms("record", "new", *arguments)
    assert (run.code, run.out) == (code, ""), run.err
    assert small_set.digest() == before
    return run.err


@pytest.mark.covers("R-27")
def test_a_record_is_written_from_options_and_the_checker_accepts_it(filled: SmallSet) -> None:
    given = (
        "summary=a = b: #1",
        "priority=2",
        "channels=phone，mail",
        "at=2026-10-01 09:30",
        'steps=[{"step": "重启"}]',
    )
    path = new(filled, *(word for each in given for word in ("--set", each)), "--closed")
    assert path == f"{FOLDER}/INC-2026-0001.yml"
    written = filled.read(path)
    for line in (
        'summary: "a = b: #1"',
        'priority: "p2"',
        'channels: ["phone", "mail"]',
        'closed: "yes"',
        '{step: "重启"}',
    ):
        assert line in written
    assert 'at: "2026-10-01T09:30:00+08:00"' in written
    run = filled.sms("check")
    assert {name for name in run.names if name != "record-date-future"} <= {"record-back-filled"}


def test_numbers_go_on_by_year_and_no_file_is_overwritten(filled: SmallSet) -> None:
    filled.write(f"{FOLDER}/INC-2026-0007.yml", "not: a record\n")
    filled.write(f"{FOLDER}/INC-2026-0008.yml", record_text("INC-2026-0003", "values: {summary: Misplaced}"))
    before = filled.digest()
    assert new(filled, "--set", "summary=one") == f"{FOLDER}/INC-2026-0009.yml"
    assert new(filled, "--set", "summary=two") == f"{FOLDER}/INC-2026-0010.yml"
    assert before.items() <= filled.digest().items()
    run = filled.sms("record", "new", "SMS-FRM-39", "--by", "he.jing", "--date", "2025-10-01", "--set", "summary=old")
    assert run.out == "Written: records/SMS-FRM-39/2025/INC-2025-0001.yml\n"


@pytest.mark.covers("R-21")
def test_nothing_is_written_where_anything_is_wrong(filled: SmallSet) -> None:
    form = ("SMS-FRM-39", "--by", "he.jing", *DAY)
    said = refused(filled, *form, "--set", "summary=far too long a summary", "--set", "priority=p3", "--set", "at=noon")
    assert [line.split(":")[0] for line in said.splitlines() if line[0] != " " and "REC017" not in line] == [
        *("values.summary", "values.priority", "values.at", "Nothing was written."),
    ]
    assert "REC009" in refused(filled, *form, "--set", "priority=p1")
    assert "REC009" in refused(filled, *form)
    assert "Did you mean “he.jing”?" in refused(filled, "SMS-FRM-39", "--by", "he.jin", "--set", "summary=x")
    assert "REC013" in refused(filled, *form, "--set", "summary=x", "--link", "follows=INC-2026-0002")
    assert "REC010" in refused(filled, *form, "--set", "summary=x", "--link", "follows=INC-2026-0001")
    assert "REC019" in refused(filled, *form, "--set", "summary=x", "--corrects", "INC-2026-0001")
    assert "REC016" in refused(filled, "SMS-FRM-39", "--by", "he.jing", "--date", "2999-01-01", "--set", "summary=x")
    assert "REC021" in refused(filled, *form, "--set", "summary=x", "--none-since", "2026-09-01")
    assert "SRC005" in refused(filled, *form, "--set", "summary=a\u200bb")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("SMS-FRM-38", "--by", "he.jing"), "There is no form SMS-FRM-38. The forms are: SMS-FRM-39"),
        (("SMS-PRC-20", "--by", "he.jing"), "There is no form SMS-PRC-20."),
        (("SMS-FRM-39",), "--by is missing. sms record new asks for it on a terminal."),
        (("SMS-FRM-39", "--by", "he.jing", "--set", "sumary=x"), "no field sumary. Did you mean “summary”?"),
        (("SMS-FRM-39", "--by", "he.jing", "--set", "summary"), "summary is not KEY=VALUE."),
        (("SMS-FRM-39", "--by", "he.jing", "--set", "summary=a", "--set", "summary=b"), "summary is given twice."),
        (("SMS-FRM-39", "--by", "he.jing", "--link", "INC-2026-0001"), "is not TYPE=RECORD."),
        (("SMS-FRM-39", "--by", "he.jing", "--place", "safe"), "--place, --file is missing."),
        (("SMS-FRM-39", "--by", "he.jing", "--place", "safe", "--file", "none"), "none cannot be read"),
        (("SMS-FRM-39", "--by", "he.jing", "--from", "a.json", "--set", "summary=x"), "with --set or with --from"),
        (("SMS-FRM-39", "--from", "a.json"), "a.json cannot be read"),
    ],
)
def test_wrong_usage_says_what_to_do(filled: SmallSet, arguments: tuple[str, ...], said: str) -> None:
    assert said in refused(filled, *arguments, code=2)


def test_a_record_from_json(filled: SmallSet) -> None:
    content = {
        "made_by": "xu.dan",
        "date": "2026-10-02",
        "values": {"summary": 12, "channels": ["mail"], "steps": [{"step": True}]},
        "closed": True,
    }
    filled.write("in.json", json.dumps(content))
    run = filled.sms("record", "new", "SMS-FRM-39", "--from", "in.json")
    written = filled.read(run.out.removeprefix("Written: ").strip())
    for line in ('made_by: "xu.dan"', 'date: "2026-10-02"', 'summary: "12"', '{step: "yes"}', 'closed: "yes"'):
        assert line in written


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[]", "is not a JSON object"),
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ('{"made_by": "he.jing", "fields": {}}', "no record has the keys fields"),
        ('{"made_by": "he.jing", "values": []}', "values is not"),
        ('{"made_by": "he.jing", "links": ["INC-2026-0001"]}', "links is not"),
        ('{"made_by": "he.jing", "external": "safe"}', "external is not"),
        (" " * 1_100_000, "too large"),
    ],
)
def test_json_that_is_no_record(filled: SmallSet, content: str, said: str) -> None:
    filled.write("in.json", content)
    assert said in refused(filled, "SMS-FRM-39", "--from", "in.json", code=2)


def test_content_kept_elsewhere_and_a_statement_that_there_was_none(filled: SmallSet) -> None:
    filled.write("paper.pdf", b"%PDF signed")
    written = filled.read(new(filled, "--place", "safe of the service desk", "--file", "paper.pdf"))
    digest = sha256(b"%PDF signed").hexdigest()
    assert f'external: {{place: "safe of the service desk", sha256: "{digest}"}}' in written
    assert "values" not in written
    assert 'none_since: "2026-07-01"' in filled.read(new(filled, "--none-since", "2026-07-01"))


def test_lists_and_sheets_in_both_languages(small_set: SmallSet) -> None:
    new(small_set, "--set", "summary=Mail is down", "--set", "priority=p2")
    new(small_set, "--set", "summary=Again", "--link", "follows=INC-2026-0001", "--closed")
    listed = small_set.sms("record", "list", "SMS-FRM-39").out
    assert "INC-2026-0001  2026-10-01  SMS-FRM-39  He Jing 何静  open" in listed
    shown = small_set.sms("record", "show", "INC-2026-0001", "--lang", "zh").out
    for part in ("事件记录", "优先级：一般", "被关联：", "承接 INC-2026-0002"):
        assert part in shown
    sheet = json.loads(small_set.sms("record", "show", "INC-2026-0002", "--format", "json").out)
    assert sheet["links"] == [{"type": "follows", "record": "INC-2026-0001"}]
    assert sheet["state"] == "closed"
    rows = json.loads(small_set.sms("record", "list", "--format", "json").out)["records"]
    assert [row["id"] for row in rows] == ["INC-2026-0001", "INC-2026-0002"]
    run = small_set.sms("record", "show", "INC-2026-0003")
    assert (run.code, run.out) == (2, "")
    assert "Did you mean INC-2026-0002" in run.err
    assert small_set.sms("record", "list", "SMS-FRM-99").code == 2


def test_a_folder_that_cannot_be_written_leads_to_a_message(filled: SmallSet) -> None:
    filled.write("elsewhere/note.txt", "x")
    (filled.root / "records").symlink_to(filled.root / "elsewhere")
    said = refused(filled, "SMS-FRM-39", "--by", "he.jing", *DAY, "--set", "summary=x", code=2)
    assert "is a symbolic link" in said


def test_a_person_at_a_terminal_is_asked_field_by_field(filled: SmallSet) -> None:
    answers = ["he.jing", "2026-10-01", "", "this summary is far too long", "Mail is down", "9", "1", "phone, fax"]
    answers += [
        "phone, mail",
        "First line",
        "Second line",
        "",
        "half past nine",
        "2026-10-01 09:30",
        "y",
        "",
        "Restart",
        "n",
    ]
    code, shown = at_terminal(filled.root, ["record", "new", "SMS-FRM-39"], answers)
    assert code == 0, shown
    for part in ("One line.", "1  Critical (p1)", "required", "longer than 20 characters", "is not one of p1, p2"):
        assert part in shown
    written = filled.read(f"{FOLDER}/INC-2026-0001.yml")
    for line in (
        'summary: "Mail is down"',
        'priority: "p1"',
        'channels: ["phone", "mail"]',
        'story: "First line\\nSecond line"',
        'at: "2026-10-01T09:30:00+08:00"',
        '- {step: "Restart"}',
    ):
        assert line in written


def test_people_who_write_at_the_same_time_get_different_numbers(small_set: SmallSet) -> None:
    command = [SMS, "record", "new", "SMS-FRM-39", "--by", "he.jing", *DAY, "--set"]
    running = [
        subprocess.Popen([*command, f"summary=writer {number}"], cwd=small_set.root, stdout=subprocess.PIPE, text=True)
        for number in range(4)
    ]
    paths = [process.communicate(timeout=120)[0].removeprefix("Written: ").strip() for process in running]
    assert sorted(paths) == [f"{FOLDER}/INC-2026-000{number}.yml" for number in range(1, 5)]
    for number, path in enumerate(paths):
        assert f'summary: "writer {number}"' in small_set.read(path)


@pytest.mark.parametrize("days", ["-1", "many", "1.5", "١"])
def test_a_threshold_that_is_no_number_of_days_stops_the_run(small_set: SmallSet, days: str) -> None:
    small_set.write("sms.yml", small_set.read("sms.yml") + f'thresholds: {{back_fill_days: "{days}"}}\n')
    run = small_set.sms("check")
    assert run.code == 2
    assert run.found == [("sms.yml", small_set.line_of("sms.yml", "thresholds"), "value-malformed")]


@pytest.mark.covers("R-32")
def test_a_back_filled_record_is_a_warning_in_every_profile(small_set: SmallSet) -> None:
    text = record_text("INC-2026-0001", "values: {summary: Mail is down}").replace("2026-10-01T", "2026-10-09T")
    small_set.write(f"{FOLDER}/INC-2026-0001.yml", text)
    for profile in ("draft", "audit"):
        run = small_set.sms("check", "--profile", profile)
        assert [name for path, _, name in run.found if path.startswith("records/")] == ["record-back-filled"]
        found = json.loads(small_set.sms("check", "--profile", profile, "--format", "json").out)["diagnostics"]
        assert [each["severity"] for each in found if each["code"] == "REC017"] == ["warning"]

"""How long records are kept: from their date, or from a later day: closing, end of year, employment or contract."""

from datetime import date

import pytest

from smsgen import rules
from smsgen.checking.runner import run
from smsgen.model.retention import read_retention, retention_words
from tests.records.evidence_set import files_of, pages_of
from tests.records.record_files import facts_of, set_with

_LEFT = "  - {key: left_on, label: Left on, type: date}\n"
_OLD = "date: 2020-01-01\nvalues: {kind: outage%s}"


def files(retention: str, left: str = "", field: str = "left_on") -> dict[str, bytes]:
    """Return a set whose form keeps its records for `retention`, with a record of 2020. left: when the person left."""
    value = f', left_on: "{left}"' if left else ""
    found = set_with({"INC-2020-0001": _OLD % value})
    text = found["forms/frm-39.md"].decode().replace("fields:\n", f"fields:\n{_LEFT}")
    from_ = f", retention_from: {field}" if field else ""
    found["forms/frm-39.md"] = text.replace("retention: 3 years", f'retention: "{retention}"{from_}').encode()
    return found


def passed(retention: str, left: str = "", as_of: date = date(2026, 10, 15), field: str = "left_on") -> list[str]:
    """Return when the retention of the record of 2020 ended, as the checker finds."""
    faults = facts_of(files(retention, left, field), as_of).records.faults
    return [str(each.values["ended"]) for each in faults.get("record-retention-passed", ())]


@pytest.mark.covers("R-27")
def test_without_the_day_on_which_it_ended_nothing_is_passed() -> None:
    assert passed("3 years", field="") == ["2023-01-01"]
    assert passed("employment + 3 years") == []
    assert passed("employment + 3 years", field="") == []
    assert passed("employment + 3 years", "2023-10-14") == ["2026-10-14"]
    assert passed("employment + 3 years", "2023-10-15") == []
    assert passed("contract + 36 months", "2023-10-14") == ["2026-10-14"]
    assert passed("contract + 1 month", "2023-13-14") == [], "what is no day has its own finding"


@pytest.mark.covers("R-27")
def test_a_period_can_begin_with_the_closing_or_with_the_end_of_the_year() -> None:
    assert passed("closing + 3 years") == []
    assert passed("closing + 3 years", "2023-10-14") == ["2026-10-14"]
    assert passed("closing + 3 years", "2023-10-15") == []
    assert passed("year-end + 5 years", field="") == ["2025-12-31"]
    assert passed("year-end + 6 years", field="") == []
    assert passed("year-end + 6 years", as_of=date(2027, 1, 1), field="") == ["2026-12-31"]


def test_a_closing_may_be_a_moment() -> None:
    found = files("closing + 3 years", "2023-10-14T23:59:00+08:00")
    found["forms/frm-39.md"] = found["forms/frm-39.md"].replace(
        _LEFT.encode(), _LEFT.replace("date", "datetime").encode()
    )
    [fault] = facts_of(found).records.faults["record-retention-passed"]
    assert fault.values["ended"] == "2026-10-14"


def problems(retention: str, field: str) -> list[str]:
    """Return what FRM010 says of the form."""
    report = run(rules.ALL, facts_of(files(retention, field=field)), "draft")
    return [each.message.en for each in report.diagnostics if each.name == "record-value"]


@pytest.mark.parametrize(
    ("retention", "field", "said"),
    [
        ("employment + 3 years", "left_on", ""),
        ("contract + 18 months", "", ""),
        ("closing + 3 years", "left_on", ""),
        ("year-end + 10 years", "", ""),
        ("year-end + 10 years", "left_on", "year-end + 10 years counts from the date of the record"),
        ("3 years", "left_on", "3 years counts from the date of the record"),
        ("employment + 3 years", "kind", "the form has no date field kind"),
        ("employment + 3 years", "gone", "the form has no date field gone"),
        ("marriage + 3 years", "", "is not a period such as"),
        ("employment + 0 years", "", "is not a period such as"),
        ("employment", "", "is not a period such as"),
    ],
)
def test_what_a_form_may_say(retention: str, field: str, said: str) -> None:
    found = problems(retention, field)
    assert len(found) == bool(said)
    assert all(said in each for each in found)


@pytest.mark.parametrize(
    ("written", "en", "zh"),
    [
        ("1 year", "1 year", "1年"),
        ("18 months", "18 months", "18个月"),
        ("employment + 3 years", "3 years after the employment ends", "劳动关系终止后3年"),
        ("contract + 6 months", "6 months after the contract ends", "合同终止后6个月"),
        ("closing + 1 year", "1 year after closing", "关闭后1年"),
        ("year-end + 10 years", "10 years after the end of the year", "年度终了后10年"),
        ("for ever", "for ever", "for ever"),
    ],
)
def test_how_it_reads(written: str, en: str, zh: str) -> None:
    assert retention_words(written) == (en, zh)
    assert (read_retention(written) is None) == (written == "for ever")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "3 years after the employment ends"), ("zh", "劳动关系终止后3年")]
)
def test_pages_of_the_form_and_of_the_records_say_it(language: str, words: str) -> None:
    files = files_of()
    path = "forms/sms-frm-47.md"
    files[path] = files[path].replace(b"retention: 3 years", b"retention: employment + 3 years")
    pages = pages_of(files, language)
    assert words in pages["forms/SMS-FRM-47.md"]
    assert words in pages["records.md"]

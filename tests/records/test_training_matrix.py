"""The training matrix: what roles must know, and what shows that the people who hold them do."""

import re
from datetime import date

import pytest

from smsgen.analysis.facts import Facts
from smsgen.exporters.site.assemble import SiteInputs, site_of
from smsgen.reports.readiness import Given
from smsgen.reports.training_matrix import TrainingMatrix, training_matrix
from tests.fixtures.approving import decide
from tests.records.kind_records import set_of_kinds
from tests.records.record_files import DAY, facts_of

KINDS = {"acknowledgement": "04", "competence": "08", "training": "09"}
ROUND = "TRN-2026-0001 training@2026-03-02"
RECORDS = {
    "ACK-2026-0001 acknowledgement@2026-02-01": '{document: SMS-POL-01, version: "1.0", '
    'readers: [{person: li.qing, read_on: "2026-02-01"}]}',
    ROUND: '{kind: all_staff, round: "1", held_on: "2026-03-02", '
    'participants: [{person: li.qing, attended: "yes"}, {person: he.jing, attended: "no"}]}',
    "TRN-2025-0001 training@2025-12-02": '{kind: all_staff, round: "2", held_on: "2025-12-02"}',
    "CMP-2026-0001 competence": '{person: li.qing, role: quality-manager, key_role: "yes", test_score: "92", '
    'assessed_on: "2026-04-01"}',
    "CMP-2026-0002 competence": '{person: he.jing, role: incident-manager, key_role: "yes", assessed_on: "2026-04-01"}',
}
HELD = "evidence/training.md"


def texts(records: dict[str, str] = RECORDS) -> dict[str, bytes]:
    files = set_of_kinds(KINDS, records)
    decide(files, "approvals/SMS-POL-01/1.0/en/review--change-manager--xu.dan--20260120T080000Z.yml")
    decide(files, "approvals/SMS-POL-01/1.0/en/approve--top-management--chen.an--20260120T090000Z.yml")
    return files


def facts(records: dict[str, str] = RECORDS, as_of: date = DAY) -> Facts:
    return facts_of(texts(records), as_of)


def said(matrix: TrainingMatrix, role: str) -> list[tuple[object, ...]]:
    [row] = [each for each in matrix.roles if each.role == role]
    return [(each.id, each.read, each.rounds, each.test) for each in row.holders]


@pytest.mark.covers("R-12")
def test_the_matrix_says_what_each_person_lacks() -> None:
    matrix = training_matrix(facts())
    assert matrix.everybody == ("SMS-MAN-01", "SMS-POL-01")
    [quality] = said(matrix, "quality-manager")
    assert quality == ("li.qing", (1, 1, False), (1, 1, False), ("92", False))
    [incident] = said(matrix, "incident-manager")
    assert incident == ("he.jing", (0, 1, True), (0, 1, True), ("missing", True))
    [change] = said(matrix, "change-manager")
    assert change[3] == ("unassessed", True)
    documents = {row.role: row.documents for row in matrix.roles}
    assert "SMS-PRC-20" in documents["incident-manager"]
    assert "SMS-PRC-20" not in documents["quality-manager"]


@pytest.mark.covers("R-12")
def test_a_low_score_is_a_gap_and_the_days_for_reading_count() -> None:
    low = {key: value.replace('"92"', '"60"') for key, value in RECORDS.items()}
    assert said(training_matrix(facts(low)), "quality-manager")[0][3] == ("60", True)
    early = training_matrix(facts({}, date(2026, 1, 21)))
    assert said(early, "quality-manager") == [("li.qing", (0, 1, False), (0, 0, False), ("unassessed", True))]


@pytest.mark.covers("R-12")
def test_nothing_is_told_of_what_is_withheld_or_not_kept() -> None:
    hidden = training_matrix(facts(), {"SMS-FRM-04", "SMS-FRM-08", "SMS-FRM-09", "SMS-PRC-20", "SMS-POL-01"})
    assert said(hidden, "quality-manager") == [("li.qing", None, None, None)]
    named = {*hidden.everybody, *(id_ for row in hidden.roles for id_ in row.documents)}
    assert not named & {"SMS-PRC-20", "SMS-POL-01", "SMS-FRM-08"}


def page(language: str, withheld: frozenset[str] = frozenset()) -> str:
    files = texts()
    files["sms.yml"] = files["sms.yml"].replace(b"languages: [en]", b"languages: [en, zh]")
    found = facts_of(files)
    given = Given(found, withheld=withheld)
    inputs = SiteInputs(found, lambda each: files[each.path].decode(), lambda _: "", given=given)
    [tree] = [each for each in site_of(inputs).trees if each.language == language]
    [shown] = [each for each in tree.pages if each.path == HELD]
    assert HELD in repr(tree.nav)
    return shown.markdown


def row(source: str, person: str) -> str:
    [found] = [each for each in re.findall(r"<tr.*?</tr>", source) if person in each]
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


@pytest.mark.covers("R-12")
def test_the_page_marks_the_gaps_in_both_languages() -> None:
    english, chinese = page("en"), page("zh")
    assert row(english, "He Jing") == "Incident manager He Jing 何静 0 of 1 0 of 1 missing"
    assert english.count('sms-gap--missing">missing<') == 1
    assert row(chinese, "He Jing").endswith("He Jing 何静 0/1 0/1 缺失")
    assert "As of 2026-10-15." in english
    hidden = page("en", frozenset({"SMS-FRM-04", "SMS-FRM-08", "SMS-FRM-09"}))
    assert row(hidden, "He Jing") == "Incident manager He Jing 何静 – – –"

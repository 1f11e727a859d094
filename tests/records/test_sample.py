"""`sms sample`: the same records again for everybody, and nothing kept out of the population."""

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from smsgen.reports.sampling import population_of, sample
from tests.fakes import Run, run_sms
from tests.records.evidence_set import STORY, facts_of, files_of, write

NUMBERS = range(1, 41)
MANY = {f"INC-2026-{number:04d}": f"date: 2026-{number % 9 + 1:02d}-10\nvalues: {{}}" for number in NUMBERS}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(files_of(MANY | {"PRB-2026-0001": STORY["PRB-2026-0001"]}), tmp_path / "set")


def drawn(root: Path, *arguments: str) -> list[str]:
    """Return the ids that the command draws from the incidents, in the order in which it prints them."""
    return [record["id"] for record in answer(root, *arguments)["records"]]


def answer(root: Path, *arguments: str) -> dict[str, Any]:
    run = sms(root, *arguments, "--format", "json")
    assert run.code == 0, run.err
    found: dict[str, Any] = json.loads(run.out)
    return found


def sms(root: Path, *arguments: str) -> Run:
    return run_sms("sample", *arguments, cwd=root)


@pytest.mark.covers("R-20", "R-39")
def test_anybody_draws_the_same_sample_with_sha256sum(root: Path) -> None:
    ids = [path.stem for path in (root / "records" / "SMS-FRM-39" / "2026").iterdir()]
    by_hand = sorted(ids, key=lambda id_: subprocess.run(
        ["sha256sum"], input=f"7{id_}".encode(), capture_output=True, check=True).stdout)  # fmt: skip
    assert drawn(root, "SMS-FRM-39", "--n", "5", "--seed", "7") == by_hand[:5]
    assert drawn(root, "SMS-FRM-39", "--n", "5", "--seed", "8") != by_hand[:5]
    assert drawn(root, "SMS-FRM-39", "--n", "99", "--seed", "7") == by_hand


def test_the_sample_of_a_seed_never_changes() -> None:
    facts = facts_of(files_of(MANY))
    found = sample(facts, population_of(facts, "SMS-FRM-39", None, None), 3, 7)
    expected = sorted((hashlib.sha256(f"7{id_}".encode()).hexdigest(), id_) for id_ in MANY)[:3]
    assert [(each.sha256, each.row.id) for each in found.records] == expected
    assert [each.row.id for each in found.records] == ["INC-2026-0032", "INC-2026-0035", "INC-2026-0030"]


def test_the_population_of_a_procedure_is_the_records_of_its_forms(root: Path) -> None:
    whole = answer(root, "SMS-PRC-20", "--n", "99")
    assert whole["population"] == 41
    assert {record["form"] for record in whole["records"]} == {"SMS-FRM-39", "SMS-FRM-42"}
    assert answer(root, "SMS-PRC-20", "--form", "SMS-FRM-42")["population"] == 1


def test_a_period_counts_both_its_days(root: Path) -> None:
    period = answer(root, "SMS-FRM-39", "--n", "99", "--from", "2026-02-10", "--to", "2026-03-10")
    assert {record["date"] for record in period["records"]} == {"2026-02-10", "2026-03-10"}
    assert period["population"] == len([day for day in MANY.values() if day[6:16] in ("2026-02-10", "2026-03-10")])


def test_a_record_that_cannot_be_read_stays_in_the_population(root: Path) -> None:
    (root / "records" / "SMS-FRM-39" / "2026" / "INC-2026-0040.yml").write_text("id: [", "utf-8")
    assert "INC-2026-0040" in drawn(root, "SMS-FRM-39", "--n", "99")


def test_the_output_says_how_to_draw_it_again(root: Path) -> None:
    shown = sms(root, "SMS-FRM-39", "--n", "1", "--seed", "7").out
    assert shown.startswith("SMS-FRM-39: 1 of 40 records, seed 7\n")
    command, said = shown.splitlines()[-1].removeprefix("By hand: ").split(" gives ")
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=True, text=True)
    assert done.stdout.split()[0] == said
    assert "He Jing 何静" in shown
    assert "records/SMS-FRM-39/2026/INC-2026-0032.yml" in shown
    assert "种子7" in run_sms("--lang", "zh", "sample", "SMS-FRM-39", "--seed", "7", cwd=root).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("SMS-PRC-21",), "Did you mean SMS-PRC-20, SMS-FRM-42"),
        (("SMS-MAN-01",), "neither a procedure with forms nor a form"),
        (("SMS-PRC-20", "--form", "SMS-FRM-99"), "SMS-FRM-99 is no form of SMS-PRC-20"),
        (("SMS-PRC-20", "--n", "0"), "--n"),
        (("SMS-PRC-20", "--from", "2026-02-30"), "2026-02-30 is not a date"),
    ],
)
def test_what_cannot_be_drawn_is_said(root: Path, arguments: tuple[str, ...], said: str) -> None:
    run = sms(root, *arguments)
    assert run.code == 2
    assert said in run.err
    assert "Traceback" not in run.err


def test_where_there_is_no_record_nothing_is_drawn(tmp_path: Path) -> None:
    run = sms(write(files_of({}), tmp_path / "set"), "SMS-PRC-20")
    assert run.code == 0
    assert "0 of 0 records" in run.out
    assert "There is no record to draw from." in run.out

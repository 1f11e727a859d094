"""Real repositories whose past was spoilt give exactly their findings, and what may happen gives none."""

from pathlib import Path

import pytest

from tests.approvals import living_story as the
from tests.approvals.clone_judged import Judged, expected_code, judged
from tests.approvals.git_story import Origin, base
from tests.approvals.history_controls import HISTORIES
from tests.approvals.history_mutations import TEXTS, restored
from tests.approvals.history_times import AUTHORS, EXCEPTIONS, TIMES
from tests.approvals.living_story import Step, told, written
from tests.approvals.record_mutations import RECORDS, REGISTERS
from tests.fixtures.git_repository import git

pytestmark = pytest.mark.covers("C-09")

MUTATIONS = {**TEXTS, **RECORDS, **REGISTERS, **TIMES, **AUTHORS}


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Origin:
    """Return the repository of the year, which each case copies."""
    return base(tmp_path_factory.mktemp("year") / "base", the.year())


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_spoilt_past_gives_exactly_its_findings(name: str, year: Origin, tmp_path: Path) -> None:
    story, expected = MUTATIONS[name]
    found = judged(year.told(story(), tmp_path / "set"))
    assert found == Judged(expected_code(expected), tuple(sorted(expected)))


@pytest.mark.parametrize("name", HISTORIES)
def test_what_may_happen_gives_no_finding(name: str, year: Origin, tmp_path: Path) -> None:
    assert judged(year.told(HISTORIES[name](), tmp_path / "set")) == Judged(0, ())


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_an_exception_accepts_exactly_what_it_names(name: str, year: Origin, tmp_path: Path) -> None:
    faults, people, expected = EXCEPTIONS[name]
    edited: list[Step] = [
        ("2026-10-01", written(the.PROCEDURE, ("Log each", "Log every"))),
        ("2026-10-02", restored(the.PROCEDURE)),
    ]
    commit = git(year.told(told(*edited), tmp_path / "edited"), "rev-parse", "main~1")
    named = [(rule, path, commit if which == "COMMIT" else which) for rule, path, which in faults]
    accepting = the.accepting(*named, people=people)
    found = judged(year.told(told(*edited, ("2026-10-10", accepting)), tmp_path / "set"))
    assert found == Judged(expected_code(expected), tuple(sorted(expected)))


def test_what_follows_from_an_accepted_fault_is_accepted_on_its_own(year: Origin, tmp_path: Path) -> None:
    edited: Step = ("2026-10-01", written(the.NEW_RECORD, ("T09:00:00", "T08:00:00")))
    commit = git(year.told(told(edited), tmp_path / "edited"), "rev-parse", "main")
    touched = ("record-modified", the.NEW_RECORD, commit)
    record, signature = the.NEW_RECORD, f"{the.NEW_RECORD}.sig"
    once = judged(year.told(told(edited, ("2026-10-10", the.accepting(touched))), tmp_path / "once"))
    follows = (f"parent-changed {the.PROCEDURE}", f"signature-bad {signature}")
    assert once == Judged(1, (f"note: record-modified {record}", *follows))
    every = (touched, ("parent-changed", the.PROCEDURE, ""), ("signature-bad", signature, ""))
    accepted = judged(year.told(told(edited, ("2026-10-10", the.accepting(*every))), tmp_path / "every"))
    assert accepted == Judged(0, tuple(sorted(f"note: {each}" for each in (f"record-modified {record}", *follows))))


def test_enough_is_tried() -> None:
    assert len(MUTATIONS) + len(EXCEPTIONS) >= 80
    assert len(HISTORIES) >= 20
    assert all(expected for _, expected in MUTATIONS.values())

"""The script that takes checks out of the verifier finds them, takes them out, and sees what no test misses."""

import json
import subprocess
import sys
from pathlib import Path

from tests.approvals.check_mutants import mutants
from tests.approvals.remove_checks import MODULES, ROOT, choose, listed, without_line

MODULE = """\
def judge(records, day):
    for record in records:
        if record.late and not record.known:
            yield "late"
    yield from (each for each in records if each.odd)


class Reader:
    def take(self, count):
        if count > 3 or count < 0:
            raise ValueError
        return count == 2
"""
_TRY = """\
import json, sys
from tests.approvals.remove_checks import choose, run
tests = [
    "test_a_baseline_lost_is_one_finding_and_not_one_for_each_text",
    "test_without_a_signed_register_nothing_is_judged",
]
trial = run(choose(sys.argv[1:]), [f"tests/approvals/test_history.py::{name}" for name in tests])
print()
print(json.dumps([sorted(trial.killers), trial.survivors, trial.unseen, trial.broken]))
"""


def test_every_check_of_a_module_is_found(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(MODULE, "utf-8")
    assert [(each.line, each.what) for each in mutants("module", path)] == [
        (5, "without `yield from (each for each in records if each.odd)`"),
        (3, "never `record.late and (not record.known)`"),
        (3, "without `record.late`"),
        (3, "without `not record.known`"),
        (5, "without `each.odd`"),
        (12, "always True: `count == 2`"),
        (12, "always False: `count == 2`"),
        (10, "never `count > 3 or count < 0`"),
        (10, "without `count > 3`"),
        (10, "without `count < 0`"),
    ]


def test_every_module_has_checks_that_are_found() -> None:
    every = choose([])
    assert {mutant.module for mutant in every} == set(MODULES)
    assert len(every) > 500


def test_each_survivor_that_is_listed_is_a_check_that_is_there() -> None:
    names = {without_line(mutant.name) for mutant in choose([])}
    assert [name for name in listed() if name not in names] == []


def test_a_check_that_is_taken_out_is_missed_by_a_test() -> None:
    # In a process of its own, as the script runs pytest and forks.
    chosen = ["_touched: never `(touched", "judge_history: never `line.start", "judge_history: never `past.history"]
    command = [sys.executable, "-c", _TRY, *chosen]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    killed, survived, unseen, broken = json.loads(done.stdout.splitlines()[-1])
    assert [name.partition(" ")[2] for name in killed] == [
        "_touched: never `(touched := landing.touched)`",
        "judge_history: never `line.start is None`",
    ]
    assert [name.partition(" ")[2] for name in unseen] == ["judge_history: never `past.history.faults`"]
    assert (survived, broken) == ([], [])

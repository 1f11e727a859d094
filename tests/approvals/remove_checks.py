"""Take out each check of the verifier in turn, and see that a test fails: `python -m tests.approvals.remove_checks`.

Arguments choose mutants: parts of `module:line function: what`. Run by hand, not with the tests, as it takes minutes;
`test_remove_checks.py` tries it on a few. The suites run once in this process, which notes the lines that each test
comes by. Then every mutant is tried in a process of its own that is forked from this one and exchanges the code of one
function: tests that come by its lines run there until one fails, first those that failed for its neighbours. Prints the
survivors; the exit code is 1 where one is not listed in README.md.
"""

import ast
import inspect
import os
import re
import signal
import sys
import time
import types
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper, partial
from importlib import import_module
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

from tests.approvals.check_mutants import Mutant, mutants, watched

MODULES = (
    *(f"analysis.{name}" for name in (
        "approvals", "approval_faults", "entitlement", "registers", "history", "landing", "main_line", "past_versions",
        "hindsight", "root_signatures", "withdrawals", "versions", "text_states", "version_order", "accepted_faults",
        "minor_changes", "anchors",
    )),
    *(f"sources.{name}" for name in (
        "cached_approvals", "read_approvals", "read_statements", "decisions", "register_signatures", "read_anchor",
    )),
    *(f"adapters.{name}" for name in ("ssh_signatures", "git_objects", "clone_faults")),
    "checking.accepted",
)  # fmt: skip
ROOT = Path(__file__).parents[2]
SUITES = (
    "tests/approvals/test_past_edges.py", "tests/approvals/test_state_edges.py",
    "tests/approvals/test_statement_edges.py",
    "tests/approvals/test_what_counts.py", "tests/approvals/test_mutations.py", "tests/approvals/test_history.py",
    "tests/approvals/test_states.py", "tests/approvals/test_signature_forms.py",
    "tests/approvals/test_ssh_signatures.py", "tests/approvals/test_every_byte.py", "tests/approvals/test_readers.py",
    "tests/approvals/test_clone_histories.py", "tests/approvals/test_clone_kinds.py", "tests/rules/test_rule_pages.py",
    "tests/approvals/test_cached_approvals.py", "tests/records/test_instances.py",
    "tests/unit/test_approval_record.py", "tests/unit/test_minor_changes.py", "tests/unit/test_anchors.py",
    "tests/unit/test_past.py", "tests/integration/test_history_clones.py", "tests/integration/test_object_faults.py",
)  # fmt: skip
# A rule page that names none of these families shows nothing about approvals; one test of each page is enough.
_LEFT_OUT = re.compile(r"test_page_(?:fails|is_complete)|test_rule_pages\.py::test_page_holds\[(?!apr|his)|test_enough")
_TELL = "_line_that_runs"
# Seconds of computing after which no further test is begun, and after which a mutant is taken to run for ever.
_ENOUGH, _LONGEST = float(os.environ.get("SECONDS_PER_CHECK", "15")), 60
_NO_ANSWER = 600  # seconds by the clock, in case a fork stands still


@dataclass
class Trial:
    """A run over many mutants. lines: test → (module, line) that it comes by; killers: mutant → test that failed."""

    items: dict[str, pytest.Item] = field(default_factory=dict)
    lines: dict[str, set[tuple[str, int]]] = field(default_factory=dict)
    times: dict[str, float] = field(default_factory=dict)
    killers: dict[str, str] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)
    survivors: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


class Plugin:
    """Runs mutants in the place of tests."""

    def __init__(self, chosen: Sequence[Mutant], tell: Callable[[str], None]) -> None:
        """Try `chosen`; `tell` is told of those that no test kills."""
        self.chosen, self.tell = chosen, tell
        self.trial = Trial()
        self.passed: Counter[tuple[str, int]] = Counter()
        self.modules = {mutant.module: None for mutant in chosen}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every test once, then those that each mutant needs."""
        self._measure(item for item in session.items if not _LEFT_OUT.search(item.nodeid))
        self.passed = Counter(line for lines in self.trial.lines.values() for line in lines)
        self.tell(f"{len(self.trial.items)} tests come by the checks of {len(self.modules)} modules")
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            list(pool.map(self._try, self.chosen))
        return True

    def _measure(self, items: Iterable[pytest.Item]) -> None:
        """Run each test, and note which lines of the modules it comes by."""
        seen: set[tuple[str, int]] = set()
        originals = []
        for name in self.modules:
            module = import_module(f"smsgen.{name}")
            vars(module)[_TELL] = partial(_note, seen, name)
            for function, tree in watched(_file(name), _TELL):
                originals.append(exchange(name, function, tree))
        for item in items:
            seen.clear()
            _clear_caches()
            started = time.monotonic()
            if _fails(item):
                self.trial.broken.append(item.nodeid)
            elif seen:
                self.trial.items[item.nodeid] = item
                self.trial.lines[item.nodeid] = set(seen)
                self.trial.times[item.nodeid] = time.monotonic() - started
        for target, code in originals:
            target.__code__ = code

    def _try(self, mutant: Mutant) -> None:
        trial = self.trial
        near = [name for name, seen in trial.lines.items() if (mutant.module, mutant.proof) in seen]
        if not near:
            trial.unseen.append(mutant.name)
            self.tell(f"UNSEEN   {mutant.name}")
            return
        killer = _in_a_fork(lambda: self._killer(mutant, self._ordered(mutant, near)))
        if killer:
            trial.killers[mutant.name] = killer
            if len(trial.killers) % 50 == 0:
                self.tell(f"{len(trial.killers)} killed")
        else:
            trial.survivors.append(mutant.name)
            self.tell(f"SURVIVED {mutant.name} ({len(near)} tests)")

    def _ordered(self, mutant: Mutant, near: Iterable[str]) -> list[str]:
        """Return the tests in the order in which they may notice.

        In turn those that come by little else, and those that come by what few others come by.
        """
        trial = self.trial
        kills: Counter[str] = Counter()
        for name, test in list(trial.killers.items()):
            kills[test] += name.startswith(f"{mutant.module}:")
        odd = {
            test: sum(1 / self.passed[line] for line in trial.lines[test] if line[0] == mutant.module) for test in near
        }
        rare = sorted(odd, key=lambda test: (-odd[test] - kills[test] / 10) / (trial.times[test] + 0.02))
        alone = sorted(odd, key=lambda test: (len(trial.lines[test]), trial.times[test]))
        return list(dict.fromkeys(test for pair in zip(rare, alone, strict=True) for test in pair))

    def _killer(self, mutant: Mutant, names: Iterable[str]) -> str:
        exchange(mutant.module, mutant.function, mutant.tree())
        _clear_caches()
        for name in names:
            if _fails(self.trial.items[name]):
                return name
            if time.process_time() > _ENOUGH:
                break
        return ""


def _file(module: str) -> Path:
    return ROOT / "generator" / "smsgen" / f"{module.replace('.', '/')}.py"


def _fails(item: pytest.Item) -> bool:
    # What follows is the session itself, so that what it shares stays and everything else is torn down.
    following: pytest.Item = item.session  # type: ignore[assignment]  # only asked for the nodes that it needs
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def exchange(name: str, function: str, tree: ast.Module) -> tuple[types.FunctionType, types.CodeType]:
    """Exchange the code of a function of the running program; return the function and the code that it had."""
    target: object = import_module(f"smsgen.{name}")
    code = compile(tree, str(_file(name)), "exec")
    for part in function.split("."):
        code = next(each for each in code.co_consts if isinstance(each, types.CodeType) and each.co_name == part)
        target = inspect.getattr_static(target, part)
    target = getattr(target, "fget", None) or getattr(target, "__func__", target)
    found = inspect.unwrap(target)  # type: ignore[arg-type]  # a function
    assert isinstance(found, types.FunctionType)
    before, found.__code__ = found.__code__, code
    return found, before


def _note(seen: set[tuple[str, int]], module: str, line: int) -> None:
    seen.add((module, line))


def _clear_caches() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("smsgen."):
            for value in vars(module).values():
                if isinstance(value, _lru_cache_wrapper):
                    value.cache_clear()


def _in_a_fork(work: Callable[[], str]) -> str:
    """Do the work in a child process; return its answer, or how it died."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _be_quiet()
            os.write(writing, work().encode())
        except BaseException as error:  # noqa: BLE001 — whatever goes wrong, the mutant did it
            os.write(writing, f"raised {type(error).__name__}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        text = answer.read().decode("utf-8", "replace")
    _, status = os.waitpid(child, 0)
    signalled = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return text or (f"died of signal {signalled}" if signalled not in (0, signal.SIGALRM) else "")


def _be_quiet() -> None:
    signal.setitimer(signal.ITIMER_PROF, _LONGEST)
    signal.alarm(_NO_ANSWER)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def choose(parts: Sequence[str]) -> list[Mutant]:
    """Return the mutants whose names hold one of `parts`; all where there are none."""
    every = [mutant for module in MODULES for mutant in mutants(module, _file(module))]
    return [mutant for mutant in every if not parts or any(part in mutant.name for part in parts)]


def run(
    chosen: Sequence[Mutant], suites: Sequence[str] = SUITES, tell: Callable[[str], None] = lambda _: None
) -> Trial:
    """Try these mutants against the tests of `suites`."""
    plugin = Plugin(chosen, tell)
    paths = [str(ROOT / suite) for suite in suites if (ROOT / suite.partition("::")[0]).exists()]
    options = ["-q", "-s", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist", f"--rootdir={ROOT}", *paths]
    pytest.main(options, plugins=[plugin])
    return plugin.trial


def listed() -> list[str]:
    """Return what README.md lists as survivors: `module function: what`, without lines."""
    text = (Path(__file__).parent / "README.md").read_text("utf-8")
    return re.findall(r"^- `+ ?(.+?) ?`+ — ", text, re.MULTILINE)


def without_line(name: str) -> str:
    """Return the name of a mutant without its line, which moves."""
    return re.sub(r":[0-9]+ ", " ", name, count=1)


def main(parts: Sequence[str]) -> int:
    """Try the mutants and print what became of them."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)

    def tell(text: str) -> None:
        out.write(f"{text}\n")

    started = time.monotonic()
    suites = [suite for suite in SUITES if os.environ.get("SUITES", "") in suite]
    trial = run(choose(parts), suites, tell)
    left = [*trial.survivors, *trial.unseen]
    known = listed()
    new = [name for name in left if without_line(name) not in known]
    for test in trial.broken:
        tell(f"FAILS WITHOUT A MUTANT: {test}")
    killed = len(trial.killers)
    tell(f"{killed + len(left)} mutants: {killed} killed, {len(left)} left, {len(new)} of them not listed")
    tell(f"{time.monotonic() - started:.0f} s")
    return int(bool(new or trial.broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

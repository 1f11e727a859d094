"""The site engines: MkDocs with Material, or ProperDocs as the spare. The only module that starts or imports them.

A build for publishing runs the engine as a program of its own, one per language, side by side. A preview keeps one
process per language warm (`python -m smsgen.adapters.engine`), so that a changed page is there at once. Never `-q`:
with it `--strict` passes broken links.
"""

import contextlib
import json
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

ENGINES = ("mkdocs", "properdocs")
# What the engines and what they depend on print that tells the reader nothing.
_NOISE = re.compile(r"Building prefix dict|Loading model|Dumping model|Prefix dict has been built|'dirty' build")
_STOP_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Job:
    """One language to build: its settings file and the folder to fill."""

    settings: Path
    output: Path


@dataclass(frozen=True, slots=True)
class Built:
    """What the engine said of one job. log: its lines without noise; seconds: how long it took."""

    job: Job
    succeeded: bool
    log: str
    seconds: float


def build_all(engine: str, jobs: Sequence[Job], *, strict: bool = True) -> tuple[Built, ...]:
    """Build all jobs side by side; the folder of a failed job does not remain.

    Raises ValueError for an unknown engine. When interrupted, stops the engines, removes their folders and passes the
    interruption on.
    """
    if engine not in ENGINES:
        raise ValueError(engine)
    running: list[tuple[Job, subprocess.Popen[str], float]] = []
    try:
        for job in jobs:
            # One by one, not in a comprehension: an interruption must find those already started.
            running.append((job, _start(_command(engine, job, strict=strict)), time.monotonic()))  # noqa: PERF401 — see above
        return tuple(_finish(*each) for each in running)
    except BaseException:
        for job, process, _ in running:
            _stop(process)
            shutil.rmtree(job.output, ignore_errors=True)
        raise


class WarmEngine:
    """A process that keeps MkDocs loaded and builds one language again and again, in part or as a whole."""

    def __init__(self) -> None:
        """Start the process; it loads the engine while the caller goes on."""
        self._process = _start([sys.executable, "-m", "smsgen.adapters.engine"], quiet=True)

    def build(self, job: Job, *, only_changed: bool) -> Built:
        """Build `job`. only_changed: only the pages whose text is newer than what is built.

        Raises ChildProcessError when the process has died.
        """
        begun = time.monotonic()
        order = {"settings": str(job.settings), "output": str(job.output), "only_changed": only_changed}
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise ChildProcessError
        try:
            process.stdin.write(json.dumps(order) + "\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
        except (BrokenPipeError, ValueError) as error:
            raise ChildProcessError from error
        return Built(job, answer["succeeded"], _without_noise(answer["log"]), time.monotonic() - begun)

    def close(self) -> None:
        """End the process."""
        _stop(self._process)


def _command(engine: str, job: Job, *, strict: bool) -> list[str]:
    command = [sys.executable, "-m", engine, "build", "--config-file", str(job.settings), "--site-dir", str(job.output)]
    return [*command, "--strict"] if strict else command


def _start(command: Sequence[str], *, quiet: bool = False) -> subprocess.Popen[str]:
    """Start a program of ours. quiet: what it prints on stderr is dropped instead of joined to its output."""
    here = str(Path(__file__).parents[2])
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "PYTHONWARNINGS": "ignore",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH", "")))),
        # The same staged tree gives the same bytes, whenever it is built.
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0"),
        "TMPDIR": _private_folder(),
    }
    return subprocess.Popen(  # noqa: S603 - our own interpreter and fixed arguments
        command,
        stdin=subprocess.PIPE if quiet else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
        start_new_session=True,  # Ctrl-C reaches us first; we stop the engines in order
    )


def _private_folder() -> str:
    """Return a folder for temporary files that only the owner of the environment can write to.

    jieba keeps its dictionary there between builds and reads it back as code objects are read: in a folder that other
    users can write to, one of them could put something else in its place.
    """
    folder = Path(sys.prefix, "tmp")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return tempfile.gettempdir()
    return str(folder)


def _finish(job: Job, process: subprocess.Popen[str], started: float) -> Built:
    output, _ = process.communicate()
    succeeded = process.returncode == 0 and (job.output / "index.html").is_file()
    if not succeeded:
        shutil.rmtree(job.output, ignore_errors=True)
    return Built(job, succeeded, _without_noise(output), time.monotonic() - started)


def _without_noise(log: str) -> str:
    return "\n".join(line for line in log.splitlines() if not _NOISE.search(line))


def _stop(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:  # once it has ended, its number may mean another process
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()


# --- The warm process ------------------------------------------------------------------------------------------------


def _work(orders: TextIO, answers: TextIO) -> None:
    """Carry out orders, one JSON line each, until there are no more."""
    for line in orders:
        with _log_lines() as lines:
            succeeded = _build_warm(json.loads(line), lines)
        answers.write(json.dumps({"succeeded": succeeded, "log": "\n".join(lines)}) + "\n")
        answers.flush()


def _build_warm(order: dict[str, Any], lines: list[str]) -> bool:
    from mkdocs.commands.build import build  # noqa: PLC0415 — imported late: slow to start
    from mkdocs.config import load_config  # noqa: PLC0415 — imported late: slow to start

    index = Path(order["output"], "search", "search_index.json")
    before = json.loads(index.read_bytes())["docs"] if order["only_changed"] and index.is_file() else None
    try:
        config = load_config(order["settings"], site_dir=order["output"], strict=False)
        config.plugins.on_startup(command="build", dirty=False)
        if before is not None:
            search: Any = config.plugins["material/search"]
            search.search_index_prev = _OtherPages(search, before)
        build(config, dirty=order["only_changed"])
    except Exception as error:  # noqa: BLE001 - whatever a page does to the engine, the preview goes on
        lines.append(f"{type(error).__name__}: {error}")
        return False
    return True


class _OtherPages:
    """What the search plugin takes over from the index before: the entries of pages that were not just built.

    A partial build indexes the pages it builds alone. Merged here, and not after the build, no reader who searches
    meanwhile meets an index of those few pages.
    """

    def __init__(self, search: Any, before: list[dict[str, Any]]) -> None:
        self._search = search
        self._before = before

    @property
    def entries(self) -> list[dict[str, Any]]:
        renewed = {entry["location"].partition("#")[0] for entry in self._search.search_index.entries}
        return [entry for entry in self._before if entry["location"].partition("#")[0] not in renewed]


@contextlib.contextmanager
def _log_lines() -> Iterator[list[str]]:
    """Collect what the engine logs from warnings upward."""
    lines: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.levelname} - {record.getMessage()}")

    collector = Collector(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(collector)
    try:
        yield lines
    finally:
        logging.getLogger("mkdocs").removeHandler(collector)


if __name__ == "__main__":
    # Whatever a dependency prints must not get between the answers.
    _answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdout = sys.stderr
    with contextlib.suppress(KeyboardInterrupt):
        _work(sys.stdin, _answers)

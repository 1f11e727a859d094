"""`sms` for tests that run it many hundred times: a process that has imported it already makes a copy of itself.

Each run is a process of its own, with its own folder, environment and streams, which goes through `main` as the
installed program does. Only the start of Python and the imports, most of the time of a short run, are done once.
"""

import atexit
import gc
import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from io import BufferedWriter, FileIO, TextIOWrapper
from pathlib import Path
from typing import NoReturn

_ROOT = Path(__file__).parents[1]
_LONGEST_CALL = 1 << 20
_NOT_READY = ("smsgen.mkdocs_plugin",)  # the engine imports it, in a process that it starts itself


def can_be_ready(environment: Mapping[str, str]) -> bool:
    """Tell whether a copy is the same as a process started anew: not where Python itself heeds the environment."""
    utf8 = environment.get("LC_ALL", "").upper().endswith(("UTF-8", "UTF8"))
    return sys.platform == "linux" and utf8 and not any(key.startswith("PYTHON") for key in environment)


def run_ready(
    arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], timeout: float
) -> tuple[int, bytes, bytes]:
    """Run `sms` in `cwd` with exactly this environment; return exit code, standard output and standard error.

    Raises subprocess.TimeoutExpired after `timeout` seconds, when the run was ended.
    """
    call = json.dumps({"arguments": list(arguments), "cwd": os.fspath(cwd), "environment": dict(environment)}).encode()
    assert len(call) < _LONGEST_CALL
    told, tell = os.pipe()
    try:
        with open(os.devnull, "rb") as nothing, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            try:
                streams = [nothing.fileno(), out.fileno(), err.fileno(), tell]
                socket.send_fds(_server(), [call], streams)
            finally:
                os.close(tell)
            code = _code(told, time.monotonic() + timeout)
            if code is None:
                raise subprocess.TimeoutExpired(["sms", *arguments], timeout)
            out.seek(0)
            err.seek(0)
            return code, out.read(), err.read()
    finally:
        os.close(told)


def _code(told: int, deadline: float) -> int | None:
    """Return the exit code that a run tells at its end; end the run and return None where it takes too long."""
    said = b""
    while select.select([told], [], [], max(0, deadline - time.monotonic()))[0]:
        part = os.read(told, 64)
        if not part:
            told_twice = said.split()  # its number, and how it ended
            assert len(told_twice) == 2, "no copy of `sms` could be made; what Python complained of stands above"
            return int(told_twice[1])
        said += part
    if said:
        with suppress(ProcessLookupError):
            os.kill(int(said), signal.SIGKILL)
    return None


@cache
def _server() -> socket.socket:
    """Start the process that is copied, once for each process that runs tests; it ends when this one does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _LONGEST_CALL)
    with theirs:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.ready_sms", str(theirs.fileno())],
            cwd=_ROOT,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
        )
    atexit.register(_end, ours, server)
    return ours


def _end(ours: socket.socket, server: subprocess.Popen[bytes]) -> None:
    """Let the process end."""
    ours.close()
    server.wait()


def serve(descriptor: int) -> None:
    """Import the program, then run it in a copy of this process whenever the other side asks, until that is gone."""
    import smsgen  # noqa: PLC0415 — only the process that is copied needs it

    for module in pkgutil.walk_packages(smsgen.__path__, "smsgen."):
        if module.name not in _NOT_READY:
            import_module(module.name)
    gc.freeze()
    with socket.socket(fileno=descriptor) as asked:
        while True:
            call, streams, _, _ = socket.recv_fds(asked, _LONGEST_CALL, 4)
            if not call:
                return
            if os.fork() == 0:
                asked.detach()
                _watch(json.loads(call), streams, descriptor)
            for stream in streams:
                os.close(stream)
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass


def _watch(call: Mapping[str, object], streams: Sequence[int], descriptor: int) -> NoReturn:
    """Run the program in a copy of this process, and tell at its end how it ended."""
    os.close(descriptor)
    *standard, tell = streams
    process = os.fork()
    if process == 0:
        os.close(tell)
        _become(call, standard)
    os.write(tell, b"%d " % process)
    status = os.waitpid(process, 0)[1]
    with suppress(BrokenPipeError):  # nobody waits any more for a run that took too long
        os.write(tell, b"%d" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _become(call: Mapping[str, object], standard: Sequence[int]) -> NoReturn:
    """Be what the system would have started: streams, folder, environment, arguments; then run `main`."""
    for number, stream in enumerate(standard):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(str(call["cwd"]))
    os.environ.clear()
    os.environ.update(call["environment"])  # type: ignore[call-overload]
    time.tzset()
    sys.stdin = TextIOWrapper(FileIO(0, closefd=False), encoding="utf-8")
    sys.stdout = TextIOWrapper(BufferedWriter(FileIO(1, "w", closefd=False)), encoding="utf-8")
    errors = BufferedWriter(FileIO(2, "w", closefd=False))
    sys.stderr = TextIOWrapper(errors, encoding="utf-8", errors="backslashreplace", line_buffering=True)
    sys.argv = ["sms", *call["arguments"]]  # type: ignore[misc]
    from smsgen.cli.main import main  # noqa: PLC0415 — see `serve`

    try:
        main()  # which ends the process
    except BaseException:  # noqa: BLE001 — what Python would do with whatever comes out of a program
        traceback.print_exc()
        sys.stderr.flush()
    os._exit(1)


if __name__ == "__main__":
    serve(int(sys.argv[1]))

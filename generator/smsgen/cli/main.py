"""The entry point of `sms`: whatever happens, a message and an exit code, never a traceback."""

import os
import signal
import sys
from collections.abc import Sequence

from smsgen.cli import messages
from smsgen.cli.language import Language, choose_language
from smsgen.cli.output import prepare_streams, say

OK = 0
USAGE_FAULT = 2
INTERNAL_FAULT = 3
SIGNALLED = 128
INTERRUPTED = SIGNALLED + signal.SIGINT
BROKEN_PIPE = 141


class Terminated(KeyboardInterrupt):
    """The system asked the process to end; whatever cleans up after Ctrl-C cleans up now."""

    def __init__(self, number: int) -> None:
        """Carry the number of the signal."""
        super().__init__()
        self.number = number


def main() -> None:
    """Run `sms` with the arguments of the process and end it."""
    owner = os.getpid()

    def terminate(number: int, _: object) -> None:
        if os.getpid() != owner:
            os._exit(SIGNALLED + number)  # a worker that reads for us: nothing of its own to clean up
        signal.signal(number, signal.SIG_IGN)  # once is enough: cleaning up is not disturbed by a second one
        raise Terminated(number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # What the caller chose to ignore (nohup) stays ignored.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, terminate)
    code = run(sys.argv[1:])
    # Everything is written and closed by now. Taking 10,000 documents apart again would only keep the caller waiting.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run `sms` with `arguments` and return the exit code: 0 to 3 as in DESIGN, section 6, or that of a signal."""
    prepare_streams()
    language = choose_language(arguments, os.environ)
    try:
        code = _invoke(arguments, language)
        sys.stdout.flush()
    except KeyboardInterrupt as error:
        say(messages.INTERRUPTED.of(language.code))
        return SIGNALLED + error.number if isinstance(error, Terminated) else INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has gone. Python would complain once more when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as error:
        if os.environ.get("SMS_DEBUG"):
            raise
        say(messages.INTERNAL_FAULT.of(language.code).format(kind=type(error).__name__, reason=error))
        return INTERNAL_FAULT
    return code


def _invoke(arguments: Sequence[str], language: Language) -> int:
    import click

    from smsgen.cli.command import Sms
    from smsgen.cli.session import Session
    from smsgen.cli.usage_faults import describe

    group = Sms(language.code)
    if not arguments:
        arguments = ["--help"]
    try:
        code = group.main(list(arguments), "sms", standalone_mode=False, obj=Session(language))
    except click.exceptions.Abort as error:
        # Click also ends at the end of the input; Ctrl-C and SIGTERM are told apart by what was raised.
        raise (error.__cause__ if isinstance(error.__cause__, KeyboardInterrupt) else KeyboardInterrupt()) from None
    except SystemExit as error:
        # Click ends the process itself for one thing only: nobody reads what it writes.
        raise BrokenPipeError from error
    except click.ClickException as error:
        say(describe(error, language.code))
        return USAGE_FAULT
    return code if isinstance(code, int) else OK

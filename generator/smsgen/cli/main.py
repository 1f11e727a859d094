"""The entry point of `sms`: whatever happens, a message and an exit code, never a traceback."""

import os
import sys
from collections.abc import Sequence

from smsgen.cli import messages
from smsgen.cli.language import Language, choose_language
from smsgen.cli.output import prepare_streams, say

OK = 0
USAGE_FAULT = 2
INTERNAL_FAULT = 3
INTERRUPTED = 130
BROKEN_PIPE = 141


def main() -> None:
    """Run `sms` with the arguments of the process and end it."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run `sms` with `arguments` and return the exit code: 0 to 3 as in DESIGN, section 6, or that of a signal."""
    prepare_streams()
    language = choose_language(arguments, os.environ)
    try:
        code = _invoke(arguments, language)
        sys.stdout.flush()
    except KeyboardInterrupt:
        say(messages.INTERRUPTED.of(language.code))
        return INTERRUPTED
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
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as error:
        # Click ends the process itself for one thing only: nobody reads what it writes.
        raise BrokenPipeError from error
    except click.ClickException as error:
        say(describe(error, language.code))
        return USAGE_FAULT
    return code if isinstance(code, int) else OK

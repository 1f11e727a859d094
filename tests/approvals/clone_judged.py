"""What `sms verify` finds in a repository, told by rule, path and severity."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from smsgen.app.verifying.verify import VerifyOptions, verify
from smsgen.diagnostics import Severity
from tests.approvals import living_story as the
from tests.fixtures.approving import digest

PIN = digest(the.year()[0].files[the.FIRST])
_WORDS = {Severity.ERROR: "", Severity.WARNING: "warning: ", Severity.NOTE: "note: "}


class Judged(NamedTuple):
    """The exit code, and each finding as `rule path`, with its severity where that is no error, in order."""

    code: int
    found: tuple[str, ...]


def judged(
    root: Path, *, tree_only: bool = False, anchor: Path | None = None, as_of: date = the.DAY, cache: Path | None = None
) -> Judged:
    """Verify the repository in `root`, as the command does."""
    options = VerifyOptions(pin=PIN, anchor=anchor, tree_only=tree_only, as_of=as_of, cache_folder=cache)
    report = verify(root, options).report
    found = sorted(f"{_WORDS[each.severity]}{each.name} {each.location.path}" for each in report.diagnostics)
    return Judged(report.exit_code, tuple(found))


def expected_code(found: tuple[str, ...]) -> int:
    """Return the exit code that goes with findings that stop no judgement."""
    return int(any(not each.startswith(("warning: ", "note: ")) for each in found))

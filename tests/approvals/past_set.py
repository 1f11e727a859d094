"""The small set over some months, in memory: the commits by which it was approved, and what a judgement finds."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from smsgen import rules
from smsgen.analysis.facts import Facts, analyse, with_versions
from smsgen.checking.runner import run
from smsgen.model.past import Past
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.load import load
from smsgen.sources.tree import MemoryTree
from tests.fixtures.approving import decide, sign_register
from tests.rules.page_histories import Step, past_of, stored_of

Files = dict[str, bytes]
Change = Callable[[Files], object]
Commits = list[tuple[Step, Files]]

DAY = date(2026, 10, 15)
PROCEDURE, POLICY, FORM = "procedures/prc-20.md", "policies/pol-01.md", "forms/frm-39.md"
FIRST, SECOND = "authority/1.yml", "authority/2.yml"
BASELINE = "authority/baselines/1.yml"
MANUAL_RECORD = "approvals/SMS-MAN-01/1.0/en/approve--top-management--chen.an--20260301T090000Z.yml"
POLICY_REVIEW = "approvals/SMS-POL-01/1.0/en/review--change-manager--xu.dan--20260301T090000Z.yml"
POLICY_RECORD = "approvals/SMS-POL-01/1.0/en/approve--top-management--chen.an--20260302T090000Z.yml"
FORM_RECORD = "approvals/SMS-FRM-39/1.0/en/approve--quality-manager--li.qing--20260302T090000Z.yml"
OLD_RECORD = "approvals/SMS-PRC-20/1.0/en/approve--quality-manager--li.qing--20260302T090000Z.yml"
NEW_RECORD = "approvals/SMS-PRC-20/1.1/en/approve--quality-manager--li.qing--20260601T090000Z.yml"
FORM_CONFIRMED = "approvals/SMS-FRM-39/1.0/en/confirm--incident-manager--he.jing--20260901T090000Z.yml"
CONFIRMED = "approvals/SMS-PRC-20/1.1/en/confirm--incident-manager--he.jing--20260901T090000Z.yml"
SET = Path(__file__).parents[1] / "rules" / "set"


def beginning() -> Files:
    """Return the set as it stands before anybody decided: English texts and a signed register, under `audit`."""
    paths = [path for path in SET.rglob("*") if path.is_file() and not path.name.endswith(".zh.md")]
    files = {path.relative_to(SET).as_posix(): path.read_bytes() for path in paths}
    files["sms.yml"] = files["sms.yml"].replace(b"profile: draft", b"profile: audit")
    sign_register(files, FIRST)
    return files


def decided(*paths: str, **fields: str) -> Change:
    """Return the change that brings records."""
    return lambda files: [decide(files, path, fields) for path in paths]


def gone(*paths: str) -> Change:
    """Return the change that takes files away."""
    return lambda files: [files.pop(path) for path in paths]


def written(path: str, *pairs: tuple[str, str]) -> Change:
    """Return the change that replaces words in a file; they must be there."""

    def change(files: Files) -> None:
        for old, new in pairs:
            assert old in files[path].decode(), f"{old!r} does not stand in {path}"
            files[path] = files[path].decode().replace(old, new).encode()

    return change


def next_register(issued: str, *pairs: tuple[str, str]) -> Change:
    """Return the change that brings register 2, signed by its roots."""

    def change(files: Files) -> None:
        files[SECOND] = files[FIRST]
        written(SECOND, ('number: "1"', 'number: "2"'), ("2026-01-01T00:00:00+00:00", issued), *pairs)(files)
        sign_register(files, SECOND)

    return change


def both(*changes: Change) -> Change:
    """Return several changes as one."""
    return lambda files: [change(files) for change in changes]


NEW_TEXT = written(PROCEDURE, ('version: "1.0"', 'version: "1.1"'), ("Each incident is logged", "Log each incident"))


def commits(*changes: tuple[str, Change], first: Files | None = None, author: str = "he.jing@example.org") -> Commits:
    """Return the commits of these changes (day or time, change) after the one with the set."""
    files = first or beginning()
    made = [(Step("2026-01-05T09:00:00Z", author), files)]
    for time, change in changes:
        files = dict(files)
        change(files)
        made.append((Step(time if "T" in time else f"{time}T12:00:00Z", author), files))
    return made


def year() -> Commits:
    """Return what happens in a year without a fault: approvals, a next version, a confirmation, somebody leaves."""
    return commits(
        ("2026-03-02", decided(MANUAL_RECORD, POLICY_REVIEW, POLICY_RECORD, FORM_RECORD, OLD_RECORD)),
        ("2026-06-01", both(NEW_TEXT, decided(NEW_RECORD))),
        ("2026-09-01", decided(CONFIRMED, FORM_CONFIRMED)),
        (
            "2026-09-10",
            next_register("2026-09-10T08:00:00+00:00", ("LOA-2026-004}", 'LOA-2026-004, to: "2026-09-10"}')),
        ),
    )


def then(made: Commits, *changes: tuple[str, Change]) -> Commits:
    """Return the commits with some more."""
    return [*made, *commits(*changes, first=made[-1][1])[1:]]


def facts_of(made: Commits, past: Past | None = None) -> Facts:
    """Judge the last commit with its history."""
    past = past or past_of(made)
    loaded = load(MemoryTree(made[-1][1]))
    return with_versions(analyse(loaded.sms, loaded.findings, DAY, past=past), stored_of(past, made))


def tree_found(files: Mapping[str, bytes]) -> list[str]:
    """Return the names of what is found in a tree alone."""
    loaded = load(MemoryTree(files))
    return sorted(each.name for each in run(rules.ALL, analyse(loaded.sms, loaded.findings, DAY), "audit").diagnostics)


def found(made: Commits, past: Past | None = None) -> list[str]:
    """Return the names of all findings, sorted; those that stop the run where it cannot be judged."""
    try:
        report = run(rules.ALL, facts_of(made, past), "audit")
    except ConfigurationError as error:
        return sorted(finding.rule for finding in error.findings)
    return sorted(each.name for each in report.diagnostics)

"""What people decided, as it lies in the tree: registers, records, baselines and exceptions, with their signatures."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import Authority
from smsgen.model.baseline import RootStatement
from smsgen.model.text import Text
from smsgen.sources.cached_approvals import read_approvals
from smsgen.sources.commit_readings import CommitReadings
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.document_cache import DocumentCache
from smsgen.sources.read_statements import read_statement

_REGISTER = re.compile(r"authority/([1-9][0-9]{0,5})\.yml", re.ASCII)
_STATEMENT = re.compile(r"authority/(?:baselines|exceptions)/[1-9][0-9]{0,5}\.yml", re.ASCII)
_SIGNED = re.compile(r"(authority/(?:(?:baselines|exceptions)/)?[1-9][0-9]{0,5}\.yml)\.[a-z][a-z0-9.-]{0,63}\.sig")


@dataclass(frozen=True, slots=True)
class Decisions:
    """Records and statements, and what was found while they were read."""

    approvals: tuple[ApprovalRecord, ...] = ()
    statements: tuple[RootStatement, ...] = ()
    findings: tuple[Finding, ...] = ()


def register_paths(contents: Iterable[str]) -> list[str]:
    """Return the paths of all registers, in the order of their numbers."""
    numbers = {int(match[1]): path for path in contents if (match := _REGISTER.fullmatch(path))}
    return [numbers[number] for number in sorted(numbers)]


def read_decisions(
    contents: Mapping[str, bytes], authority: Authority, cache: DocumentCache | CommitReadings | None = None
) -> Decisions:
    """Read all records and statements of a tree. cache: of records that were read before.

    Raises ConfigurationError when the register names no time zone in which days could be judged.
    """
    _check_zone(authority)
    statements: list[RootStatement] = []
    findings = list(_strangers(contents))
    for path in sorted(filter(_STATEMENT.fullmatch, contents)):
        statement, found = read_statement(path, contents[path], contents)
        findings.extend(found)
        if statement:
            statements.append(statement)
    files = {path: content for path, content in contents.items() if path.startswith("approvals/")}
    if not files:
        return Decisions((), tuple(statements), tuple(findings))
    approvals, found = read_approvals(files, cache or DocumentCache(None))
    return Decisions(approvals, tuple(statements), (*findings, *found))


def _strangers(contents: Mapping[str, bytes]) -> Iterable[Finding]:
    """Yield what lies in authority/ under a name that nothing reads, so that nobody takes it for something in force."""
    for path in sorted(contents):
        if not path.startswith("authority/"):
            continue
        signed = _SIGNED.fullmatch(path)
        if path.endswith(".sig") and (signed is None or signed[1] not in contents):
            values = {"path": signed[1] if signed else path.removesuffix(".sig")}
            yield Finding("signature-orphan", Location(path), values=values)
        elif path.endswith((".yml", ".yaml")) and not (_REGISTER.fullmatch(path) or _STATEMENT.fullmatch(path)):
            reason = Text("its name is not a number and .yml", "文件名不是“序号.yml”")
            yield Finding("authority-chain", Location(path), values={"number": path, "reason": reason})


def _check_zone(authority: Authority) -> None:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 — costs a fiftieth of a run that needs no zone

    try:
        ZoneInfo(authority.time_zone)
    except (ValueError, OSError, LookupError):
        expected = Text("a time zone such as Asia/Shanghai", "时区名，如Asia/Shanghai")
        values: dict[str, str | Text] = {"key": "time_zone", "expected": expected}
        raise ConfigurationError([Finding("value-malformed", Location(authority.path), values=values)]) from None

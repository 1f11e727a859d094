"""For programs: `sms.report/v1` (DESIGN, section 6)."""

import json
from typing import Any

from smsgen.checking.report import CheckReport
from smsgen.diagnostics import Diagnostic, Severity

SCHEMA = "sms.report/v1"


def report_json(report: CheckReport, language: str = "en") -> str:
    """Return the report as JSON; the wording in `language`, all else the same in every language."""
    return as_json(report_value(report, language))


def as_json(value: dict[str, Any]) -> str:
    """Return a value as the text of a JSON file."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def report_value(report: CheckReport, language: str) -> dict[str, Any]:
    """Return what the JSON of `sms check` and of `sms verify` have in common."""
    return {
        "schema": SCHEMA,
        "commit": report.commit,
        "as_of": report.as_of,
        "diagnostics": [_diagnostic(diagnostic, language) for diagnostic in report.diagnostics],
        "summary": {
            "documents": report.documents,
            "records": report.records,
            "approvals": report.approvals,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "notes": report.count(Severity.NOTE),
        },
        "not_checked": [what.of(language) for what in report.not_checked],
    }


def _diagnostic(diagnostic: Diagnostic, language: str) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "path": diagnostic.location.path,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "message": diagnostic.message.of(language),
        "subject": diagnostic.subject,
        "help": diagnostic.help.of(language),
    }

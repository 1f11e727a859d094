"""For GitLab: a Code Quality report, shown in the merge request."""

import json

from smsgen.checking.report import CheckReport
from smsgen.diagnostics import Severity
from smsgen.exporters.findings.fingerprint import fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def gitlab(report: CheckReport, language: str = "en") -> str:
    """Return the report as the list that GitLab reads; a finding about a whole file stands at its first line."""
    value = [
        {
            "description": f"{diagnostic.code} {diagnostic.message.of(language)}",
            "check_name": diagnostic.name,
            "content": {"body": diagnostic.help.of(language)},
            "fingerprint": mark,
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {"path": diagnostic.location.path, "lines": {"begin": max(diagnostic.location.line, 1)}},
        }
        for diagnostic, mark in zip(report.diagnostics, fingerprints(report.diagnostics), strict=True)
    ]
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

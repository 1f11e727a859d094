"""For code scanning (GitHub, GitLab, editors): SARIF 2.1.0."""

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from smsgen import __version__
from smsgen.checking.report import CheckReport
from smsgen.checking.rule import Rule
from smsgen.diagnostics import Diagnostic, Severity
from smsgen.exporters.findings.fingerprint import fingerprints
from smsgen.location import Location

# The exit code from which on nothing was judged.
_NOT_JUDGED = 2

ROOT = "ROOT"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def sarif(report: CheckReport, rules: Sequence[Rule], language: str = "en") -> str:
    """Return the report as one SARIF run that also says what each rule is about."""
    index = {rule.code: number for number, rule in enumerate(rules)}
    marks = fingerprints(report.diagnostics)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "sms",
                "semanticVersion": __version__,
                "language": language,
                "rules": [_rule(rule, language) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder of sms.yml"}}},
        "invocations": [{"executionSuccessful": report.exit_code < _NOT_JUDGED, "exitCode": report.exit_code}],
        "results": [
            _result(diagnostic, mark, index, language)
            for diagnostic, mark in zip(report.diagnostics, marks, strict=True)
        ],
        "properties": {"commit": report.commit, "asOf": report.as_of, "profile": report.profile},
    }
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    # Placeholders are shown as what they stand for, since a rule's text belongs to no one finding.
    message, help_ = (_PLACEHOLDER.sub(r"‹\1›", wording.of(language)) for wording in (rule.message, rule.help))
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": message},
        "help": {"text": f"{help_}\n\nsms explain {rule.code}"},
        "defaultConfiguration": {"level": "error" if rule.profile == "draft" else "warning"},
        "properties": {"tags": [rule.family, rule.name], "profile": rule.profile},
    }


def _result(diagnostic: Diagnostic, mark: str, index: dict[str, int], language: str) -> dict[str, Any]:
    message = diagnostic.message.of(language)
    help_ = diagnostic.help.of(language)
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{message}\n{help_}" if help_ else message},
        "locations": [{"physicalLocation": _place(diagnostic.location)} | _logical(diagnostic)],
        "partialFingerprints": {"smsFinding/v1": mark},
    }
    if diagnostic.code in index:
        result["ruleIndex"] = index[diagnostic.code]
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _place(location)} for number, location in enumerate(diagnostic.related)
        ]
    return result


def _place(location: Location) -> dict[str, Any]:
    uri = quote(location.path.encode("utf-8", "surrogateescape"), safe="/")
    place: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": ROOT}}
    if location.line:
        place["region"] = {"startLine": location.line, "startColumn": max(location.column, 1)}
    return place


def _logical(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return the document, record, clause or item that is at fault, where there is one."""
    if not diagnostic.subject:
        return {}
    return {"logicalLocations": [{"name": diagnostic.subject, "kind": "resource"}]}

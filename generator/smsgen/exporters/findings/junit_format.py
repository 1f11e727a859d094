"""For every other CI: JUnit XML. Each rule is a test: it passes, or each of its findings is a test that does not."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from smsgen.checking.report import CheckReport
from smsgen.checking.rule import Rule
from smsgen.diagnostics import Diagnostic, Severity
from smsgen.exporters.findings.visible import visible


def junit(report: CheckReport, rules: Sequence[Rule], language: str = "en") -> str:
    """Return the report as JUnit XML. Errors are failures; warnings and notes pass and say so in their output."""
    found = {diagnostic.code for diagnostic in report.diagnostics}
    cases = [_case(diagnostic, language) for diagnostic in report.diagnostics]
    if report.judged:
        cases.extend(_passed(rule) for rule in rules if rule.code not in found)
    failures = report.count(Severity.ERROR)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="sms check" {counts}>',
        f'  <testsuite name="sms check" {counts}>',
        *cases,
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _case(diagnostic: Diagnostic, language: str) -> str:
    place = visible(str(diagnostic.location))
    message = visible(diagnostic.message.of(language))
    details = escape(f"{place}: {diagnostic.code} {message}\n{visible(diagnostic.help.of(language))}")
    if diagnostic.severity is Severity.ERROR:
        body = f"<failure type={quoteattr(diagnostic.name)} message={quoteattr(message)}>{details}</failure>"
    else:
        body = f"<system-out>{diagnostic.severity.value}: {details}</system-out>"
    name = f"{diagnostic.code}.{diagnostic.name}"
    attributes = (
        f"classname={quoteattr(name)} name={quoteattr(place)} file={quoteattr(visible(diagnostic.location.path))}"
    )
    return f"    <testcase {attributes}>{body}</testcase>"


def _passed(rule: Rule) -> str:
    return f"    <testcase classname={quoteattr(f'{rule.code}.{rule.name}')} name={quoteattr(rule.name)}/>"

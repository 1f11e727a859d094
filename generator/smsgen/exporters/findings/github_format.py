"""For GitHub Actions: one workflow command per diagnostic, shown at its line in the pull request."""

from smsgen.checking.report import CheckReport
from smsgen.diagnostics import Diagnostic, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(report: CheckReport, language: str = "en") -> str:
    """Return the report as workflow commands; nothing when there is nothing to say."""
    return "".join(f"{_command(diagnostic, language)}\n" for diagnostic in report.diagnostics)


def _command(diagnostic: Diagnostic, language: str) -> str:
    location = diagnostic.location
    properties = {"file": location.path}
    if location.line:
        properties |= {"line": str(location.line), "col": str(max(location.column, 1))}
    properties["title"] = f"{diagnostic.code} {diagnostic.name}"
    message = "\n".join(words for words in (diagnostic.message.of(language), diagnostic.help.of(language)) if words)
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(message)}"


def _data(value: str) -> str:
    """Escape as the runner reads it; a raw line break would let a document start a command of its own."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")

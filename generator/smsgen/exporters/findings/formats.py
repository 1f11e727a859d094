"""The formats by the names that the command line knows."""

from collections.abc import Callable, Sequence

from smsgen.checking.report import CheckReport
from smsgen.checking.rule import Rule
from smsgen.exporters.findings.github_format import github
from smsgen.exporters.findings.gitlab_format import gitlab
from smsgen.exporters.findings.json_format import report_json
from smsgen.exporters.findings.junit_format import junit
from smsgen.exporters.findings.sarif_format import sarif
from smsgen.exporters.findings.text_format import text

_FORMATS: dict[str, Callable[[CheckReport, Sequence[Rule], str], str]] = {
    "text": lambda report, _, language: text(report, language),
    "json": lambda report, _, language: report_json(report, language),
    "sarif": sarif,
    "github": lambda report, _, language: github(report, language),
    "gitlab": lambda report, _, language: gitlab(report, language),
    "junit": junit,
}
NAMES = tuple(_FORMATS)


def render(name: str, report: CheckReport, rules: Sequence[Rule], language: str) -> str:
    """Return `report` in the format `name` (one of NAMES)."""
    return _FORMATS[name](report, rules, language)

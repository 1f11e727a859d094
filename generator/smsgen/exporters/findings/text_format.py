"""For people: `path:line:column: CODE message`, what to do beneath, and a summary as the last line."""

from smsgen.checking.report import CheckReport
from smsgen.diagnostics import Diagnostic, Severity
from smsgen.exporters.findings.visible import visible
from smsgen.model.text import Text

# Select Graphic Rendition codes: rich would say the same, for a tenth of the time that a whole check may take.
_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_BOLD = "1"
_FAINT = "2"
_GOOD = "1;32"

_LABELS = {
    Severity.ERROR: Text("", ""),
    Severity.WARNING: Text("warning: ", "警告："),
    Severity.NOTE: Text("note: ", "提示："),
}
_SEE_ALSO = Text("see also", "另见")
_NOT_CHECKED = Text("not checked: ", "未检查：")
_WAIVED = Text(", {count} waived", "，已豁免{count}项")
_AS_OF = Text(" (profile {profile}, as of {as_of})", "（profile {profile}，判断日期{as_of}）")


def text(report: CheckReport, language: str = "en", *, colour: bool = False) -> str:
    """Return the report in `language`; with colours for a terminal."""
    lines = []
    for diagnostic in report.diagnostics:
        lines.extend(diagnostic_lines(diagnostic, language, colour=colour))
    lines.extend(_styled(_NOT_CHECKED.of(language) + visible(what.of(language)), _BOLD, colour)
                 for what in report.not_checked)  # fmt: skip
    lines.append(summary(report, language, colour=colour))
    return "\n".join(lines) + "\n"


def diagnostic_lines(diagnostic: Diagnostic, language: str, *, colour: bool) -> list[str]:
    """Return a diagnostic as its line, what to do beneath, and the related places."""
    style = _STYLES[diagnostic.severity]
    place = _styled(visible(str(diagnostic.location)), _BOLD, colour)
    code = _styled(diagnostic.code, style, colour)
    label = _styled(_LABELS[diagnostic.severity].of(language), style, colour)
    lines = [f"{place}: {code} {label}{visible(diagnostic.message.of(language))}"]
    help_ = visible(diagnostic.help.of(language))
    if help_:
        lines.append("    " + _styled(help_, _FAINT, colour))
    lines.extend(f"    {_SEE_ALSO.of(language)} {visible(str(place))}" for place in diagnostic.related)
    return lines


def summary(report: CheckReport, language: str = "en", *, colour: bool = False) -> str:
    """Return the line that says how the set stands."""
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    if language == "zh":
        counts = f"{report.documents}份文件：{errors}个错误，{warnings}个警告"
    else:
        counts = (
            f"{report.documents} {_plural(report.documents, 'document')}: "
            f"{errors} {_plural(errors, 'error')}, {warnings} {_plural(warnings, 'warning')}"
        )
    if report.waived:
        counts += _WAIVED.of(language).format(count=report.waived)
    style = _STYLES[Severity.ERROR] if errors else _STYLES[Severity.WARNING] if warnings else _GOOD
    where = _AS_OF.of(language).format(profile=report.profile, as_of=report.as_of) if report.as_of else ""
    return _styled(counts, style, colour) + where


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def _styled(words: str, style: str, colour: bool) -> str:  # noqa: FBT001 — a private detail of every line
    return f"\x1b[{style}m{words}\x1b[0m" if colour and words else words

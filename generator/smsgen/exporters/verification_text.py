"""A verification for an auditor who knows nothing of git: checked, found, not checked, head, verdict."""

from collections.abc import Iterator
from datetime import datetime

from smsgen.diagnostics import Severity
from smsgen.exporters.findings.text_format import diagnostic_lines
from smsgen.exporters.findings.visible import visible
from smsgen.exporters.state_names import LEVEL_NAMES
from smsgen.model.anchor import Anchor
from smsgen.model.text import LANGUAGE_NAMES, Text
from smsgen.reports.verification import Checked, CheckedHistory, Verification

_SHORT = 12  # digits of a commit id
_BOLD, _GOOD, _BAD, _UNSURE = "1", "1;32", "1;31", "1;33"

_TITLE = Text("Verification of commit {commit} of {time}, as of {day}", "核查：提交{commit}，{time}，判断日期{day}")
_TITLE_FILES = Text("Verification of the files in this folder, as of {day}", "核查：此文件夹中的文件，判断日期{day}")
_ONLY_COMMIT = Text(
    "What is not in this commit was not looked at, such as files in the folder that nobody committed.",
    "不在此提交中的内容未予查看，例如文件夹中尚未提交的文件。",
)
_CHECKED = Text("Checked", "已核查")
_FOUND = Text("Found", "所发现的问题")
_NOT_CHECKED = Text("Not checked", "未核查")
_HEAD = Text("Head of this set", "体系头部")
_NOTHING = Text("nothing", "无")
_REGISTERS = Text(
    "Registers of who may approve: {count}; number {number} is in force; number 1 is {digest}, {pinned}",
    "授权登记册：{count}份；现行为第{number}号；第1号为{digest}，{pinned}",
)
_PINNED = Text("as given with --pin", "已与--pin比对")
_UNPINNED = Text("not pinned", "未固定")
_RECORDS = Text(
    "Approval records: {count}, of which {valid} count{levels}", "审批记录：{count}份，其中有效{valid}份{levels}"
)
_LEVELS = Text(" ({levels})", "（{levels}）")
_TAKEN_OVER = Text("Approvals taken over from before: {count}", "接收的既往批准：{count}项")
_DOCUMENTS = Text("Documents: {count}; versions in force: {languages}", "文件：{count}份；现行版本：{languages}")
_HISTORY = Text(
    "History: commits on the main line: {count}, since {since}; {control}",
    "历史：主线提交{count}次，自{since}起；{control}",
)
_CONTROLLED = Text("under control since {time} (commit {commit})", "自{time}起受控（提交{commit}）")
_UNCONTROLLED = Text("not under control yet", "尚未受控")
_NO_HISTORY = Text("History: not checked", "历史：未核查")
_ANCHOR = Text("Anchor: compared with commit {commit} of {time}{signed}", "锚点：已与{time}的提交{commit}比对{signed}")
_SIGNED = Text(", signed by {names}", "，由{names}签名")
_HEAD_LINES = (
    ("commit", Text("commit", "提交")),
    ("committed_at", Text("time of the commit", "提交时间")),
    ("first_register", Text("register 1", "第1号登记册")),
    ("register_number", Text("register in force", "现行登记册编号")),
    ("register", Text("its digest", "其摘要")),
    ("records", Text("approval records", "审批记录数")),
    ("records_root", Text("Merkle root of the records", "审批记录的Merkle根")),
)
_COLON = Text(": ", "：")
_COMMA = Text(", ", "、")


def verification_text(result: Verification, language: str, *, colour: bool = False) -> str:
    """Return the verification in `language`; with colours for a terminal."""
    checked, report = result.checked, result.report
    lines: list[str] = []
    if checked:
        lines += [*_title(result, checked, language), ""]
        lines += [_bold(_CHECKED, language, colour), *_indented(_checked_lines(checked, language)), ""]
    lines.append(_bold(_FOUND, language, colour))
    for diagnostic in report.diagnostics:
        lines += _indented(diagnostic_lines(diagnostic, language, colour=colour))
    lines += [] if report.diagnostics else [f"  {_NOTHING.of(language)}"]
    if report.not_checked:
        lines += ["", _bold(_NOT_CHECKED, language, colour)]
        lines += [f"  - {visible(what.of(language))}" for what in report.not_checked]
    if result.head:
        lines += ["", _bold(_HEAD, language, colour), *_indented(_head_lines(result.head, language))]
    lines += ["", _styled(result.verdict.of(language), _style(result), colour)]
    return "\n".join(lines) + "\n"


def _title(result: Verification, checked: Checked, language: str) -> Iterator[str]:
    words = {
        "commit": result.report.commit[:_SHORT],
        "time": _time(checked.committed_at, checked, language),
        "day": result.report.as_of,
    }
    yield (_TITLE if result.report.commit else _TITLE_FILES).of(language).format(**words)
    if result.report.commit:
        yield _ONLY_COMMIT.of(language)


def _checked_lines(checked: Checked, language: str) -> Iterator[str]:
    comma = _COMMA.of(language)
    pinned = (_PINNED if checked.pinned else _UNPINNED).of(language)
    yield _REGISTERS.of(language).format(
        count=checked.registers, number=checked.register, digest=checked.first_register, pinned=pinned
    )
    levels = [_count(count, LEVEL_NAMES[level], language) for level, count in checked.levels.items() if count]
    shown = _LEVELS.of(language).format(levels=comma.join(levels)) if levels else ""
    valid = sum(checked.levels.values())
    yield _RECORDS.of(language).format(count=checked.records, valid=valid, levels=shown)
    if checked.taken_over:
        yield _TAKEN_OVER.of(language).format(count=checked.taken_over)
    names = {key: LANGUAGE_NAMES.get(key, Text(visible(key), visible(key))) for key in checked.in_force}
    texts = [_count(count, names[key], language) for key, count in checked.in_force.items()]
    yield _DOCUMENTS.of(language).format(count=checked.documents, languages=comma.join(texts))
    yield _history_line(checked, checked.history, language)
    if checked.anchor:
        signed = _SIGNED.of(language).format(names=visible(comma.join(checked.anchor.signers)))
        yield _ANCHOR.of(language).format(
            commit=checked.anchor.commit[:_SHORT],
            time=checked.anchor.committed_at,
            signed=signed if checked.anchor.signers else "",
        )


def _history_line(checked: Checked, history: CheckedHistory | None, language: str) -> str:
    if history is None:
        return _NO_HISTORY.of(language)
    control = _UNCONTROLLED.of(language)
    if history.control_start:
        time = _time(history.controlled_since, checked, language)
        control = _CONTROLLED.of(language).format(time=time, commit=history.control_start[:_SHORT])
    since = _time(history.since, checked, language)
    return _HISTORY.of(language).format(count=history.commits, since=since, control=control)


def _head_lines(head: Anchor, language: str) -> Iterator[str]:
    for key, name in _HEAD_LINES:
        yield f"{name.of(language)}{_COLON.of(language)}{getattr(head, key)}"


def _count(count: int, name: Text, language: str) -> str:
    return Text(f"{count} {name.en}", f"{name.zh}{count}份").of(language)


def _time(when: datetime | None, checked: Checked, language: str) -> str:
    if when is None:
        return Text("an impossible time", "无法识别的时间").of(language)
    zone = visible(checked.time_zone)
    return f"{when:%Y-%m-%d %H:%M}" + Text(f" ({zone})", f"（{zone}）").of(language)


def _style(result: Verification) -> str:
    if result.report.exit_code:
        return _BAD
    return _UNSURE if result.report.count(Severity.WARNING) else _GOOD


def _bold(heading: Text, language: str, colour: bool) -> str:  # noqa: FBT001 — a private detail of every line
    return _styled(heading.of(language), _BOLD, colour)


def _styled(words: str, style: str, colour: bool) -> str:  # noqa: FBT001 — a private detail of every line
    return f"\x1b[{style}m{words}\x1b[0m" if colour else words


def _indented(lines: Iterator[str] | list[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)

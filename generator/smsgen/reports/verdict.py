"""The one line in which a verification ends."""

from smsgen.checking.report import CheckReport
from smsgen.diagnostics import Severity
from smsgen.model.text import Text

REFUSED = Text(
    "Not judged: what everything rests on cannot be read. See what was found.",
    "未能判断：作为判断依据的内容无法读取，详见所列问题。",
)
_NO_HISTORY = Text(
    "Not judged: this clone does not show its whole history. Get a complete clone of the original repository; "
    "--tree-only checks the files of one commit alone.",
    "未能判断：此克隆未给出完整历史。请从原仓库取得完整克隆；--tree-only只核查一次提交中的文件。",
)
_EMPTY = Text(
    "Not judged: there is neither a document nor an approval in it.",
    "未能判断：其中既没有文件，也没有审批记录。",
)
_CRASHED = Text("Not judged: a check of sms itself failed.", "未能判断：sms自身的一项检查出错。")
_NOTHING_APPROVED = Text("Not passed: nothing is approved yet.", "未通过：尚无任何已批准的内容。")
_NOT_PASSED = Text("Not passed: errors found: {errors}.", "未通过：发现错误{errors}个。")
_NOT_IN_FORCE = Text(
    "No error was found, but no version is in force on {day}.", "未发现错误，但截至{day}没有任何版本生效。"
)
_TREE = Text(
    "Passed for these files alone: every approval in them holds{proviso}. The history was not checked.",
    "仅就这些文件而言通过：其中的审批均有效{proviso}。未核查历史。",
)
_PASSED = Text(
    "Passed: each version in force was approved as exactly these bytes by people entitled to, and nothing was changed, "
    "removed or back-dated since{proviso}.",
    "通过：每个现行版本均由有权人员按此内容逐字节批准，此后未被改动、删除或倒填日期{proviso}。",
)
_UNPINNED = Text(", provided that register 1 is genuine (not pinned)", "，前提是第1号登记册属实（未固定）")
_LOOK = Text("; look at the warnings and notes as well", "；另请查看所列警告和提示")


def verdict(  # noqa: PLR0913 — each decides about the wording
    report: CheckReport, *, tree_only: bool, pinned: bool, in_force: int, decided: bool, empty: bool
) -> Text:
    """Return the verdict on a set that was judged as far as `report` says.

    in_force: how many texts have a version in force. decided: there is an approval. empty: there is nothing to judge.
    """
    code = report.exit_code
    if code:
        return _without_a_pass(report, code, decided=decided, empty=empty)
    if not in_force:
        return _filled(_NOT_IN_FORCE, day=report.as_of)
    look = any(each.name != "authority-unpinned" for each in report.diagnostics)
    parts = [_UNPINNED] * (not pinned) + [_LOOK] * look
    proviso = Text("".join(part.en for part in parts), "".join(part.zh for part in parts))
    wording = _TREE if tree_only else _PASSED
    return Text(wording.en.format(proviso=proviso.en), wording.zh.format(proviso=proviso.zh))


def _without_a_pass(report: CheckReport, code: int, *, decided: bool, empty: bool) -> Text:
    if not report.judged:
        return _EMPTY if empty else _NO_HISTORY
    if code > 1:
        return _CRASHED
    return _filled(_NOT_PASSED, errors=str(report.count(Severity.ERROR))) if decided else _NOTHING_APPROVED


def _filled(wording: Text, **values: str) -> Text:
    return Text(wording.en.format(**values), wording.zh.format(**values))

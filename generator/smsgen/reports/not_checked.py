"""What a verification could not check, in plain words (APPROVALS, "What is not promised")."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from smsgen.model.text import Text, enumerated

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What decides about what was left open; see `reports/verification.py` for the words.

    from_commit: files of a commit were read. unknown_signatures: signatures of the anchor by keys of nobody in the
    register. fixed_day: the day that `sms.yml` fixes, "" where the user or the clock named it.
    """

    from_commit: bool = True
    tree_only: bool = False
    pinned: bool = False
    first_register: str = ""
    anchored: bool = False
    unknown_signatures: tuple[str, ...] = ()
    baseline: tuple[str, ...] = ()
    taken_over: int = 0
    alternates: tuple[str, ...] = ()
    levels: Mapping[str, int] = field(default_factory=dict)
    fixed_day: str = ""


_NO_COMMIT = Text(
    "Whether these files are those of any commit: this folder is no git repository.",
    "这些文件是否属于某次提交：此文件夹不是git仓库。",
)
_TREE_ONLY = Text(
    "The history: whether anything was changed, removed or back-dated before this commit, and when each approval came "
    "into the repository (--tree-only).",
    "历史：此提交之前有无改动、删除或倒填日期，以及各项审批何时进入仓库（--tree-only）。",
)
_UNPINNED = Text(
    "Who wrote register 1. Ask the organisation for its digest by another way than this repository, and compare: "
    "sms verify --pin {digest}",
    "第1号登记册由谁制定。请通过本仓库以外的途径向该组织索取其摘要并比对：sms verify --pin {digest}",
)
_NO_ANCHOR = Text(
    "Whether the whole history was replaced, or its end cut off. Keep the head below outside the repository "
    "(--save-anchor FILE) and start the next audit from it (--anchor FILE).",
    "整个历史是否被替换，或末尾是否被截去。请将下列头部保存在仓库之外（--save-anchor 文件），下次审核以此为起点"
    "（--anchor 文件）。",
)
_UNKNOWN_SIGNER = Text(
    "Who signed the anchor: the key of {path} is not that of this person in the register.",
    "锚点由谁签名：{path}所用密钥不是登记册中此人的密钥。",
)
_BASELINE = Text(
    "When these approval records came into the repository ({count}); they already stood there when control started: "
    "{paths}.",
    "以下审批记录（{count}份）何时进入仓库；受控开始时它们已经存在：{paths}。",
)
_TAKEN_OVER = Text(
    "Approvals given before, on paper or elsewhere ({count}): the root signers vouch for them. Compare the papers.",
    "此前以纸质或其他方式作出的{count}项批准：由根签署人担保。请与已签署的纸质原件核对。",
)
_ALTERNATES = Text(
    "Whether this clone stays complete: it borrows objects from {folders}. Each object was checked against its id.",
    "此克隆今后是否仍然完整：它借用{folders}中的对象。每个对象均已与其编号核对。",
)
_WITNESSED = Text(
    "Who really approved on the forge: a key attests that there was a review ({count}), and whoever "
    "administers the forge could have made it up.",
    "平台上的审批实际由谁作出：{count}份记录依据平台上的评审，由见证密钥证明；平台管理员有可能伪造。",
)
_CLAIMED = Text(
    "Who made the records that carry no signature ({count}).",
    "没有签名的记录（{count}份）由谁作出。",
)
_FIXED_DAY = Text(
    "What is due after {day}: sms.yml fixes the day of judgement. Name another one with --as-of.",
    "{day}之后到期的事项：sms.yml固定了判断日期。可用--as-of另行指定。",
)
_TIME = Text(
    "True time: the times of signatures and commits are those of the computers that made them; no time-stamping "
    "authority confirms them.",
    "真实时间：签名和提交的时间取自制作它们的计算机，没有时间戳机构予以确认。",
)
_PEOPLE = Text(
    "Whether signers read what they signed, acted freely and kept their keys to themselves.",
    "签署人是否阅读了所签内容、是否自愿，以及是否妥善保管密钥。",
)
_LAW = Text(
    "Whether the organisation's procedure for electronic signatures meets the law and the standard: this supports it "
    "and does not replace it.",
    "该组织的电子签名程序是否符合法律和标准：本核查为其提供支持，不能代替。",
)


def not_checked(left: Unchecked) -> tuple[Text, ...]:
    """Return the list, what is particular to this run first."""
    return (*_of_this_run(left), _TIME, _PEOPLE, _LAW)


def _of_this_run(left: Unchecked) -> Iterator[Text]:
    witnessed, claimed = (str(left.levels.get(level, 0)) for level in ("witnessed", "claimed"))
    conditional: tuple[tuple[bool, Text, Mapping[str, str | Text]], ...] = (
        (not left.from_commit, _NO_COMMIT, {}),
        (left.tree_only, _TREE_ONLY, {}),
        (not left.pinned, _UNPINNED, {"digest": left.first_register}),
        (not left.anchored and not left.tree_only, _NO_ANCHOR, {}),
        *((True, _UNKNOWN_SIGNER, {"path": path}) for path in left.unknown_signatures),
        (bool(left.baseline), _BASELINE, {"count": str(len(left.baseline)), "paths": _shown(left.baseline)}),
        (left.taken_over > 0, _TAKEN_OVER, {"count": str(left.taken_over)}),
        (bool(left.alternates), _ALTERNATES, {"folders": enumerated(left.alternates)}),
        (witnessed != "0", _WITNESSED, {"count": witnessed}),
        (claimed != "0", _CLAIMED, {"count": claimed}),
        (bool(left.fixed_day), _FIXED_DAY, {"day": left.fixed_day}),
    )
    return (_filled(wording, values) for holds, wording, values in conditional if holds)


def _shown(paths: tuple[str, ...]) -> Text:
    """Name the first records; the JSON report names all."""
    more = len(paths) - _SHOWN
    english = [*paths[:_SHOWN], *([f"and {more} more; --format json lists all"] if more > 0 else [])]
    chinese = [*paths[:_SHOWN], *([f"另有{more}份，见--format json"] if more > 0 else [])]
    return Text(", ".join(english), "、".join(chinese))


def _filled(wording: Text, values: Mapping[str, str | Text]) -> Text:
    return Text(*(_in(wording, values, language) for language in ("en", "zh")))


def _in(wording: Text, values: Mapping[str, str | Text], language: str) -> str:
    words = {name: value.of(language) if isinstance(value, Text) else value for name, value in values.items()}
    return wording.of(language).format(**words)

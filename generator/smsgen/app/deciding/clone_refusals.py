"""Refusals that are about the clone, the register, the clock and the writing, not about the decision itself."""

from collections.abc import Iterable
from datetime import datetime

from smsgen.app.deciding.refusals import RefusedError, refuse
from smsgen.model.text import Text


def dirty(paths: Iterable[str]) -> RefusedError:
    """Refuse: files differ from what is committed."""
    names = list(paths)
    return refuse(
        "dirty",
        f"What is signed must be committed first; these files differ from the last commit: {', '.join(names)}. "
        "Commit them or take the changes back.",
        f"签署的内容须先提交；以下文件与最近一次提交不一致：{'、'.join(names)}。请提交，或撤回改动。",
    )


def no_repository(reason: Text) -> RefusedError:
    """Refuse: there is no repository, no commit, or git does not answer."""
    return refuse(
        "no-repository",
        f"Decisions are taken in a git repository with at least one commit: {reason.en}",
        f"须在至少有一次提交的git仓库中作出决定：{reason.zh}",
    )


def under_way(what: str) -> RefusedError:
    """Refuse: a merge or the like has been begun. what: git's word for it."""
    return refuse(
        "under-way",
        f"A {what} is in progress in this clone. Finish it or abort it (`git {what} --abort`), then decide.",
        f"此克隆中正在进行{what}。请先完成或中止（“git {what} --abort”），再作出决定。",
    )


def detached() -> RefusedError:
    """Refuse: no branch is checked out."""
    return refuse(
        "detached",
        "No branch is checked out, so a decision could get lost. Check out the branch that the document is on.",
        "当前未检出任何分支，决定可能丢失。请检出文件所在的分支。",
    )


def behind(upstream: str, count: int) -> RefusedError:
    """Refuse: the upstream has commits that are missing here."""
    return refuse(
        "stale",
        f"This clone is {count} commits behind {upstream}: the text may have changed, or others may have decided. "
        "Run `git pull` first.",
        f"此克隆比{upstream}落后{count}次提交：正文可能已改动，或他人已作出决定。请先运行“git pull”。",
    )


def faulty(places: Iterable[str]) -> RefusedError:
    """Refuse: the checker finds errors in what would be signed. places: one line for each."""
    return refuse(
        "faulty",
        "There are errors in what would be signed. Mend them first (`sms check`):\n" + "\n".join(places),
        "待签署的内容存在错误，请先改正（“sms check”）：\n" + "\n".join(places),
    )


def register_invalid(number: str, reason: Text) -> RefusedError:
    """Refuse: the register in force is not validly signed."""
    return refuse(
        "register-invalid",
        f"Nobody can rely on the authority register (authority/{number}.yml): {reason.en}. "
        "Its root signers sign it with `sms authority sign`.",
        f"授权登记册（authority/{number}.yml）不可依据：{reason.zh}。请由根签署人用“sms authority sign”签署。",
    )


def no_meaning(number: str, decision: str) -> RefusedError:
    """Refuse: the register gives no wording for the decision."""
    return refuse(
        "no-meaning",
        f"The authority register (authority/{number}.yml) does not say what `{decision}` means (`meanings`), "
        "so it cannot be signed.",
        f"授权登记册（authority/{number}.yml）未写明“{decision}”的含义（meanings），因此不能签署。",
    )


def clock_early(now: datetime, than: str, what: Text) -> RefusedError:
    """Refuse: the clock of this computer stands before something that has happened."""
    shown = now.isoformat(timespec="seconds")
    return refuse(
        "clock",
        f"The clock of this computer says {shown}, which is before {what.en} ({than}). Set it right.",
        f"本机时钟为{shown}，早于{what.zh}（{than}）。请校正时钟。",
    )


def judged_earlier(day: str, today: str) -> RefusedError:
    """Refuse: the settings have the set judged as of an earlier day."""
    return refuse(
        "judged-earlier",
        f"sms.yml has this set judged as of {day}, and today is {today}: a decision of today would lie in its future. "
        "Take `as_of` out of sms.yml, or set it to a later day.",
        f"sms.yml将本体系的判断日期定为{day}，而今天是{today}，今天的决定将被视为未来的决定。请删除sms.yml中的as_of，或改为更晚的日期。",
    )


# --- While it is carried out ---


def changed_since_shown(document: str) -> RefusedError:
    """Refuse: what would be signed is no longer what was shown."""
    return refuse(
        "changed-since-shown",
        f"{document}, or what is decided on it, changed while you were looking at it. Nothing was signed; look again.",
        f"在您查看期间，{document}或对它的决定发生了变化。未签署任何内容，请重新查看。",
    )


def signature_unfit(reason: str) -> RefusedError:
    """Refuse: the key made a signature that does not verify."""
    return refuse(
        "signature-unfit",
        f"The key did not make a signature that can be verified: {reason}. Nothing was written.",
        f"密钥未生成可验证的签名：{reason}。未写入任何内容。",
    )


def record_unfit(findings: Iterable[str]) -> RefusedError:
    """Refuse: the record would be a finding."""
    return refuse(
        "record-unfit",
        "The record would not count, so it was not written:\n" + "\n".join(findings),
        "该记录不会被认可，因此未写入：\n" + "\n".join(findings),
    )


def cannot_write(reason: Text) -> RefusedError:
    """Refuse: a file cannot be written."""
    return refuse("cannot-write", f"Nothing was signed: {reason.en}", f"未签署任何内容：{reason.zh}")


def not_committed(reason: Text) -> RefusedError:
    """Refuse: git would not commit; record and signature are staged."""
    return refuse(
        "not-committed",
        f"The decision is signed and staged, but git did not commit it: {reason.en}",
        f"决定已签署并暂存，但git未能提交：{reason.zh}",
    )

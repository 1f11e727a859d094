"""`sms verify`: read a commit and its history, judge them by the rules that the proof rests on, and report."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from smsgen.adapters.git import repository_of
from smsgen.adapters.git_history import ObjectFaultError
from smsgen.app.verifying.kept_verdicts import KeptVerdicts
from smsgen.app.verifying.verify_options import VerifyOptions
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.text import Text
from smsgen.reports.verdict import REFUSED
from smsgen.reports.verification import Verification
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.read_anchor import read_anchor
from smsgen.sources.tree import CommitTree, Tree, WorkingTree

if TYPE_CHECKING:
    from smsgen.sources.read_anchor import AnchorFile

__all__ = ["NoRepositoryError", "VerifyOptions", "has_repository", "verify"]

_NO_ANCHOR = Text("everything: the anchor must be readable first", "全部内容：须先能读取锚点")
_DAMAGED = Text("everything: the files of the commit must be intact first", "全部内容：提交中的文件须先完好无损")


class NoRepositoryError(Exception):
    """The folder is in no git repository."""


def verify(root: Path, options: VerifyOptions, note: Callable[[Text], None] = lambda _: None) -> Verification:
    """Verify the set in `root`; `note` is told what is being done.

    Raises NoRepositoryError, git.GitError where the commit cannot be read, and OSError where the anchor cannot. What
    cannot be judged comes back as a verification whose exit code is 2.
    """
    try:
        anchor = read_anchor(options.anchor) if options.anchor else None
        if anchor:
            _refuse_bad_signatures(anchor)
        tree = _tree(root, options)
    except ConfigurationError as error:
        return _refused(error.findings, "", options, _NO_ANCHOR)
    except ObjectFaultError as error:
        return _refused([_fault(error)], "", options, _DAMAGED)
    kept = _kept_verdicts(tree, options)
    known = kept.find() if kept else None
    if known:
        return known
    # Imported only here, with the whole checker: what is known already is found without it.
    from smsgen.app.verifying.verify_commit import judge_commit  # noqa: PLC0415 — imported late: slow to start

    try:
        result, day = judge_commit(root, tree, options, anchor, note)
    except ConfigurationError as error:
        return _refused(error.findings, tree.commit, options)
    except ObjectFaultError as error:
        return _refused([_fault(error)], tree.commit, options, _DAMAGED)
    if kept:
        kept.keep(result, day)
    return result


def _kept_verdicts(tree: Tree, options: VerifyOptions) -> KeptVerdicts | None:
    """Return where the verdict is kept; None where it rests on files on disk, which change at any time."""
    if options.cache_folder is None or options.anchor or not isinstance(tree, CommitTree):
        return None
    asked = options.pin, options.as_of.isoformat() if options.as_of else ""
    return KeptVerdicts(options.cache_folder, tree, asked, history=not options.tree_only)


def _refused(
    findings: Iterable[Finding], commit: str, options: VerifyOptions, missing: Text | None = None
) -> Verification:
    """Return a verification without a judgement. missing: what would have to be there first; else the configuration."""
    from smsgen.app.check import refusal  # noqa: PLC0415 — imported late: slow to start

    report = refusal(findings, commit, "audit", options.as_of)
    return Verification(replace(report, not_checked=(missing,)) if missing else report, REFUSED)


def _fault(error: ObjectFaultError) -> Finding:
    """Return the finding about an object without which the files of the commit cannot be read."""
    return Finding(error.fault.rule, Location(error.path or "sms.yml"), values={"evidence": error.object_id})


def _tree(root: Path, options: VerifyOptions) -> Tree:
    if has_repository(root):
        return CommitTree(root, options.revision or "HEAD")
    if options.tree_only and not options.revision:
        return WorkingTree(root)
    raise NoRepositoryError


def has_repository(root: Path) -> bool:
    """Tell whether `root` lies in a git repository or is a bare one, by looking at the disk alone."""
    top = repository_of(root)
    return (top / ".git").exists() or ((top / "HEAD").is_file() and (top / "objects").is_dir())


def _refuse_bad_signatures(anchor: "AnchorFile") -> None:
    """Refuse an anchor that somebody changed after it was signed. Raises ConfigurationError."""
    bad = [each for each in anchor.signatures if each.fault]
    if bad:
        found = [Finding("signature-bad", Location(each.path), values={"reason": each.fault}) for each in bad]
        raise ConfigurationError(found)

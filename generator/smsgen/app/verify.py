"""`sms verify`: read a commit and its history, judge them by the rules that the proof rests on, and report."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from smsgen import rules
from smsgen.adapters.git import repository_of
from smsgen.adapters.git_commits import read_commit
from smsgen.adapters.git_history import ObjectFaultError
from smsgen.analysis.anchors import anchor_findings
from smsgen.analysis.facts import Facts, analyse, with_versions
from smsgen.analysis.minor_changes import digests_wanted
from smsgen.app.check import day_of_judgement, refusal
from smsgen.checking.rule import Rule
from smsgen.checking.runner import run
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.text import Text
from smsgen.reports.verdict import REFUSED
from smsgen.reports.verification import Circumstances, Verification, verification
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.load import load
from smsgen.sources.read_anchor import AnchorFile, read_anchor
from smsgen.sources.read_past import read_past, read_versions
from smsgen.sources.tree import CommitTree, Tree, WorkingTree

READING_COMMIT = Text("Reading the commit …", "正在读取提交……")
READING_HISTORY = Text("Reading the history …", "正在读取历史……")
JUDGING = Text("Judging …", "正在判断……")

_NO_ANCHOR = Text("everything: the anchor must be readable first", "全部内容：须先能读取锚点")
_DAMAGED = Text("everything: the files of the commit must be intact first", "全部内容：提交中的文件须先完好无损")

# What the proof rests on (APPROVALS, "Rule names"): whole families, and of the others the rules without which it is
# not known which text an approval is about. INT says that a check itself failed.
_FAMILIES = frozenset({"SRC", "APR", "HIS", "INT"})
_NAMES = frozenset(
    {
        *("asset-escape", "asset-missing", "asset-remote", "front-matter-missing", "id-duplicate", "id-format"),
        *("key-missing", "key-unknown", "translation-source-missing", "translation-stale", "value-malformed"),
        "version-format",
    }
)


def is_of_proof(rule: Rule) -> bool:
    """Tell whether a verification judges by a rule."""
    return rule.family in _FAMILIES or rule.name in _NAMES


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """What to verify, and against what.

    revision: the commit, "" for HEAD. pin: `sha256:…` of register 1 as known from outside, "" where it is not known.
    anchor: the file of an earlier head. tree_only: leave the history out; where there is no repository the files are
    then read as they are. as_of: None for the day that the set names, else today. cache_folder: where what was read of
    an immutable object may be kept; never inside the clone.
    """

    revision: str = ""
    pin: str = ""
    anchor: Path | None = None
    tree_only: bool = False
    as_of: date | None = None
    cache_folder: Path | None = None


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
    try:
        facts, by = _read_and_judged(root, tree, options, anchor, note)
    except ConfigurationError as error:
        return _refused(error.findings, tree.commit, options)
    except ObjectFaultError as error:
        return _refused([_fault(error)], tree.commit, options, _DAMAGED)
    return verification(facts, run([rule for rule in rules.ALL if is_of_proof(rule)], facts, "audit"), by)


def _read_and_judged(
    root: Path, tree: Tree, options: VerifyOptions, anchor: AnchorFile | None, note: Callable[[Text], None]
) -> tuple[Facts, Circumstances]:
    note(READING_COMMIT)
    loaded = load(tree)
    today = day_of_judgement(loaded.sms.settings.as_of, loaded.sms.authority)
    past = None
    if not options.tree_only:
        note(READING_HISTORY)
        past = read_past(root, tree.commit, options.cache_folder, loaded.sms.authority.language)
    note(JUDGING)
    # Waivers are about rules that are not judged here.
    sms, findings = replace(loaded.sms, waivers=()), loaded.findings
    if anchor and past:
        findings = (*findings, *anchor_findings(anchor.anchor, sms, past))
    facts = analyse(sms, findings, options.as_of or today, today, options.pin, past)
    if past:
        wanted = digests_wanted(facts.approvals.states)
        facts = with_versions(facts, read_versions(root, past, wanted) if wanted else {})
    return facts, Circumstances(
        tree_only=options.tree_only,
        commit_time=read_commit(root, tree.commit).committer_time if tree.commit else None,
        pin=options.pin,
        day_given=options.as_of is not None,
        past=past,
        anchor=anchor.anchor if anchor else None,
        anchor_signatures=anchor.signatures if anchor else (),
    )


def _refused(
    findings: Iterable[Finding], commit: str, options: VerifyOptions, missing: Text | None = None
) -> Verification:
    """Return a verification without a judgement. missing: what would have to be there first; else the configuration."""
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


def _refuse_bad_signatures(anchor: AnchorFile) -> None:
    """Refuse an anchor that somebody changed after it was signed. Raises ConfigurationError."""
    bad = [each for each in anchor.signatures if each.fault]
    if bad:
        found = [Finding("signature-bad", Location(each.path), values={"reason": each.fault}) for each in bad]
        raise ConfigurationError(found)

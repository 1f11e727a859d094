"""The judgement of a commit and its history by the rules that the proof of approvals rests on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from smsgen import rules
from smsgen.adapters.git_commits import read_commit
from smsgen.analysis.anchors import anchor_findings
from smsgen.analysis.facts import analyse, with_versions
from smsgen.analysis.minor_changes import digests_wanted
from smsgen.app.judgement_day import Day, day_of_judgement
from smsgen.app.verifying.verify_options import VerifyOptions
from smsgen.checking.rule import Rule
from smsgen.checking.runner import run
from smsgen.model.text import Text
from smsgen.reports.verification import Circumstances, Verification, verification
from smsgen.sources.load import load
from smsgen.sources.read_anchor import AnchorFile
from smsgen.sources.read_past import read_past, read_versions
from smsgen.sources.tree import Tree

READING_COMMIT = Text("Reading the commit …", "正在读取提交……")
READING_HISTORY = Text("Reading the history …", "正在读取历史……")
JUDGING = Text("Judging …", "正在判断……")

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
# How a text is written, which `sms check` judges. `raw-html` and `construct-unsupported` are not among these: they tell
# of an image that a reader sees on a page while the digest does not cover it. A text that may show one is read whole.
_OF_WRITING = frozenset(
    {
        *("diagram-syntax", "emphasis-not-closed", "heading-level", "heading-without-space", "list-nesting"),
        "list-without-blank-line",
    }
)


def is_of_proof(rule: Rule) -> bool:
    """Tell whether a verification judges by a rule."""
    return (rule.family in _FAMILIES and rule.name not in _OF_WRITING) or rule.name in _NAMES


def judge_commit(
    root: Path, tree: Tree, options: VerifyOptions, anchor: AnchorFile | None, note: Callable[[Text], None]
) -> tuple[Verification, Day]:
    """Judge what stands in `tree`, and its history where that was asked for; return also the day of judgement.

    `note` is told what is being done. Raises ConfigurationError and git.GitError where it cannot be judged.
    """
    note(READING_COMMIT)
    loaded = load(tree, options.cache_folder, assets_only=True)
    named = loaded.sms.settings.as_of, loaded.sms.authority
    today = day_of_judgement(*named)
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
    by = Circumstances(
        tree_only=options.tree_only,
        commit_time=read_commit(root, tree.commit).committer_time if tree.commit else None,
        pin=options.pin,
        day_given=options.as_of is not None,
        past=past,
        anchor=anchor.anchor if anchor else None,
        anchor_signatures=anchor.signatures if anchor else (),
    )
    result = verification(facts, run([rule for rule in rules.ALL if is_of_proof(rule)], facts, "audit"), by)
    return result, Day(named[0], named[1].time_zone, today.isoformat())

"""`sms check`: read a tree, derive the facts, judge them by all rules."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from smsgen import rules
from smsgen.analysis.facts import Facts, analyse
from smsgen.analysis.past_forms import past_forms_wanted, with_past_forms
from smsgen.app.judgement_day import day_of_judgement
from smsgen.checking.report import CheckReport
from smsgen.checking.runner import diagnose, run
from smsgen.diagnostics import Finding
from smsgen.model.text import Text
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.evidence_cache import evidence_cache
from smsgen.sources.load import load
from smsgen.sources.tree import CommitTree, Tree, WorkingTree

CACHE_FOLDER = Path("build", "cache")

_NOTHING_CHECKED = Text(
    "everything: settings, authority register and catalogues must be readable first",
    "全部内容：须先能读取设置、授权登记册和标准目录",
)
# Of the versions of forms that the history lacks, so many are named.
_MOST_FORMS = 5
_FORM_LOST = Text(
    "the values of records made with earlier versions of forms that the history of this copy does not hold: {}",
    "按以下表单旧版本填写的记录内容，本副本的历史中没有这些版本：{}",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with what it was reached from, so that a caller goes on with exactly what was judged."""

    report: CheckReport
    facts: Facts
    tree: Tree


class NotJudgedError(Exception):
    """The set could not be judged; `report` says why, and its exit code is 2."""

    def __init__(self, report: CheckReport) -> None:
        """Carry the report that takes the place of a verdict."""
        super().__init__("; ".join(f"{item.location}: {item.message.en}" for item in report.diagnostics))
        self.report = report


def check(
    root: Path, revision: str = "", profile: str = "", as_of: date | None = None, *, cache: bool = True
) -> CheckReport:
    """Judge the set in `root`; see `judge`."""
    return judge(root, revision, profile, as_of, cache=cache).report


def judge(
    root: Path, revision: str = "", profile: str = "", as_of: date | None = None, *, cache: bool = True
) -> Judged:
    """Judge the set in `root`: the working tree, or the commit that `revision` names.

    profile, as_of: "" and None mean what `sms.yml` says, and today in the register's time zone where it says nothing.
    cache: whether documents read before need not be read again. What lies in a clone is believed of its working tree
    alone: a commit may be somebody else's. Raises NotJudgedError, and git.GitError when the
    commit cannot be read.
    """
    tree = CommitTree(root, revision) if revision else WorkingTree(root)
    folder = evidence_cache() if revision else root / CACHE_FOLDER
    try:
        loaded = load(tree, folder if cache else None)
        named = loaded.sms.settings.as_of, loaded.sms.authority
        today = as_of if as_of and not (loaded.sms.approvals or loaded.sms.records) else day_of_judgement(*named)
    except ConfigurationError as error:
        raise NotJudgedError(refusal(error.findings, tree.commit, profile, as_of)) from error
    facts = analyse(loaded.sms, loaded.findings, as_of or today, today)
    facts = _by_past_forms(root, facts, evidence_cache() if cache else None)
    report = run(rules.ALL, facts, profile or loaded.sms.settings.profile)
    return Judged(replace(report, not_checked=tuple(_values_not_checked(facts))), facts, tree)


def _by_past_forms(root: Path, facts: Facts, cache_folder: Path | None) -> Facts:
    """Return the facts with records judged by the versions of forms that they name and only history holds."""
    wanted = past_forms_wanted(facts)
    if not wanted:
        return facts
    from smsgen.sources.read_past_forms import read_past_forms  # noqa: PLC0415 — only where a form has moved on

    sms = facts.sms
    texts = read_past_forms(root, sms.commit or "HEAD", wanted.values(), sms.authority.language, cache_folder)
    return with_past_forms(facts, {named: texts[digest] for named, digest in wanted.items() if digest in texts})


def _values_not_checked(facts: Facts) -> Iterator[Text]:
    """Yield what is to be said where values were not judged, because the form that was used then is not known."""
    filled = (each for each in facts.records.unjudged if not each.external and not each.none_since)
    numbers = Counter(f"{each.form} {each.form_version}" for each in filled)
    if numbers:
        shown = sorted(numbers.items())[:_MOST_FORMS]
        more = len(numbers) - len(shown)
        en = ", ".join(f"{form} ({number})" for form, number in shown) + (f" and {more} more" if more else "")
        zh = "、".join(f"{form}（{number}份）" for form, number in shown) + (f"等{len(numbers)}个" if more else "")
        yield Text(_FORM_LOST.en.format(en), _FORM_LOST.zh.format(zh))


def refusal(findings: Iterable[Finding], commit: str, profile: str, as_of: date | None) -> CheckReport:
    """Return the report that takes the place of a verdict: `findings` say why nothing was judged."""
    by_name = {rule.name: rule for rule in rules.ALL}
    diagnostics = [diagnose(by_name[finding.rule], finding, "audit") for finding in findings]
    return CheckReport(
        diagnostics=tuple(sorted(diagnostics, key=lambda item: (item.location, item.code))),
        profile=profile,
        as_of=as_of.isoformat() if as_of else "",
        commit=commit,
        not_checked=(_NOTHING_CHECKED,),
        judged=False,
    )

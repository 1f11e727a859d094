"""Accepts faults of the past that cannot be undone: `authority/exceptions/N.yml` (ADR 0009)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from smsgen import rules
from smsgen.adapters.git import GitError
from smsgen.analysis.facts import Facts, analyse
from smsgen.app import check
from smsgen.app.authority.authority import Registers, moment_text, refuse_findings, refuse_incomplete
from smsgen.app.authority.baseline_takeover import next_number
from smsgen.app.judgement_day import day_of_judgement
from smsgen.app.verifying.verify import has_repository
from smsgen.app.writing.refused_change import AuthorityError, refused
from smsgen.app.writing.write_controlled import write_controlled
from smsgen.checking.accepted import is_acceptable
from smsgen.diagnostics import nearest_word
from smsgen.exporters.root_statements import exceptions_text
from smsgen.model.baseline import AcceptedFault
from smsgen.model.text import enumerated
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.evidence_cache import evidence_cache
from smsgen.sources.load import load
from smsgen.sources.read_past import read_past
from smsgen.sources.read_statements import read_statement
from smsgen.sources.tree import CommitTree

FOLDER = "authority/exceptions"
FAMILIES = ("APR", "HIS")


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was written. new: whether the file is; it was extended otherwise."""

    path: str
    fault: AcceptedFault
    new: bool


def check_rule(name: str) -> None:
    """Raise AuthorityError where no fault of this rule can be accepted."""
    known = {rule.name: rule for rule in rules.ALL} | {rule.code: rule for rule in rules.ALL}
    if name not in known:
        near = nearest_word(name, tuple(rule.name for rule in rules.ALL if is_acceptable(rule)))
        raise refused(
            en=f"There is no rule {name}.{f' Did you mean {near}?' if near else ''} `sms explain` lists all rules.",
            zh=f"没有规则{name}。{f'是否想用{near}？' if near else ''}“sms explain”列出全部规则。",
        )
    rule = known[name]
    if rule.family not in FAMILIES:
        raise refused(
            en=f"{rule.code} {rule.name} can be mended, so it is not accepted for ever: only faults of the past are"
            " (APR, HIS). A finding that may stand for a while belongs into waivers.yml.",
            zh=f"{rule.code} {rule.name}可以改正，不能永久接受：只有既往的审批或历史问题可以（APR、HIS）。"
            "可暂缓处理的问题请写入waivers.yml。",
        )
    if not is_acceptable(rule):
        raise refused(
            en=f"{rule.code} {rule.name} is what every acceptance itself rests on, so it is never accepted."
            f" `sms explain {rule.code}` says how it is mended.",
            zh=f"{rule.code} {rule.name}是各项例外赖以成立的前提，不能接受。“sms explain {rule.code}”说明如何改正。",
        )


def rule_name(name: str) -> str:
    """Return the name of a rule that is given by its name or its code."""
    return next((rule.name for rule in rules.ALL if rule.code == name), name)


def accept(registers: Registers, fault: AcceptedFault, present: Collection[AcceptedFault], now: datetime) -> Accepted:
    """Write an accepted fault into the open list of exceptions, or into the next one.

    present: the faults found now, whatever their reason. Raises AuthorityError where it is not among them.
    """
    check_rule(fault.rule)
    refuse_incomplete(registers)
    same = [each for each in present if (each.rule, each.path) == (fault.rule, fault.path)]
    if not any(each.commit == fault.commit for each in same):
        raise _not_found(fault, [each.commit for each in same])
    statements = [each for each in registers.statements if each.path.startswith(f"{FOLDER}/")]
    if any((each.rule, each.path, each.commit) == (fault.rule, fault.path, fault.commit)
           for statement in statements for each in statement.accepted):  # fmt: skip
        raise refused(en="This fault is listed as accepted already.", zh="此问题已列入例外。")
    number = next_number(registers, FOLDER)
    last = next((each for each in statements if each.path == f"{FOLDER}/{number - 1}.yml"), None)
    refuse_findings(each for each in registers.findings if each.location.path.startswith(f"{FOLDER}/"))
    new = last is None or bool(last.signatures)
    faults = [fault] if last is None or new else [*last.accepted, fault]
    number = number if new else number - 1
    path = f"{FOLDER}/{number}.yml"
    issued_at = moment_text(now, registers.zone)
    content = exceptions_text(str(number), issued_at, registers.highest.number, faults).encode()
    statement, findings = read_statement(path, content, {})
    refuse_findings(findings)
    if statement is None or list(statement.accepted) != faults:
        message = f"{path} would not be read back as it was meant"
        raise RuntimeError(message)
    write_controlled(registers.root, path, content, new=new)
    return Accepted(path, fault, new)


def _not_found(fault: AcceptedFault, commits: list[str]) -> AuthorityError:
    where = f"{fault.rule}, {fault.path}" + (f", {fault.commit}" if fault.commit else "")
    listed = enumerated(each or "-" for each in commits)
    if commits and commits != [""]:
        return AuthorityError(
            f"No such fault is found now: {where}. It is found of these commits: {listed.en}. Name one with --commit.",
            f"目前没有此问题：{where}。涉及的提交：{listed.zh}。请用--commit指明。",
        )
    if commits:
        return AuthorityError(
            f"No such fault is found now: {where}. The files themselves show it, so leave --commit out.",
            f"目前没有此问题：{where}。该问题由文件本身显示，请不要指定--commit。",
        )
    return AuthorityError(
        f"No such fault is found now: {where}. Only a fault that is there can be accepted; `sms check` and `sms verify`"
        " list them.",
        f"目前没有此问题：{where}。只能接受现存的问题；“sms check”和“sms verify”会列出。",
    )


def present_faults(root: Path) -> tuple[AcceptedFault, ...]:
    """Return what is found now: in the files as they are, and in the history of a clone that has one.

    The reasons are empty. Raises NotJudgedError where the set cannot be judged.
    """
    found = _found(check.judge(root, profile="audit").facts)
    if not has_repository(root):
        return found
    try:
        tree = CommitTree(root, "HEAD")
        loaded = load(tree)
        past = read_past(root, tree.commit, evidence_cache(), loaded.sms.authority.language)
    except (GitError, ConfigurationError):
        return found  # without a commit that can be read, only what the files show can be accepted
    today = day_of_judgement(loaded.sms.settings.as_of, loaded.sms.authority)
    return tuple(dict.fromkeys((*found, *_found(analyse(loaded.sms, loaded.findings, today, today, None, past)))))


def _found(facts: Facts) -> tuple[AcceptedFault, ...]:
    findings = (finding for rule in rules.ALL if is_acceptable(rule) for finding in rule.check(facts))
    return tuple(
        AcceptedFault(each.rule, each.location.path, str(each.values.get("commit", "")), "") for each in findings
    )


def full_commit(root: Path, commit: str) -> str:
    """Return the full id of a commit. Raises GitError where there is none."""
    return CommitTree(root, commit).commit

"""What history says of records, registers and texts: changed, deleted, back-dated, lost (APPROVALS, History layer)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from smsgen.analysis.accepted_faults import acceptances
from smsgen.analysis.approvals import Approvals
from smsgen.analysis.closed_records import ClosedChange, closed_changes
from smsgen.analysis.hindsight import NOTHING, Hindsight, look_back, touched_rule
from smsgen.analysis.landing import (
    commit_findings,
    landed_records,
    record_findings,
    register_findings,
    register_landings,
)
from smsgen.analysis.main_line import MainLine, read_main_line
from smsgen.analysis.past_versions import author_findings, past_texts, text_findings
from smsgen.analysis.root_signatures import roots_of
from smsgen.analysis.version_order import order_findings
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.history import Commit, HistoryFault
from smsgen.model.past import Past
from smsgen.model.sms import Sms
from smsgen.model.text import Text


@dataclass(frozen=True, slots=True)
class HistoryVerdict:
    """What the main line of a clone shows.

    faults: findings by rule name; those about a commit have its full id as `values["commit"]`. control_start: id of the
    commit with which control starts, "" before that. baseline: paths of the records that already stood there, whose
    landing is not judged. commits: how many were looked at; 0 where the history cannot be judged. landed: path of a
    record → the commit that brought it to the main line. rootless: a register is not what it was when it landed, so
    that little else is judged. closed_changes: of closed records, see there.
    """

    faults: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    control_start: str = ""
    baseline: tuple[str, ...] = ()
    commits: int = 0
    landed: Mapping[str, Commit] = field(default_factory=dict)
    rootless: bool = False
    closed_changes: tuple[ClosedChange, ...] = ()

    def adding(self, rule: str, findings: tuple[Finding, ...]) -> "HistoryVerdict":
        """Return the verdict with further findings of a rule."""
        return replace(self, faults={**self.faults, rule: (*self.faults.get(rule, ()), *findings)})


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen along the main line before the approvals are judged. hindsight: what they take from it."""

    past: Past
    line: MainLine = field(default_factory=MainLine)
    hindsight: Hindsight = NOTHING


def look_through(sms: Sms, past: Past) -> Looked:
    """Follow the files of decisions along the main line; a history with faults has none, so that nothing follows."""
    line = read_main_line(past, roots_of(sms.authorities))
    return Looked(past, line, look_back(past, line, (each.fault for each in acceptances(sms))))


def judge_history(sms: Sms, approvals: Approvals, looked: Looked) -> HistoryVerdict:
    """Judge what happened on the main line.

    approvals: judged with the hindsight of `looked`, as of some day; records later than that day are left out.
    """
    past, line = looked.past, looked.line
    if past.history.faults:
        return HistoryVerdict(_by_rule(_fault(fault) for fault in past.history.faults))
    commits = past.history.commits
    if line.start is None:
        return HistoryVerdict(commits=len(commits))
    landed, baseline = landed_records(approvals.valid, line, commits)
    findings = [_touched(line, commits), commit_findings(commits, line.start)]
    if not looked.hindsight.rootless:
        # Imported only here: costs a fiftieth of a run that needs no zone.
        from zoneinfo import ZoneInfo  # noqa: PLC0415 — see above

        texts = past_texts(past, sms.authority.language)
        findings += (
            record_findings(sms, landed, register_landings(line, commits), ZoneInfo(sms.authority.time_zone)),
            register_findings(sms, line, commits),
            order_findings(approvals.every),
            text_findings(approvals.every, texts, line, commits),
            author_findings(approvals.every, texts, sms.authority, commits, line.start),
        )
    return HistoryVerdict(
        faults=_by_rule(chain.from_iterable(findings)),
        control_start=commits[line.start].id,
        baseline=baseline,
        commits=len(commits),
        landed={path: commits[landing.commit] for path, landing in line.records.items()},
        rootless=looked.hindsight.rootless,
        closed_changes=tuple(closed_changes(past, line.start)),
    )


def _by_rule(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    sorted_: dict[str, list[Finding]] = {}
    for finding in findings:
        sorted_.setdefault(finding.rule, []).append(finding)
    return {rule: tuple(found) for rule, found in sorted_.items()}


def _fault(fault: HistoryFault) -> Finding:
    evidence, path = fault.values["evidence"], fault.values.get("path", "")
    shown = Text(f"{evidence} ({path})", f"{evidence}（{path}）") if path else Text(evidence, evidence)
    return Finding(fault.rule, Location("sms.yml"), values={"evidence": shown})


def _touched(line: MainLine, commits: tuple[Commit, ...]) -> Iterator[Finding]:
    """Yield every record, register and statement that did not stay as it landed."""
    for files, is_record in ((line.records, True), (line.registers, False)):
        for path, landing in files.items():
            if touched := landing.touched:
                rule = touched_rule(deleted=touched.deleted, is_record=is_record)
                subject = path.split("/")[1] if is_record else ""
                values = {"path": touched.path, "commit": commits[touched.commit].id}
                yield Finding(rule, Location(touched.path), subject, values)

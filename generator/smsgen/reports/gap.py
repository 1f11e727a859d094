"""The gap analysis: clause by clause what is missing, how much it matters and what to do next (R-16, R-36, R-48)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from smsgen.analysis.coverage import (
    APPROVED,
    DRAFTED,
    EVIDENCED,
    LEVELS,
    MISSING,
    ClauseCoverage,
    ItemCoverage,
    StandardCoverage,
)
from smsgen.analysis.facts import Facts
from smsgen.diagnostics import Diagnostic, Severity
from smsgen.model.record import FOLDER
from smsgen.model.standard import Item
from smsgen.model.text import BRACKETS, Text, enumerated

# How much a gap matters: a certificate is refused for the first, a finding is written for the second.
WEIGHTS = ("high", "medium", "low")
# What the three columns of the matrix say of a clause; "" where nothing is asked for.
COVERED, PARTIAL, LACKING = "covered", "partial", "missing"
_IMPLIED = "implied"
_FINDING = {Severity.ERROR: "high", Severity.WARNING: "medium", Severity.NOTE: "low"}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing.

    kind: `unanswered`, `unclaimed`, `unapproved`, `no-instance`, `no-record`, `old-record`, `unreviewed`, `unaudited`
    or `finding`. clause, item: ids; item is "" where the clause as a whole is meant. weight: one of WEIGHTS. what: the
    gap in a sentence. step: what to do next. subjects: ids of the documents, forms or records that it is about.
    """

    kind: str
    clause: str
    item: str
    weight: str
    what: Text
    step: Text
    subjects: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same gap at two commits: the rule stands in `subjects` of a finding, records do not."""
        return self.kind, self.clause, self.item, self.subjects[0] if self.kind == "finding" else ""


@dataclass(frozen=True, slots=True)
class ClauseGaps:
    """A leaf clause with its gaps. processes, documents, records: COVERED, PARTIAL, LACKING or ""."""

    id: str
    title: Text
    level: str
    processes: str
    documents: str
    records: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class GapAnalysis:
    """The gaps of one standard by clause. closed, opened: since an earlier commit, () where none was compared."""

    key: str
    title: Text
    clauses: tuple[ClauseGaps, ...]
    since: str = ""
    closed: tuple[Gap, ...] = ()
    opened: tuple[Gap, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """All gaps: what matters most first, then in the order of the clauses."""
        found = [gap for clause in self.clauses for gap in clause.gaps]
        return tuple(sorted(found, key=lambda gap: WEIGHTS.index(gap.weight)))


def gap_analysis(facts: Facts, findings: Iterable[Diagnostic] = ()) -> tuple[GapAnalysis, ...]:
    """Return the gaps of every chosen standard. findings: of the checker; those about records count as gaps."""
    about_records = _by_form(findings)
    return tuple(
        _of_standard(facts, covered, about_records, first=index == 0)
        for index, covered in enumerate(facts.coverage.standards.values())
    )


def compared(now: GapAnalysis, before: GapAnalysis, since: str) -> GapAnalysis:
    """Return `now` with what was closed and opened since `before`, the state of the commit `since`."""
    had, has = ({gap.key for gap in each.gaps} for each in (before, now))
    return GapAnalysis(
        now.key, now.title, now.clauses, since,
        closed=tuple(gap for gap in before.gaps if gap.key not in has),
        opened=tuple(gap for gap in now.gaps if gap.key not in had),
        counts=now.counts,
    )  # fmt: skip


_ByForm = Mapping[str, Mapping[str, Sequence[Diagnostic]]]


def _by_form(findings: Iterable[Diagnostic]) -> _ByForm:
    """Return form → rule → findings about its records."""
    found: dict[str, dict[str, list[Diagnostic]]] = {}
    for each in findings:
        parts = each.location.path.split("/")
        if parts[0] == FOLDER and len(parts) > 2:  # noqa: PLR2004 — records/FORM/…
            found.setdefault(parts[1], {}).setdefault(each.name, []).append(each)
    return found


def _of_standard(facts: Facts, covered: StandardCoverage, about_records: _ByForm, *, first: bool) -> GapAnalysis:
    clauses = tuple(
        _of_clause(facts, covered, found, about_records if first else {})
        for found in covered.clauses.values()
        if found.clause.leaf
    )
    counts = {weight: sum(gap.weight == weight for each in clauses for gap in each.gaps) for weight in WEIGHTS}
    return GapAnalysis(covered.standard.key, covered.standard.title, clauses, counts=counts)


def _of_clause(facts: Facts, covered: StandardCoverage, found: ClauseCoverage, about_records: _ByForm) -> ClauseGaps:
    items = found.clause.items
    gaps = (*_answers(facts, found), *_items(facts, covered, items), *_records(found, about_records))
    if not gaps and found.level == EVIDENCED:
        gaps = (_unaudited(found),)
    return ClauseGaps(
        found.clause.id, found.clause.title, found.level,
        processes=_process_column(facts, found),
        documents=_column(covered, [item for item in items if item.kind == "document"]),
        records=_column(covered, [item for item in items if item.kind == "record"]),
        gaps=gaps,
    )  # fmt: skip


# -- the three columns -----------------------------------------------------------------------------------------------


def _process_column(facts: Facts, found: ClauseCoverage) -> str:
    """Say whether texts in force tell how the clause is met; forms are not told of."""
    claiming = {claim.document for claim in found.claims if facts.sources[claim.document].tier != "form"}
    if not claiming:
        return LACKING
    return COVERED if claiming & facts.approvals.effective else PARTIAL


def _column(covered: StandardCoverage, items: Sequence[Item]) -> str:
    if not items:
        return ""
    levels = [LEVELS.index(covered.items[item.id].level) for item in items]
    wanted = LEVELS.index(EVIDENCED)
    if all(level >= wanted for level in levels):
        return COVERED
    return PARTIAL if any(level > LEVELS.index(MISSING) for level in levels) else LACKING


# -- the gaps --------------------------------------------------------------------------------------------------------


def _answers(facts: Facts, found: ClauseCoverage) -> Iterator[Gap]:
    clause = found.clause.id
    claiming = tuple(claim.document for claim in found.claims)
    if found.level == MISSING:
        yield Gap(
            "unanswered", clause, "", "high",
            Text("no document answers the clause", "没有文件回应本条款"),
            Text("write the document that does, and name the clause in its front matter",
                 "编写相应文件，并在其元数据中声明本条款"),
        )  # fmt: skip
    elif found.level == DRAFTED:
        yield _unapproved(clause, "", claiming)
    elif found.level == APPROVED:
        late = tuple(id_ for id_ in claiming if id_ in facts.approvals.effective and _is_overdue(facts, id_))
        if late and set(late) == set(claiming) & facts.approvals.effective:
            yield _unreviewed(clause, "", late)


def _is_overdue(facts: Facts, id_: str) -> bool:
    state = facts.approvals.state(id_, facts.sms.authority.language)
    return bool(state and state.next_review and state.next_review < facts.as_of.isoformat())


def _unapproved(clause: str, item: str, claiming: tuple[str, ...]) -> Gap:
    ids = enumerated(claiming)
    return Gap(
        "unapproved", clause, item, "high",
        Text(f"{ids.en}: no version is in force", f"{ids.zh}：没有现行有效版本"),
        Text(f"have it approved: sms approve {claiming[0]}", f"提请批准：sms approve {claiming[0]}"),
        claiming,
    )  # fmt: skip


def _unreviewed(clause: str, item: str, late: tuple[str, ...]) -> Gap:
    ids = enumerated(late)
    return Gap(
        "unreviewed", clause, item, "medium",
        Text(f"{ids.en}: the review is overdue", f"{ids.zh}：评审已逾期"),
        Text(f"review it: sms confirm {late[0]}, or a new version", f"进行评审：sms confirm {late[0]}，或发布新版本"),
        late,
    )  # fmt: skip


def _items(facts: Facts, covered: StandardCoverage, items: Iterable[Item]) -> Iterator[Gap]:
    for item in items:
        found = covered.items[item.id]
        weight = "medium" if item.basis == _IMPLIED else "high"
        if found.level == MISSING:
            yield Gap(
                "unclaimed", item.clause, item.id, weight,
                Text(f"no document or form is: {item.name.en}", f"没有文件或表单对应：{item.name.zh}"),
                Text("write it, or the form for it, and name the item under information",
                     "编写该文件或相应表单，并在information中声明"),
            )  # fmt: skip
        elif found.level in (DRAFTED, APPROVED) and found.documents:
            yield _unproven(facts, found, weight)


def _unproven(facts: Facts, found: ItemCoverage, weight: str) -> Gap:
    """Return the gap of an item that something claims, and nothing shows."""
    item, documents = found.item, found.documents
    if found.current:
        return _unreviewed(item.clause, item.id, found.current.overdue)
    forms = tuple(id_ for id_ in documents if facts.sources[id_].tier == "form")
    in_force = [id_ for id_ in documents if id_ in facts.approvals.effective]
    if not in_force:
        return _unapproved(item.clause, item.id, documents)
    if not forms:
        return _unreviewed(item.clause, item.id, tuple(in_force))
    name, form = item.name, forms[0]
    if item.kind == "document":
        return _no_instance(facts, item, forms, weight)
    latest = _latest(facts, forms)
    if latest:
        return Gap(
            "old-record", item.clause, item.id, "low" if item.basis == _IMPLIED else "medium",
            Text(f"no record of {form} counts; the latest is {latest.en}",
                 f"{form}没有可用的记录；最近一份为{latest.zh}"),
            Text(f"make the one that is due: sms record new {form}", f"补做到期的记录：sms record new {form}"),
            (form,),
        )  # fmt: skip
    return Gap(
        "no-record", item.clause, item.id, weight,
        Text(f"no record: {name.en}", f"没有记录：{name.zh}"),
        Text(f"make it, or state that there was none: sms record new {form}",
             f"填写记录，或声明未发生：sms record new {form}"),
        (form,),
    )  # fmt: skip


def _no_instance(facts: Facts, item: Item, forms: tuple[str, ...], weight: str) -> Gap:
    """Return the gap of a document for which there is only a blank form."""
    name, form = item.name, forms[0]
    if not any(_is_maintained(facts, id_) for id_ in forms):
        return Gap(
            "no-instance", item.clause, item.id, weight,
            Text(f"{form} claims to become: {name.en}; nobody approves its records, which are kept as evidence",
                 f"{form}声明对应：{name.zh}；但其记录作为证据留存，无人批准"),
            Text(f"let a document be it, or give {form} a new version with instance: maintained",
                 f"改由文件对应，或发布{form}的新版本并改为instance: maintained"),
            forms,
        )  # fmt: skip
    return Gap(
        "no-instance", item.clause, item.id, weight,
        Text(f"no approved {name.en} made with {form}", f"没有用{form}编制并批准的：{name.zh}"),
        Text(f"make one: sms record new {form}, then sms approve it", f"编制：sms record new {form}，然后批准"),
        forms,
    )  # fmt: skip


def _is_maintained(facts: Facts, form: str) -> bool:
    rule = facts.sources[form].record
    return rule is not None and rule.instance == "maintained"


def _latest(facts: Facts, forms: Iterable[str]) -> Text | None:
    found = [record for form in forms for record in facts.records.sound.get(form, ())]
    latest = max(found, key=lambda record: (record.date, record.id), default=None)
    return Text(*(f"{latest.id}{each.format(latest.date)}" for each in BRACKETS)) if latest else None


def _records(found: ClauseCoverage, about_records: _ByForm) -> Iterator[Gap]:
    """Yield one gap for each rule that found something in the records of the clause's forms."""
    for form in dict.fromkeys(claim.document for claim in found.claims if claim.document in about_records):
        for name, listed in about_records[form].items():
            first, more = listed[0], len(listed) - 1
            rest = Text(f" (and {more} more)", f"（另有{more}处）") if more else Text("", "")
            subject = first.subject or first.location.path
            yield Gap(
                "finding", found.clause.id, "", _FINDING[min(listed, key=_severity).severity],
                Text(f"{subject}: {first.message.en}{rest.en}", f"{subject}：{first.message.zh}{rest.zh}"),
                first.help,
                (name, *dict.fromkeys(each.subject for each in listed if each.subject)),
            )  # fmt: skip


def _severity(found: Diagnostic) -> int:
    return list(_FINDING).index(found.severity)


def _unaudited(found: ClauseCoverage) -> Gap:
    return Gap(
        "unaudited", found.clause.id, "", "low",
        Text("no internal audit has looked at it", "尚未经内部审核"),
        Text("put it into the next internal audit", "列入下一次内部审核"),
        tuple(claim.document for claim in found.claims),
    )  # fmt: skip

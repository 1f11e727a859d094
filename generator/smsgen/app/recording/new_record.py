"""A new record: composed from answers, judged as the checker judges it, and written where it belongs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from smsgen import rules
from smsgen.analysis.facts import Facts
from smsgen.analysis.record_values import Problem, value_problem
from smsgen.analysis.records import Days, RecordJudge, free_id
from smsgen.app.recording.unknown_form import unknown_form
from smsgen.app.writing.refused_change import AuthorityError, refused
from smsgen.app.writing.write_controlled import write_controlled
from smsgen.checking.runner import diagnose
from smsgen.diagnostics import Diagnostic, Finding, Severity
from smsgen.exporters.record_file import record_bytes
from smsgen.location import Location
from smsgen.model.day import read_day
from smsgen.model.document import Document
from smsgen.model.form import Field
from smsgen.model.record import External, Link, Record, RecordId, Value, record_path
from smsgen.sources.read_record import read_record

# How often another number is taken because somebody else was faster.
_ATTEMPTS = 20
_RULES = {rule.name: rule for rule in rules.ALL}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a record is to say. date: ISO day, "" for today. made_at: "" for now. values: as a record keeps them."""

    made_by: str
    date: str = ""
    made_at: str = ""
    version: str = ""
    closed: bool = False
    corrects: str = ""
    none_since: str = ""
    source: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    external: External | None = None


class Desk:
    """Where records of one form are written. The clock is a parameter: `now`."""

    def __init__(self, root: Path, facts: Facts, form: str, now: datetime) -> None:
        """Open the desk of a form. Raises AuthorityError where records of it cannot be made."""
        self.root = root
        self.facts = facts
        self.zone = zone_of(facts)
        self.now = now.astimezone(self.zone).replace(microsecond=0)
        self.form = _form(facts, form)
        self.judge = self._judge(facts.sms.records)

    def _judge(self, records: tuple[Record, ...]) -> RecordJudge:
        facts, today = self.facts, self.now.date()
        days = Days(facts.as_of, max(facts.as_of, today))
        sms = replace(facts.sms, records=records)
        return RecordJudge(sms, facts.identity, facts.approvals, facts.doubts, days)

    @property
    def in_force(self) -> bool:
        """Whether the text of the form in the files is the version in force, or nothing is approved yet at all."""
        return self.form.id in self.facts.approvals.effective or not self.facts.approvals.valid

    def problem(self, field_: Field, value: Value) -> Diagnostic | None:
        """Return what is wrong with one value by itself, None where it may stand."""
        found = value_problem(field_, value, self.judge.known, field_.key)
        return _diagnostic(found) if found else None

    def compose(self, wish: Wish, taken: frozenset[str] = frozenset(), id_: RecordId | None = None) -> Record:
        """Return the record as `id_`, else with the next free number; `taken` are ids that others used meanwhile."""
        about = wish.date or self.now.date().isoformat()
        prefix = self.form.record.prefix if self.form.record else ""
        # The number goes by the year; of a day that is none, the year of today serves until it is corrected.
        year = about[:4] if read_day(about) else f"{self.now.year}"
        id_ = id_ or free_id(prefix, year, {*self.judge.by_id, *taken})
        return Record(
            path=record_path(self.form.id, id_),
            id=str(id_),
            form=self.form.id,
            form_version=self.form.version,
            date=about,
            made_by=wish.made_by,
            made_at=wish.made_at or self.now.isoformat(),
            version=wish.version,
            closed="yes" if wish.closed else "",
            corrects=wish.corrects,
            none_since=wish.none_since,
            source=wish.source,
            values={key: value for key, value in wish.values.items() if value},
            links=wish.links,
            external=wish.external,
        )

    def findings(self, record: Record, judge: RecordJudge | None = None) -> tuple[Diagnostic, ...]:
        """Return what the checker will say of the record, exactly as it will be read.

        judge: one that has admitted the record, where many are judged; else one is made for it.
        """
        read, found = read_record(record.path, record_bytes(record))
        if not found:
            judge = judge or self._judge((*self.facts.sms.records, read))
            found = tuple(judge.findings(read))
        return tuple(diagnose(_RULES[each.rule], each, "audit") for each in found)

    def write(self, wish: Wish) -> tuple[Record, tuple[Diagnostic, ...]]:
        """Write the record and return it with what was found; nothing is written where an error is among that.

        Raises AuthorityError where the file cannot be written. An existing file is never overwritten: where somebody
        else took the number meanwhile, the next one is taken.
        """
        taken: frozenset[str] = frozenset()
        for _ in range(_ATTEMPTS):
            record = self.compose(wish, taken)
            if not (self.root / record.path).exists():
                found = self.findings(record)
                if any(each.severity is Severity.ERROR for each in found):
                    return record, found
                try:
                    write_controlled(self.root, record.path, record_bytes(record), new=True)
                except AuthorityError:
                    if not (self.root / record.path).exists():
                        raise
                else:
                    return record, found
            taken |= {record.id}
        raise refused(
            en=f"No free number was found for a record of {self.form.id}.", zh=f"未能为{self.form.id}的记录取得空号。"
        )


def _diagnostic(problem: Problem) -> Diagnostic:
    rule = next(each for each in rules.ALL if each.name == problem.rule)
    return diagnose(rule, Finding(problem.rule, Location(""), values=problem.values), "audit")


def _form(facts: Facts, id_: str) -> Document:
    forms = {each: source for each, source in facts.sources.items() if source.tier == "form"}
    if id_ not in forms:
        raise unknown_form(id_, forms)
    form = forms[id_]
    if id_ in facts.approvals.withdrawn:
        raise refused(en=f"{id_} is withdrawn; no records are made with it.", zh=f"{id_}已作废，不再用于填写记录。")
    if form.record is None or not form.readable or facts.disturbed(form, "fields") or facts.disturbed(form, "record"):
        raise refused(
            en=f"{id_} does not say completely what its records are. `sms check` shows what is wrong in {form.path}.",
            zh=f"{id_}未完整说明其记录。“sms check”会指出{form.path}中的问题。",
        )
    return form


def zone_of(facts: Facts) -> tzinfo:
    """Return the time zone of the organisation; UTC where the register names none that exists."""
    try:
        return ZoneInfo(facts.sms.authority.time_zone)
    except (ValueError, OSError, LookupError):
        return UTC

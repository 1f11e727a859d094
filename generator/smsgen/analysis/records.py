"""The records of the set: which of them hold, by form, and what is wrong with the others (DESIGN, sections 3 and 4).

A record is judged by the version of the form that it names. Where that is the version of the text in the tree, its
values are judged by the fields of that text. Where the form has moved on since, history says what was asked then
(`analysis/past_forms.py`). Where it does not hold that text, the values are not judged (`Records.unjudged`): such a
record stays valid, and all that does not depend on the fields is judged: id, place, dates, people, links, retention.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from smsgen.analysis.approvals import Approvals
from smsgen.analysis.doubts import Doubts
from smsgen.analysis.identity import Identity
from smsgen.analysis.record_statements import statement_problems
from smsgen.analysis.record_times import time_problems
from smsgen.analysis.record_values import Known, Problem, link_problem, value_problems
from smsgen.analysis.versions import version_key
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.location import Location
from smsgen.model.document import Document
from smsgen.model.record import LINK_TYPES, Record, RecordId, is_at_home, read_id, record_path
from smsgen.model.settings import Settings
from smsgen.model.sms import Sms
from smsgen.model.text import Text

# The id of a form and its version.
FormVersion = tuple[str, str]

# What is said of a record that is sound: it counts as evidence all the same.
_REMARKS = frozenset({"record-back-filled", "record-retention-passed"})


@dataclass(frozen=True, slots=True)
class Records:
    """by_id: every record, the first by path where an id is used twice.

    sound: form id → the records that hold, in the order of their ids: those without a fault. unjudged: records of an
    older version of their form, whose values were not judged. faults: the findings by rule name. past_forms: the older
    versions of forms by which records were judged.
    """

    by_id: Mapping[str, Record] = field(default_factory=dict)
    sound: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    unjudged: tuple[Record, ...] = ()
    faults: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    past_forms: Mapping[FormVersion, Document] = field(default_factory=dict)

    def form_of(self, record: Record, form: Document) -> Document | None:
        """Return the text by which the values of a record are judged, None where it is not known.

        form: the text in the tree of the form that the record was made with.
        """
        if record.form_version == form.version:
            return form
        return self.past_forms.get((record.form, record.form_version))

    def was_asked_all(self, record: Record, form: Document) -> bool:
        """Tell whether a record was made with a text that had every field and column of `form`, that of today."""
        then = self.form_of(record, form)
        return then is form or (then is not None and set(_asked(form)) <= set(_asked(then)))


def _asked(form: Document) -> Iterator[tuple[str, str]]:
    for each in form.fields:
        yield each.key, ""
        yield from ((each.key, column.key) for column in each.columns)


@dataclass(frozen=True, slots=True)
class Days:
    """as_of: the day of judgement. today: no record can be of a later day than this one."""

    as_of: date
    today: date


def holds(findings: Iterable[Finding]) -> bool:
    """Tell whether a record with these findings, all that there are, counts as evidence."""
    return all(finding.rule in _REMARKS for finding in findings)


def judge_records(sms: Sms, identity: Identity, approvals: Approvals, doubts: Doubts, days: Days) -> Records:
    """Judge every record. Pure; the order of the findings is that of the paths."""
    return RecordJudge(sms, identity, approvals, doubts, days).judge() if sms.records else Records()


class RecordJudge:
    """What records are judged by, made once for all of them."""

    def __init__(self, sms: Sms, identity: Identity, approvals: Approvals, doubts: Doubts, days: Days) -> None:
        """Collect what records can name."""
        self.sms = sms
        self.approvals = approvals
        self.days = days
        self.forms = {id_: source for id_, source in identity.sources.items() if source.tier == "form"}
        # Fields that have a finding of their own, or that could not be read, judge nothing.
        self.doubtful = {
            id_ for id_, form in self.forms.items() if not form.readable or (form.path, "fields") in doubts.branches
        }
        by_id: dict[str, Record] = {}
        for record in sms.records:
            if record.id:
                first = by_id.setdefault(record.id, record)
                if first is not record and not is_at_home(first) and is_at_home(record):
                    by_id[record.id] = record
        self.by_id = by_id
        self._form_of = {id_: record.form for id_, record in by_id.items()}
        self.known = Known(
            people=frozenset(person for register in sms.authorities for person in register.people),
            roles=frozenset(role for register in sms.authorities for role in register.roles),
            documents=frozenset((*identity.sources, *identity.translations, *approvals.withdrawn)),
            records=self._form_of,
        )

    def admit(self, record: Record) -> None:
        """Take a record that is about to be written into what is there: its id is taken, and others may name it."""
        self.by_id[record.id] = record
        self._form_of[record.id] = record.form

    def dismiss(self, record: Record) -> None:
        """Take back a record that was admitted and is not written after all."""
        del self.by_id[record.id], self._form_of[record.id]

    def judge(self) -> Records:
        """Judge every record of the set."""
        faults: dict[str, list[Finding]] = {}
        sound: dict[str, list[Record]] = {}
        unjudged = []
        for record in self.sms.records:
            if record.faulty:
                continue
            found = tuple(self.findings(record))
            for finding in found:
                faults.setdefault(finding.rule, []).append(finding)
            if holds(found):
                sound.setdefault(record.form, []).append(record)
            form = self.forms.get(record.form)
            if form is not None and record.form_version != form.version:
                unjudged.append(record)
        return Records(
            by_id=self.by_id,
            sound={form: tuple(sorted(found, key=lambda each: each.id)) for form, found in sound.items()},
            unjudged=tuple(unjudged),
            faults={rule: tuple(found) for rule, found in faults.items()},
        )

    def findings(self, record: Record) -> Iterator[Finding]:
        """Yield what is wrong with one record that could be read."""
        yield from self._found(record, self._problems(record))

    def value_findings(self, record: Record, form: Document) -> Iterator[Finding]:
        """Yield what is wrong with the values of one record. form: the text of the form that it was made with."""
        yield from self._found(record, self._values(record, form))

    def _found(self, record: Record, problems: Iterable[Problem]) -> Iterator[Finding]:
        for problem in problems:
            yield Finding(
                problem.rule,
                record.at(problem.data_path),
                record.id,
                problem.values,
                problem.data_path,
                self._related(problem.rule, record),
            )

    def _related(self, rule: str, record: Record) -> tuple[Location, ...]:
        return (self.by_id[record.id].at("id"),) if rule == "record-id-duplicate" else ()

    def _problems(self, record: Record) -> Iterator[Problem]:
        form = self.forms.get(record.form)
        rule = form.record if form else None
        yield from time_problems(record, rule, self.days.as_of, self.days.today, self.sms.settings.thresholds)
        if record.made_by not in self.known.people:
            hint = did_you_mean(record.made_by, self.known.people)
            yield Problem("record-maker-unknown", "made_by", {"person": record.made_by, "hint": hint})
        yield from self._links(record)
        if form is None:
            if record.form not in self.approvals.withdrawn:
                yield self._form_unknown(record)
            return
        misfiled = self._misfiled(record)
        if misfiled:
            yield misfiled
            return
        yield from self._place(record, form)
        version = self._version(record, form)
        if version:
            yield version
            return
        yield from statement_problems(record, form)
        if record.form_version == form.version and record.form not in self.doubtful:
            yield from self._values(record, form)

    def _values(self, record: Record, form: Document) -> Iterator[Problem]:
        """Judge the values of a record by the text of the form that it was made with."""
        if record.external or record.none_since:
            return
        yield from value_problems(form.fields, record.values, self.known, closed=bool(record.closed))
        for field_ in form.fields:
            if field_.type == "record" and record.values.get(field_.key) == record.id:
                yield _names_itself(field_.key, record.id, f"values.{field_.key}")

    def _form_unknown(self, record: Record) -> Problem:
        words: Values = {"form": record.form, "hint": did_you_mean(record.form, self.forms)}
        return Problem("record-form-unknown", "form", words)

    def _misfiled(self, record: Record) -> Problem | None:
        """Return the problem of a record in the folder of one form that names another: only its author knows which."""
        folder = record.path.split("/")[1]
        if folder == record.form or folder not in self.forms:
            return None
        problem = Text(
            f"the file lies under {folder}, but says form: {record.form}",
            f"文件位于{folder}之下，但内容为“form: {record.form}”",
        )
        return Problem("record-misplaced", "form", {"problem": problem})

    def _version(self, record: Record, form: Document) -> Problem | None:
        """Return the problem of a version of the form that never was.

        It is higher than that of the text in the tree, or lower and never approved although others were.
        """
        written, now = version_key(record.form_version, ""), version_key(form.version, "")
        if record.form_version == form.version:
            return None
        state = self.approvals.states.get((form.id, form.language))
        approved = [version.version for version in state.versions if version.approved_at] if state else []
        if written < now and (not approved or record.form_version in approved):
            return None
        words: Values = {"form": form.id, "version": record.form_version, "now": form.version}
        return Problem("record-form-version-unknown", "form_version", words)

    def _place(self, record: Record, form: Document) -> Iterator[Problem]:
        """Judge the id and where the file lies: one of them at most is wrong."""
        prefix = form.record.prefix if form.record else ""
        parts = read_id(record.id)
        year = record.date[:4]
        if parts is None or (prefix and parts.prefix != prefix) or (year.isdigit() and parts.year != year):
            expected = f"{prefix or 'PREFIX'}-{year if year.isdigit() else 'YEAR'}-0001"
            yield Problem("record-id-format", "id", {"id": record.id, "expected": expected})
        elif self.by_id[record.id].path != record.path:
            yield Problem("record-id-duplicate", "id", {"id": record.id, "other": self.by_id[record.id].path})
        elif record.path != record_path(record.form, parts):
            expected = record_path(record.form, parts)
            problem = Text(f"it belongs at {expected}", f"应位于{expected}")
            yield Problem("record-misplaced", "", {"problem": problem})

    def _links(self, record: Record) -> Iterator[Problem]:
        for link in record.links:
            if link.type not in LINK_TYPES:
                words: Values = {
                    "field": "links",
                    "value": link.type,
                    "expected": Text("one of " + ", ".join(LINK_TYPES), "以下之一：" + "、".join(LINK_TYPES)),
                    "hint": did_you_mean(link.type, LINK_TYPES),
                }
                yield Problem("record-value-malformed", f"{link.data_path}.type", words)
            if link.record == record.id:
                yield _names_itself("links", record.id, f"{link.data_path}.record")
                continue
            problem = link_problem("links", link.record, "", self.known, f"{link.data_path}.record")
            if problem:
                yield problem
        if record.corrects:
            yield from self._corrects(record)

    def _corrects(self, record: Record) -> Iterator[Problem]:
        corrected = self.by_id.get(record.corrects)
        if record.corrects == record.id:
            problem = Text("a record cannot correct itself", "记录不能更正自身")
        elif corrected is None:
            hint = did_you_mean(record.corrects, self.by_id)
            problem = Text(f"there is no record {record.corrects}.{hint.en}", f"没有记录{record.corrects}。{hint.zh}")
        elif corrected.form and corrected.form != record.form:
            problem = Text(
                f"{record.corrects} is a record of {corrected.form}, not of {record.form}",
                f"{record.corrects}是{corrected.form}的记录，而非{record.form}的记录",
            )
        else:
            return
        yield Problem("record-corrects-unresolved", "corrects", {"problem": problem})


def _names_itself(name: str, id_: str, path: str) -> Problem:
    words: Values = {
        "field": name,
        "value": id_,
        "expected": Text("another record", "另一份记录"),
        "hint": Text("", ""),
    }
    return Problem("record-value-malformed", path, words)


def kind_records(settings: Settings, records: Records, kind: str) -> tuple[Record, ...]:
    """Return the sound records of a kind without those that a later one corrects, and without statements."""
    sound = records.sound.get(settings.record_kinds.get(kind, ""), ())
    corrected = {record.corrects for record in sound if record.corrects}
    return tuple(record for record in sound if not record.none_since and record.id not in corrected)


def free_id(prefix: str, year: str, taken: Iterable[str]) -> RecordId:
    """Return the id after the highest of `taken` with this prefix and year."""
    parts = (read_id(id_) for id_ in taken)
    numbers = [each.number for each in parts if each and (each.prefix, each.year) == (prefix, year)]
    return RecordId(prefix, year, max(numbers, default=0) + 1)

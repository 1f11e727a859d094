"""Which records a site shows one by one, and how its pages speak of the others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from zoneinfo import ZoneInfo

from smsgen.adapters.templates import markup
from smsgen.analysis.facts import Facts
from smsgen.exporters.record_states import RECORD_STATES
from smsgen.exporters.site.addresses import history_page, record_page, records_page
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.escape import as_html
from smsgen.exporters.site.showing import Showing
from smsgen.model.day import moment
from smsgen.model.record import Record, read_id
from smsgen.reports.procedure_then import ProcedureThen
from smsgen.reports.records import RecordBook
from smsgen.reports.register import instance_title


def record_section(edition: Edition, facts: Facts, showing: Showing) -> "RecordSection":
    """Return the records of a site, with the edition told which pages about them it has."""
    section = RecordSection(edition, facts, showing)
    recorded = any(each.tier == "form" and each.record is not None for each in facts.sources.values())
    allocated = any(department.roles for department in facts.sms.settings.departments)
    section.edition = replace(edition, recorded=recorded, listed=section.listed, allocated=allocated)
    return section


@dataclass
class RecordSection:
    """The records of a site in one language. facts: of the site. showing: what the site shows of the set."""

    edition: Edition
    facts: Facts
    showing: Showing

    @property
    def withheld(self) -> frozenset[str]:
        """The ids of the documents without a page."""
        return self.showing.withheld

    @property
    def titles(self) -> bool:
        """Whether the titles of withheld documents may be told."""
        return self.showing.titles

    @cached_property
    def book(self) -> RecordBook:
        """All records in the language of the edition."""
        return RecordBook(self.facts, self.edition.language, self.edition.sheets)

    @cached_property
    def by_form(self) -> Mapping[str, list[Record]]:
        """Form id → its records that could be read, by the day that they are about, the latest first."""
        found: dict[str, list[Record]] = {}
        for record in self.facts.records.by_id.values():
            if not record.faulty:
                found.setdefault(record.form, []).append(record)
        for records in found.values():
            records.sort(key=lambda record: (record.date, record.id), reverse=True)
        return found

    @cached_property
    def paged(self) -> frozenset[str]:
        """The ids of the records that have a page: none where there are more than the site shows."""
        shown = [
            record.id
            for form, records in self.by_form.items()
            if form in self.edition.sheets
            for record in records
            if read_id(record.id) is not None
        ]
        return frozenset(shown) if len(shown) <= self.limit else frozenset()

    @property
    def limit(self) -> int:
        """How many records the site shows one by one at most."""
        return self.facts.sms.settings.record_pages

    @cached_property
    def listed(self) -> Mapping[str, int]:
        """Form id → number of records, of the forms whose records have a list with links."""
        counts = {form: sum(record.id in self.paged for record in found) for form, found in self.by_form.items()}
        gone = {each.form for each in self.book.tombstones.values()} if self.paged else set()
        return {form: counts.get(form, 0) for form in sorted({*counts, *gone} & self.edition.sheets.keys())
                if counts.get(form) or form in gone}  # fmt: skip

    def tells(self, id_: str) -> bool:
        """Tell whether a record may be named: the classification of its form allows it."""
        record = self.facts.records.by_id.get(id_)
        if record is not None:
            return record.form in self.edition.sheets
        gone = self.book.tombstones.get(id_)
        if gone is not None:
            return gone.form in self.edition.sheets and self.tells(gone.disposal)
        prefix = id_.partition("-")[0]
        return all(
            source.id in self.edition.sheets
            for source in self.facts.sources.values()
            if source.record is not None and source.record.prefix == prefix
        )

    def link(self, page: str, id_: str) -> str:
        """Return the number of a record as HTML on `page`, a link where it has a page; no number that is not told."""
        if not self.tells(id_):
            return markup(f'<span class="sms-under">{as_html(self.edition.word("record-not-shown"))}</span>')
        number = f'<span class="sms-number">{as_html(id_)}</span>'
        record = self.facts.records.by_id.get(id_)
        if record is None or id_ not in self.paged:
            return markup(number)
        return markup(f'<a href="{self.edition.href(page, record_page(record.form, id_))}">{number}</a>')

    def named(self, page: str, id_: str) -> str:
        """Return number and title of a maintained record as HTML on `page`, a link where it has a page or a history."""
        record = self.facts.records.by_id.get(id_)
        title = self.title(record) if record else ""
        if record is None or id_ not in self.paged:
            address = self.edition.href(page, history_page(id_)) if id_ in self.with_history else ""
        else:
            address = self.edition.href(page, record_page(record.form, id_))
        words = f'<span class="sms-number">{as_html(id_)}</span>'
        words += f' <span class="sms-title">{as_html(title)}</span>' if title else ""
        return markup(f'<a href="{address}">{words}</a>' if address else words)

    def title(self, record: Record) -> str:
        """Return the title of the form and what a record is about, the number where the form is not there."""
        known = record.form in self.facts.sources
        return instance_title(self.facts, record, self.edition.language) if known else record.id

    @cached_property
    def with_history(self) -> frozenset[str]:
        """The ids of the maintained records whose history has a page: decided on, and shown one by one or gone."""
        if not self.edition.controlled:
            return frozenset()
        decided = (id_ for (id_, _), state in self.facts.approvals.instances.items() if state.versions)
        gone = self.facts.records.by_id
        return frozenset(id_ for id_ in decided if self.tells(id_) and (id_ in self.paged or id_ not in gone))

    def list_link(self, page: str, form: str) -> str:
        """Return the address of the list of a form's records on `page`, "" where there is none."""
        return self.edition.href(page, records_page(form)) if form in self.listed else ""

    def days(self, first: str, last: str) -> str:
        """Return from when to when, the day alone where it is one, "" where there is none."""
        return first if first == last else self.edition.word("first-last", first=first, last=last)

    def moment(self, value: str) -> str:
        """Return a moment to the minute, in the zone of the register; what is none stays as it is."""
        when = moment(value)
        return when.astimezone(self._zone).strftime("%Y-%m-%d %H:%M") if when else value

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.facts.sms.authority.time_zone)

    def state(self, state: str) -> str:
        """Return the name of a state of a record."""
        return RECORD_STATES[state].of(self.edition.language)

    def procedure(self, page: str, then: ProcedureThen | None) -> str:
        """Return as HTML the procedure in force on a day, with a link to that version where the site has it."""
        if then is None or then.id not in self.edition.targets:
            return ""
        edition = self.edition
        address = edition.href(page, edition.targets[then.id].page)
        number = f'<a href="{address}"><span class="sms-number">{as_html(then.id)}</span></a>'
        if not then.version:
            return markup(f"{number} {as_html(edition.word('procedure-not-then'))}")
        words = as_html(edition.word("procedure-since", version=then.version, day=then.effective_from))
        if edition.controlled:
            # The page of a translation has the versions of the translation.
            anchor = "v" + then.version.replace(".", "-") if edition.language == edition.source else ""
            words = f'<a href="{edition.href(page, history_page(then.id), anchor)}">{words}</a>'
        return markup(f"{number} {words}")

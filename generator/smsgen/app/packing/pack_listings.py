"""The listings of a pack, as the commands of the same names print them, in each language."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from smsgen.app.audit_readiness import given_of
from smsgen.app.check import Judged
from smsgen.exporters.gap_workbook import gap_workbook
from smsgen.exporters.listings.coverage_listing import coverage_json, coverage_table
from smsgen.exporters.listings.duties_listing import duties_json, duties_table
from smsgen.exporters.listings.evidence_listing import evidence_json, evidence_table
from smsgen.exporters.listings.gap_listing import gap_json, gap_text
from smsgen.exporters.listings.readiness_listing import readiness_json, readiness_text
from smsgen.exporters.listings.record_listing import records_json, records_table
from smsgen.exporters.listings.register_listing import register_json, register_table
from smsgen.exporters.listings.review_listing import review_json, review_text, review_workbook
from smsgen.exporters.pack.packed_file import PackedFile
from smsgen.model.text import LANGUAGES
from smsgen.reports.coverage import ItemRow, StandardCoverage, coverage
from smsgen.reports.documents import document_sheets
from smsgen.reports.duty_matrix import duty_matrix
from smsgen.reports.evidence_index import EvidenceIndex, evidence_index
from smsgen.reports.gap import gap_analysis
from smsgen.reports.pack import PackContent
from smsgen.reports.readiness import Condition
from smsgen.reports.records import RecordBook, record_rows
from smsgen.reports.register import instance_rows, register, removed_rows

FOLDER = "listings"


def listing_files(judged: Judged, content: PackContent, conditions: tuple[Condition, ...]) -> Iterator[PackedFile]:
    """Yield every listing in both languages of the program. conditions: of the readiness for the stage, () for none."""
    for language in LANGUAGES:
        given = Listings(judged, content, conditions, language)
        for name, made in given.all():
            data = made.encode("utf-8") if isinstance(made, str) else made
            yield PackedFile(f"{FOLDER}/{language}/{name}", data, "listing", language=language)


@dataclass
class Listings:
    """The listings in one language. Nothing in them names a record whose form is withheld."""

    judged: Judged
    content: PackContent
    conditions: tuple[Condition, ...]
    language: str

    def all(self) -> Iterator[tuple[str, str | bytes]]:
        """Yield (name of the file, what it holds)."""
        makers: tuple[Callable[[], Iterable[tuple[str, str | bytes]]], ...] = (
            self._register, self._coverage, self._gap, self._duties, self._evidence, self._records,
            self._readiness, self._review,
        )  # fmt: skip
        for make in makers:
            yield from make()

    @property
    def _moment(self) -> tuple[str, str]:
        """The commit and the day of judgement."""
        return self.judged.facts.sms.commit, self.judged.facts.as_of.isoformat()

    @cached_property
    def _book(self) -> RecordBook:
        facts = self.judged.facts
        return RecordBook(facts, self.language, document_sheets(facts, self.language))

    def _register(self) -> Iterator[tuple[str, str | bytes]]:
        facts = self.judged.facts
        rows = (*register(self._book.sheets), *removed_rows(facts, self.language))
        known = facts.identity.instances
        instances = tuple(
            row
            for row in instance_rows(facts, self.language)
            if row.id in known and not self.content.is_withheld(known[row.id].record.form)
        )
        yield "register.txt", register_table(rows, self.language, instances)
        yield "register.json", register_json(rows, *self._moment, instances)

    def _coverage(self) -> Iterator[tuple[str, str | bytes]]:
        standards = tuple(map(self._told, coverage(self.judged.facts)))
        yield "coverage.txt", coverage_table(standards, self._book.sheets, self.language)
        yield "coverage.json", coverage_json(standards, self._book.sheets, self.language, *self._moment)

    def _told(self, standard: StandardCoverage) -> StandardCoverage:
        rows = (replace(row, items=tuple(map(self._told_item, row.items))) for row in standard.rows)
        return replace(standard, rows=tuple(rows))

    def _told_item(self, item: ItemRow) -> ItemRow:
        if item.evidence is None or self._tells(item.evidence.latest):
            return item
        return replace(item, evidence=replace(item.evidence, latest=""))

    def _tells(self, record: str) -> bool:
        found = self.judged.facts.records.by_id.get(record)
        return found is None or not self.content.is_withheld(found.form)

    def _gap(self) -> Iterator[tuple[str, str | bytes]]:
        commit, day = self._moment
        findings = given_of(self.judged, self.content.withheld).findings
        analyses = tuple(gap_analysis(self.judged.facts, findings))
        yield "gap.txt", gap_text(analyses, self.language)
        yield "gap.json", gap_json(analyses, self.language, commit, day)
        yield "gap.xlsx", gap_workbook(analyses, self.language, day)

    def _duties(self) -> Iterator[tuple[str, str | bytes]]:
        facts = self.judged.facts
        matrices = duty_matrix(facts)
        if matrices:
            yield "duties.txt", duties_table(matrices, facts.sms.authority.roles, self.language)
            yield "duties.json", duties_json(matrices, facts.sms.commit, facts.as_of, self.language)

    def _evidence(self) -> Iterator[tuple[str, str | bytes]]:
        index = self._told_index(evidence_index(self.judged.facts))
        yield "evidence.txt", evidence_table(index, self._book.sheets, self.language)
        yield "evidence.json", evidence_json(index, *self._moment)

    def _told_index(self, index: EvidenceIndex) -> EvidenceIndex:
        processes = tuple(
            replace(
                process,
                forms=tuple(
                    replace(each, latest="") if self.content.is_withheld(each.form) else each for each in process.forms
                ),
            )
            for process in index.processes
        )
        return replace(index, processes=processes)

    def _records(self) -> Iterator[tuple[str, str | bytes]]:
        packed = {record.path for record in self.content.records}
        rows = tuple(row for row in record_rows(self.judged.facts) if row.path in packed)
        yield "records.txt", records_table(rows, self.language)
        yield "records.json", records_json(rows, *self._moment)

    def _readiness(self) -> Iterator[tuple[str, str | bytes]]:
        if self.conditions:
            commit, day = self._moment
            stage = self.content.stage
            yield "readiness.txt", readiness_text(self.conditions, stage, day, self.language)
            yield "readiness.json", readiness_json(self.conditions, stage, day, commit, self.language)

    def _review(self) -> Iterator[tuple[str, str | bytes]]:
        inputs, since = self.content.inputs, self.content.since
        if inputs:
            commit, day = self._moment
            yield "review-inputs.txt", review_text(inputs, self._book, since, day)
            yield "review-inputs.json", review_json(inputs, commit, day, since, self.language)
            yield "review-inputs.xlsx", review_workbook(inputs, self._book, since, day)

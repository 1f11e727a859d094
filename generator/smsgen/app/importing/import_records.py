"""`sms record import FILE`: what was filled in elsewhere becomes records, all of them or none."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from smsgen.analysis.facts import Facts
from smsgen.app.importing.import_desk import ImportDesk, Taken
from smsgen.app.importing.json_rows import record_object, record_row
from smsgen.app.importing.mapped_rows import by_names, column_names, mapped_rows
from smsgen.app.importing.opened_file import open_file
from smsgen.app.importing.rejected_file import RejectedFile
from smsgen.app.writing.refused_change import refused
from smsgen.app.writing.write_batch import Batch
from smsgen.exporters.record_file import record_bytes
from smsgen.model.filled import FilledFile, FilledFileError, FilledRow
from smsgen.model.import_result import MAX_FAULTS, Imported, ImportResult
from smsgen.model.mapping import Mapping
from smsgen.model.record import FOLDER
from smsgen.model.source_table import SourceRow, SourceTable
from smsgen.model.text import COLON

_PROGRESS = 500


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What is asked for. form: "" where mapping or file name it. by: who makes the records where the file does not say.

    partial: write the good rows although others are bad. dry_run: judge and write nothing. language: of the reasons in
    the file of rejected rows.
    """

    file: Path
    form: str = ""
    mapping: Mapping | None = None
    by: str = ""
    partial: bool = False
    dry_run: bool = False
    language: str = "en"


class _Row(NamedTuple):
    """A row on its way: as it was read and what it says; filled is None for a row that is skipped."""

    source: SourceRow | None
    filled: FilledRow | None


def import_records(
    root: Path, facts: Facts, request: ImportRequest, now: datetime, progress: Callable[[int], None] | None = None
) -> ImportResult:
    """Read the file, judge every row, and write.

    Raises FilledFileError where the file cannot be read, AuthorityError where there is no such form or nothing can be
    written, MappingError where the mapping does not fit the form; then nothing was written.
    """
    try:
        return _Import(root, facts, request, now, progress or (lambda _: None)).run()
    except OSError as error:
        if error.filename is not None and str(error.filename) == str(request.file):
            reason = error.strerror or str(error)
            raise FilledFileError(en=f"it cannot be read: {reason}", zh=f"无法读取：{reason}") from error
        raise


class _Import:
    def __init__(
        self, root: Path, facts: Facts, request: ImportRequest, now: datetime, progress: Callable[[int], None]
    ) -> None:
        self.root = root
        self.facts = facts
        self.request = request
        self.now = now
        self.progress = progress
        self.mapping = request.mapping or Mapping()
        self.form = request.form or self.mapping.form
        self.desks: dict[str, ImportDesk] = {}
        self.result = ImportResult(str(request.file), dry_run=request.dry_run)
        self.epoch = ""

    def run(self) -> ImportResult:
        if self.form:
            self._desk(self.form)
        known = (
            *self.mapping.columns(),
            *(column_names(self.facts, self.form) if self.form else ()),
        )
        opened = open_file(self.request.file, self.mapping, known)
        self.epoch = opened.epoch
        self.desks.clear()
        self.result.remarks = opened.remarks
        columns = opened.columns if isinstance(opened, SourceTable) else ()
        with ExitStack() as stack:
            batch = stack.enter_context(Batch(self.root, FOLDER))
            bad = stack.enter_context(RejectedFile(self.request.file, columns, self.mapping.separator))
            for number, row in enumerate(self._rows(opened), 1):
                self._take(row, batch, bad)
                if number % _PROGRESS == 0:
                    self.progress(number)
                if self.result.rejected >= MAX_FAULTS and not self.request.partial:
                    self.result.stopped = True
                    break
            self._finish(batch, bad)
        return self.result

    def _finish(self, batch: Batch, bad: RejectedFile) -> None:
        result = self.result
        if not (result.taken or result.already or result.skipped or result.rejected):
            raise FilledFileError(en="the file has no rows", zh="文件中没有数据行")
        if self.request.dry_run or (result.rejected and not self.request.partial):
            return
        # The reasons are safe before the first record is in place.
        if bad.count:
            result.rejected_file = str(bad.finish())
        batch.commit()
        result.written = True

    def _rows(self, opened: SourceTable | FilledFile) -> Iterator[_Row]:
        if isinstance(opened, FilledFile):
            if self.request.mapping is not None:
                raise FilledFileError(
                    en="this is a form of ours that was filled in: it needs no mapping, leave out --map",
                    zh="这是本体系的表单，不需要映射，请去掉--map",
                )
            for filled in opened.rows:
                yield _Row(None, filled)
        elif self.request.mapping is not None or opened.columns:
            if not self.form:
                raise _no_form()
            mapping = self.request.mapping or by_names(self.facts, self.form, opened.columns)
            for source, filled_row in mapped_rows(opened, mapping):
                yield _Row(source, filled_row)
        else:
            for source in opened.rows:
                form = self.form or str((source.content or {}).get("form", ""))
                fields = self._desk(form).form.fields if form else ()
                yield _Row(source, record_row(source, fields))

    def _desk(self, form: str) -> ImportDesk:
        if form not in self.desks:
            desk = ImportDesk(self.root, self.facts, form, self.now, self.mapping, self.epoch, self.request.by)
            self.desks[form] = desk
            self.result.forms = [(each.form.id, each.form.version, each.desk.in_force) for each in self.desks.values()]
        return self.desks[form]

    def _take(self, row: _Row, batch: Batch, bad: RejectedFile) -> None:
        if row.filled is None:
            self.result.skipped += 1
            return
        named = row.filled.head.get("form", "")
        if self.form and named and named != self.form:
            raise FilledFileError(
                en=f"{row.filled.place.en}: the form filled in is {named}, not {self.form}",
                zh=f"{row.filled.place.zh}：所填表单为{named}，而非{self.form}",
            )
        form = named or self.form
        if not form:
            raise _no_form()
        taken = self._desk(form).take(row.filled)
        self._count(row.filled, taken)
        if taken.faults:
            self._reject(row, taken, bad)
        elif (
            taken.record is not None and not self.request.dry_run and (self.request.partial or not self.result.rejected)
        ):
            batch.add(taken.record.path, record_bytes(taken.record))

    def _count(self, row: FilledRow, taken: Taken) -> None:
        result = self.result
        result.rejected += bool(taken.faults)
        result.faults += taken.faults[: max(MAX_FAULTS - len(result.faults), 0)]
        result.warnings.update(taken.remarks)
        if len(result.left_out) < MAX_FAULTS:
            result.left_out += [(row.place, each) for each in taken.left_out]
        if taken.record is not None:
            result.taken.append(Imported(taken.record.id, taken.record.path, row.place))
        if taken.already:
            result.already.append(taken.already)

    def _reject(self, row: _Row, taken: Taken, bad: RejectedFile) -> None:
        if not self.request.partial or self.request.dry_run or row.filled is None:
            return
        language = self.request.language
        said_of = ((each.column, each.message.of(language)) for each in taken.faults)
        reasons = [
            said if not column or column in said else f"{column}{COLON.of(language)}{said}" for column, said in said_of
        ]
        if row.source is None:
            bad.add_object(record_object(row.filled, reasons))
        elif row.source.content is None:
            bad.add_cells(row.filled.place.of(language), reasons, row.source.original)
        else:
            said: dict[str, Any] = {"sms.place": row.filled.place.of(language), "sms.reason": reasons}
            bad.add_object(said | {key: value for key, value in row.source.content.items() if key not in said})


def _no_form() -> Exception:
    return refused(
        en="The file does not say which form its rows are of. Name it with --form, or a mapping with --map.",
        zh="文件未写明属于哪个表单。请用--form指定表单，或用--map指定映射。",
    )

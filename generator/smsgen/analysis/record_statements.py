"""What a record says instead of values: that its content is kept elsewhere, or that there was nothing to record."""

from collections.abc import Iterator

from smsgen.analysis.record_values import NEEDED, Problem
from smsgen.model.document import Document
from smsgen.model.record import Record
from smsgen.model.text import Text


def statement_problems(record: Record, form: Document) -> Iterator[Problem]:
    """Yield what is wrong with `external`, `none_since` and `version` of a record of `form`.

    A form with external storage keeps the content of every record elsewhere; a record of any other form may do so. Only
    what an event calls for can be absent: a record that is due each month is due, whatever happened.
    """
    if form.record is None:
        return
    if record.none_since:
        yield from _none(record, form)
    elif record.external and record.values:
        yield _external("values", Text("the values stand here as well as elsewhere", "内容既在此处又在别处"))
    elif form.record.storage == "external" and not record.external:
        wrong = Text(
            "the form keeps its records elsewhere, so place and SHA-256 are needed, and no values",
            "该表单的记录另处保存，应填存放位置和SHA-256，而不是内容",
        )
        yield _external("values" if record.values else "", wrong)
    if record.version and form.record.instance == "retained":
        yield Problem("record-field-unknown", "version", {"field": "version", "hint": _ONLY_MAINTAINED})
    elif form.record.instance == "maintained" and not record.version and not record.none_since:
        yield Problem("record-field-missing", "version", {"field": "version", "why": NEEDED})


_ONLY_MAINTAINED = Text(
    " Only records that are maintained have a version; of one that is retained, a correction is a new record.",
    "只有维护型记录才有版本；留存的记录须以新记录更正。",
)


def _external(path: str, problem: Text) -> Problem:
    return Problem("record-external-missing", path, {"problem": problem})


def _none(record: Record, form: Document) -> Iterator[Problem]:
    problem: Text | None = None
    path = "none_since"
    if form.record and form.record.due:
        problem = Text(
            f"records of {form.id} are due {form.record.due}, whatever happened",
            f"{form.id}的记录按{form.record.due}周期产生，与是否发生无关",
        )
    elif record.values or record.external:
        path = "values" if record.values else "external"
        problem = Text("it says that there was nothing, and what there was", "既称没有发生，又填写了内容")
    elif record.corrects:
        problem = Text("a statement that there was nothing corrects no record", "“未发生”声明不能更正记录")
    if problem:
        yield Problem("record-none-misused", path, {"problem": problem})

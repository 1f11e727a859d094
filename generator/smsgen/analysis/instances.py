"""Maintained records as subjects of approvals: what is decided on one is decided as on a document (ADR 0017).

Only a record with a version is looked at, so that a set with very many retained records costs nothing here.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from smsgen.model.document import INSTANCE, Document
from smsgen.model.record import Record, is_at_home

# Keys of the fields that say in a line what a record is about, those that say it best first.
_HEADLINES = (
    "summary", "title", "subject", "name", "objective", "release", "description", "opportunity",
)  # fmt: skip
# Those that say it where every record of the form has one.
_PARTIES = ("customer", "supplier", "party")
_LONGEST = 80


class Instance(NamedTuple):
    """A maintained record. text: the same as approvals see it: its owner is that of the form, its author who made it.

    same_form: whether the form in the tree is of the version that the record was made with. Where it is not, who owned
    the form then is not in the tree any more.
    """

    record: Record
    text: Document
    same_form: bool


def find_instances(records: Iterable[Record], sources: Mapping[str, Document]) -> dict[str, Instance]:
    """Return the maintained records by their ids; of two with one id that which lies where it belongs, else the first.

    sources: the authoritative texts by id, of which the forms say whether their records are maintained. An id that a
    document has is the document's.
    """
    found: dict[str, Instance] = {}
    for record in records:
        if not record.version or record.faulty or record.id in sources:
            continue
        form = sources.get(record.form)
        if form is None or form.record is None or form.record.instance != "maintained":
            continue
        first = found.get(record.id)
        if first is None or (not is_at_home(first.record) and is_at_home(record)):
            found[record.id] = Instance(record, _text(record, form), record.form_version == form.version)
    return found


def headline(record: Record, form: Document) -> str:
    """Return what a record is about, in one line: the field that usually says so, else the first of the form."""
    types = {each.key: each.type for each in form.fields}
    parties = (each.key for each in form.fields if each.key in _PARTIES and each.required)
    for key in (*_HEADLINES, *parties, *(each.key for each in form.fields[:1])):
        value = record.values.get(key, "")
        if isinstance(value, str) and value.strip() and types.get(key) in ("text", "long-text"):
            first = value.strip().split("\n")[0]
            return first if len(first) <= _LONGEST else first[: _LONGEST - 1] + "…"
    return ""


def _text(record: Record, form: Document) -> Document:
    about = headline(record, form)
    return Document(
        path=record.path,
        blob="",
        tier=INSTANCE,
        language=form.language,
        is_translation=False,
        id=record.id,
        title=f"{form.title}: {about}" if about else form.title,
        version=record.version,
        owner=form.owner,
        authors=(record.made_by,),
        classification=form.classification,
        places=record.places,
        sha256=record.sha256,
    )

"""What is to be said of each document, in one language: the sheet from which its page and every list is made.

A translation carries only its own keys, so a sheet joins it with its source; where a document has no text in the
language asked for, the sheet shows the source and says so (`text_language`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from smsgen.analysis.coverage import split_key
from smsgen.analysis.facts import Facts
from smsgen.model.document import Document
from smsgen.model.form import Field, FieldText, RecordRule
from smsgen.reports.control import Control, control_of
from smsgen.reports.decisions import role_name
from smsgen.reports.terms import TermLine, term_lines


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """A clause that a document answers. standard: catalogue key. anchors: heading ids, empty = the whole document."""

    standard: str
    clause: str
    title: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item of documented information that a document claims to be."""

    standard: str
    id: str
    clause: str
    name: str


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of a form in the language of the sheet; `choices` are labels, `columns` those of a table.

    required, required_to_close: as `model.form.Field` has them.
    """

    key: str
    label: str
    type: str
    required: bool
    guidance: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    limits: Mapping[str, str] = field(default_factory=dict)
    form: str = ""
    columns: tuple["FieldLine", ...] = ()
    required_to_close: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that pages and lists say of one document in one language.

    language: of the sheet; text_language: of the text shown, another one where no translation exists.
    document: the file whose text is shown. owner: role id. authors: names. parent, children, forms, used_by: ids.
    source_version: the version that a translation was made from; outdated: the source has a newer one. control: state
    and decisions of the text shown. terms: of the list of terms.
    """

    id: str
    tier: str
    title: str
    language: str
    text_language: str
    document: Document
    version: str
    classification: str
    owner: str
    owner_name: str
    authors: tuple[str, ...] = ()
    change: str = ""
    parent: str = ""
    children: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()
    clauses: tuple[ClauseLine, ...] = ()
    items: tuple[ItemLine, ...] = ()
    languages: tuple[str, ...] = ()
    source_version: str = ""
    revision: str = ""
    outdated: bool = False
    fields: tuple[FieldLine, ...] = ()
    record: RecordRule | None = None
    record_event: str = ""
    control: Control = field(default_factory=Control)
    terms: tuple[TermLine, ...] = ()


def document_sheets(facts: Facts, language: str) -> dict[str, Sheet]:
    """Return the sheets of all documents that have an authoritative text and are not withdrawn, by id, sorted."""
    published = sorted(id_ for id_ in facts.sources if id_ not in facts.approvals.withdrawn)
    return {id_: _sheet(facts, facts.sources[id_], language) for id_ in published}


def sheet_of(facts: Facts, document_id: str, language: str, text_language: str) -> Sheet:
    """Return the sheet of a document with its text in `text_language`; both must be there."""
    source = facts.sources[document_id]
    return _sheet(facts, source, language, facts.text(document_id, text_language))


def _sheet(facts: Facts, source: Document, language: str, text: Document | None = None) -> Sheet:
    shown = text or facts.text(source.id, language) or source
    people = facts.sms.authority.people
    return Sheet(
        id=source.id,
        tier=source.tier,
        title=shown.title or source.title or source.id,
        language=language,
        text_language=shown.language,
        document=shown,
        version=source.version,
        classification=source.classification,
        owner=source.owner,
        owner_name=role_name(facts, source.owner, language),
        authors=tuple(people[each].name if each in people else each for each in shown.authors),
        change=shown.change,
        parent=source.parent,
        children=facts.hierarchy.children.get(source.id, ()),
        forms=source.forms,
        used_by=facts.hierarchy.users.get(source.id, ()),
        clauses=_clauses(facts, source, language),
        items=_items(facts, source, language),
        languages=(source.language, *sorted(facts.identity.translations.get(source.id, {}))),
        source_version=shown.translation_of,
        revision=shown.revision,
        outdated=shown.is_translation and shown.translation_of != source.version,
        fields=_field_lines(source.fields, shown.field_texts),
        record=source.record,
        record_event=shown.record_event_text or (source.record.event if source.record else ""),
        control=control_of(facts, source.id, shown.language, language),
        terms=term_lines(facts, shown),
    )


def _clauses(facts: Facts, source: Document, language: str) -> tuple[ClauseLine, ...]:
    lines = []
    for claim in source.clauses:
        standard, number = split_key(facts.sms.standards, claim.clause)
        clause = standard.clauses.get(number) if standard else None
        title = clause.title.of(language) if clause else ""
        lines.append(ClauseLine(standard.key if standard else "", number, title, claim.anchors))
    return tuple(lines)


def _items(facts: Facts, source: Document, language: str) -> tuple[ItemLine, ...]:
    lines = []
    for name in source.information:
        standard, number = split_key(facts.sms.standards, name)
        item = standard.items.get(number) if standard else None
        if standard and item:
            lines.append(ItemLine(standard.key, item.id, item.clause, item.name.of(language)))
    return tuple(lines)


def _field_lines(fields: tuple[Field, ...], texts: Mapping[str, FieldText]) -> tuple[FieldLine, ...]:
    lines = []
    for each in fields:
        text = texts.get(each.key, FieldText())
        lines.append(
            FieldLine(
                key=each.key,
                label=text.label or each.label,
                type=each.type,
                required=each.required,
                guidance=text.guidance or each.guidance,
                unit=text.unit or each.unit,
                choices=tuple(text.choices.get(value) or label for value, label in each.choices.items()),
                limits=each.limits,
                form=each.form,
                columns=_field_lines(each.columns, text.columns),
                required_to_close=each.required_to_close,
            )
        )
    return tuple(lines)

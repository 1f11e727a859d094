"""The register of documents (master list): one row per document, in the order of the tiers and of the ids."""

from collections.abc import Mapping
from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.analysis.instances import headline
from smsgen.model.document import INSTANCE, TIERS
from smsgen.model.record import Record
from smsgen.model.text import COLON
from smsgen.reports.control import control_of
from smsgen.reports.decisions import role_name
from smsgen.reports.documents import Sheet


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """What the master list says of one document.

    state: of the version that the tree declares. in_force: the version in force, "" while there is none; effective_from
    and approved_by (names) are about it. tier: "" where neither tree nor history tells it.
    """

    id: str
    tier: str
    title: str
    version: str
    owner: str
    owner_name: str
    classification: str
    parent: str
    languages: tuple[str, ...]
    state: str = "draft"
    in_force: str = ""
    effective_from: str = ""
    next_review: str = ""
    approved_by: tuple[str, ...] = ()


def register(sheets: Mapping[str, Sheet]) -> tuple[RegisterRow, ...]:
    """Return the rows of the register for the sheets of one language."""
    ordered = sorted(sheets.values(), key=lambda sheet: (TIERS.index(sheet.tier), sheet.id))
    return tuple(
        RegisterRow(
            id=sheet.id,
            tier=sheet.tier,
            title=sheet.title,
            version=sheet.version,
            owner=sheet.owner,
            owner_name=sheet.owner_name,
            classification=sheet.classification,
            parent=sheet.parent,
            languages=sheet.languages,
            state=sheet.control.state,
            in_force=sheet.control.in_force,
            effective_from=sheet.control.in_force_since,
            next_review=sheet.control.next_review,
            approved_by=sheet.control.approved_by,
        )
        for sheet in ordered
    )


def removed_rows(facts: Facts, shown_in: str) -> tuple[RegisterRow, ...]:
    """Return rows for documents in force whose text the tree no longer holds, as on a day before a withdrawal.

    Only the records tell of them: title, owner and classification are "".
    """
    source = facts.sms.authority.language
    rows = []
    for (document, language), state in sorted(facts.approvals.states.items()):
        if language != source or state.in_force is None or document in facts.sources:
            continue
        languages = sorted(each for id_, each in facts.approvals.states if id_ == document and each != source)
        control = control_of(facts, document, language, shown_in)
        rows.append(
            RegisterRow(
                id=document,
                tier="",
                title="",
                version=control.in_force,
                owner="",
                owner_name="",
                classification="",
                parent="",
                languages=(source, *languages),
                state="effective",
                in_force=control.in_force,
                effective_from=control.in_force_since,
                next_review=control.next_review,
                approved_by=control.approved_by,
            )
        )
    return tuple(rows)


def instance_title(facts: Facts, record: Record, shown_in: str) -> str:
    """Return the title of the form, in the language asked for where it has it, and what the record is about."""
    source = facts.sources[record.form]
    translated = facts.text(record.form, shown_in)
    title, about = translated.title if translated else "", headline(record, source)
    return COLON.of(shown_in).join(filter(None, [title or source.title, about]))


def instance_rows(facts: Facts, shown_in: str) -> tuple[RegisterRow, ...]:
    """Return a row for each maintained record, those in force whose file is gone included, in the order of the ids."""
    rows = []
    for (id_, language), _ in sorted(facts.approvals.instances.items()):
        control = control_of(facts, id_, language, shown_in)
        instance = facts.identity.instances.get(id_)
        if instance is None and not control.in_force:
            continue
        text = instance.text if instance else None
        title = instance_title(facts, instance.record, shown_in) if instance else ""
        rows.append(
            RegisterRow(
                id=id_,
                tier=INSTANCE,
                title=title,
                version=text.version if text else control.in_force,
                owner=text.owner if text else "",
                owner_name=role_name(facts, text.owner, shown_in) if text else "",
                classification=text.classification if text else "",
                parent="",
                languages=(language,),
                state=control.state if text else "effective",
                in_force=control.in_force,
                effective_from=control.in_force_since,
                next_review=control.next_review,
                approved_by=control.approved_by,
            )
        )
    return tuple(rows)

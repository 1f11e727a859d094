"""A form as somebody is to fill it in: the one list from which every fillable file of it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from smsgen.analysis.facts import Facts
from smsgen.model.filled import EXTERNAL_KEYS
from smsgen.model.form import Field, RecordRule
from smsgen.model.settings import Forge
from smsgen.model.text import Text
from smsgen.reports.decisions import role_name
from smsgen.reports.documents import FieldLine, Sheet, document_sheets


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A form in one language.

    fields and lines go side by side: the fields as the form defines them, and what they are called in `language`. head,
    head_lines: the same for what is said of the record itself (keys of `model.filled.HEAD_KEYS` without prefix).
    people, roles, documents: id → name, of all that a field may name today. records: form id → ids of its records.
    in_force: this version of the form is the one in force, or nothing is approved yet at all. state: of this version,
    as STATE_NAMES knows it. time_zone: of the organisation, IANA. prefixes: form id → prefix of its records. forge:
    where records can be made in a browser, None for nowhere.
    """

    id: str
    version: str
    title: str
    language: str
    organisation: str
    event: str
    rule: RecordRule
    fields: tuple[Field, ...]
    lines: tuple[FieldLine, ...]
    head: tuple[Field, ...]
    head_lines: tuple[FieldLine, ...]
    people: Mapping[str, str]
    roles: Mapping[str, str]
    documents: Mapping[str, str]
    records: Mapping[str, tuple[str, ...]]
    in_force: bool
    state: str = ""
    time_zone: str = "UTC"
    prefixes: Mapping[str, str] = field(default_factory=dict)
    forge: Forge | None = None


_DATE = Text("Date", "日期"), Text("The day that the record is about.", "所记日期。")
_MADE_BY = Text("Made by", "填写人"), Text("Person id of the authority register.", "授权登记册中的人员标识。")
_VERSION = Text("Version", "版本"), Text("Of this line or agreement, such as 1.0.", "该条目或协议的版本，如1.0。")
_CLOSED = Text("Closed", "已关闭"), Text("yes once nothing may change any more.", "不再改动时填“是”。")
_SOURCE = (
    Text("Number in the source", "来源编号"),
    Text(
        "The number of the same thing in another tool, if it has one; it is then never imported twice.",
        "同一事项在其他工具中的编号（如有）；有编号的不会重复导入。",
    ),
)
_PLACE = (
    Text("Kept at", "存放位置"),
    Text(
        "Where the filled form is kept. What it says does not go into this file.",
        "填好的表单的存放位置；表单内容不得写入本文件。",
    ),
)
_SHA256 = (
    Text("SHA-256", "SHA-256"),
    Text("Of the file that is kept there: 64 hexadecimal digits.", "所存文件的SHA-256，64位十六进制数字。"),
)


def blank_form(facts: Facts, form_id: str, language: str, sheets: Mapping[str, Sheet] | None = None) -> BlankForm:
    """Return the form; it must be one that is not withdrawn and says what its records are.

    sheets: of the documents that may be named, in this language; where there are none, of all.
    """
    sheets = document_sheets(facts, language) if sheets is None else sheets
    form, sheet = facts.sources[form_id], sheets[form_id]
    rule = form.record or RecordRule()
    head = head_fields(rule)
    return BlankForm(
        id=form.id,
        version=form.version,
        title=sheet.title,
        language=language,
        organisation=facts.sms.settings.organisation.of(language),
        event=sheet.record_event,
        rule=rule,
        fields=form.fields,
        lines=sheet.fields,
        head=tuple(each for each, _ in head),
        head_lines=tuple(_line(each, words, language) for each, words in head),
        people={id_: person.name for id_, person in sorted(facts.sms.authority.people.items())},
        roles={id_: role_name(facts, id_, language) for id_ in sorted(facts.sms.authority.roles)},
        documents={id_: each.title for id_, each in sheets.items()},
        records={id_: tuple(record.id for record in found) for id_, found in facts.records.sound.items()},
        in_force=form_id in facts.approvals.effective or not facts.approvals.valid,
        state=sheet.control.state,
        time_zone=facts.sms.authority.time_zone,
        prefixes={id_: each.record.prefix for id_, each in facts.sources.items() if each.record},
        forge=facts.sms.settings.forge,
    )


def head_fields(rule: RecordRule) -> list[tuple[Field, tuple[Text, Text]]]:
    """Return what is asked of the record itself, each with (label, guidance)."""
    asked = [
        (Field("date", _DATE[0].en, "date", required=True), _DATE),
        (Field("made_by", _MADE_BY[0].en, "person", required=True), _MADE_BY),
        (Field("closed", _CLOSED[0].en, "yes-no"), _CLOSED),
        (Field("source", _SOURCE[0].en, "text"), _SOURCE),
    ]
    if rule.instance == "maintained":
        asked.insert(2, (Field("version", _VERSION[0].en, "text", required=True), _VERSION))
    return asked


def kept_elsewhere(form: BlankForm) -> BlankForm:
    """Return the form as a list of records whose content is kept elsewhere: where it is instead of what it says."""
    asked = [
        (Field(key, words[0].en, "text", required=True), words)
        for key, words in zip(EXTERNAL_KEYS, (_PLACE, _SHA256), strict=True)
    ]
    return replace(
        form,
        fields=(),
        lines=(),
        head=(*form.head, *(each for each, _ in asked)),
        head_lines=(*form.head_lines, *(_line(each, words, form.language) for each, words in asked)),
    )


def _line(asked: Field, words: tuple[Text, Text], language: str) -> FieldLine:
    return FieldLine(asked.key, words[0].of(language), asked.type, asked.required, words[1].of(language))

"""One document (`sms show`)."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from smsgen.exporters.classification_names import classification_name
from smsgen.exporters.listings.decision_words import decision_words, missing_words
from smsgen.exporters.listings.table import table
from smsgen.exporters.state_names import STATE_NAMES
from smsgen.model.structure import Reading
from smsgen.model.text import BRACKETS, COMMA, Text
from smsgen.reports.documents import Sheet

SCHEMA = "sms.document/v1"

_LABELS = {
    "id": Text("Number", "编号"),
    "title": Text("Title", "标题"),
    "tier": Text("Tier", "层级"),
    "version": Text("Version", "版本"),
    "state": Text("State", "状态"),
    "decisions": Text("Decided by", "审核与批准"),
    "missing": Text("Still to decide", "尚待决定"),
    "issued": Text("Issued", "发布日期"),
    "effective_from": Text("In force from", "实施日期"),
    "in_force": Text("Version in force", "现行版本"),
    "in_force_since": Text("Since", "现行版实施日期"),
    "next_review": Text("Next review", "下次评审"),
    "change": Text("Why this version", "本版说明"),
    "owner": Text("Owner", "责任角色"),
    "authors": Text("Written by", "编制"),
    "classification": Text("Classification", "密级"),
    "languages": Text("Languages", "语言"),
    "parent": Text("Details", "上级文件"),
    "children": Text("Detailed by", "下级文件"),
    "forms": Text("Uses forms", "使用的表单"),
    "used_by": Text("Used by", "使用者"),
    "clauses": Text("Answers clauses", "对应条款"),
    "information": Text("Is documented information", "提供的成文信息"),
    "fields": Text("Fields", "字段"),
    "reading": Text("Running text", "正文篇幅"),
    "digest": Text("Digest", "摘要"),
    "path": Text("File", "文件"),
}
# By the language of the text that is measured.
_READING = {
    "en": Text(
        "{words} words in {sentences} sentences, {mean} words a sentence",
        "{words}个英文单词，{sentences}句，平均每句{mean}个单词",
    ),
    "zh": Text(
        "{words} Chinese characters in {sentences} sentences, {mean} characters a sentence",
        "{words}字，{sentences}句，平均每句{mean}字",
    ),
}


def document_table(sheet: Sheet, language: str, reading: Reading | None = None) -> str:
    """Return what is known of a document, one property to a line; what it does not have is left out.

    reading: how much running text it has, None where that is not known.
    """
    values = _values(sheet, reading) | {
        "reading": _reading(sheet, reading, language),
        "owner": sheet.owner_name + BRACKETS.of(language).format(sheet.owner),
        "clauses": [_clause(line.clause, line.anchors) for line in sheet.clauses],
        "state": STATE_NAMES[sheet.control.state].of(language),
        "classification": classification_name(sheet.classification, language),
        "decisions": [decision_words(line, language) for line in sheet.control.decisions],
        "missing": [missing_words(line, language) for line in sheet.control.missing],
    }
    rows = [(_LABELS[key].of(language), _line(value, language)) for key, value in values.items() if value]
    head, *rest = rows
    return "\n".join(table(head, rest)) + "\n"


def document_json(sheet: Sheet, commit: str, as_of: str, reading: Reading | None = None) -> str:
    """Return the document as `sms.document/v1`; reading: as for `document_table`."""
    value = {"schema": SCHEMA, "commit": commit, "as_of": as_of, "language": sheet.text_language}
    value |= _values(sheet, reading)
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _values(sheet: Sheet, reading: Reading | None) -> dict[str, Any]:
    control = sheet.control
    return {
        "id": sheet.id,
        "title": sheet.title,
        "tier": sheet.tier,
        "version": sheet.version,
        "state": control.state,
        "decisions": [asdict(line) for line in control.decisions],
        "missing": [asdict(line) for line in control.missing],
        "issued": control.issued,
        "effective_from": control.effective_from,
        "in_force": control.in_force,
        "in_force_since": control.in_force_since,
        "next_review": control.next_review,
        "digest": control.digest,
        "change": sheet.change,
        "owner": sheet.owner,
        "authors": list(sheet.authors),
        "classification": sheet.classification,
        "languages": list(sheet.languages),
        "parent": sheet.parent,
        "children": list(sheet.children),
        "forms": list(sheet.forms),
        "used_by": list(sheet.used_by),
        "clauses": [
            {"standard": line.standard, "clause": line.clause, "anchors": list(line.anchors)} for line in sheet.clauses
        ],
        "information": [item.id for item in sheet.items],
        "fields": [line.key for line in sheet.fields],
        "reading": reading and {**reading._asdict(), "words_per_sentence": reading.words_per_sentence},
        "path": sheet.document.path,
    }


def _reading(sheet: Sheet, reading: Reading | None, language: str) -> str:
    if reading is None or not reading.words:
        return ""
    words = _READING["zh" if sheet.text_language == "zh" else "en"].of(language)
    return words.format(words=reading.words, sentences=reading.sentences, mean=reading.words_per_sentence)


def _clause(clause: str, anchors: Iterable[str]) -> str:
    return clause + "".join(f" #{anchor}" for anchor in anchors)


def _line(value: str | list[str], language: str) -> str:
    return value if isinstance(value, str) else COMMA.of(language).join(value)

"""One controlled file → a `Document` with the findings of its bytes, its front matter and its Markdown."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

from smsgen.diagnostics import Finding
from smsgen.model.document import ClauseClaim, Document, tier_of
from smsgen.model.structure import EMPTY, Structure
from smsgen.model.term import is_term_list
from smsgen.sources.deprecated_uses import find_deprecated_uses
from smsgen.sources.deprecated_words import DeprecatedWords
from smsgen.sources.editions import read_editions
from smsgen.sources.front_matter import FrontMatter
from smsgen.sources.keys import A_LIST, Keys
from smsgen.sources.language_suffix import language_suffix
from smsgen.sources.read_bytes import MAX_BYTES, decode
from smsgen.sources.read_form import read_field_texts, read_fields, read_record_rule
from smsgen.sources.read_terms import read_terms, read_translated_terms

_REQUIRED = ("id", "title", "version", "owner", "authors", "classification", "change")
_OPTIONAL = ("parent", "clauses", "information", "forms")
_TRANSLATION_REQUIRED = ("id", "title", "authors", "translation_of", "revision", "change")
_FORM = ("fields", "record")
_TERMS = ("terms",)
_HEAD_BYTES = 66_000


def read_document(
    path: str, blob: str, content: bytes, words: DeprecatedWords | None = None, *, assets_only: bool = False
) -> tuple[Document, tuple[Finding, ...]]:
    """Decode one file. The language of an authoritative file is "" here; whoever knows the register fills it in.

    words: what the list of terms says must not be used in this language; None looks for nothing.
    assets_only: of the Markdown only the images are wanted, which a digest covers; a text without any has no structure
    and no findings of its Markdown then.
    """
    text, findings = decode(path, content)
    if not text and len(content) > MAX_BYTES:
        head = content[:_HEAD_BYTES].decode("utf-8", "replace").removeprefix("\ufeff").replace("\r", "")
        seen = FrontMatter(path, head).id_seen
        return _unreadable(path, blob, seen, content), findings
    front = FrontMatter(path, text)
    wanted = not assets_only or _may_show_an_image(text)
    structure, markdown_findings = _read_body(path, text, front.body_start) if wanted else (EMPTY, ())
    found = (*findings, *front.findings)
    if not front.readable:
        # What its body refers to still counts, or each of those documents would have a finding too.
        body = structure if front.body_start else EMPTY
        return replace(_unreadable(path, blob, front.id_seen, content), structure=body), found
    keys = Keys(path, front.places)
    values = (
        _source_values(keys, front.values) if not language_suffix(path) else _translation_values(keys, front.values)
    )
    document = Document(
        path=path, blob=blob, tier=tier_of(path), language=language_suffix(path),
        is_translation=bool(language_suffix(path)), structure=structure, places=front.places,
        sha256=sha256(content).hexdigest(), **values,
    )  # fmt: skip
    if words:
        document = replace(document, deprecated_uses=find_deprecated_uses(document, text, front.body_start, words))
    subject = document.id
    return document, tuple(_about(finding, subject) for finding in (*found, *keys.findings, *markdown_findings))


def _may_show_an_image(text: str) -> bool:
    """Tell whether a reader of Markdown, or a browser that is given its HTML, could find an image in `text`."""
    return "![" in text or "<" in text


def _read_body(path: str, text: str, body_start: int) -> tuple[Structure, tuple[Finding, ...]]:
    from smsgen.sources.read_markdown import read_markdown  # noqa: PLC0415 — with the parser, where it is needed

    structure, findings = read_markdown(path, text, body_start)
    return replace(structure, editions=read_editions(text)), findings


def _about(finding: Finding, subject: str) -> Finding:
    if finding.subject:
        return finding
    return Finding(finding.rule, finding.location, subject, finding.values, finding.data_path, finding.related)


def _unreadable(path: str, blob: str, seen: str, content: bytes) -> Document:
    suffix = language_suffix(path)
    document = Document(path, blob, tier_of(path), suffix, is_translation=bool(suffix), readable=False, id=seen)
    return replace(document, sha256=sha256(content).hexdigest())


def _source_values(keys: Keys, front: dict[str, Any]) -> dict[str, Any]:
    is_form = tier_of(keys.path) == "form"
    required = (*_REQUIRED, *_TERMS) if is_term_list(keys.path) else _REQUIRED
    values = keys.closed(front, "", required, (*_OPTIONAL, *_FORM) if is_form else _OPTIONAL)
    return _shared_values(keys, values) | {
        "version": keys.text(values, "version"),
        "owner": keys.text(values, "owner"),
        "parent": keys.text(values, "parent"),
        "clauses": _read_clauses(keys, values),
        "information": keys.texts(values, "information"),
        "forms": keys.texts(values, "forms"),
        "classification": keys.text(values, "classification"),
        "fields": read_fields(keys, values),
        "record": read_record_rule(keys, values),
        "terms": read_terms(keys, values) if is_term_list(keys.path) else (),
    }


def _translation_values(keys: Keys, front: dict[str, Any]) -> dict[str, Any]:
    is_form = tier_of(keys.path) == "form"
    required = (*_TRANSLATION_REQUIRED, *_TERMS) if is_term_list(keys.path) else _TRANSLATION_REQUIRED
    values = keys.closed(front, "", required, _FORM if is_form else ())
    record = keys.closed(values["record"], "record", (), ("event",)) if "record" in values else {}
    return _shared_values(keys, values) | {
        "translation_of": keys.text(values, "translation_of"),
        "revision": keys.text(values, "revision"),
        "field_texts": read_field_texts(keys, values),
        "terms": read_translated_terms(keys, values) if is_term_list(keys.path) else (),
        "record_event_text": keys.text(record, "event", "record"),
    }


def _shared_values(keys: Keys, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": keys.text(values, "id"),
        "title": keys.text(values, "title"),
        "authors": keys.texts(values, "authors"),
        "change": keys.text(values, "change"),
    }


def _read_clauses(keys: Keys, values: dict[str, Any]) -> tuple[ClauseClaim, ...]:
    claims = []
    for clause, path, value in keys.mappings(values, "clauses"):
        anchors = [value] if isinstance(value, str) else value
        if isinstance(anchors, list) and all(isinstance(item, str) for item in anchors):
            claims.append(ClauseClaim(clause, tuple(item.removeprefix("#") for item in anchors if item), path))
        else:
            keys.found("value-malformed", path, key=path, expected=A_LIST)
    return tuple(claims)

"""References by id, `[[SMS-PRC-17#approval|the approval step]]`, as they stand in a text."""

import re

from smsgen.model.structure import Reference
from smsgen.sources.markdown_text import MarkdownText, Spans

# Group 1 is set when the brackets follow the grammar. The other branches take what looks like a failed attempt.
_BRACKETS = re.compile(
    rb"\[\[(?:([A-Za-z][A-Za-z0-9.-]*)(?:#([a-z0-9][a-z0-9-]*))?(?:\|([^|\[\]\n]*[^|\[\]\s][^|\[\]\n]*))?\]\](?!\()"
    rb"|[^\n]{0,80}?\]\]|[^\]\n]{0,80})"
)


def find_references(text: MarkdownText) -> tuple[Reference, ...]:
    """Return the references outside code, in order, and report those that are malformed or in the wrong place."""
    data = text.data
    if b"[[" not in data:
        return ()
    outline = text.outline
    tables = Spans([(mark.start, mark.end) for mark in outline.tables])
    headings = Spans([(mark.start, mark.end) for mark in outline.headings])
    references = []
    coded = any(data.find(b"[[", start, end) >= 0 for start, end in outline.code) or bool(outline.blocks)
    for match in _BRACKETS.finditer(data):
        start = match.start()
        if (coded and text.in_code(start)) or (start and data[start - 1] == ord("\\")):
            continue
        target, anchor, label = match.groups(b"")
        if not target:
            text.report("reference-malformed", start, text=match[0].decode(errors="ignore"))
            continue
        context = "table" if start in tables else "heading" if start in headings else "text"
        if context == "table" and label:
            text.report("reference-label-in-table", start, text=match[0].decode())
        elif context == "heading":
            text.report("reference-in-heading", start, text=match[0].decode())
        where = (anchor and anchor.decode()) or ""
        references.append(Reference(target.decode(), where, (label and label.decode()) or "", context, *text.at(start)))
    return tuple(references)

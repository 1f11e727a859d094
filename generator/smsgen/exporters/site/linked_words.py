"""Records that a sentence names, as links: to the page of the record, or to the list of all records."""

import html
import re

from smsgen.adapters.templates import markup
from smsgen.exporters.site.addresses import RECORDS
from smsgen.exporters.site.escape import without_controls
from smsgen.exporters.site.record_section import RecordSection

# As in `model.record`: prefix, year, number of four digits or more.
_ID = re.compile(r"(?<![A-Za-z0-9-])[A-Z][A-Z0-9]{1,7}-[0-9]{4}-[0-9]{4,7}(?![A-Za-z0-9-])", re.ASCII)


def linked_words(section: RecordSection, page: str, words: str) -> str:
    """Return `words` as HTML on `page`, each number of a record in it as a link where the site shows the record.

    Where it shows too many records for a page each, the link leads to the list of records.
    """
    parts, end = [], 0
    for match in _ID.finditer(words):
        parts += [_escaped(words[end : match.start()]), _link(section, page, match[0])]
        end = match.end()
    return markup("".join([*parts, _escaped(words[end:])]))


def _escaped(words: str) -> str:
    return html.escape(without_controls(words))


def _link(section: RecordSection, page: str, id_: str) -> str:
    if id_ not in section.facts.records.by_id:
        return _escaped(id_)
    if id_ in section.paged or not section.tells(id_):
        return section.link(page, id_)
    address = section.edition.href(page, RECORDS)
    return f'<a href="{address}">{_escaped(id_)}</a>' if section.edition.recorded else _escaped(id_)

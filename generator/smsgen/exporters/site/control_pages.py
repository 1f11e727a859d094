"""All pages about approvals, which exist only once something was decided."""

from collections.abc import Iterator

from smsgen.exporters.site.audit_page import audit_page
from smsgen.exporters.site.control_facts import ControlFacts
from smsgen.exporters.site.history_pages import history_pages, record_history_pages
from smsgen.exporters.site.pages import Page
from smsgen.exporters.site.record_section import RecordSection
from smsgen.exporters.site.status_pages import status_pages


def control_pages(section: RecordSection, control: ControlFacts) -> Iterator[Page]:
    """Yield the pages about approvals, of documents and maintained records, in one language."""
    edition = section.edition
    yield from status_pages(section, control)
    yield audit_page(edition, control.judged, control.withheld)
    yield from history_pages(edition, control.told, control.texts, control.withheld)
    yield from record_history_pages(section, control.told, control.texts)

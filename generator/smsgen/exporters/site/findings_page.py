"""What the checker says of the text being written; only a preview shows it, a published site never does."""

from collections.abc import Sequence

from smsgen.diagnostics import Diagnostic
from smsgen.exporters.site.addresses import FINDINGS
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.pages import Page


def findings_page(edition: Edition, diagnostics: Sequence[Diagnostic]) -> Page:
    """Return the page that lists the diagnostics in the order given."""
    rows = [
        {
            "severity": each.severity.value,
            "place": str(each.location),
            "code": each.code,
            "message": each.message.of(edition.language),
            "help": each.help.of(edition.language),
        }
        for each in diagnostics
    ]
    meta = {"hide": ["toc"], "search": {"exclude": True}}
    return edition.page(FINDINGS, edition.word("findings"), "findings.md.j2", {"findings": rows}, **meta)

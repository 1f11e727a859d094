"""The panel that a preview puts on each page: the findings about the document on it, with path and line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from smsgen.diagnostics import Diagnostic
from smsgen.exporters.site.addresses import FINDINGS, document_page, preview_page, published, relative
from smsgen.exporters.site.escape import as_html
from smsgen.exporters.site.words import word
from smsgen.model.document import Document
from smsgen.model.text import Text

_SHOWN = 8
_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a preview shows an older text than the one on disk; it concerns every page.

    diagnostics: what made the set impossible to judge. reason: anything else, empty where there is nothing else.
    """

    diagnostics: Sequence[Diagnostic] = ()
    reason: Text = _NOTHING


def preview_panel(
    documents: Sequence[Document], diagnostics: Sequence[Diagnostic], languages: Mapping[str, str], stop: Stop
) -> Callable[[str, str], str]:
    """Return the function that gives, for a language base and a page's address, the panel's HTML.

    diagnostics: of the set as it was last read. languages: base → language.
    """
    ids = {document.path: document.id for document in documents}
    pages = {published(document_page(each.tier, each.id)): each.id for each in documents if each.id and each.tier}
    pages |= {published(preview_page(each.id)): each.id for each in documents if each.id}

    def panel(base: str, page: str) -> str:
        language = languages.get(base, "en")
        subject = pages.get(page, "")
        own = [each for each in diagnostics if subject and subject in (each.subject, ids.get(each.location.path, ""))]
        reason = stop.reason.of(language)
        lines = [f'<li class="sms-finding--error">{as_html(reason)}</li>'] if reason else []
        lines += [_line(each, language) for each in (*stop.diagnostics, *own)[:_SHOWN]]
        if not lines and not diagnostics:
            return ""
        everything = word(language, "n-findings", n=len(diagnostics))
        link = f'<a href="{relative(page, published(FINDINGS))}">{as_html(everything)}</a>'
        return f'<aside class="sms-preview md-typeset"><ul>{"".join(lines)}</ul><p>{link}</p></aside>'

    return panel


def _line(diagnostic: Diagnostic, language: str) -> str:
    place, message = as_html(diagnostic.location), as_html(diagnostic.message.of(language))
    return f'<li class="sms-finding--{diagnostic.severity.value}"><code>{place}</code> {message}</li>'

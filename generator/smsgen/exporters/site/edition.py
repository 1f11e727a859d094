"""One language of the site while its pages are made: the sheets, where each has its page, and how links to it read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from smsgen.adapters.templates import Templates, markup
from smsgen.exporters.site.addresses import document_page, published, relative
from smsgen.exporters.site.body import Target
from smsgen.exporters.site.escape import as_address, as_html, as_markdown, without_controls
from smsgen.exporters.site.pages import Page
from smsgen.exporters.site.words import WORDS, word
from smsgen.reports.documents import Sheet

_TEMPLATES = Templates(Path(__file__).with_name("templates"), without_controls, {"md": as_markdown})


@dataclass(frozen=True, slots=True)
class Edition:
    """What every page of one language is made with.

    source: the authoritative language. controlled: whether anything was decided, so that pages about approvals exist.
    judged: whether pages about gaps, readiness and duties exist. recorded: whether forms ask for records, so that there
    is a list of them. listed: form id → number of records, of the forms that have a list of their own. allocated:
    whether departments have roles, so that there is a page about who leads what. terms: page of the list of terms, ""
    where there is none in this language.
    """

    language: str
    source: str
    sheets: Mapping[str, Sheet]
    targets: Mapping[str, Target]
    controlled: bool = False
    judged: bool = False
    recorded: bool = False
    listed: Mapping[str, int] = field(default_factory=dict)
    allocated: bool = False
    terms: str = ""

    def word(self, key: str, /, **values: object) -> str:
        """Return the site's own wording of `key` in this language."""
        return word(self.language, key, **values)

    def word_or(self, key: str, otherwise: str) -> str:
        """Return the wording of `key`, or `otherwise` where the site has none (a value that a finding reports)."""
        return self.word(key) if key in WORDS else otherwise

    def href(self, page: str, target: str, anchor: str = "") -> str:
        """Return the address of the page `target` as seen from `page`, ready for an HTML attribute."""
        address = as_address(relative(page, published(target)))
        return f"{address}#{anchor}" if anchor else address

    def linker(self, page: str) -> Callable[[str], str]:
        """Return the function that gives, on `page`, the address of a document by id ("" for an unknown one)."""

        def href(id_: str) -> str:
            target = self.targets.get(id_)
            return self.href(page, target.page) if target else ""

        return href

    def referrer(self, page: str) -> Callable[[str], str]:
        """Return the function that gives, on `page`, a link to a document by id, with its number and title."""

        def reference(id_: str) -> str:
            target = self.targets.get(id_)
            if target is None:
                return markup(f'<span class="sms-unresolved">{as_html(id_)}</span>')
            number = f'<span class="sms-number">{as_html(id_)}</span>'
            title = f'<span class="sms-title">{as_html(target.title)}</span>'
            return markup(f'<a href="{self.href(page, target.page)}">{number} {title}</a>')

        return reference

    def page(self, path: str, title: str, template: str, values: Mapping[str, object], /, **meta: object) -> Page:
        """Return the page at `path` made from one of our templates."""
        words = {key: text.of(self.language) for key, text in WORDS.items()}
        common = {
            "words": words,
            "title": title,
            "href": self.linker(path),
            "reference": self.referrer(path),
        }
        return Page(path, title, _TEMPLATES.render(template, common | dict(values)), meta)


def targets_of(sheets: Mapping[str, Sheet]) -> dict[str, Target]:
    """Return where each document has its page, and its headings in the language of the text shown."""
    return {
        id_: Target(
            page=document_page(sheet.tier, id_),
            id=id_,
            title=sheet.title,
            headings={heading.id: heading.text for heading in sheet.document.structure.headings},
        )
        for id_, sheet in sheets.items()
    }

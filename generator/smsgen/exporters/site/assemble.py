"""Everything that was read → the site as a value: one tree of pages per published language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from smsgen.analysis.facts import Facts
from smsgen.diagnostics import Diagnostic
from smsgen.exporters.site.body import DrawSvg, Surroundings
from smsgen.exporters.site.coverage_pages import clause_pages, coverage_page
from smsgen.exporters.site.document_pages import document_page_of
from smsgen.exporters.site.edition import Edition, targets_of
from smsgen.exporters.site.findings_page import findings_page
from smsgen.exporters.site.list_pages import home_page, register_page, roles_page, tier_pages
from smsgen.exporters.site.navigation import navigation
from smsgen.exporters.site.pages import LanguageTree, Page, Site
from smsgen.exporters.site.words import word
from smsgen.model.document import Document
from smsgen.model.sms import Sms
from smsgen.reports.coverage import StandardCoverage, coverage
from smsgen.reports.documents import document_sheets
from smsgen.reports.register import RegisterRow, register
from smsgen.reports.roles import roles


@dataclass(frozen=True, slots=True)
class SiteInputs:
    """What a site is made from.

    facts: of the documents to publish. text_of: the whole text of a document's file. draw_svg: draws a diagram, ""
    for one that cannot be drawn. assets: source path of an image → its bytes. diagnostics: shown in a preview; None
    for a published site.
    """

    facts: Facts
    text_of: Callable[[Document], str]
    draw_svg: DrawSvg
    assets: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: Sequence[Diagnostic] | None = None


def site_of(inputs: SiteInputs) -> Site:
    """Return the site in all published languages, the authoritative one first."""
    settings = inputs.facts.sms.settings
    source = inputs.facts.sms.authority.language
    languages = (source, *(each for each in settings.languages if each != source))
    standards = coverage(inputs.facts)
    trees = tuple(_language_tree(inputs, language, standards) for language in languages)
    working = not _has_approvals(inputs.facts.sms)
    notice = {language: word(language, "working-edition") for language in languages} if working else {}
    return Site(trees, settings.site_url, notice)


def _has_approvals(sms: Sms) -> bool:
    """Return whether decisions are recorded; until then no text may be taken for one in force."""
    return any(path.startswith("approvals/") for path in sms.files)


def _language_tree(inputs: SiteInputs, language: str, standards: tuple[StandardCoverage, ...]) -> LanguageTree:
    sms = inputs.facts.sms
    sheets = document_sheets(inputs.facts, language)
    rows = register(sheets)
    edition = Edition(language, sms.authority.language, sheets, targets_of(sheets))
    placed = {path: f"files/{path}" for path in inputs.assets}
    return LanguageTree(
        language=language,
        base="" if language == sms.authority.language else language,
        site_name=edition.word("site-name", name=sms.settings.short_name.of(language)),
        footer=_footer(sms, edition),
        pages=(*_documents(inputs, edition, placed), *_generated(inputs, edition, rows, standards)),
        nav=navigation(edition, rows, standards),
        assets={placed[path]: content for path, content in inputs.assets.items()},
    )


def _footer(sms: Sms, edition: Edition) -> str:
    sentences = []
    if sms.settings.fictional:
        sentences.append(edition.word("fictional", name=sms.settings.organisation.of(edition.language)))
    if _has_approvals(sms):
        sentences.append(edition.word("footer"))
    return (" " if edition.language == "en" else "").join(sentences)


def _documents(inputs: SiteInputs, edition: Edition, placed: Mapping[str, str]) -> list[Page]:
    around = Surroundings(
        by_id=edition.targets,
        by_path={
            each.path: edition.targets[each.id] for each in inputs.facts.sms.documents if each.id in edition.targets
        },
        assets=placed,
        draw_svg=inputs.draw_svg,
        diagram_label=edition.word("diagram"),
    )
    return [
        document_page_of(edition, sheet, inputs.text_of(sheet.document), around) for sheet in edition.sheets.values()
    ]


def _generated(
    inputs: SiteInputs, edition: Edition, rows: tuple[RegisterRow, ...], standards: tuple[StandardCoverage, ...]
) -> list[Page]:
    role_rows = roles(inputs.facts, edition.sheets, edition.language)
    name = inputs.facts.sms.settings.short_name.of(edition.language)
    pages = [
        home_page(edition, name, rows, role_rows),
        *tier_pages(edition, rows),
        register_page(edition, rows),
        roles_page(edition, role_rows),
        coverage_page(edition, standards),
        *clause_pages(edition, standards),
    ]
    if inputs.diagnostics is not None:
        pages.append(findings_page(edition, inputs.diagnostics))
    return pages

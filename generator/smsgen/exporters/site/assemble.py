"""Everything that was read → the site as a value: one tree of pages per published language."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from smsgen.analysis.edition import is_decided
from smsgen.analysis.facts import Facts
from smsgen.diagnostics import Diagnostic
from smsgen.exporters.site.body import DrawSvg, Surroundings
from smsgen.exporters.site.control_facts import ControlFacts
from smsgen.exporters.site.control_pages import control_pages
from smsgen.exporters.site.coverage_pages import clause_pages, coverage_page
from smsgen.exporters.site.document_pages import document_page_of
from smsgen.exporters.site.edition import Edition, targets_of
from smsgen.exporters.site.evidence_pages import evidence_pages
from smsgen.exporters.site.fill_form import filling_of
from smsgen.exporters.site.findings_page import findings_page
from smsgen.exporters.site.list_pages import home_page, register_page, tier_pages
from smsgen.exporters.site.map_pages import map_pages
from smsgen.exporters.site.navigation import navigation
from smsgen.exporters.site.pages import LanguageTree, Page, Site
from smsgen.exporters.site.previews import approval_marks, preview_pages
from smsgen.exporters.site.progress_pages import progress_pages
from smsgen.exporters.site.record_section import RecordSection, record_section
from smsgen.exporters.site.showing import Showing
from smsgen.exporters.site.term_pages import list_page, term_links
from smsgen.exporters.site.training_page import training_page
from smsgen.exporters.site.words import word
from smsgen.model.document import Document
from smsgen.reports.coverage import StandardCoverage, coverage
from smsgen.reports.documents import Sheet, document_sheets
from smsgen.reports.readiness import Given
from smsgen.reports.register import RegisterRow, register
from smsgen.reports.roles import roles


@dataclass(frozen=True, slots=True)
class SiteInputs:
    """What a site is made from.

    facts: of the documents to publish. text_of: the whole text of a document's file. draw_svg: draws a diagram, ""
    for one that cannot be drawn. assets: source path of an image → its bytes. diagnostics: shown in a preview; None
    for a published site. showing: which of the texts are in force, and which have no page. control: what the pages
    about approvals are made from, None for a site without them. given: what the pages about gaps, readiness and
    duties are made from, None for a site without them.
    """

    facts: Facts
    text_of: Callable[[Document], str]
    draw_svg: DrawSvg
    assets: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: Sequence[Diagnostic] | None = None
    showing: Showing = field(default_factory=Showing)
    control: ControlFacts | None = None
    given: Given | None = None

    @property
    def decided(self) -> ControlFacts | None:
        """What the pages about approvals are made from, None before anything was decided."""
        return self.control if is_decided(self.facts) else None


def site_of(inputs: SiteInputs) -> Site:
    """Return the site in all published languages, the authoritative one first."""
    settings = inputs.facts.sms.settings
    source = inputs.facts.sms.authority.language
    languages = (source, *(each for each in settings.languages if each != source))
    standards = coverage(inputs.facts)
    trees = tuple(_language_tree(inputs, language, standards) for language in languages)
    kind = _notice(inputs)
    notice = {language: word(language, kind) for language in languages} if kind else {}
    return Site(trees, settings.site_url, notice)


def _notice(inputs: SiteInputs) -> str:
    """Return the wording of the line above every page, "" where all that is shown is in force."""
    if not is_decided(inputs.facts):
        return "working-edition"
    showing = inputs.showing
    texts = showing.newer | showing.lacking
    ids = showing.unapproved | showing.records_newer | showing.records_lacking
    unapproved = showing.records_absent and not showing.released
    return "draft-edition" if texts or ids or unapproved else ""


_Rows = tuple[RegisterRow, ...]


def _language_tree(inputs: SiteInputs, language: str, standards: tuple[StandardCoverage, ...]) -> LanguageTree:
    sms = inputs.facts.sms
    everything = document_sheets(inputs.facts, language)
    sheets = {id_: sheet for id_, sheet in everything.items() if id_ not in inputs.showing.withheld}
    rows = register(sheets)
    plain = Edition(
        language,
        sms.authority.language,
        sheets,
        targets_of(sheets),
        controlled=inputs.decided is not None,
        judged=inputs.given is not None,
        terms=list_page(sheets, language),
    )
    section = record_section(plain, inputs.facts, inputs.showing)
    edition = section.edition
    placed = {path: f"files/{path}" for path in inputs.assets}
    withheld = register({id_: sheet for id_, sheet in everything.items() if id_ not in sheets})
    return LanguageTree(
        language=language,
        base="" if language == sms.authority.language else language,
        site_name=edition.word("site-name", name=sms.settings.short_name.of(language)),
        footer=_footer(inputs, edition),
        pages=(*_documents(inputs, edition, placed), *_generated(inputs, section, (rows, withheld), standards)),
        nav=navigation(edition, rows, standards),
        assets={placed[path]: content for path, content in inputs.assets.items()} | dict(_stored_assets(inputs)),
        terms=term_links(sheets, language),
    )


def _footer(inputs: SiteInputs, edition: Edition) -> str:
    sms, sentences = inputs.facts.sms, []
    if sms.settings.fictional:
        sentences.append(edition.word("fictional", name=sms.settings.organisation.of(edition.language)))
    if is_decided(inputs.facts):
        sentences.append(edition.word("footer"))
    return (" " if edition.language == "en" else "").join(sentences)


def _documents(inputs: SiteInputs, edition: Edition, placed: Mapping[str, str]) -> list[Page]:
    showing = inputs.showing
    ids = {each.path: each.id for each in inputs.facts.sms.documents}
    known = {*showing.paths.values(), *ids.values(), *(id_ for id_, _ in inputs.facts.approvals.states)}
    around = Surroundings(
        by_id=edition.targets,
        by_path={
            path: edition.targets[id_] for path, id_ in {**showing.paths, **ids}.items() if id_ in edition.targets
        },
        assets=placed,
        draw_svg=inputs.draw_svg,
        diagram_label=edition.word("diagram"),
        unshown=frozenset(known - edition.targets.keys()),
        plain=inputs.diagnostics is None,
    )

    def page(sheet: Sheet) -> Page:
        stored = showing.stored_assets.get(sheet.document.sha256)
        beside = around if stored is None else replace(around, assets=_places(sheet.document.sha256, stored))
        own = approval_marks(edition, inputs.facts, showing, sheet)
        if (sheet.id, sheet.text_language) not in showing.lacking:
            own = own._replace(filling=filling_of(inputs.facts, edition.sheets, sheet))
        return document_page_of(edition, sheet, inputs.text_of(sheet.document), beside, own)

    return [
        *(page(sheet) for sheet in edition.sheets.values()),
        *preview_pages(edition, showing, inputs.text_of, around),
    ]


def _places(sha256: str, assets: Iterable[str]) -> dict[str, str]:
    """Return where the pictures of a text from history are placed: apart from newer ones of the same name."""
    return {path: f"files/versions/{sha256[:16]}/{path}" for path in assets}


def _stored_assets(inputs: SiteInputs) -> Iterator[tuple[str, bytes]]:
    shown = {each.sha256 for each in inputs.facts.sms.documents if each.id not in inputs.showing.withheld}
    for sha256, assets in inputs.showing.stored_assets.items():
        if sha256 in shown:
            for path, place in _places(sha256, assets).items():
                yield place, assets[path]


def _generated(
    inputs: SiteInputs, section: RecordSection, both: tuple[_Rows, _Rows], standards: tuple[StandardCoverage, ...]
) -> list[Page]:
    """Return the pages about the whole set. both: the rows of the documents shown, and of those withheld."""
    (rows, withheld), edition = both, section.edition
    role_rows = roles(inputs.facts, edition.sheets, edition.language)
    name = inputs.facts.sms.settings.short_name.of(edition.language)
    pages = [
        home_page(edition, name, rows, role_rows),
        *tier_pages(edition, rows),
        register_page(section, rows, withheld),
        *evidence_pages(section, role_rows),
        coverage_page(edition, standards),
        *clause_pages(edition, standards),
        *map_pages(edition, inputs.facts, standards),
    ]
    if inputs.decided is not None:
        pages.extend(control_pages(section, inputs.decided))
    if inputs.given is not None:
        pages.extend(progress_pages(section, inputs.given))
        pages.append(training_page(edition, inputs.given))
    if inputs.diagnostics is not None:
        pages.append(findings_page(edition, inputs.diagnostics))
    return pages

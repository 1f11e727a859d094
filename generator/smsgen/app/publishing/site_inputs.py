"""Gathers what the site is made from: the documents to publish, their texts and images, and who draws the diagrams."""

from collections.abc import Callable, Iterable, Sequence

from smsgen.adapters.diagrams import DiagramError, draw_svg
from smsgen.analysis.facts import Facts
from smsgen.analysis.references import inside
from smsgen.analysis.text_states import TextKey
from smsgen.app.compare_versions import compare_versions
from smsgen.app.publishing.build import BuildError
from smsgen.app.publishing.edition import Edition
from smsgen.diagnostics import Diagnostic
from smsgen.exporters.site.assemble import SiteInputs
from smsgen.exporters.site.control_facts import ControlFacts
from smsgen.exporters.site.showing import Showing
from smsgen.model.document import Document, asset_path, is_remote
from smsgen.model.redline import Redline
from smsgen.model.text import Text
from smsgen.reports.readiness import Given
from smsgen.sources.tree import Tree

# Pictures that a page may show; anything else that a text links to is not published.
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


def site_inputs(
    facts: Facts,
    tree: Tree,
    diagnostics: Sequence[Diagnostic] | None = None,
    edition: Edition | None = None,
    given: Given | None = None,
) -> SiteInputs:
    """Return the inputs of the site for `edition`, with the texts read from `tree`, of which `facts` are.

    diagnostics: what a preview shows of the checker's findings; None for a site to publish. edition: where there is
    none, all that the tree holds is shown. given: see `SiteInputs`.
    Raises BuildError when a text or a picture cannot be read.
    """
    shown = edition or Edition(facts, released=False)
    stored = {each.document.sha256: each for each in shown.stored}
    documents = [text for text in _documents(shown) if text.sha256 not in stored]
    pictures = {path for text in documents for path in _pictures(text, linked=not shown.released)}
    contents = _contents(tree, {text.path for text in documents} | pictures & facts.sms.files)
    texts = {text.sha256: contents[text.path] for text in documents} | {
        digest: each.content for digest, each in stored.items()
    }

    def text_of(document: Document) -> str:
        return texts[document.sha256].decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")

    return SiteInputs(
        facts=shown.facts,
        text_of=text_of,
        draw_svg=_drawn,
        assets={path: content for path, content in contents.items() if path in pictures},
        diagnostics=diagnostics,
        showing=_showing(shown, text_of),
        control=ControlFacts(
            told=shown.facts if shown.released else facts,
            judged=facts,
            texts=shown.texts,
            since=shown.since,
            withheld=shown.withheld,
        ),
        given=given,
    )


def _documents(edition: Edition) -> list[Document]:
    """Return the texts that have a page; one without an id has none, and may be one that cannot be read."""
    facts = edition.facts
    texts = [text for text in facts.sms.documents if text.id and text.id not in edition.withheld]
    newer = (edition.written.text(*key) for key in edition.newer) if edition.written else ()
    return [*texts, *(text for text in newer if text)]


def _pictures(text: Document, *, linked: bool) -> Iterable[str]:
    """Yield the paths of the pictures that a text shows or, as no approval covers those, only links to."""
    paths = [asset_path(text.path, image.destination) for image in text.structure.images]
    if linked:
        paths += [
            inside(text.path, link.destination) for link in text.structure.links if not is_remote(link.destination)
        ]
    return (path for path in paths if path and path.endswith(_PICTURES))


def _redlines(edition: Edition, text_of: Callable[[Document], str]) -> dict[TextKey, Redline]:
    """Return what differs between each text in force that comes from history and the newer one in the tree."""
    stored = {(each.document.id, each.document.language): each.document for each in edition.stored}
    return {
        key: compare_versions(text_of(stored[key]), text_of(text))
        for key in edition.newer & stored.keys()
        if edition.written and (text := edition.written.text(*key))
    }


def _showing(edition: Edition, text_of: Callable[[Document], str]) -> Showing:
    return Showing(
        released=edition.released,
        stored_assets={each.document.sha256: each.assets for each in edition.stored},
        paths=edition.paths,
        withheld=edition.withheld,
        titles=edition.titles,
        written=edition.written,
        newer=edition.newer,
        redlines=_redlines(edition, text_of),
        lacking=edition.lacking,
        unapproved=edition.unapproved,
        records_newer=edition.records.newer,
        records_lacking=frozenset(edition.records.lacking),
        records_absent=edition.records.absent,
    )


def _drawn(source: str) -> str:
    """Return the drawing of a diagram; "" where it cannot be drawn, which the checker reports."""
    try:
        return draw_svg(source)
    except DiagramError:
        return ""


def _contents(tree: Tree, paths: Iterable[str]) -> dict[str, bytes]:
    wanted = set(paths)
    contents = {}
    for entry, content in tree.read_many([entry for entry in tree.entries() if entry.path in wanted]):
        if not isinstance(content, bytes):
            why = f"{entry.path}: {content}"
            raise BuildError(Text(f"A file cannot be read: {why}", f"无法读取文件：{why}"))
        contents[entry.path] = content
    return contents

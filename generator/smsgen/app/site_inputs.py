"""Gathers what the site is made from: the documents to publish, their texts and images, and who draws the diagrams."""

from collections.abc import Iterable, Sequence

from smsgen.adapters.diagrams import DiagramError, draw_svg
from smsgen.analysis.facts import Facts
from smsgen.app.build import BuildError
from smsgen.diagnostics import Diagnostic
from smsgen.exporters.site.assemble import SiteInputs
from smsgen.model.document import Document
from smsgen.model.text import Text
from smsgen.sources.tree import Tree

# Pictures that a page may show; anything else that a text links to is not published.
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


def site_inputs(facts: Facts, tree: Tree, diagnostics: Sequence[Diagnostic] | None = None) -> SiteInputs:
    """Return the inputs of the site for `facts`, with the texts read from `tree`.

    diagnostics: what a preview shows of the checker's findings; None for a site to publish.
    Raises BuildError when a text or a picture cannot be read.
    """
    # A text without an id has no page, and may be one that cannot be read.
    documents = {document.path for document in facts.sms.documents if document.id}
    contents = _contents(tree, {path for path in facts.sms.files if path in documents or path.endswith(_PICTURES)})

    def text_of(document: Document) -> str:
        return contents[document.path].decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")

    pictures = {path: content for path, content in contents.items() if path.endswith(_PICTURES)}
    return SiteInputs(facts, text_of, _drawn, pictures, diagnostics)


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

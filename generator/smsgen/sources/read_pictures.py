"""The pictures of the documents: a drawing may hold no more than a drawing, as a browser runs what is in it."""

from collections.abc import Iterator, Mapping

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.document import tier_of
from smsgen.model.text import Text
from smsgen.sources.tree import Entry, Tree

_REASONS = {
    "active": Text("{what} can run a program", "{what}可运行程序"),
    "external": Text("{what} leads outside the picture", "{what}指向图片之外"),
    "doctype": Text("{what} can define entities or load a file", "{what}可定义实体或加载文件"),
    "size": Text("{what} is too large for a drawing", "{what}，对图片而言过大"),
    "syntax": Text("it cannot be read as SVG ({what})", "无法按SVG读取（{what}）"),
}


def picture_findings(tree: Tree, files: Mapping[str, Entry]) -> Iterator[Finding]:
    """Yield a finding for each SVG file beside the documents that holds more than a drawing."""
    drawings = [entry for path, entry in files.items() if path.lower().endswith(".svg") and tier_of(path)]
    for entry, content in tree.read_many(drawings) if drawings else ():
        # One that cannot be read has no digest either, which is found where a text uses it.
        if isinstance(content, bytes):
            yield from picture_faults(entry.path, content)


def picture_faults(path: str, content: bytes) -> Iterator[Finding]:
    """Yield what is wrong with one SVG file."""
    from smsgen.adapters.svg import svg_fault  # noqa: PLC0415 — imported late: most runs meet no drawing

    fault = svg_fault(content)
    if fault:
        reason = Text(*(_REASONS[fault.kind].of(language).replace("{what}", fault.what) for language in ("en", "zh")))
        yield Finding("picture-unsafe", Location(path, fault.line, fault.column), values={"reason": reason})

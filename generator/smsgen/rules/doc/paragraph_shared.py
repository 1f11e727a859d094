"""DOC017 paragraph-shared."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.location import Location
from smsgen.model.text import Text, enumerated


@rule(
    "DOC017",
    "paragraph-shared",
    warning=True,
    message=Text(
        "a long paragraph stands in {id} as well (here on line {lines})",
        "与{id}有相同的长段落（本文件第{lines}行）",
    ),
    help=Text(
        "Keep it in one of the two documents and refer to it from the other, or write what is particular to this one.",
        "请只在其中一份文件中保留该段并由另一份引用，或写出本文件特有的内容。",
    ),
)
def paragraph_shared(facts: Facts) -> Iterable[Finding]:
    """Each thing is said in one document: of two copies one is forgotten when the other changes."""
    first: dict[tuple[str, bytes], tuple[str, Location]] = {}
    for document in facts.sms.documents:
        # A text without an id, or with that of another text, has that fault, and not those of a copy too.
        if not document.id or document.id in facts.approvals.withdrawn:
            continue
        shared: dict[str, list[tuple[Location, Location]]] = {}
        for digest, line in document.structure.long_paragraphs:
            here = Location(document.path, line, 1)
            other, there = first.setdefault((document.language, digest), (document.id, here))
            if other != document.id:
                shared.setdefault(other, []).append((here, there))
        for other, places in shared.items():
            values: Values = {"id": other, "lines": enumerated(str(here.line) for here, _ in places)}
            related = tuple(there for _, there in places)
            yield Finding("paragraph-shared", places[0][0], document.id, values, related=related)

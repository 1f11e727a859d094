"""REF004 broken-anchor."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF004",
    "broken-anchor",
    message=Text("{target} has no heading with the id “{anchor}”", "{target}中没有标识为“{anchor}”的标题"),
    help=Text("Correct the heading id.{hint}", "请更正标识。{hint}"),
)
def broken_anchor(facts: Facts) -> Iterable[Finding]:
    """A reference to a heading that does not exist."""
    for finding in facts.found("broken-anchor"):
        target = facts.sources.get(str(finding.values["target"]))
        # A heading that readers see differently may be the one that is meant, and has its own finding.
        if target is None or not facts.blurred(target, "headings"):
            yield finding

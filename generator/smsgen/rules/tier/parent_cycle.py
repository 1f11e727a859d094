"""TIER004 parent-cycle."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.hierarchy import PARENT_TIERS
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TIER004",
    "parent-cycle",
    message=Text("these documents are each other's parents: {cycle}", "这些文件互为上级：{cycle}"),
    help=Text("Change the parent of one of them.", "请更改其中一个文件的上级。"),
)
def parent_cycle(facts: Facts) -> Iterable[Finding]:
    """Following the parents leads to the manual, never in a circle."""
    for cycle in facts.hierarchy.cycles:
        if any(
            facts.sources[facts.sources[key].parent].tier not in PARENT_TIERS[facts.sources[key].tier] for key in cycle
        ):
            continue  # parent-tier names the one that is wrong
        document = facts.sources[cycle[0]]
        values = {"cycle": " → ".join((*cycle, cycle[0]))}
        yield Finding("parent-cycle", document.at("parent"), document.id, values, "parent")

"""REF007 link-outside-set."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF007",
    "link-outside-set",
    message=Text("the link {target} leads out of the set", "链接{target}指向体系文件之外"),
    help=Text(
        "Only documents and files of the set, and https or mailto addresses, can be linked.",
        "只能链接体系内的文件，以及https或mailto地址。",
    ),
)
def link_outside_set(facts: Facts) -> Iterable[Finding]:
    """What lies outside the set is not published and not controlled."""
    return facts.found("link-outside-set")

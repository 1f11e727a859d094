"""REF006 broken-link."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF006",
    "broken-link",
    message=Text("the link {target} leads to no file", "链接{target}指向的文件不存在"),
    help=Text("Correct the path, or refer to the document by its id.{hint}", "请更正路径，或按编号引用。{hint}"),
)
def broken_link(facts: Facts) -> Iterable[Finding]:
    """A relative link to a file that is not there."""
    # `<desk@example.org>` is refused as a construct; it is no link to a file as well.
    autolinks = {
        finding.location
        for finding in facts.found("construct-unsupported")
        if finding.values["construct"] == "autolink"
    }
    return (finding for finding in facts.found("broken-link") if finding.location not in autolinks)

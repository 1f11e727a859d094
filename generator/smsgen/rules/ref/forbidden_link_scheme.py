"""REF008 forbidden-link-scheme."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF008",
    "forbidden-link-scheme",
    message=Text("links of the kind {scheme}: are not allowed", "不允许{scheme}类型的链接"),
    help=Text("Use https, http or mailto.", "请使用https、http或mailto。"),
)
def forbidden_link_scheme(facts: Facts) -> Iterable[Finding]:
    """A link that may run a program or open a local file."""
    return facts.found("forbidden-link-scheme")

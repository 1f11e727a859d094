"""DOC012 heading-id-format."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "DOC012",
    "heading-id-format",
    message=Text(
        "the heading id “{id}” is not made of a–z, 0–9 and hyphens",
        "标题标识“{id}”不是由a–z、0–9和连字符组成",
    ),
    help=Text(
        "Use an id such as raising-a-change, the same in every language.",
        "请使用raising-a-change这样的标识，各语言相同。",
    ),
)
def heading_id_format(facts: Facts) -> Iterable[Finding]:
    """Heading ids are addresses that must work everywhere and in every language."""
    return facts.found("heading-id-format")

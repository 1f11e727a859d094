"""REC013 record-link-unresolved."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC013",
    "record-link-unresolved",
    message=Text(
        "{field}: there is no record {record}",
        "{field}：没有记录{record}",
    ),
    help=Text(
        "Name a record that is in the set.{hint}",
        "请填写体系中已有的记录。{hint}",
    ),
)
def record_link_unresolved(facts: Facts) -> Iterable[Finding]:
    """Find a link to a record that is not there."""
    return facts.found("record-link-unresolved")

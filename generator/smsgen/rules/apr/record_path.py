"""APR014 record-path."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR014",
    "record-path",
    message=Text(
        "the path and the fields of the record say different things",
        "记录的路径与字段不一致",
    ),
    help=Text(
        "Restore the path under which the record was written.",
        "请恢复记录原来的路径。",
    ),
)
def record_path(facts: Facts) -> Iterable[Finding]:
    """Find a record whose path and fields tell different things, or a stranger among the records."""
    return facts.found("record-path")

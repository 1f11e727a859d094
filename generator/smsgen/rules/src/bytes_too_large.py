"""SRC007 bytes-too-large."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC007",
    "bytes-too-large",
    message=Text("the file has {size} MB; the limit is {limit} MB", "文件大小为{size} MB，上限为{limit} MB"),
    help=Text(
        "Split the document, or move large tables into a record or an asset.",
        "请拆分文件，或将大表移到记录或附件中。",
    ),
)
def bytes_too_large(facts: Facts) -> Iterable[Finding]:
    """A document this large cannot be reviewed by a person."""
    return facts.found("bytes-too-large")

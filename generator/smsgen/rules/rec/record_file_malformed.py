"""REC001 record-file-malformed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC001",
    "record-file-malformed",
    message=Text(
        "the file is no record: {problem}",
        "文件不是记录：{problem}",
    ),
    help=Text(
        "`sms record new` writes records in the right shape. See the page of this rule for the keys of a record.",
        "“sms record new”会写出格式正确的记录；记录的键见本规则页面。",
    ),
)
def record_file_malformed(facts: Facts) -> Iterable[Finding]:
    """Find a file whose keys or shapes are not those of a record."""
    return facts.found("record-file-malformed")

"""REC002 record-file-stray."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC002",
    "record-file-stray",
    profile="release",
    message=Text(
        "this file is not read as a record",
        "此文件不会作为记录读取",
    ),
    help=Text(
        "Records are files records/FORM-ID/YEAR/RECORD-ID.yml. Move anything else out of records/.",
        "记录文件的路径为records/表单编号/年份/记录编号.yml。其他文件请移出records/。",
    ),
)
def record_file_stray(facts: Facts) -> Iterable[Finding]:
    """Find a file among the records that nobody reads as one."""
    return facts.found("record-file-stray")

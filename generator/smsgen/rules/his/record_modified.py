"""HIS006 record-modified."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS006",
    "record-modified",
    message=Text(
        "{path} was changed after it came to the main line, in commit {commit}",
        "{path}进入主线后在提交{commit}中被修改",
    ),
    help=Text(
        "A record is written once. Restore it as it was; a correction is a new record.",
        "记录一经写入不得修改。请恢复原样；如需更正，请新增记录。",
    ),
)
def record_modified(facts: Facts) -> Iterable[Finding]:
    """Find an approval record that was changed after it landed."""
    return facts.found("record-modified")

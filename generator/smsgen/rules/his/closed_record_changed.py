"""HIS022 closed-record-changed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import records_of
from smsgen.analysis.kind_values import rows, text
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.location import Location
from smsgen.model.text import Text


@rule(
    "HIS022",
    "closed-record-changed",
    message=Text(
        "{path} was {how} after it was closed, in commit {commit}",
        "{path}关闭后在提交{commit}中被{how}",
    ),
    help=Text(
        "Restore it as it was. A correction is a new record (corrects: {record}); a disposal has its own record.",
        "请恢复原样；更正须新建记录（写明“corrects: {record}”），处置须有处置记录。",
    ),
)
def closed_record_changed(facts: Facts) -> Iterable[Finding]:
    """Find a filled form that was changed after it was closed, or deleted without a record of its disposal."""
    disposed = {
        row.get("record", "")
        for disposal in records_of(facts, "disposal")
        if text(disposal, "action") == "disposal"
        for row in rows(disposal, "items")
    }
    for change in facts.history.closed_changes if facts.history else ():
        if change.deleted and change.record in disposed:
            continue
        how = Text("deleted", "删除") if change.deleted else Text("changed", "修改")
        values: Values = {"path": change.path, "how": how, "commit": change.commit, "record": change.record}
        yield Finding("closed-record-changed", Location(change.path), change.record, values)

"""CLS001 unknown-clause."""

from collections.abc import Iterable

from smsgen.analysis.coverage import clause_names
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.model.text import Text


@rule(
    "CLS001",
    "unknown-clause",
    message=Text("the catalogue has no clause {clause}", "条款目录中没有{clause}"),
    help=Text(
        "Correct the number; for another standard write name:edition:number.{hint}",
        "请更正条款号；其他标准请写成“名称:版本:条款号”。{hint}",
    ),
)
def unknown_clause(facts: Facts) -> Iterable[Finding]:
    """A clause number under `clauses` stands in a catalogue that sms.yml chooses."""
    names = clause_names(facts.sms.standards)
    for mapping in facts.coverage.unknown:
        if mapping.kind == "clause":
            document, path = mapping.document, mapping.data_path
            values: Values = {"clause": mapping.name, "hint": did_you_mean(mapping.name, names)}
            yield Finding("unknown-clause", document.at(path), document.id, values, path)

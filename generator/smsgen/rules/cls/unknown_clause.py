"""CLS001 unknown-clause."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "CLS001",
    "unknown-clause",
    message=Text("the catalogue has no clause {clause}", "条款目录中没有{clause}"),
    help=Text(
        "Correct the number; for another standard write name:edition:number.",
        "请更正条款号；其他标准请写成“名称:版本:条款号”。",
    ),
)
def unknown_clause(facts: Facts) -> Iterable[Finding]:
    """A clause number under `clauses` stands in a catalogue that sms.yml chooses."""
    for mapping in facts.coverage.unknown:
        if mapping.kind == "clause":
            document = mapping.document
            yield Finding(
                "unknown-clause",
                document.at(mapping.data_path),
                document.id,
                {"clause": mapping.name},
                mapping.data_path,
            )

"""CLS002 unknown-item."""

from collections.abc import Iterable

from smsgen.analysis.coverage import item_names
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.model.text import Text


@rule(
    "CLS002",
    "unknown-item",
    message=Text("the catalogue has no item of documented information {item}", "条款目录中没有文件化信息条目{item}"),
    help=Text(
        "Correct the id; items are listed on the coverage page, such as 7.5.4-D2.{hint}",
        "请更正编号；条目见覆盖情况页面，如7.5.4-D2。{hint}",
    ),
)
def unknown_item(facts: Facts) -> Iterable[Finding]:
    """An id under `information` stands in a catalogue that sms.yml chooses."""
    names = item_names(facts.sms.standards)
    for mapping in facts.coverage.unknown:
        if mapping.kind == "item":
            document, path = mapping.document, mapping.data_path
            values: Values = {"item": mapping.name, "hint": did_you_mean(mapping.name, names)}
            yield Finding("unknown-item", document.at(path), document.id, values, path)

"""CLS002 unknown-item."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "CLS002",
    "unknown-item",
    message=Text("the catalogue has no item of documented information {item}", "条款目录中没有文件化信息条目{item}"),
    help=Text(
        "Correct the id; items are listed on the coverage page, such as 7.5.4-D2.",
        "请更正编号；条目见覆盖情况页面，如7.5.4-D2。",
    ),
)
def unknown_item(facts: Facts) -> Iterable[Finding]:
    """An id under `information` stands in a catalogue that sms.yml chooses."""
    for mapping in facts.coverage.unknown:
        if mapping.kind == "item":
            document = mapping.document
            yield Finding(
                "unknown-item", document.at(mapping.data_path), document.id, {"item": mapping.name}, mapping.data_path
            )

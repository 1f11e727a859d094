"""FRM012 record-condition."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import condition_problems
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text


@rule(
    "FRM012",
    "record-condition",
    message=Text("the condition on {item}: {problem}", "{item}的条件：{problem}"),
    help=Text(
        "Write item: field = value, where the item stands under information and the field is a choice with that value.",
        "请写成“条目: 字段 = 值”，条目须列在information中，字段须为含该值的选项字段。",
    ),
)
def record_condition(facts: Facts) -> Iterable[Finding]:
    """A condition says which records evidence an item; it names a field and one of its choices."""
    for document in facts.sources.values():
        for item, problem in condition_problems(document):
            path = f"record.conditions.{item}"
            values: Values = {"item": item, "problem": problem}
            yield Finding("record-condition", document.at(path), document.id, values, path)

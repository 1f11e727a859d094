"""CLS005 item-uncovered."""

from collections.abc import Iterable

from smsgen.analysis.coverage import MISSING, nearest_claim
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text


@rule(
    "CLS005",
    "item-uncovered",
    message=Text("nothing is {item}: {name}", "没有文件对应{item}：{name}"),
    help=Text(
        "Add the item to information: of the document that is it, or of the form that records it.",
        "请在对应文件或表单的information中加入该条目。",
    ),
)
def item_uncovered(facts: Facts) -> Iterable[Finding]:
    """Every item of documented information that a clause asks for is a document, or is recorded with a form."""
    if facts.unread:
        return  # the answer may stand in the text that cannot be read
    for covered in facts.coverage.standards.values():
        for coverage in covered.items.values():
            if coverage.level == MISSING and coverage.item.basis != "implied":
                values: Values = {"item": coverage.item.id, "name": coverage.item.name}
                place = nearest_claim(facts.sms, facts.identity, covered, coverage.item.clause)
                yield Finding("item-uncovered", place, coverage.item.id, values)

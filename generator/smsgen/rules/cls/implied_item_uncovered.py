"""CLS007 implied-item-uncovered."""

from collections.abc import Iterable

from smsgen.analysis.coverage import MISSING, nearest_claim
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text


@rule(
    "CLS007",
    "implied-item-uncovered",
    profile="audit",
    message=Text(
        "nothing is {item}: {name}; auditors usually ask for it",
        "没有文件对应{item}：{name}；审核员通常会查看",
    ),
    help=Text(
        "Add the item to information: of the document that is it, or of the form that records it.",
        "请在对应文件或表单的information中加入该条目。",
    ),
)
def implied_item_uncovered(facts: Facts) -> Iterable[Finding]:
    """Evidence that no clause asks for in words, but that auditors normally want to see."""
    if facts.unread:
        return  # the answer may stand in the text that cannot be read
    for covered in facts.coverage.standards.values():
        for coverage in covered.items.values():
            if coverage.level == MISSING and coverage.item.basis == "implied":
                values: Values = {"item": coverage.item.id, "name": coverage.item.name}
                place = nearest_claim(facts.sms, facts.identity, covered, coverage.item.clause)
                yield Finding("implied-item-uncovered", place, coverage.item.id, values)

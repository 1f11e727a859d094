"""DOC009 unknown-person."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.model.text import Text


@rule(
    "DOC009",
    "unknown-person",
    message=Text("“{person}” is not a person of the authority register", "“{person}”不在授权登记册的人员中"),
    help=Text("Use a person id of authority/.{hint}", "请使用authority/中的人员标识。{hint}"),
)
def unknown_person(facts: Facts) -> Iterable[Finding]:
    """Authors are people of the authority register, because nobody may approve a text of their own."""
    people = facts.sms.authority.people
    for document in facts.sms.documents:
        for index, author in enumerate(document.authors):
            if author not in people:
                path = f"authors[{index}]"
                values: Values = {"person": author, "hint": did_you_mean(author, people)}
                yield Finding("unknown-person", document.at(path), document.id, values, path)

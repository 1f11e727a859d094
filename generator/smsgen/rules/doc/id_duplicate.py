"""DOC006 id-duplicate."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "DOC006",
    "id-duplicate",
    message=Text("the id {id} is already used by {other}", "编号{id}已被{other}使用"),
    help=Text(
        "Give one of the two documents another id; an id is never used twice.",
        "请为其中一个文件改用其他编号；编号不得重复使用。",
    ),
)
def id_duplicate(facts: Facts) -> Iterable[Finding]:
    """Two texts of the same language have the same id."""
    for first, second in facts.identity.duplicates:
        values = {"id": second.id, "other": first.path}
        yield Finding("id-duplicate", second.at("id"), second.id, values, "id", (first.at("id"),))

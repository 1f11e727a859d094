"""DOC008 unknown-role."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.model.text import Text


@rule(
    "DOC008",
    "unknown-role",
    message=Text("“{role}” is not a role of the authority register", "“{role}”不是授权登记册中的角色"),
    help=Text("Use a role id of authority/.{hint}", "请使用authority/中的角色标识。{hint}"),
)
def unknown_role(facts: Facts) -> Iterable[Finding]:
    """The owner of a document is a role, so that it stays owned when people change."""
    roles = facts.sms.authority.roles
    for document in facts.sources.values():
        if document.owner and document.owner not in roles:
            values: Values = {"role": document.owner, "hint": did_you_mean(document.owner, roles)}
            yield Finding("unknown-role", document.at("owner"), document.id, values, "owner")

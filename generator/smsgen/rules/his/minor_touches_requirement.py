"""HIS019 minor-touches-requirement."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS019",
    "minor-touches-requirement",
    note=True,
    message=Text(
        "{version} is a minor version after {before}, and changes {what}",
        "{version}是{before}之后的次版本，却改动了{what}",
    ),
    help=Text(
        "Consider a major version: more roles look at it.",
        "请考虑升主版本，由更多角色审核。",
    ),
)
def minor_touches_requirement(facts: Facts) -> Iterable[Finding]:
    """Find a minor version that changes what somebody must do."""
    return facts.found("minor-touches-requirement")

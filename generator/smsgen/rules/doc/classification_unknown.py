"""DOC015 classification-unknown."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.document import CLASSIFICATIONS
from smsgen.model.text import Text


@rule(
    "DOC015",
    "classification-unknown",
    message=Text("“{classification}” is not a classification", "“{classification}”不是有效的密级"),
    help=Text(
        "Use public, internal or confidential.",
        "请使用public（公开）、internal（内部）或confidential（机密）。",
    ),
)
def classification_unknown(facts: Facts) -> Iterable[Finding]:
    """The classification says what may be published where."""
    for document in facts.sources.values():
        if document.classification and document.classification not in CLASSIFICATIONS:
            values = {"classification": document.classification}
            yield Finding(
                "classification-unknown", document.at("classification"), document.id, values, "classification"
            )

"""FRM009 record-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "FRM009",
    "record-missing",
    message=Text("the form {id} does not say what its records are", "表单{id}没有说明其记录"),
    help=Text(
        "Add record: with prefix, instance, storage, retention, and due or event.",
        "请补充record:，写明prefix、instance、storage、retention，以及due或event。",
    ),
)
def record_missing(facts: Facts) -> Iterable[Finding]:
    """A form says how its records are numbered, where and how long they are kept, and what calls for one."""
    for document in facts.sources.values():
        if (
            document.tier == "form"
            and document.readable
            and document.record is None
            and not facts.malformed(document, "record")
        ):
            yield Finding("record-missing", document.at("id"), document.id, {"id": document.id}, "record")

"""FRM011 record-prefix-duplicate."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "FRM011",
    "record-prefix-duplicate",
    message=Text("the record prefix {prefix} is already used by {other}", "记录前缀{prefix}已被{other}使用"),
    help=Text(
        "Give each form its own prefix, or two records could have the same id.",
        "请为每个表单使用不同的前缀，否则两条记录可能同号。",
    ),
)
def record_prefix_duplicate(facts: Facts) -> Iterable[Finding]:
    """Record ids are unique across the set."""
    first: dict[str, str] = {}
    for document in facts.sources.values():
        prefix = document.record.prefix if document.record else ""
        if prefix and first.setdefault(prefix, document.id) != document.id:
            values = {"prefix": prefix, "other": first[prefix]}
            yield Finding("record-prefix-duplicate", document.at("record.prefix"), document.id, values, "record.prefix")

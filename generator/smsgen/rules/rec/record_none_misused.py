"""REC021 record-none-misused."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC021",
    "record-none-misused",
    message=Text(
        "“there was none” does not stand: {problem}",
        "“未发生”声明不成立：{problem}",
    ),
    help=Text(
        "A statement has none_since and date, no values, and is of a form that an event calls for.",
        "声明只含none_since和date，不含内容，且仅用于由事件触发的表单。",
    ),
)
def record_none_misused(facts: Facts) -> Iterable[Finding]:
    """Find a statement that there was nothing, where it says nothing."""
    return facts.found("record-none-misused")

"""APR025 authority-unpinned."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR025",
    "authority-unpinned",
    note=True,
    message=Text(
        "the authority register is not pinned: {digest}",
        "授权登记册未固定：{digest}",
    ),
    help=Text(
        "Compare this digest with the one that the organisation gave you, and pass it: sms verify --pin {digest}",
        "请将此摘要与该组织另行提供的摘要比对，并执行：sms verify --pin {digest}",
    ),
)
def authority_unpinned(facts: Facts) -> Iterable[Finding]:
    """Find the first register is not known from outside."""
    return facts.found("authority-unpinned")

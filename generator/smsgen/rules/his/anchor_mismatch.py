"""HIS021 anchor-mismatch."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS021",
    "anchor-mismatch",
    message=Text(
        "this history does not continue the anchor: {reason}",
        "此历史未与锚点衔接：{reason}",
    ),
    help=Text(
        "Make sure that the newest commit of the right repository was checked; then ask who rewrote it or rolled it "
        "back, and keep this clone and the anchor as evidence.",
        "请先确认所核查的是正确仓库的最新提交；如确实如此，请查问是谁改写或回退了历史，并保留此克隆和锚点作为证据。",
    ),
)
def anchor_mismatch(facts: Facts) -> Iterable[Finding]:
    """Find where a history does not continue the head that an earlier audit took away."""
    return facts.found("anchor-mismatch")

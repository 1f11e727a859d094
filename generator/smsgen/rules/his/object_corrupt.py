"""HIS005 object-corrupt."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS005",
    "object-corrupt",
    message=Text(
        "object {evidence} is damaged or is not what its id says, so nothing of the past is judged",
        "对象{evidence}已损坏或与其标识不符，以往情况均未判断",
    ),
    help=Text(
        "Verify a fresh clone of a sound copy; git fsck lists what is damaged.",
        "请验证由完好副本重新克隆的仓库；git fsck可列出损坏的对象。",
    ),
)
def object_corrupt(facts: Facts) -> Iterable[Finding]:
    """Find an object of the clone that its id does not fit."""
    return facts.found("object-corrupt")

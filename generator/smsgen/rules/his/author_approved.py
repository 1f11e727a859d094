"""HIS018 author-approved."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS018",
    "author-approved",
    warning=True,
    message=Text(
        "{signer} decided on a text that commit {commit} brings in as their work",
        "{signer}对本人在提交{commit}中编写的文本作出了决定",
    ),
    help=Text(
        "Someone else who holds the role decides; or name the right authors of the commits.",
        "请由担任该角色的其他人决定；如提交作者有误，请更正。",
    ),
)
def author_approved(facts: Facts) -> Iterable[Finding]:
    """Find a decision on a text by someone in whose name git brought it in."""
    return facts.found("author-approved")

"""REC020 record-external-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC020",
    "record-external-missing",
    message=Text(
        "content kept elsewhere: {problem}",
        "内容另处保存：{problem}",
    ),
    help=Text(
        "Write external: {{place: …, sha256: …}} in place of the values.",
        "请用“external: {{place: …, sha256: …}}”代替内容。",
    ),
)
def record_external_missing(facts: Facts) -> Iterable[Finding]:
    """Find content that must lie elsewhere and does not, or lies in both places."""
    return facts.found("record-external-missing")

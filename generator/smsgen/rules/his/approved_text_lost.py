"""HIS017 approved-text-lost."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS017",
    "approved-text-lost",
    message=Text(
        "the text of version {version} of {document} ({digest}) is nowhere in the history",
        "历史中找不到{document}版本{version}的文本（{digest}）",
    ),
    help=Text(
        "Bring the approved text to the main line as it was approved, or have the version approved anew.",
        "请将获批的原文并入主线，或重新批准。",
    ),
)
def approved_text_lost(facts: Facts) -> Iterable[Finding]:
    """Find an approved version whose text history does not hold."""
    return facts.found("approved-text-lost")

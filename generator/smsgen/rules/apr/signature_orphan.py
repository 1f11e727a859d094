"""APR006 signature-orphan."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR006",
    "signature-orphan",
    message=Text(
        "a signature without its file: {path} is missing",
        "有签名而无对应文件：缺少{path}",
    ),
    help=Text(
        "Restore the file; records are never deleted.",
        "请恢复该文件；记录不得删除。",
    ),
)
def signature_orphan(facts: Facts) -> Iterable[Finding]:
    """Find a signature without the file that was signed."""
    return facts.found("signature-orphan")

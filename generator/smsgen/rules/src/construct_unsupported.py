"""SRC027 construct-unsupported."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC027",
    "construct-unsupported",
    message=Text("a construct that readers see differently: {construct}", "各阅读程序识别不一致的写法：{construct}"),
    help=Text("Write it another way; the page of this rule shows how.", "请换一种写法；本规则的页面有示例。"),
)
def construct_unsupported(facts: Facts) -> Iterable[Finding]:
    """A construct that the site, the PDF and the checker would read differently."""
    return facts.found("construct-unsupported")

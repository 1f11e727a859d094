"""INT001 rule-crashed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "INT001",
    "rule-crashed",
    message=Text("the rule {name} crashed: {error} (in {place})", "规则{name}运行出错：{error}（位于{place}）"),
    help=Text(
        "This is a fault of the program, not of your documents. Please report it with this message.",
        "这是程序的错误，与您的文件无关。请附此信息报告。",
    ),
)
def rule_crashed(facts: Facts) -> Iterable[Finding]:
    """A rule that raises an exception is a finding, never a traceback; the run exits with 3. The runner finds it."""
    return facts.found("rule-crashed")

"""SRC014 yaml-syntax."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC014",
    "yaml-syntax",
    message=Text("the YAML cannot be read: {problem}", "YAML无法读取：{problem}"),
    help=Text(
        "Look at this line and the one before it: a quote or a bracket not closed, a missing space after a "
        "colon, a wrong indent.",
        "请检查本行和上一行：引号或括号未闭合、冒号后缺空格、缩进不对。",
    ),
)
def yaml_syntax(facts: Facts) -> Iterable[Finding]:
    """YAML that does not parse."""
    return facts.found("yaml-syntax")

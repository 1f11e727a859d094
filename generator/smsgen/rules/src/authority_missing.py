"""SRC030 authority-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC030",
    "authority-missing",
    message=Text("there is no authority register, authority/1.yml", "没有授权登记册authority/1.yml"),
    help=Text(
        "Add authority/1.yml: it says who holds which role, the id pattern and the authoritative language.",
        "请添加authority/1.yml：它规定角色、编号规则和权威语言。",
    ),
)
def authority_missing(facts: Facts) -> Iterable[Finding]:
    """Without an authority register nothing can be judged; the run ends with exit code 2."""
    return facts.found("authority-missing")

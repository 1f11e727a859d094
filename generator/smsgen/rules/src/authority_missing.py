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
        "Start it with `sms authority init`: it says who holds which role and key, the id pattern and the authoritative"
        " language.",
        "请用“sms authority init”建立：它规定角色和密钥、编号规则及权威语言。",
    ),
)
def authority_missing(facts: Facts) -> Iterable[Finding]:
    """Without an authority register nothing can be judged; the run ends with exit code 2."""
    return facts.found("authority-missing")

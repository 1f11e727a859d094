"""SRC031 standard-unknown."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC031",
    "standard-unknown",
    message=Text("there is no catalogue of the standard {standard}", "没有标准{standard}的条款目录"),
    help=Text(
        "Shipped: iso-iec-20000-1:2018. Others stand in standards/NAME-EDITION.yml of the set.",
        "自带目录：iso-iec-20000-1:2018。其他目录放在standards/名称-版本.yml。",
    ),
)
def standard_unknown(facts: Facts) -> Iterable[Finding]:
    """A standard that sms.yml chooses and nobody can read; the run ends with exit code 2."""
    return facts.found("standard-unknown")

"""REC040 catalogue-without-sla."""

from collections.abc import Iterable

from smsgen.analysis.agreements import catalogue_gaps
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC040",
    "catalogue-without-sla",
    profile="audit",
    message=Text(
        "catalogue and agreements do not fit: {problem}",
        "服务目录与服务级别协议不一致：{problem}",
    ),
    help=Text(
        "Name the agreement in the entry of the catalogue, and agree only services that the catalogue lists.",
        "请在目录条目中指明协议，协议中的服务均应列入目录。",
    ),
)
def catalogue_without_sla(facts: Facts) -> Iterable[Finding]:
    """Catalogue and agreements name each other (R-07, R-41)."""
    return catalogue_gaps(facts)

"""Whether a certification or surveillance audit can come: each condition with its evidence, or with what is missing."""

from collections.abc import Callable
from dataclasses import dataclass

from smsgen.model.text import Text
from smsgen.reports import readiness_audits as audits
from smsgen.reports import readiness_organisation as own
from smsgen.reports import readiness_system as system
from smsgen.reports.readiness_given import HAS, LACKS, Given, Half

__all__ = ["STAGES", "Condition", "Given", "readiness"]

STAGES = ("1", "2", "surveillance")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of an audit. requirements: of the list that the project keeps. lacks: () where it is met."""

    name: str
    title: Text
    requirements: tuple[str, ...]
    evidence: tuple[Text, ...]
    lacks: tuple[Text, ...]

    @property
    def met(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.lacks


def readiness(given: Given, stage: str) -> tuple[Condition, ...]:
    """Return the conditions of an audit, in the order in which an auditor asks. stage: one of STAGES."""
    return tuple(
        _condition(given, name, title, requirements, judge)
        for name, title, requirements, stages, judge in _CONDITIONS
        if stage in stages
    )


def _condition(given: Given, name: str, title: Text, requirements: str, judge: Callable[[Given], Half]) -> Condition:
    said = list(judge(given))
    return Condition(
        name, title, tuple(requirements.split()),
        evidence=tuple(words for kind, words in said if kind == HAS),
        lacks=tuple(words for kind, words in said if kind == LACKS),
    )  # fmt: skip


_EVERY, _FIRST_TWO, _LATER = STAGES, ("1", "2"), ("2", "surveillance")
_CONDITIONS: tuple[tuple[str, Text, str, tuple[str, ...], Callable[[Given], Half]], ...] = (
    ("legal-status", Text("Legal status", "法律地位"), "R-01", _EVERY, own.legal),
    ("declaration", Text("Declaration: no administrative penalty", "无行政处罚声明"), "R-06", _EVERY, own.declaration),
    ("body", Text("Certification body", "认证机构"), "R-14", _FIRST_TWO, own.body),
    ("project", Text("Certification project and budget", "认证项目与预算"), "R-40 R-63", _FIRST_TWO, own.project),
    ("certificate", Text("Certificate", "证书"), "R-56", ("surveillance",), audits.certificate),
    ("documents", Text("Documents cover every clause", "文件覆盖全部条款"), "R-38 R-54", _EVERY, system.documents),
    ("scope", Text("Scope the same everywhere", "范围表述一致"), "R-53", _EVERY, system.scope),
    ("capability", Text("Resources and technical capability", "资源与技术能力"), "R-62", _EVERY, own.capability),
    ("running", Text("Three calendar months of running", "运行满三个月"), "R-03", _EVERY, system.running),
    ("evidence", Text("Evidence for what the standard asks", "标准要求的证据"), "R-20 R-21", _LATER, system.evidence),
    ("agreements", Text("Agreements are kept", "服务级别协议执行"), "R-29 R-31", _LATER, system.agreements),
    ("training", Text("Training and awareness", "培训与意识"), "R-28 R-45", _LATER, system.training),
    ("audit", Text("Internal audit", "内部审核"), "R-04 R-64", _EVERY, audits.audit),
    ("review", Text("Management review after the audit", "审核后的管理评审"), "R-04 R-05", _EVERY, audits.review),
    ("findings", Text("Findings closed in time", "不符合按期关闭"), "R-05 R-55", _EVERY, audits.findings),
    ("before", Text("Audit and review before surveillance", "监督审核前的审核和评审"), "R-43", ("surveillance",),
     audits.before_surveillance),
    ("application", Text("Application set complete", "申请材料齐全"), "R-53", _FIRST_TWO, system.application),
)  # fmt: skip

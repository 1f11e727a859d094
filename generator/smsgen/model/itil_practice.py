"""ITIL 4 practices and the clauses of ISO/IEC 20000-1:2018 that ask for the same work.

The names of the practices are facts; nothing of the text of ITIL is here. Which clause goes with which practice is our
own judgement: a practice may do more than its clauses ask, and a clause may ask for something that a practice leaves
out.
"""

from dataclasses import dataclass

from smsgen.model.text import Text

# The standard of which clauses are named here.
MAPPED_STANDARD = "iso-iec-20000-1:2018"


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice of ITIL 4. group: `general`, `service` or `technical`. clauses: leaf clauses, in their order."""

    name: Text
    group: str
    clauses: tuple[str, ...]


GROUPS = ("general", "service", "technical")
# Group → English name, Chinese name, clauses.
_TABLE = {
    "general": (
        ("Architecture management", "架构管理", "8.5.2.2"),
        ("Continual improvement", "持续改进", "10.1.1 10.1.2 10.2"),
        ("Information security management", "信息安全管理", "8.7.3.1 8.7.3.2 8.7.3.3"),
        ("Knowledge management", "知识管理", "7.6"),
        ("Measurement and reporting", "度量和报告", "9.1 9.4"),
        ("Organizational change management", "组织变革管理", "7.3 7.4"),
        ("Portfolio management", "组合管理", "8.2.2"),
        ("Project management", "项目管理", "8.5.2.1 8.5.2.3"),
        ("Relationship management", "关系管理", "4.2 8.3.1 8.3.2"),
        ("Risk management", "风险管理", "6.1.1 6.1.2 6.1.3"),
        ("Service financial management", "服务财务管理", "8.4.1"),
        ("Strategy management", "战略管理", "4.1 6.2.1 6.2.2"),
        ("Supplier management", "供应商管理", "8.2.3.1 8.2.3.2 8.3.1 8.3.4.1 8.3.4.2"),
        ("Workforce and talent management", "劳动力和人才管理", "7.1 7.2"),
    ),
    "service": (
        ("Availability management", "可用性管理", "8.7.1"),
        ("Business analysis", "业务分析", "8.2.2 8.5.2.1"),
        ("Capacity and performance management", "容量和性能管理", "8.4.2 8.4.3"),
        ("Change enablement", "变更实施", "8.5.1.1 8.5.1.2 8.5.1.3"),
        ("Incident management", "事件管理", "8.6.1 8.7.3.3"),
        ("IT asset management", "IT资产管理", "8.2.5"),
        ("Monitoring and event management", "监控和事态管理", "8.4.3 8.6.1 8.7.1"),
        ("Problem management", "问题管理", "8.6.3"),
        ("Release management", "发布管理", "8.5.3"),
        ("Service catalogue management", "服务目录管理", "8.2.4"),
        ("Service configuration management", "服务配置管理", "8.2.6"),
        ("Service continuity management", "服务连续性管理", "8.7.2"),
        ("Service design", "服务设计", "8.5.2.1 8.5.2.2"),
        ("Service desk", "服务台", "8.6.1 8.6.2"),
        ("Service level management", "服务级别管理", "8.3.3 9.4"),
        ("Service request management", "服务请求管理", "8.6.2"),
        ("Service validation and testing", "服务验证和测试", "8.5.2.3 8.5.3"),
    ),
    "technical": (
        ("Deployment management", "部署管理", "8.5.2.3 8.5.3"),
        ("Infrastructure and platform management", "基础设施和平台管理", "8.2.1"),
        ("Software development and management", "软件开发和管理", "8.5.2.2 8.5.2.3"),
    ),
}
PRACTICES = tuple(
    Practice(Text(en, zh), group, tuple(clauses.split())) for group, rows in _TABLE.items() for en, zh, clauses in rows
)

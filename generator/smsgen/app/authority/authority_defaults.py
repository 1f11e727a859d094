"""What a first register starts from: the policy of each tier as the specification gives it, roles and wording."""

from smsgen.model.authority import RoleSet, TierPolicy
from smsgen.model.text import Text

_OWNER = ("owner",)
_QUALITY, _TOP, _REPRESENTATIVE = ("quality-manager",), ("top-management",), ("management-representative",)
_HIGH = TierPolicy(RoleSet(_QUALITY, _TOP), RoleSet(_QUALITY, _REPRESENTATIVE), _OWNER, "signed", 12)
_WORK = TierPolicy(RoleSet(_QUALITY, _OWNER), RoleSet((), _OWNER), _OWNER, "witnessed", 12)

# The owner may be the author (编制/审核/批准). The least level is `signed` where top management decides; elsewhere a
# review on a forge is enough once a witness key is listed, and until then a person's own key.
POLICIES = {
    "manual": _HIGH,
    "policy": _HIGH,
    "procedure": TierPolicy(RoleSet(_QUALITY, _REPRESENTATIVE), RoleSet((), _QUALITY), _OWNER, "witnessed", 12),
    "guide": _WORK,
    "form": _WORK,
    "instance": TierPolicy(RoleSet((), _OWNER), RoleSet((), _OWNER), _OWNER, "witnessed", 12),
    "translation": TierPolicy(RoleSet((), _QUALITY), RoleSet((), _QUALITY), _OWNER, "witnessed", 12),
}
# Roles that the policies above ask for; nothing can be approved while nobody holds them.
NEEDED_ROLES = (*_TOP, *_REPRESENTATIVE, *_QUALITY)

MEANINGS = {
    "review": Text("I have reviewed this document for suitability and adequacy.", "我已审核本文件的适宜性和充分性。"),
    "approve": Text("I approve this document for use.", "我批准本文件发布使用。"),
    "reject": Text(
        "I do not approve this document; it needs the changes named in the review.",
        "我不批准本文件，须按审核意见修改。",
    ),
    "confirm": Text(
        "I have reviewed this document and confirm that it stays in use without change.",
        "我已评审本文件，确认其无须修改、继续有效。",
    ),
    "withdraw": Text("I withdraw this document from use.", "我批准本文件作废。"),
}

ROLES = {
    "top-management": Text("Top management", "最高管理者"),
    "management-representative": Text("Management representative", "管理者代表"),
    "quality-manager": Text("Quality manager", "质量经理"),
    "document-controller": Text("Document controller", "文件管理员"),
    "internal-audit-lead": Text("Internal audit lead", "内审组长"),
    "risk-manager": Text("Risk manager", "风险经理"),
    "service-delivery-manager": Text("Service delivery manager", "服务交付经理"),
    "service-level-manager": Text("Service level manager", "服务级别经理"),
    "business-relationship-manager": Text("Business relationship manager", "业务关系经理"),
    "service-desk-lead": Text("Service desk lead", "服务台主管"),
    "incident-manager": Text("Incident manager", "事件经理"),
    "major-incident-manager": Text("Major incident manager", "重大事件经理"),
    "problem-manager": Text("Problem manager", "问题经理"),
    "operations-manager": Text("Operations manager", "运行经理"),
    "change-manager": Text("Change manager", "变更经理"),
    "configuration-manager": Text("Configuration manager", "配置经理"),
    "asset-manager": Text("Asset manager", "资产经理"),
    "capacity-manager": Text("Capacity manager", "容量经理"),
    "availability-manager": Text("Availability manager", "可用性经理"),
    "continuity-manager": Text("Service continuity manager", "服务连续性经理"),
    "design-and-transition-manager": Text("Service design and transition manager", "服务设计与转换经理"),
    "release-manager": Text("Release manager", "发布经理"),
    "information-security-manager": Text("Information security manager", "信息安全经理"),
    "supplier-manager": Text("Supplier manager", "供应商经理"),
    "finance-manager": Text("Finance manager", "财务经理"),
    "hr-manager": Text("Human resources manager", "人力资源经理"),
    "knowledge-manager": Text("Knowledge manager", "知识经理"),
}
ID_PATTERN = "SMS-(MAN|POL|PRC|GDE|FRM)-[0-9]{2}"
TIME_ZONE = "Asia/Shanghai"

"""An anchor as the file that an auditor takes away."""

from smsgen.model.anchor import SCHEMA, Anchor

_HEAD = """\
# The state of the approvals at one commit. Keep this file where nobody can change the repository and this file alike;
# the next audit starts from it: sms verify --anchor FILE
# 某次提交时的审批状态。请将此文件保存在仓库管理者无法改动之处；下次审核以此为起点：sms verify --anchor 文件
"""


def anchor_yaml(anchor: Anchor) -> str:
    """Return the file `sms.anchor/v1`; every value is written so that YAML reads it as text."""
    values = {
        "schema": SCHEMA,
        "commit": anchor.commit,
        "committed_at": anchor.committed_at,
        "first_register": anchor.first_register,
        "register_number": anchor.register_number,
        "register": anchor.register,
        "records": str(anchor.records),
        "records_root": anchor.records_root,
    }
    return _HEAD + "".join(f'{key}: "{value}"\n' for key, value in values.items())

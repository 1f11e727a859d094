"""What the states, decisions and levels of approvals are called."""

from smsgen.model.text import Text

STATE_NAMES = {
    "draft": Text("draft", "草稿"),
    "in review": Text("in review", "审核中"),
    "rejected": Text("rejected", "已驳回"),
    "approved": Text("approved", "已批准"),
    "effective": Text("in force", "现行有效"),
    "superseded": Text("superseded", "已被替代"),
    "withdrawn": Text("withdrawn", "已作废"),
}
DECISION_NAMES = {
    "review": Text("reviewed by", "审核"),
    "approve": Text("approved by", "批准"),
    "reject": Text("rejected by", "驳回"),
    "confirm": Text("confirmed by", "确认"),
    "withdraw": Text("withdrawn by", "作废"),
    "baseline": Text("approved before, by", "既往批准"),
}
LEVEL_NAMES = {
    "claimed": Text("claimed, not signed", "声明，无签名"),
    "witnessed": Text("attested by the forge", "平台见证"),
    "signed": Text("signed with their own key", "本人密钥签名"),
    "baseline": Text("taken over by the root signers", "由根签署人接收"),
}

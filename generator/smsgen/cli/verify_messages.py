"""What `sms verify` says on the command line, in both languages. What it reports stands with the reports."""

from smsgen.model.text import Text

AT_OPTION = Text("Commit to verify; else HEAD.", "要核查的提交；默认为HEAD。")
PIN_OPTION = Text(
    "Digest of register 1 (authority/1.yml) as the organisation told you by another way.",
    "该组织以其他途径告知的第1号登记册（authority/1.yml）摘要。",
)
ANCHOR_OPTION = Text("Head of an earlier audit; the history must continue it.", "上次审核保存的头部；历史须与其衔接。")
SAVE_ANCHOR_OPTION = Text("Write the head of this set to a new file.", "将此体系的头部写入新文件。")
TREE_ONLY_OPTION = Text("Judge the files alone and leave the history out.", "只核查文件，不核查历史。")
NOT_A_DIGEST = Text(
    "{value} is not a digest. Expected is sha256: and 64 digits from 0-9 and a-f, as `sms verify` shows it for "
    "register 1.",
    "{value}不是摘要。应为“sha256:”加64位0-9、a-f，与“sms verify”所示第1号登记册的摘要相同。",
)
NO_REPOSITORY = Text(
    "{folder} is in no git repository, such as the unpacked archive of one: there is neither a commit nor a history to "
    "verify. Clone the repository, or use --tree-only to judge the files as they are.",
    "{folder}不在git仓库中（例如它只是解压的压缩包），没有可核查的提交和历史。请克隆仓库，或用--tree-only只核查现有文件。",
)
NO_SET = Text(
    "There is neither sms.yml nor a git repository in {folder} or above it. Run the command inside a clone, or name "
    "its folder with -C.",
    "{folder}及其上级文件夹中既没有sms.yml，也没有git仓库。请在克隆内运行，或用-C指定文件夹。",
)
NOT_TOGETHER = Text(
    "{option} needs the history and cannot be used with --tree-only.", "{option}需要历史，不能与--tree-only同时使用。"
)
EXISTS = Text(
    "{file} exists already; an anchor is never overwritten. Choose another name.",
    "{file}已存在；锚点不会被覆盖，请换一个文件名。",
)
SAVED = Text("The head was written to {file}.", "头部已写入{file}。")
NOT_SAVED = Text("Nothing was judged, so no head was written.", "未能判断，因此没有写入头部。")

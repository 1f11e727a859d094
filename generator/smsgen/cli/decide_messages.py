"""What `sms approve`, `review`, `reject`, `confirm` and `withdraw` say, in both languages. Refusals stand in `app`."""

from smsgen.model.text import Text

# --- Options ---

LANGUAGE_OPTION = Text("Only the text in this language.", "只处理该语言的文本。")
ROLE_OPTION = Text(
    "Role in which you decide; needed where several are possible.", "以何角色作出决定；有多种可能时须指定。"
)
EFFECTIVE_OPTION = Text(
    "Day from which the version is in force; else the day of the last approval.",
    "版本实施日期；默认为最后一项批准的当日。",
)
KEY_OPTION = Text(
    "Private key to sign with; else git's signing key, else one in the SSH agent.",
    "签署所用的私钥；默认为git的签名密钥，否则为SSH代理中的密钥。",
)
AS_OPTION = Text("Your id in the authority register; else told by the key.", "您在授权登记册中的编号；默认由密钥判定。")
ALL_MINE_OPTION = Text("Walk through everything that waits for you.", "逐项处理等待您决定的全部内容。")
ALL_OF_KIND_OPTION = Text("Walk through all of these that wait for you.", "逐项处理等待您作出此类决定的全部内容。")
COMMIT_OPTION = Text("Commit the record and its signature, and nothing else.", "提交记录及其签名，不含其他内容。")
YES_OPTION = Text("Do not ask; only with --digest for each text.", "不再询问；须用--digest指明每份文本。")
DIGEST_OPTION = Text("Digest of a text that you have read; may be repeated.", "您已阅读的文本的摘要；可重复给出。")
REASON_OPTION = Text("Why; goes into the commit message.", "原因；写入提交说明。")
FULL_OPTION = Text("Show the whole text, not only what changed.", "显示全文，而不仅是改动。")
WEB_OPTION = Text("Decide on a page in your browser, on this computer only.", "在浏览器页面中作出决定，只在本机运行。")
PORT_OPTION = Text("With --web: port to listen on; else any free one.", "与--web同用：监听端口；默认为任一空闲端口。")
NO_BROWSER_OPTION = Text("With --web: do not open the browser.", "与--web同用：不打开浏览器。")

# --- What is shown ---

HEAD = Text(
    "{name} {title}, version {version} ({language}): {path}", "{name}《{title}》，版本{version}（{language}）：{path}"
)
CHANGES = Text("What changed since {since}, the last approved version:", "自上一个已批准版本{since}以来的改动：")
WHOLE = Text("The whole text:", "全文：")
FIRST = Text("The first version; the whole text:", "首个版本，全文如下：")
LOST = Text(
    "This clone does not hold the text of {since}, the last approved version; the whole text:",
    "此克隆中没有上一个已批准版本{since}的正文，全文如下：",
)
PICTURES = Text("Pictures, to be looked at as well:", "图片，请一并查看：")
PICTURE_STATES = {
    "new": Text("new", "新增"),
    "changed": Text("changed", "已改动"),
    "same": Text("unchanged", "未改动"),
    "gone": Text("no longer used", "不再使用"),
}
STATEMENT = Text("You would sign:", "您将签署：")
MEANING = Text("  “{meaning}”", "  “{meaning}”")
LABELS = {
    "document": Text("Document", "文件"),
    "version": Text("Version", "版本"),
    "digest": Text("Digest", "摘要"),
    "role": Text("Role", "角色"),
    "name": Text("Name", "姓名"),
    "effect": Text("In force from", "实施日期"),
    "register": Text("Register", "授权登记册"),
    "key": Text("Key", "密钥"),
    "record": Text("Record", "记录"),
}
KINDS = {"major": Text("new version", "新版本"), "minor": Text("minor change", "小改")}
DEPUTY = Text("{role}, in place of {name}", "{role}（代理{name}）")
AT_LAST_APPROVAL = Text("the day of the last approval", "最后一项批准的当日")
NOTHING_MISSING = Text("Afterwards nothing is missing.", "签署后不再缺少其他决定。")
MISSING = Text("Afterwards still missing: {needs}.", "签署后仍缺：{needs}。")
NEEDS = {
    "review": Text("review by {role}", "{role}审核"),
    "approve": Text("approval by {role}", "{role}批准"),
    "withdraw": Text("withdrawal by {role}", "{role}作废"),
}
NOTE = Text("Note: {note}", "注意：{note}")
SKIPPED = Text("Not decided on, {language}: {reason}", "不作决定，{language}：{reason}")

# --- What is asked and answered ---

QUESTIONS = {
    "review": Text("Sign that you have reviewed it? [y/N] ", "签署审核？[y/N] "),
    "approve": Text("Sign that you approve it? [y/N] ", "签署批准？[y/N] "),
    "reject": Text("Sign that you reject it? [y/N] ", "签署驳回？[y/N] "),
    "confirm": Text("Sign that it stays in use unchanged? [y/N] ", "签署确认继续使用？[y/N] "),
    "withdraw": Text("Sign that you withdraw it from use? [y/N] ", "签署作废？[y/N] "),
}
QUESTION_OF_MANY = Text("[y] sign, [n] next, [q] stop: ", "[y]签署，[n]下一项，[q]结束：")
STOP = frozenset({"q", "quit", "停", "结束"})
ASK_REASON = Text("Reason: ", "原因：")
ASK_PASSPHRASE = Text("Passphrase for {key}: ", "{key}的口令：")
SIGNED = Text("Signed and staged:", "已签署并暂存：")
COMMITTED = Text("Committed: {commit}", "已提交：{commit}")
HOW_TO_COMMIT = Text("To put it into the history:", "写入历史：")
NOT_SIGNED = Text("Nothing was signed.", "未签署任何内容。")
VERBS = {
    "review": Text("review", "审核"),
    "approve": Text("approve", "批准"),
    "confirm": Text("confirm", "确认"),
}
WAITING_HEAD = Text("Waiting for {name}:", "等待{name}：")
WAITING_LINE = Text(
    "  {decision:<9}{document} {version} ({language})  {title}, as {role}: {reason}",
    "  {decision}  {document} {version}（{language}）《{title}》，角色{role}：{reason}",
)
NOTHING_WAITS = Text("Nothing waits for {name}.", "没有等待{name}决定的内容。")
GO_ON = Text(
    "Go on with `sms {command} ID`, or through all of them with `sms {all} --all-mine`.",
    "继续：“sms {command} 编号”，或用“sms {all} --all-mine”逐项处理。",
)

# --- What is refused before anything is looked at ---

NAME_DOCUMENT = Text(
    "Name the document: sms {command} ID. `sms register` lists all documents.",
    "请指明文件：sms {command} 编号。“sms register”列出全部文件。",
)
BOTH = Text("Name a document or use --all-mine, not both.", "请指明文件或使用--all-mine，二者只能选一。")
YES_NEEDS_DIGEST = Text(
    "--yes is only accepted with --digest, the digest of the text that was read: nobody signs what they were not "
    "shown. The command without --yes shows text and digest.",
    "--yes须与--digest（已阅读文本的摘要）一起使用：没有看过的内容不能签署。不带--yes运行可查看文本和摘要。",
)
ALL_MINE_ASKS = Text(
    "--all-mine shows each text and asks; it needs a terminal and takes no --yes.",
    "--all-mine会逐项显示并询问，须在终端中运行，不能与--yes同用。",
)
NO_TERMINAL = Text(
    "Nothing was signed: there is no terminal to ask in. Run the command in a terminal, or name what was read: "
    "{options}",
    "未签署任何内容：没有可供询问的终端。请在终端中运行，或指明已阅读的文本：{options}",
)
DIGEST_UNKNOWN = Text(
    "No text of {document} that waits for you has the digest {digest}. It may have changed since it was read.",
    "{document}中等待您决定的文本没有摘要{digest}，可能在阅读之后已改动。",
)
NEEDS_REASON = Text(
    "Give the reason with --reason; it goes into the commit message.", "请用--reason说明原因，它将写入提交说明。"
)

# --- The page ---

WEB_ALONE = Text(
    "--web shows everything that waits for you; with it stand only --key, --as, --port and --no-browser.",
    "--web会显示等待您决定的全部内容；只能与--key、--as、--port和--no-browser同用。",
)
ONLY_WITH_WEB = Text("--port and --no-browser belong to --web.", "--port和--no-browser须与--web同用。")
WEB_FAILED = Text(
    "The page cannot start: {reason}. Another port may be free: --port 0",
    "无法启动页面：{reason}。可换用其他端口：--port 0",
)
WEB_ENDED = Text("The page has ended. Decisions signed: {count}.", "页面已结束。已签署{count}项决定。")

"""What the page says, in both languages."""

from smsgen.model.text import LANGUAGE_NAMES, Text

WORDS = {
    # --- On every page ---
    "product": Text("Decisions on documents", "文件审批"),
    "other_language": Text("中文", "English"),
    "home": Text("All documents", "全部文件"),
    "skip": Text("Go to the content", "跳到正文"),
    "only_here": Text(
        "This page runs on your own computer. Nothing you type here leaves it.",
        "本页面只在您自己的计算机上运行，您输入的内容不会传出。",
    ),
    "finish": Text("I am finished", "结束"),
    "finish_title": Text("Finished", "已结束"),
    "finish_text": Text(
        "The page has ended and your key is closed. You may close this window.",
        "页面已结束，密钥已关闭。您可以关闭此窗口。",
    ),
    "copy": Text("Copy", "复制"),
    "copied": Text("Copied", "已复制"),
    "back": Text("Back", "返回"),
    "try_again": Text("Try again", "重试"),
    "details": Text("What the program says exactly", "程序的原始说明"),
    # --- What waits ---
    "hello": Text("Good day, {name}", "{name}，您好"),
    "waits_none": Text("Nothing waits for your decision.", "目前没有等待您决定的文件。"),
    "waits_one": Text("One text waits for your decision.", "有1份文本等待您的决定。"),
    "waits_many": Text("{count} texts wait for your decision.", "有{count}份文本等待您的决定。"),
    "asked": Text("Asked of you", "需要您"),
    "as_role": Text("as {role}", "以{role}身份"),
    "since": Text("waiting since {day}", "自{day}起等待"),
    "due": Text("needed by {day}", "须在{day}前完成"),
    "version": Text("version {version}", "版本{version}"),
    "read_and_decide": Text("Read and decide", "阅读并决定"),
    "others": Text("Other documents ({n})", "其他文件（{n}）"),
    "others_hint": Text(
        "You may read each of them; at its end stands what you may decide.",
        "您可以阅读其中任何一份；页面末尾会说明您可以作出哪些决定。",
    ),
    "done_here": Text("Signed in this sitting", "本次已签署"),
    # --- The text ---
    "what_changed": Text("What changed since version {since}", "自版本{since}以来的改动"),
    "first_version": Text(
        "This is the first version: no part of it has been approved before. Please read all of it.",
        "这是首个版本，此前未经批准。请通读全文。",
    ),
    "whole_asked": Text("Your decision is about the whole text.", "您的决定针对全文。"),
    "lost": Text(
        "This copy lacks the text of version {since}, the last approved one, so the changes cannot be shown. Please "
        "read all of it.",
        "此副本中没有上一个已批准版本{since}的正文，无法显示改动。请通读全文。",
    ),
    "legend": Text("Struck out: removed. Underlined: new.", "删除线：删去的文字。下划线：新增的文字。"),
    "contents": Text("The text", "正文"),
    "whole_text": Text("Read the whole text", "阅读全文"),
    "particulars": Text("Particulars", "文件信息"),
    "exact": Text("The file exactly as it will be signed, with everything in it", "所签文件的原文（含全部内容）"),
    "pictures": Text("Pictures", "图片"),
    "picture_gone": Text("{name} is no longer used", "不再使用{name}"),
    "text_end": Text("End of the text", "正文结束"),
    # --- The decision ---
    "your_decision": Text("Your decision", "您的决定"),
    "you_may": Text("What do you decide?", "您的决定是什么？"),
    "says": Text("Your signature will say: “{meaning}”", "您的签名表示：“{meaning}”"),
    "still_missing": Text("After that, still missing:", "此后仍缺："),
    "nobody": Text("nobody can take this decision at present", "目前无人可以作出此决定"),
    "none_missing": Text("After that, nothing is missing.", "此后不再缺少其他决定。"),
    "effective": Text("In force from", "实施日期"),
    "effective_hint": Text("Leave it empty for the day of the last approval.", "留空表示以最后一项批准的当日为准。"),
    "reason": Text("Reason", "原因"),
    "reason_hint": Text(
        "The people who wrote the text will read it. Needed when you reject or withdraw.",
        "编制人会看到此原因。驳回或作废时必须填写。",
    ),
    "have_read": Text("I have read the text and the changes shown above.", "我已阅读以上正文和改动。"),
    "through": Text("The whole text has been on your screen.", "您已浏览全文。"),
    "go_on": Text("Go on to sign", "继续签署"),
    "go_on_hint": Text(
        "Nothing is signed yet on the next page either: you see first what you sign.",
        "下一页会先显示签署内容，此时仍未签署。",
    ),
    "you_cannot": Text("You cannot decide on this text now", "您目前不能对此文本作出决定"),
    "why_not_others": Text("Why are other decisions not offered?", "为什么没有其他选项？"),
    "not_chosen": Text("Choose what you decide.", "请选择您的决定。"),
    "not_read": Text(
        "Please read the text to its end first, or confirm with the box above the button that you have read it.",
        "请先将正文读到末尾，或勾选按钮上方的方框确认已阅读。",
    ),
    "no_reason": Text("Please write the reason.", "请填写原因。"),
    "long_reason": Text("The reason is too long: 2000 characters at most.", "原因过长：最多2000个字符。"),
    "no_day": Text("{day} is not a date such as 2026-12-01.", "“{day}”不是日期，请按2026-12-01的形式填写。"),
    # --- Signing ---
    "sign_title": Text("Sign", "签署"),
    "you_sign": Text("You are about to sign this statement:", "您即将签署以下声明："),
    "document": Text("Document", "文件"),
    "version_label": Text("Version", "版本"),
    "language": Text("Language", "语言"),
    "role": Text("Role", "角色"),
    "deputy": Text("{role}, in place of {name}", "{role}（代理{name}）"),
    "name": Text("Name", "姓名"),
    "last_approval": Text("the day of the last approval", "最后一项批准的当日"),
    "digest": Text("Fingerprint of the text", "正文指纹"),
    "digest_hint": Text(
        "It stands for exactly the text you were shown. If one character changes, your signature no longer fits.",
        "它唯一对应您看到的正文，只要改动一个字符，签名就不再相符。",
    ),
    "key": Text("Signed with", "签署密钥"),
    "note": Text("Please note: {note}", "请注意：{note}"),
    "passphrase": Text("Your passphrase", "您的口令"),
    "passphrase_hint": Text(
        "It opens your key on this computer until you press “I am finished”, or for 15 minutes. It is stored nowhere.",
        "口令只用于在本机打开您的密钥，到您点击“结束”或闲置15分钟为止，不会保存在任何地方。",
    ),
    "sign": Text("Sign now", "立即签署"),
    "not_yet": Text("Do not sign", "不签署"),
    "key_open": Text("Your key is open.", "您的密钥已打开。"),
    # --- Signed ---
    "signed_title": Text("Signed", "已签署"),
    "signed_text": Text(
        "Your decision is signed and stored in this copy of the documents.",
        "您的决定已签署，并保存在本机的这份文件库中。",
    ),
    "commit": Text("Number of the entry in the history", "历史记录编号"),
    "now_what": Text("What happens now", "接下来"),
    "tell": Text(
        "The others do not see it yet. Send these words to the quality manager, who publishes your decision:",
        "其他人还看不到。请把下面的话发给质量经理，由其发布您的决定：",
    ),
    "tell_words": Text(
        "I have signed a decision on my computer ({subject}; entry {commit}, branch {branch}). Please publish it (git "
        "push).",
        "我已在本机签署一项决定（{subject}；记录{commit}，分支{branch}）。请发布（git push）。",
    ),
    "takes_effect": Text("The version is in force from {day}.", "该版本自{day}起生效。"),
    "wrote": Text("The two files that were written", "写入的两个文件"),
    "next": Text("Next: {title}", "下一份：{title}"),
    "signed_not_stored": Text("Signed, but not stored in the history yet", "已签署，但尚未写入历史"),
    "store_again": Text("Store it now", "立即写入"),
    # --- The key ---
    "who_title": Text("Before you sign for the first time", "首次签署之前"),
    "who_text": Text(
        "On this computer there is no signing key of yours yet. A signing key is to a document what your handwriting "
        "is to paper: only you have it, and everybody can check it.",
        "本机还没有您的签名密钥。签名密钥相当于您的亲笔签名：只有您拥有，任何人都可以核对。",
    ),
    "who": Text("Who are you?", "您是谁？"),
    "which": Text("Keys of several people are on this computer. Who are you?", "本机上有多人的密钥。您是谁？"),
    "go_on_who": Text("Go on", "继续"),
    "not_listed": Text("My name is not in this list", "名单中没有我"),
    "new_id": Text("Your short name", "您的简短名称"),
    "new_id_hint": Text("Small letters, dots and hyphens, such as li.qing", "小写字母、点和连字符，如li.qing"),
    "has_key": Text("has a key already", "已有密钥"),
    "choose": Text("Choose a passphrase", "设定口令"),
    "repeat": Text("The same passphrase again", "再次输入口令"),
    "choose_hint": Text(
        "8 characters or more. Several words that only you would put together are best.",
        "至少8个字符。建议使用只有您会想到的几个词的组合。",
    ),
    "why_secret": Text(
        "The key lies in a file on your computer, and the passphrase locks it. Whoever knew the passphrase could sign "
        "in your name, so tell it to nobody: not to the quality manager, and not to anyone who keeps the computers "
        "running. Nobody needs it, and nobody can look it up. If you forget it, you simply make a new key.",
        "密钥保存在您计算机上的一个文件中，由口令锁定。知道口令的人就能以您的名义签署，因此不要告诉任何人，"
        "包括质量经理和计算机维护人员。没有人需要它，也没有人能查到它。如果忘记，重新生成密钥即可。",
    ),
    "make_key": Text("Make my key", "生成我的密钥"),
    "other_file": Text(
        "If you have a key already, end this page and start it with --key and the file of your key.",
        "如果您已有密钥，请结束本页面，并用--key加密钥文件重新启动。",
    ),
    "who_missing": Text("Please say who you are.", "请选择您是谁。"),
    "id_bad": Text(
        "A short name has small letters, digits, dots and hyphens, and begins with a letter: li.qing",
        "简短名称由小写字母、数字、点和连字符组成，以字母开头，如li.qing",
    ),
    "differ": Text("The two passphrases differ. Please type them again.", "两次输入的口令不一致，请重新输入。"),
    "made_title": Text("Your key is ready; now it must be registered", "密钥已生成，接下来须登记"),
    "made_text": Text(
        "Your key lies in {file}. Before you can sign, the company must put on record that this key is yours:",
        "您的密钥保存在{file}。签署之前，公司须登记此密钥属于您：",
    ),
    "step_send": Text(
        "Send the line below to the quality manager. It is the public half of your key: it may be seen by everybody.",
        "把下面一行发给质量经理。这是密钥的公开部分，任何人都可以看到。",
    ),
    "step_add": Text(
        "The quality manager puts it into the authority register, and the root signers sign the register.",
        "质量经理将其写入授权登记册，再由根签署人签署登记册。",
    ),
    "step_call": Text(
        "They compare this fingerprint with you by telephone or in person, so that nobody else's line is registered:",
        "请当面或通过电话与其核对下面的指纹，防止登记成他人的密钥：",
    ),
    "step_again": Text(
        "When the new register has reached this computer, start this page again.",
        "新的登记册到达本机后，请重新打开本页面。",
    ),
    "for_manager": Text("What the quality manager types", "质量经理输入的命令"),
    "check_again": Text("Is it registered now?", "现在已登记了吗？"),
    "another_key": Text("This is not me, or I have forgotten the passphrase", "不是我，或忘记了口令"),
    "key_refused": Text("Your key cannot be used", "您的密钥无法使用"),
    # --- When something is wrong ---
    "trouble": Text("This cannot be done now", "目前无法完成"),
    "nothing_signed": Text("Nothing was signed.", "未签署任何内容。"),
    "look_again": Text("Look at the text again", "重新查看正文"),
    "not_judged": Text("The documents cannot be judged at present", "目前无法判断这些文件"),
    "not_judged_do": Text(
        "Nobody can decide until that is mended. Send these lines to the quality manager:",
        "修正之前任何人都无法作出决定。请把以下内容发给质量经理：",
    ),
    "no_page": Text("There is no such page", "没有此页面"),
    "no_page_do": Text("Go back to all documents.", "请返回全部文件。"),
    "denied": Text("This page belongs to another window", "此页面属于另一个窗口"),
    "denied_do": Text(
        "Its address works once, in one browser. Go on in the window where you opened it first, or end it and start it "
        "again: sms approve --web",
        "页面地址只能在一个浏览器中使用一次。请在最初打开的窗口中继续，或结束后重新启动：sms approve --web",
    ),
    "wrong_address": Text("Open the address exactly as it was printed.", "请按显示的地址原样打开。"),
    "stale_form": Text(
        "This page was no longer up to date, so nothing was done. Please do it once more.",
        "页面已过期，未执行任何操作。请重新操作一次。",
    ),
    "fault": Text("A fault in this program", "程序故障"),
    "fault_do": Text(
        "Nothing was signed unless the list of signed decisions shows it. Tell the quality manager: {kind}",
        "除非已列入“本次已签署”，否则未签署任何内容。请告知质量经理：{kind}",
    ),
    "opening": Text("Opening…", "正在打开……"),
}

DECISIONS = {
    "review": Text("Review", "审核"),
    "approve": Text("Approve", "批准"),
    "reject": Text("Reject", "驳回"),
    "confirm": Text("Confirm that it stays in use", "确认继续使用"),
    "withdraw": Text("Withdraw from use", "作废"),
}
NEEDS = {
    "review": Text("review by {role}", "{role}审核"),
    "approve": Text("approval by {role}", "{role}批准"),
    "withdraw": Text("withdrawal by {role}", "{role}作废"),
}
PARTICULARS = {
    "id": Text("Number", "编号"),
    "title": Text("Title", "标题"),
    "version": Text("Version", "版本"),
    "owner": Text("Owner", "归口角色"),
    "authors": Text("Authors", "编制人"),
    "parent": Text("Parent document", "上级文件"),
    "clauses": Text("Clauses answered", "对应条款"),
    "information": Text("Documented information", "文件化信息"),
    "forms": Text("Forms", "表单"),
    "classification": Text("Classification", "密级"),
    "change": Text("Reason for the change", "变更说明"),
    "translation_of": Text("Translation of version", "译自版本"),
    "revision": Text("Revision of the translation", "译文修订号"),
}
_ASK = Text("Tell the quality manager.", "请告知质量经理。")
# What a person without a terminal does about a refusal; the others say it themselves.
ADVICE = {
    "stale": Text(
        "Others have published changes that this copy lacks. Ask the quality manager to bring it up to date, then come "
        "back.",
        "他人发布的更新尚未到达本机的副本。请让质量经理更新此副本，然后再来。",
    ),
    "dirty": Text(
        "Somebody is still working on these files in this copy. Ask the quality manager to finish or undo that work.",
        "此副本中有文件正在修改。请让质量经理完成或撤销这些修改。",
    ),
    "under-way": Text("Work on this copy was begun and not finished. " + _ASK.en, "此副本中有未完成的操作。" + _ASK.zh),
    "detached": Text("This copy is not set up for decisions. " + _ASK.en, "此副本未处于可作出决定的状态。" + _ASK.zh),
    "no-repository": Text(
        "This folder is not set up for decisions. " + _ASK.en, "此文件夹未设置为可作出决定。" + _ASK.zh
    ),
    "faulty": Text("The text has faults that must be mended first. " + _ASK.en, "文本存在须先改正的错误。" + _ASK.zh),
    "register-invalid": Text(
        "The authority register is not fully signed. The root signers must sign it first.",
        "授权登记册的签名不完整，须先由根签署人签署。",
    ),
    "clock": Text(
        "The clock of this computer is wrong. Have it set, then come back.", "本机时钟不正确。请校正后再来。"
    ),
    "judged-earlier": Text(
        "These documents are set to an earlier date. " + _ASK.en, "这批文件被设定在较早的日期。" + _ASK.zh
    ),
    "changed-since-shown": Text(
        "The text, or what others decided on it, has changed since you opened it. Look at it again before you decide.",
        "您打开之后，正文或他人的决定发生了变化。请重新查看后再作决定。",
    ),
    "cannot-write": Text(
        "Another program may be using the files at this moment. Wait a little and try again; if it stays so, tell the "
        "quality manager.",
        "可能有其他程序正在使用这些文件。请稍候重试；如仍不成功，请告知质量经理。",
    ),
    "not-committed": Text(
        "Your signature is safe on this computer. Wait a little and store it again; if it stays so, tell the quality "
        "manager.",
        "您的签名已安全保存在本机。请稍候再次写入；如仍不成功，请告知质量经理。",
    ),
    "passphrase": Text(
        "The passphrase is not right. Mind capital letters and the input method, and type it again.",
        "口令不正确。请检查大小写和输入法后重新输入。",
    ),
    "key-unreadable": Text(
        "The file of your key is gone or cannot be read. If it does not come back, make a new key and have it "
        "registered.",
        "您的密钥文件不存在或无法读取。如无法恢复，请生成新密钥并登记。",
    ),
    "key-not-theirs": Text(
        "This key is not registered for you today. If you lost your key, make a new one and have it registered.",
        "此密钥今日未登记在您名下。如果密钥已丢失，请生成新密钥并登记。",
    ),
}


class Wording:
    """The words in one language, as attributes for templates."""

    def __init__(self, language: str) -> None:
        """Speak `language`."""
        self.language_code = language

    def __getattr__(self, name: str) -> str:
        """Return the wording `name`."""
        return WORDS[name].of(self.language_code)


def language_name(text_language: str, language: str) -> str:
    """Return the name of the language of a text."""
    return LANGUAGE_NAMES.get(text_language, Text(text_language, text_language)).of(language)

"""Every word that the site itself says, in both languages. What documents say stands in the documents."""

from smsgen.exporters.site.control_words import CONTROL_WORDS
from smsgen.exporters.site.fill_words import FILL_WORDS
from smsgen.exporters.site.map_words import MAP_WORDS
from smsgen.exporters.site.progress_words import PROGRESS_WORDS
from smsgen.exporters.site.record_words import RECORD_WORDS
from smsgen.exporters.site.term_words import TERM_WORDS
from smsgen.exporters.site.training_words import TRAINING_WORDS
from smsgen.model.text import Text

_OTHERS = CONTROL_WORDS | FILL_WORDS | MAP_WORDS | PROGRESS_WORDS | RECORD_WORDS | TERM_WORDS | TRAINING_WORDS
WORDS: dict[str, Text] = _OTHERS | {
    # Frame
    "home": Text("Home", "首页"),
    "site-name": Text("{name} service management", "{name}服务管理"),
    "fictional": Text(
        "{name} is a fictional organisation. This site shows an example.", "{name}为虚构组织，本网站仅作示例。"
    ),
    "working-edition": Text(
        "Working edition: approvals are not recorded here yet, so nothing on this site is in force.",
        "工作版：批准记录尚未建立，本网站内容均未生效。",
    ),
    "draft-edition": Text(
        "Draft edition: some texts shown here are not in force. Each of them says so at the top of its page.",
        "草稿版网站：部分内容尚未生效，相应页面的页首均有说明。",
    ),
    "footer": Text(
        "Only this site shows what is in force. A printed copy is for information only.",
        "现行有效版本以本网站为准，打印件仅供参考。",
    ),
    "other-language": Text("Read this page in", "切换语言"),
    "this-language": Text("English", "中文"),
    "to-dark": Text("Switch to dark mode", "切换到深色模式"),
    "to-light": Text("Switch to light mode", "切换到浅色模式"),
    "diagram": Text("Diagram", "图"),
    # Home
    "home-title": Text("How {name} runs its services", "{name}如何管理服务"),
    "home-lead": Text(
        "This is our service management manual. It says what we promise, who does what, and which form to use.",
        "这是我们的服务管理手册：我们承诺什么、谁做什么、用哪张表单，都写在这里。",
    ),
    "home-search": Text(
        "Type a word, a document number or a clause number in the search box at the top. It works offline too.",
        "在页面顶部的搜索框中输入词语、文件编号或条款号即可查找，离线时同样可用。",
    ),
    "home-documents": Text("The documents", "文件"),
    "home-duties": Text("Your work", "我的工作"),
    "home-audit": Text("For auditors and reviewers", "审核与评审"),
    "home-ask": Text("Who to ask", "找谁询问"),
    "ask-document": Text(
        "Every document names its owner at the top of the page. Ask the owner how to apply it, and tell the owner "
        "when it does not match what is really done.",
        "每份文件的页首都写明了责任角色。如何执行，请询问责任人；文件与实际做法不一致时，也请告知责任人。",
    ),
    "ask-manual": Text("For the manual as a whole, ask the {role}{people}.", "关于整套手册，请询问{role}{people}。"),
    "people": Text(" ({names})", "（{names}）"),
    "comma": Text(", ", "、"),
    "pause": Text(": ", "："),
    # Texts that are not in force (draft edition)
    "preview-of": Text("Preview: {title}", "预览：{title}"),
    "preview-unapproved": Text(
        "Not approved: do not work by this text. It is a preview of version {version}.",
        "未经批准，请勿据此执行。本页为{version}版的预览。",
    ),
    "preview-approved": Text(
        "Not in force yet: do not work by this text. Version {version} is approved and takes effect on {day}.",
        "尚未生效，请勿据此执行。{version}版已批准，自{day}起实施。",
    ),
    "preview-waiting": Text(
        "Not in force yet: do not work by this text. Version {version} is approved and waits for its other language.",
        "尚未生效，请勿据此执行。{version}版已批准，待其他语言版本批准后一并实施。",
    ),
    "preview-superseded": Text(
        "Out of force: do not work by this text. A later version than {version} has taken its place.",
        "已被替代，请勿据此执行。{version}版已由更新版本替代。",
    ),
    "preview-in-force": Text("Read the version in force", "查看现行有效版本"),
    "preview-changes": Text("See what changes", "查看改动内容"),
    "preview-changes-title": Text("What changes", "改动内容"),
    "newer-text": Text("A newer text is being prepared: {version}.", "正在编制新版本：{version}。"),
    "newer-read": Text("Preview it", "查看预览"),
    "nothing-in-force": Text(
        "Not approved: do not work by this text. No version of this document is in force.",
        "未经批准，请勿据此执行。本文件尚无现行有效版本。",
    ),
    "lacking": Text(
        "Do not work by this text: version {version} is in force, and this copy of the repository lacks it. "
        "You see a newer text that is not in force.",
        "请勿据此执行：现行有效的是{version}版，但本仓库副本中没有该版本；此处显示的是尚未生效的新文本。",
    ),
    "withheld": Text("Documents that are not shown here", "本网站不显示的文件"),
    "withheld-lead": Text(
        "Their classification does not allow it. Ask the owner of the manual for access.",
        "因密级限制不在此显示。如需查阅，请联系手册的责任角色。",
    ),
    # Tiers
    "tier-manual": Text("Manual", "管理手册"),
    "tier-policy": Text("Policies", "方针与策略"),
    "tier-procedure": Text("Procedures", "程序文件"),
    "tier-guide": Text("Work instructions", "作业指导书"),
    "tier-form": Text("Forms", "表单"),
    "about-manual": Text("How the system works as a whole", "整个体系如何运作"),
    "about-policy": Text("What top management has decided", "最高管理者作出的决定与计划"),
    "about-procedure": Text("Who does what, and when", "谁在什么时候做什么"),
    "about-guide": Text("How to do a task, step by step", "一项工作怎么做，一步一步说明"),
    "about-form": Text("What to fill in, and what to keep", "填什么、留存什么"),
    "one-document": Text("1 document", "1份文件"),
    "n-documents": Text("{n} documents", "{n}份文件"),
    # Document
    "id": Text("Number", "编号"),
    "title": Text("Title", "标题"),
    "version": Text("Version", "版本"),
    "state": Text("State", "状态"),
    "in-force": Text("Version in force", "现行版本"),
    "review": Text("Reviewed by", "审核"),
    "approve": Text("Approved by", "批准"),
    "baseline": Text("Approved before, by", "既往批准"),
    "issued": Text("Issued", "发布日期"),
    "effective-from": Text("In force from", "实施日期"),
    "next-review": Text("Next review", "下次评审"),
    "digest": Text("Digest", "摘要"),
    "language": Text("Language", "语言"),
    "languages": Text("Languages", "语言"),
    "classification": Text("Classification", "密级"),
    "owner": Text("Owner", "责任角色"),
    "authors": Text("Written by", "编制"),
    "translators": Text("Translated by", "翻译"),
    "parent": Text("Details", "上级文件"),
    "answers": Text("Answers clauses", "对应条款"),
    "translation": Text("Translation", "译文"),
    "translation-of": Text("of version {version}, revision {revision}", "译自{version}版，修订{revision}"),
    "authoritative": Text("{language}, the authoritative text", "{language}，为准文本"),
    "translated-text": Text("{language}, a translation; the {source} text binds", "{language}译文，以{source}文本为准"),
    "change": Text("Why this version", "本版说明"),
    "untranslated": Text(
        "This document is not translated yet. You are reading the {language} text, which binds.",
        "本文件尚无译文，以下为{language}文本，并以其为准。",
    ),
    "outdated": Text(
        "This translation was made from version {made}. Version {version} of the {language} text is newer and binds.",
        "本译文译自{made}版，{language}文本已更新至{version}版，以新版为准。",
    ),
    "class-public": Text("Public", "公开"),
    "class-internal": Text("Internal", "内部"),
    "class-confidential": Text("Confidential", "机密"),
    "lang-en": Text("English", "英文"),
    "lang-zh": Text("Chinese", "中文"),
    "children": Text("What details this", "下级文件"),
    "used-forms": Text("Forms used here", "使用的表单"),
    "used-by": Text("Used in", "使用本表单的文件"),
    "clauses-answered": Text("Clauses that this answers", "本文件对应的条款"),
    "whole-document": Text("the whole document", "整份文件"),
    "items-claimed": Text("Documented information that this provides", "本文件提供的成文信息"),
    # Form
    "fields": Text("Fields of the form", "表单字段"),
    "field": Text("Field", "字段"),
    "kind-of-field": Text("What to enter", "填写内容"),
    "required": Text("Required", "必填"),
    "needed-to-close": Text("Needed to close", "关闭前必填"),
    "optional": Text("Optional", "选填"),
    "unit": Text("Unit: {unit}", "单位：{unit}"),
    "limit-min": Text("At least {value}", "最小值{value}"),
    "limit-max": Text("At most {value}", "最大值{value}"),
    "limit-max_length": Text("At most {value} characters", "最多{value}个字符"),
    "limit-not_before": Text("Not before “{value}”", "不早于“{value}”"),
    "columns": Text("Columns", "列"),
    "type-text": Text("Short text", "短文本"),
    "type-long-text": Text("Text", "长文本"),
    "type-integer": Text("Whole number", "整数"),
    "type-number": Text("Number", "数值"),
    "type-date": Text("Date", "日期"),
    "type-datetime": Text("Date and time", "日期和时间"),
    "type-choice": Text("One choice", "单选"),
    "type-choices": Text("One or more choices", "多选"),
    "type-yes-no": Text("Yes or no", "是或否"),
    "type-person": Text("Person", "人员"),
    "type-role": Text("Role", "角色"),
    "type-document": Text("Document number", "文件编号"),
    "type-record": Text("Record number", "记录编号"),
    "type-table": Text("Table", "表格"),
    "record-rules": Text("The records made with it", "形成的记录"),
    "record-prefix": Text("Record numbers begin with", "记录编号前缀"),
    "record-instance": Text("Kind", "性质"),
    "instance-retained": Text("Evidence: written once, then kept", "证据：一次填写，之后留存"),
    "instance-maintained": Text("Kept up to date: has versions and approvals", "持续维护：有版本并经批准"),
    "record-storage": Text("Where it is kept", "保存位置"),
    "storage-repository": Text("In the repository, under records", "代码库的records目录"),
    "storage-external": Text(
        "Elsewhere, because it holds personal or secret data; only number, date and place are in the repository",
        "另行保存（含个人信息或涉密信息）；代码库中只留编号、日期和存放位置",
    ),
    "record-retention": Text("Kept for", "保存期限"),
    "record-due": Text("Due", "填写周期"),
    "record-event": Text("Filled in when", "何时填写"),
    "due-weekly": Text("Every week", "每周"),
    "due-monthly": Text("Every month", "每月"),
    "due-quarterly": Text("Every quarter", "每季度"),
    "due-half-yearly": Text("Every six months", "每半年"),
    "due-yearly": Text("Every year", "每年"),
    # Register
    "register": Text("Register of documents", "文件清单"),
    "register-lead": Text(
        "Every controlled document, with the version shown on this site.", "全部受控文件及本网站所示版本。"
    ),
    # Roles
    "roles": Text("Documents by role", "按角色查找"),
    "roles-short": Text("By role", "按角色"),
    "roles-lead": Text(
        "Pick your role to see what you answer for and which forms you need.",
        "选择你的角色，查看你负责的文件和需要用到的表单。",
    ),
    "role-documents": Text("Answers for", "负责的文件"),
    "role-forms": Text("Forms it answers for", "负责的表单"),
    "role-used": Text("Forms of others that its work needs", "工作中使用的其他角色的表单"),
    "role-nobody": Text("Nobody holds this role now.", "目前无人担任此角色。"),
    # Coverage
    "coverage": Text("Clauses of the standard", "标准条款对照"),
    "coverage-short": Text("Clauses", "条款"),
    "coverage-lead": Text(
        "Which document answers which clause, worked out from what the documents themselves declare.",
        "各条款由哪些文件回应，依据文件自身的声明得出。",
    ),
    "clauses-claimed": Text("clauses answered", "个条款已有文件回应"),
    "items-claimed-count": Text("items of documented information claimed", "项成文信息已有出处"),
    "clauses-shown": Text("clauses shown by evidence", "个条款已有证据"),
    "items-shown": Text("items shown by evidence", "项成文信息已有证据"),
    "records-latest": Text("records: {n}, the latest of {day}", "记录{n}份，最近日期{day}"),
    "of": Text("{n} of {total}", "{n}/{total}"),
    "clause": Text("Clause", "条款"),
    "level": Text("State", "状态"),
    "level-missing": Text("Missing", "缺失"),
    "level-drafted": Text("Drafted", "已编写"),
    "level-approved": Text("Approved", "已批准"),
    "level-evidenced": Text("Evidenced", "有证据"),
    "level-audited": Text("Audited", "已审核"),
    "documents": Text("Documents", "文件"),
    "must-show": Text("What must be shown", "需要证明什么"),
    "own-words": Text(
        "In our own words; the standard itself is under copyright.", "此处为我们自己的表述，标准原文受版权保护。"
    ),
    "answered-by": Text("Documents that answer it", "回应本条款的文件"),
    "answered-below": Text("Answered in its parts:", "由下列子条款分别回应："),
    "no-answer": Text("No document answers this clause yet.", "目前没有文件回应本条款。"),
    "items": Text("Documented information", "成文信息"),
    "item": Text("Item", "项目"),
    "basis": Text("Basis", "依据"),
    "claimed-by": Text("Where it is", "所在文件"),
    "answered-register": Text("the register of documents", "文件清单"),
    "answered-records": Text("the records as a whole", "全部记录"),
    "nothing-claims": Text("nothing yet", "尚无"),
    "kind-document": Text("Document", "文件"),
    "kind-record": Text("Record", "记录"),
    "basis-documented": Text("the clause asks for it in writing", "条款明确要求成文"),
    "basis-reported": Text("the clause asks for it to be reported", "条款要求报告"),
    "basis-implied": Text("usual evidence", "通常的审核证据"),
    "gaps": Text("Gaps", "缺口"),
    "no-gaps": Text("Nothing is missing here.", "没有缺口。"),
    # Findings (serve only)
    "findings": Text("Findings", "检查结果"),
    "n-findings": Text("Preview · findings in the whole set: {n}", "预览 · 全套文件的检查结果：{n}条"),
    "no-findings": Text("Nothing to report.", "没有发现问题。"),
    "severity-error": Text("Error", "错误"),
    "severity-warning": Text("Warning", "警告"),
    "severity-note": Text("Note", "提示"),
}


def word(language: str, key: str, /, **values: object) -> str:
    """Return the wording of `key` in `language`, with `{name}` replaced. Raises KeyError for a key of no wording."""
    text = WORDS[key].of(language)
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text

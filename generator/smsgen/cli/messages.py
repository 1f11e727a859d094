"""Everything that the command line itself says, in both languages. What rules say stands with the rules."""

from smsgen.model.text import Text

# --- Help ---

SMS = Text(
    "Check and publish a service management system (ISO/IEC 20000-1) kept as Markdown and YAML in git.",
    "检查并发布以Markdown和YAML保存在git中的服务管理体系（ISO/IEC 20000-1）。",
)
USAGE = Text("Usage: ", "用法：")
OPTIONS = Text("Options:", "选项：")
COMMANDS = Text("Commands:", "命令：")
OPTIONS_METAVAR = Text("[OPTIONS]", "[选项]")
COMMAND_METAVAR = Text("COMMAND …", "命令 …")

HELP_OPTION = Text("Show this help.", "显示此帮助。")
VERSION_OPTION = Text("Show the version.", "显示版本。")
LANG_OPTION = Text("Language of all messages; else that of the locale.", "消息语言；默认取自系统区域设置。")
ROOT_OPTION = Text(
    "Folder of sms.yml; else searched upwards from here.", "sms.yml所在文件夹；默认从当前文件夹向上查找。"
)

CHECK = Text("Judge the set: every finding with its place and what to do.", "检查体系文件：列出每个问题的位置和改法。")
EXPLAIN = Text(
    "Explain a rule, by code or name; without one, list all rules.", "按编号或名称说明规则；不带参数时列出全部规则。"
)
COVERAGE = Text("Show which clause is answered where, and the gaps.", "显示各条款在何处得到满足，以及缺口。")
BUILD = Text("Check the set and build the site.", "检查体系文件并构建站点。")
SERVE = Text("Show the site while you edit, with findings in the page.", "边编辑边预览站点，问题直接显示在页面上。")
SHOW = Text("Show what is known of one document.", "显示一份文件的信息。")
DIFF = Text(
    "Show what changed in a document: between two versions, since one, or since a commit.",
    "显示一份文件的改动：两个版本之间、自某个版本或某次提交以来。",
)
HISTORY = Text(
    "Show every version of a document: who decided on it, and why.", "显示一份文件的全部版本：由谁审批、为何修订。"
)
VERIFY = Text(
    "Prove from a clone what was approved, by whom, and that nothing changed since.",
    "从克隆中证明批准了什么、由谁批准、此后有无改动。",
)
AUTHORITY = Text(
    "Keep the register of who may approve what, and sign it.", "维护授权登记册（谁可以批准什么），并签署。"
)
RECORD = Text("Fill in forms, and look at the records.", "填写表单并查看记录。")
REGISTER = Text("List all documents (the master list).", "列出全部文件（文件总清单）。")
APPROVE = Text(
    "Approve a document with your signature; without ID, list what waits for you.",
    "签署批准文件；不带编号时列出等待您决定的内容。",
)
REVIEW = Text("Sign that you have reviewed a document.", "签署文件评审。")
REJECT = Text("Sign that you do not approve a document, and why.", "签署驳回文件并说明原因。")
CONFIRM = Text(
    "Sign that a document was reviewed and stays in use unchanged.", "签署确认：文件经评审，继续使用且无改动。"
)
WITHDRAW = Text("Sign that a document is taken out of use, and why.", "签署作废文件并说明原因。")

FORMAT_OPTION = Text("How to print the result.", "输出格式。")
PROFILE_OPTION = Text("How strictly to judge; else as sms.yml says.", "检查严格程度；默认按sms.yml。")
AS_OF_OPTION = Text("Date of judgement; else that of sms.yml, else today.", "判断日期；默认按sms.yml，否则为今天。")
AT_OPTION = Text("Judge this commit instead of the files as they are now.", "检查该提交，而不是当前文件。")
HISTORY_REDLINE_OPTION = Text("Add what changed from version to version.", "附上各版本之间的改动。")
DIFF_AT_OPTION = Text("Commit to compare the files with; else HEAD.", "与哪次提交比较；默认为HEAD。")
DIFF_LANGUAGE_OPTION = Text("Only the text in this language.", "只显示该语言的文本。")
OUTPUT_OPTION = Text("Write to this file instead of the terminal.", "写入此文件，而不是终端。")
NO_CACHE_OPTION = Text("Read every file anew.", "重新读取全部文件。")
ENGINE_OPTION = Text("What makes pages of the staged text.", "生成页面的引擎。")
BUILD_OUTPUT_OPTION = Text("Build folder; the site goes into site/ in it.", "构建文件夹；站点位于其中的site/。")
PUBLISH_OPTION = Text(
    "Highest classification that the site shows; else as sms.yml says (internal).",
    "站点显示的最高密级；默认按sms.yml（internal，内部）。",
)
PORT_OPTION = Text("Port to listen on; 0 for any free one.", "监听端口；0表示任一空闲端口。")

# --- Usage faults ---

FAULT = Text("Error: {what}", "错误：{what}")
TRY_HELP = Text("Try '{command} -h' for help.", "可用“{command} -h”查看帮助。")
NEAREST = Text(" Did you mean {names}?", "是否想用{names}？")
NO_SUCH_OPTION = Text("There is no option {name}.", "没有选项{name}。")
NO_SUCH_COMMAND = Text("There is no command {name}.", "没有命令{name}。")
MISSING = Text("{name} is missing.", "缺少{name}。")
MISSING_COMMAND = Text("A command is missing.", "缺少命令。")
OPTION_NEEDS_VALUE = Text("Option {name} needs a value.", "选项{name}需要一个值。")
BAD_VALUE = Text("{name}: {what}", "{name}：{what}")
TOO_MANY_ARGUMENTS = Text("Too many arguments, or a value where none belongs.", "参数过多，或多给了值。")
NOT_ONE_OF = Text("{value} is not one of: {choices}.", "{value}不是以下之一：{choices}。")
NOT_A_DAY = Text("{value} is not a date YYYY-MM-DD.", "{value}不是YYYY-MM-DD格式的日期。")
NOT_A_PORT = Text("{value} is not a port from 0 to 65535.", "{value}不是0到65535之间的端口。")

# --- What stops a command ---

NO_ROOT = Text(
    "There is no sms.yml in {folder} or above it. Run the command inside a set, or name its folder with -C.",
    "{folder}及其上级文件夹中没有sms.yml。请在体系文件夹内运行，或用-C指定文件夹。",
)
NOT_A_FOLDER = Text("{folder} is not a folder that can be opened.", "{folder}不是可打开的文件夹。")
GIT_FAULT = Text("Git could not read {revision}: {reason}", "git无法读取{revision}：{reason}")
CANNOT_READ = Text("{file} cannot be read: {reason}", "无法读取{file}：{reason}")
CANNOT_WRITE = Text("{file} cannot be written: {reason}", "无法写入{file}：{reason}")
NO_SUCH_RULE = Text(
    "There is no rule {name}. `sms explain` lists all rules.", "没有规则{name}。“sms explain”列出全部规则。"
)
NO_SUCH_DOCUMENT = Text(
    "There is no document {name}. `sms register` lists all documents.", "没有文件{name}。“sms register”列出全部文件。"
)
DOCUMENT_WITHDRAWN = Text(
    "{name} was withdrawn from use. `sms history {name}` shows its versions and who decided.",
    "{name}已作废。“sms history {name}”显示其各版本及审批情况。",
)
NO_SUCH_TEXT = Text("{name} has no text in {language}.", "{name}没有{language}文本。")
CANNOT_SERVE = Text("The preview cannot start: {reason}", "无法启动预览：{reason}")
INTERRUPTED = Text("Interrupted.", "已中断。")
INTERNAL_FAULT = Text(
    "Internal fault: {kind}: {reason}\n"
    "This is a fault of sms, not of your documents; nothing was changed. Please report it with this message,\n"
    "`sms --version`, and what `SMS_DEBUG=1 sms …` prints.",
    "内部错误：{kind}：{reason}\n"
    "这是sms的错误，与您的文件无关；没有任何内容被改动。请报告此错误，并附上此消息、\n"
    "“sms --version”以及“SMS_DEBUG=1 sms …”的输出。",
)

# --- What commands say ---

BUILDING = Text("Building the site …", "正在构建站点……")
BUILT = Text("{pages} pages in {seconds:.1f} s. Open {address}", "{seconds:.1f}秒生成{pages}个页面。请打开{address}")
HISTORY_LACKS = Text(
    "These versions are neither in the files nor in the history of this clone: {versions}.",
    "当前文件和本克隆的历史中都没有以下版本：{versions}。",
)
DIFF_VERSIONS = Text("{name}, {language}: from {old} to {new}", "{name}，{language}：从{old}到{new}")
DIFF_VERSIONS_SAME = Text(
    "{name}, {language}: {old} and {new} are the same text.", "{name}，{language}：{old}与{new}文字相同。"
)
DIFF_WORKING_TREE = Text("the text in the files", "当前文件中的文本")
DIFF_EITHER = Text("Name either versions or a commit with --at, not both.", "版本与--at指定的提交只能选其一。")
DIFF_COMMIT = Text("{revision} ({commit})", "{revision}（{commit}）")
DIFF_HEAD = Text(
    "{name}, {language}: {path}, changed since {commit}", "{name}，{language}：{path}，自{commit}以来的改动"
)
DIFF_SAME = Text(
    "{name}, {language}: {path}, no change since {commit}.", "{name}，{language}：{path}，自{commit}以来没有改动。"
)
DIFF_MOVED = Text(
    "{name}, {language}: {path}, moved since {commit}; no change in the text.",
    "{name}，{language}：{path}，自{commit}以来移动了位置，文字没有改动。",
)
DIFF_NEW = Text(
    "{name}, {language}: {path} is new; {commit} does not have it.",
    "{name}，{language}：{path}为新增，{commit}中没有。",
)
DIFF_GONE = Text(
    "{name}, {language}: {path} is gone; {commit} still has it.", "{name}，{language}：{path}已不存在，{commit}中仍有。"
)
PROFILE_NOTE = Text("Error from the profile `{profile}` upward.", "自profile `{profile}`起为错误。")
NEVER_AN_ERROR = Text("Never an error.", "不会成为错误。")
FAILS = Text("Found", "会报告的例子")
PASSES = Text("Not found", "不会报告的例子")
FAMILIES = {
    "SRC": Text("bytes, paths, YAML and Markdown", "字节、路径、YAML和Markdown"),
    "DOC": Text("metadata and ids", "元数据和编号"),
    "REF": Text("references and links", "引用和链接"),
    "TIER": Text("hierarchy of documents", "文件层级"),
    "CLS": Text("clause coverage", "条款覆盖"),
    "APR": Text("approvals", "审批"),
    "HIS": Text("history", "历史"),
    "TRN": Text("translation", "翻译"),
    "FRM": Text("forms", "表单"),
    "REC": Text("records", "记录"),
    "RDY": Text("readiness", "认证准备"),
    "WVR": Text("waivers", "豁免"),
    "INT": Text("the checker itself", "检查程序自身"),
}

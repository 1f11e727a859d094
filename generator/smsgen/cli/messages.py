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
SHOW = Text("Show what is known of one document or maintained record.", "显示一份文件或一份维护型记录的信息。")
DIFF = Text(
    "Show what changed in a document or record: between two versions, since one, or since a commit.",
    "显示一份文件或记录的改动：两个版本之间、自某个版本或某次提交以来。",
)
HISTORY = Text(
    "Show every version of a document or maintained record: who decided on it, and why.",
    "显示一份文件或维护型记录的全部版本：由谁审批、为何修订。",
)
VERIFY = Text(
    "Prove from a clone what was approved, by whom, and that nothing changed since.",
    "从克隆中证明批准了什么、由谁批准、此后有无改动。",
)
AUTHORITY = Text(
    "Keep the register of who may approve what, and sign it.", "维护授权登记册（谁可以批准什么），并签署。"
)
RECORD = Text("Fill in forms, and look at the records.", "填写表单并查看记录。")
EXPORT = Text(
    "Write a form as a file to fill in, or as a schema of its records.", "把表单导出为可填写的文件，或其记录的模式。"
)
PACK = Text(
    "Hand the set over to an auditor: one file with documents, approvals, records and listings.",
    "向审核员交付：将文件、审批、记录和清单打成一个包。",
)
GAP = Text(
    "Say clause by clause what is missing, how much it matters and what to do next.",
    "逐条款说明缺什么、有多重要、下一步做什么。",
)
CALENDAR = Text(
    "Say what has to be done by when: records, reviews, actions, audits, training, certificate.",
    "列出各项工作的到期日：记录、评审、措施、审核、培训、认证。",
)
DUTIES = Text(
    "Say which department leads which clause; with ROLE, what that role has to do and to show.",
    "列出各条款由哪个部门主责；带角色时列出该角色的职责与证据。",
)
SAMPLE = Text(
    "Draw records of a process for an auditor: the same again on any machine.",
    "为审核员抽取某一过程的记录：在任何机器上均可重现。",
)
TRACE = Text(
    "Show everything that a record is connected with, and the procedure in force that day.",
    "显示与一份记录相关联的全部记录，以及当日现行的程序文件。",
)
READY = Text(
    "Say whether everything is there for an audit: each condition with its evidence, or what is missing.",
    "判断是否具备接受审核的条件：逐项列出证据或所缺内容。",
)
REGISTER = Text(
    "List all documents (the master list) and maintained records.", "列出全部文件（文件总清单）和维护型记录。"
)
APPROVE = Text(
    "Approve a document or maintained record with your signature; without ID, list what waits for you.",
    "签署批准文件或维护型记录；不带编号时列出等待您决定的内容。",
)
REVIEW = Text("Sign that you have reviewed a document.", "签署文件审核。")
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
EXPORT_FORM = Text("FORM", "表单")
EXPORT_TO_OPTION = Text("What kind of file.", "文件格式。")
EXPORT_OUT_OPTION = Text("The file; else named after the form, here.", "写入的文件；默认按表单命名，写入当前文件夹。")
EXPORT_WRITTEN = Text("Written: {file}", "已写入：{file}")
EXPORT_EXISTS = Text(
    "{file} exists already and may have been filled in; it is not overwritten. Name another with --out.",
    "{file}已存在，可能已填写内容，不予覆盖。请用--out另行命名。",
)
EXPORT_NOT_IN_FORCE = Text(
    "Note: version {version} of {form} in the files is not in force.", "注意：文件中的{form} {version}版尚未生效。"
)
GAP_COMMIT = Text("COMMIT", "提交")
GAP_SINCE = Text(
    "Compare with an earlier commit: what was closed, what was opened.", "与较早的提交比较：关闭了什么、新增了什么。"
)
GAP_DRAFT = Text(
    "Write each gap that matters (high, medium) as a draft finding into this folder, for `sms record new --from`.",
    "将重要程度为高和中的每个缺口写成不符合草稿，存入此文件夹，供“sms record new --from”使用。",
)
GAP_DRAFT_ALONE = Text(
    "--draft goes with none of --format, --output and --since.", "--draft不能与--format、--output或--since同时使用。"
)
GAP_NO_FORM = Text(
    "No form keeps nonconformities. Name one in sms.yml under record_kinds, key nonconformity.",
    "没有用于不符合的表单。请在sms.yml的record_kinds中用nonconformity指定。",
)
GAP_HAS_DRAFTS = Text(
    "{folder} has drafts already ({file}). Give another folder, or move them away.",
    "{folder}中已有草稿（{file}）。请换一个文件夹，或先移走草稿。",
)
GAP_DRAFTED = Text(
    "Drafts of findings written to {folder}: {count}. Check each, add what is missing and give it to"
    " `sms record new {form} --from FILE`.",
    "已在{folder}写入{count}份不符合草稿。请逐份核实，补充缺少的内容后用“sms record new {form} --from FILE”提交。",
)
GAP_NEEDS_FILE = Text("A workbook needs a file: --output gaps.xlsx", "工作簿须写入文件：--output gaps.xlsx")
CALENDAR_DAYS = Text("How many days ahead.", "提前多少天。")
CALENDAR_ROLE = Text("ROLE", "角色")
CALENDAR_OF = Text("Only what this role answers for.", "只列出该角色负责的事项。")
CALENDAR_NEEDS_FILE = Text(
    "A calendar file needs a name: --output duties.ics", "日历文件须指定文件名：--output duties.ics"
)
DUTIES_ROLE = Text("[ROLE]", "[角色]")
DUTIES_NO_DEPARTMENT = Text(
    "sms.yml lists no roles under its departments, so no department can lead a clause.\n"
    "Add them: departments: [{code: QMD, en: …, zh: …, roles: [quality-manager]}]",
    "sms.yml的部门下未列角色，无法得出职能分配。\n"
    "请添加：departments: [{code: QMD, en: …, zh: …, roles: [quality-manager]}]",
)
SAMPLE_PROCESS = Text("PROCESS", "过程")
SAMPLE_N = Text("How many records.", "抽取几份记录。")
SAMPLE_SEED = Text(
    "A number of your choice; with the same one anybody draws the same sample.",
    "自选的数字；用同一数字可抽得同一样本。",
)
SAMPLE_FROM = Text("Only records about this day or later.", "只取该日及以后的记录。")
SAMPLE_TO = Text("Only records about this day or earlier.", "只取该日及以前的记录。")
SAMPLE_FORM = Text("Only records of this form of the process.", "只取该过程中此表单的记录。")
NO_PROCESS = Text(
    "{name} is neither a procedure with forms nor a form; the processes are: {names}.",
    "{name}既不是有表单的程序文件，也不是表单；现有过程：{names}。",
)
NOT_ITS_FORM = Text(
    "{form} is no form of {name}; its forms are: {names}.", "{form}不是{name}的表单；其表单为：{names}。"
)
TRACE_RECORD = Text("RECORD", "记录")
NO_ROLE = Text("There is no role {role}. The register has: {roles}.", "没有角色{role}。登记册中有：{roles}。")
READY_STAGE = Text(
    "For which audit: the first or second stage, or a surveillance audit.",
    "针对哪次审核：第一阶段、第二阶段或监督审核。",
)
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
NO_RECORD = Text(
    "There is no record {name}. `sms record list` lists all records.", "没有记录{name}。“sms record list”列出全部记录。"
)
NEAREST = Text(" Did you mean {names}?", "是否想用{names}？")
NO_SUCH_OPTION = Text("There is no option {name}.", "没有选项{name}。")
NO_SUCH_COMMAND = Text("There is no command {name}.", "没有命令{name}。")
MISSING = Text("{name} is missing.", "缺少{name}。")
MISSING_CHOICE = Text("{name} is missing. It is one of: {choices}.", "缺少{name}，可为：{choices}。")
FOR_EXAMPLE = Text("For example: `{call}`. {where}", "例如：“{call}”。{where}")
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
EXAMPLE = Text("Example", "示例")
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

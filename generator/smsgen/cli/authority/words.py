"""Everything that `sms authority` itself says, in both languages."""

from smsgen.model.text import Text

# --- Help ---

INIT = Text(
    "Write the first authority register, or take over approvals given before (--baseline).",
    "建立首份授权登记册，或接收此前已给出的批准（--baseline）。",
)
ADD_PERSON = Text("Add a person with their roles.", "新增人员及其角色。")
EDIT_PERSON = Text("Change a person's name; add e-mail addresses and accounts.", "更改人员姓名，补充邮箱和账号。")
GIVE_ROLE = Text("Give a person a further role.", "授予人员新的角色。")
END_ROLE = Text(
    "End a person's role, or with --all everything of somebody who leaves.", "终止人员的角色；离职时用--all全部终止。"
)
ACTING = Text("Name a deputy for a role and a time.", "指定某角色在一段时间内的代理人。")
NAME_ROLE = Text("Add a role, or change what one is called.", "新增角色，或更改角色名称。")
ROTATE_KEY = Text("Register a person's first or new key; the old one ends.", "登记人员的首个或新密钥，旧密钥随之终止。")
MAKE_KEY = Text("Make a key to sign with, in a file of your own.", "在个人文件中生成签署用密钥。")
SET_ROOT = Text("Change who must sign registers.", "更改由谁签署登记册。")
SET_POLICY = Text("Change who reviews and approves a tier.", "更改某层级文件的审批权限。")
SIGN = Text(
    "Sign what waits for root signers: registers, baselines, exceptions.",
    "签署待根签署人签署的登记册、接收清单和例外清单。",
)
PIN = Text("Print the digest that an auditor keeps outside.", "显示由审核员在外部保存的摘要。")
EXCEPT = Text("Accept a fault of the past that cannot be undone.", "接受无法消除的既往问题。")
SHOW = Text("Show who holds which role, whose keys count, who decides what.", "显示当前角色、密钥和审批权限。")

PERSON_ID = Text("PERSON", "人员")
ROLE_ID = Text("ROLE", "角色")
TIME_ZONE = Text("Time zone in which days are meant, such as Asia/Shanghai.", "日期所用时区，如Asia/Shanghai。")
LANGUAGE = Text("Authoritative language of the documents.", "文件的权威语言。")
ID_PATTERN = Text("Regular expression of document ids.", "文件编号的正则表达式。")
PEOPLE = Text(
    "A person with a role and the letter of appointment; once for each role.",
    "人员、姓名、角色和任命书编号；每个角色写一次。",
)
ROLE_NAMES = Text(
    "A role that is not among the usual ones: id, English and Chinese name.",
    "常用角色以外的角色：标识、英文名、中文名。",
)
EMAILS = Text("A person's e-mail address, as in git commits.", "人员在git提交中使用的邮箱。")
KEYS = Text("A person's public key: a file, or the line itself.", "人员的公钥：文件或公钥行。")
ROOT = Text("A person who signs registers; once for each.", "签署登记册的人员；每人写一次。")
THRESHOLD = Text("How many of them must sign.", "须签署的人数。")
FROM = Text("First day; else today.", "首日；默认为今天。")
TO = Text("Last day.", "最后一日。")
ON = Text("Last day on which it holds; else today.", "最后有效日；默认为今天。")
BASELINE = Text("List of earlier approvals: CSV or YAML.", "此前批准的清单：CSV或YAML。")
NAME = Text("Name as it is printed on records.", "印在批准记录上的姓名。")
EMAIL = Text("E-mail address, as in git commits.", "git提交中使用的邮箱。")
ACCOUNT = Text("Immutable account id, such as github=8928778.", "不可变的账号标识，如github=8928778。")
ROLE = Text("Role that the person holds; once for each.", "人员担任的角色；每个写一次。")
BASIS = Text("Letter of appointment, such as LOA-2026-001.", "任命书编号，如LOA-2026-001。")
KEY_OF_PERSON = Text("Public key: a file, or the line itself.", "公钥：文件或公钥行。")
ALL = Text("Everything: roles, deputyships, keys, and signing registers.", "全部终止：角色、代理、密钥和登记册签署权。")
FOR = Text("The person acted for.", "被代理人。")
EN = Text("English name of the role.", "角色英文名。")
ZH = Text("Chinese name of the role.", "角色中文名。")
NEW = Text("Public key that replaces the old one: a file, or the line itself.", "替换旧密钥的公钥：文件或公钥行。")
OLD = Text("Fingerprint of the key that ends, where there are several.", "有多个密钥时，要终止的密钥的指纹。")
COMPROMISED = Text("Nothing signed with the old key since then is trusted.", "自该时间起，旧密钥的签名不可信。")
PASSPHRASE_FILE = Text("File whose first line is the passphrase; else asked for.", "首行为口令的文件；默认在终端询问。")
ADD = Text("A further person who signs registers.", "新增的登记册签署人。")
REMOVE = Text("A person who no longer does.", "不再签署登记册的人员。")
ROLE_LIST = Text("Roles, separated by commas; - for none.", "角色，以逗号分隔；-表示无。")
LEVEL = Text("Least proof that an approval needs.", "批准所需的最低证明等级。")
REVIEW_MONTHS = Text("Months between reviews.", "评审间隔（月）。")
KEY = Text(
    "Private key to sign with; else the one of git or the SSH agent.", "签署用私钥；默认用git或SSH代理中的密钥。"
)
YES = Text("Sign without asking; for use in scripts.", "不询问直接签署，供脚本使用。")
COMMIT = Text("Commit that the fault is about, where it is about one.", "问题所涉及的提交（如有）。")
REASON = Text("Why it cannot be undone; printed for ever.", "无法消除的原因，将永久显示。")
AS_OF = Text("Day to show; else today.", "显示截至哪一日；默认为今天。")

# --- Questions ---

ASK_TIME_ZONE = Text("Time zone", "时区")
ASK_LANGUAGE = Text("Authoritative language (en, zh)", "权威语言（en、zh）")
ASK_ID_PATTERN = Text("Pattern of document ids", "文件编号格式")
ASK_PERSON = Text("Id of the person, such as li.qing", "人员标识，如li.qing")
ASK_NAME = Text("Name", "姓名")
ASK_ROLE = Text("Role", "角色")
ASK_BASIS = Text("Letter of appointment", "任命书编号")
ASK_MORE = Text("Another person or role?", "还有其他人员或角色吗？")
ASK_ROOT = Text("Ids of those who sign registers, separated by commas", "签署登记册的人员标识，以逗号分隔")
ASK_THRESHOLD = Text("How many of them must sign", "须签署的人数")
ASK_FOR = Text("Id of the person acted for", "被代理人标识")
ASK_TO = Text("Last day (YYYY-MM-DD)", "最后一日（YYYY-MM-DD）")
ASK_EN = Text("English name of the role", "角色英文名")
ASK_ZH = Text("Chinese name of the role", "角色中文名")
ASK_KEY = Text("Public key: file, or the line itself", "公钥：文件或公钥行")
ASK_KEY_FILE = Text("File to write the key to, such as ~/.ssh/sms-signing", "密钥文件，如~/.ssh/sms-signing")
ASK_NEW_PASSPHRASE = Text("Passphrase for the new key (8 characters or more)", "新密钥的口令（至少8个字符）")
ASK_AGAIN = Text("The same again", "再次输入")
ASK_PASSPHRASE = Text("Passphrase of {key}", "{key}的口令")
ASK_SIGN = Text("Sign {path} as {name}?", "以{name}的名义签署{path}？")
ASK_RULE = Text("Rule, as `sms verify` names it", "规则（按“sms verify”的名称）")
ASK_PATH = Text("Path at which it is found", "所在路径")
ASK_REASON = Text("Why it cannot be undone", "无法消除的原因")
ASK_TIER = Text("Tier", "层级")

# --- Refusals ---

MISSING = Text(
    "Missing: {options}. On a terminal `{command}` asks for them.", "缺少：{options}。在终端中“{command}”会逐项询问。"
)
NOT_A_COUNT = Text("{value} is not a whole number from 1 to 999.", "{value}不是1到999的整数。")
BAD_ACCOUNT = Text("{value} is not FORGE=ID, such as github=8928778.", "{value}不是“平台=标识”，如github=8928778。")
ROLE_OR_ALL = Text("Name the role that ends, or --all for somebody who leaves.", "请写明要终止的角色；离职请用--all。")
NOTHING_TO_CHANGE = Text(
    "Nothing was asked for. `{command} -h` lists what can be changed.",
    "未指定任何更改。“{command} -h”列出可更改的内容。",
)
NO_CHANGE = Text("The register says so already; nothing was written.", "登记册已是如此，未写入任何内容。")
BAD_ROWS = Text("Nothing was taken over: {count} faults in {file}.", "未接收任何批准：{file}中有{count}处问题。")
DIFFERENT = Text("The two passphrases differ. Nothing was written.", "两次输入的口令不同。未写入任何内容。")
NEEDS_YES = Text(
    "Signing needs your consent: run it on a terminal, or add --yes once you have read what is above.",
    "签署须经您同意：请在终端中运行，或阅读上述内容后加上--yes。",
)
NOT_SIGNED = Text("Not signed.", "未签署。")

# --- Results ---

FIRST = Text("{path} is written. It says:", "已写入{path}，内容如下：")
USUAL = Text(
    "  Beside that, the usual roles, who decides what, and the wording of approvals. `sms authority show` lists them;"
    " `sms authority -h` names what changes them.",
    "  此外还有常用角色、审批权限和审批用语。“sms authority show”可查看，“sms authority -h”列出更改方法。",
)
NEXT_NUMBER = Text("{path} is new. It differs from {shown}:", "新建{path}，与{shown}的不同之处：")
EDITED = Text("{path}, which nobody has signed yet, is changed:", "已更改尚无人签署的{path}：")
EDITED_NEXT = Text(
    "{path}, which nobody has signed yet, is changed. It differs from {shown}:",
    "已更改尚无人签署的{path}，与{shown}的不同之处：",
)
WAITING = Text(
    "It counts once {threshold} root signers of register {number} have signed it: {people}. Missing: {missing}.",
    "须经第{number}号登记册的{threshold}名根签署人签署后有效：{people}。尚缺{missing}人。",
)
WAITING_BEFORE = Text(
    "And {threshold} root signers of register {number}: {people}. Missing: {missing}. One signature serves both.",
    "以及第{number}号登记册的{threshold}名根签署人：{people}。尚缺{missing}人。一次签名对两者均有效。",
)
KEYLESS = Text(
    "{name} has no key that holds on the day of issue. `sms authority make-key` makes one on their own computer;"
    " `sms authority rotate-key {person} --new FILE` lists it here.",
    "{name}没有在签发日有效的密钥。请本人在自己的电脑上用“sms authority make-key”生成，"
    "再用“sms authority rotate-key {person} --new 文件”登记。",
)
ALL_MUST = Text(
    "Caution: nobody can be spared, as {count} of {count} root signers must sign. If one of them loses the key or"
    " leaves without signing, no register can ever follow. Name one more: `sms authority set-root --add PERSON`.",
    "注意：{count}名根签署人缺一不可。若其中一人丢失密钥或未签署即离开，此后将无法再发布登记册。"
    "建议再指定一人：“sms authority set-root --add 人员”。",
)
OLD_KEY_SIGNS = Text(
    "{name} signs {path} with the old key, for the last time; the new one counts from the next signature on. Where the"
    " old key is lost, let the others sign.",
    "{name}须用旧密钥最后一次签署{path}，此后使用新密钥。若旧密钥已丢失，请由其他根签署人签署。",
)
NOBODY_HOLDS = Text(
    "Nobody holds {role} yet; the usual policy asks for it: `sms authority give-role PERSON {role}`.",
    "尚无人担任{role}，而常用审批权限需要该角色：“sms authority give-role 人员 {role}”。",
)
HURT = Text(
    "Caution: these approvals no longer count, because of what changed:", "注意：由于此更改，以下批准不再有效："
)
UNTIL_THEN = Text(
    "Until then `sms check` finds that it is not signed (authority-chain).",
    "在此之前，“sms check”会报告其未签署（authority-chain）。",
)
NEXT = Text("Next: {command}", "下一步：{command}")
SEVERAL = Text("{count} approvals are taken over in {paths}.", "已将{count}项批准接收到{paths}。")
KEY_MADE = Text(
    "The key is in {file}, readable by you alone; never give it to anybody. Its public line is in {public}:",
    "密钥保存在{file}，仅您本人可读，切勿交给任何人。公钥保存在{public}：",
)
FINGERPRINT = Text("Fingerprint: {fingerprint}", "指纹：{fingerprint}")
KEY_NEXT = Text(
    "Next: give {public} to whoever keeps the register, and read the fingerprint to them: `sms authority rotate-key"
    " PERSON --new {public}`.",
    "下一步：把{public}交给登记册维护人员，并当面核对指纹：“sms authority rotate-key 人员 --new {public}”。",
)
NOTHING_WAITS = Text("Nothing waits for a signature.", "没有待签署的内容。")
SIGN_FIRST = Text("{path} is the first register. It says:", "{path}是首份登记册，内容如下：")
SIGN_NEXT = Text("{path} differs from {shown}:", "{path}与{shown}的不同之处：")
SIGN_SAME = Text("{path} says the same as {shown}.", "{path}与{shown}内容相同。")
SIGN_BASELINE = Text("{path} takes over {count} approvals given before:", "{path}接收此前已给出的{count}项批准：")
SIGN_BASELINE_OF_ONE = Text("{path} takes over an approval given before:", "{path}接收此前已给出的1项批准：")
SIGN_EXCEPTION = Text("{path} accepts a fault of the past for ever:", "{path}永久接受1个既往问题：")
SIGN_EXCEPTIONS = Text("{path} accepts {count} faults of the past for ever:", "{path}永久接受{count}个既往问题：")
BASELINE_LINE = Text(
    "{document} {version} {language}: approved by {approver} as {role} on {date}; {place}; {reason}",
    "{document} {version} {language}：{approver}（{role}）于{date}批准；{place}；{reason}",
)
DIGEST = Text("Digest: {digest}", "摘要：{digest}")
SIGNED = Text("Signed: {path}", "已签署：{path}")
COMPLETE = Text("{path} has all its signatures.", "{path}签名已齐全。")
STILL = Text("{missing} more must sign {path}: {people}.", "{path}还需{missing}人签署：{people}。")
STAGED = Text("Staged for the next commit: {paths}", "已暂存，待下次提交：{paths}")
NOT_STAGED = Text("Not staged: {reason}", "未暂存：{reason}")
NEXT_COMMIT = Text("Next: commit and push, so that the others can sign.", "下一步：提交并推送，以便其他人签署。")
NEXT_PUBLISH = Text("Next: commit and push.", "下一步：提交并推送。")
PINNED = Text(
    "{digest}\n\n"
    "This is the pin: the digest of {path}, the register from which all later ones follow. Whoever audits this set\n"
    "keeps it outside this repository (in the audit report, in a letter, on paper), and gives it to\n"
    "`sms verify --pin {digest}`.\n"
    "As long as it fits, nobody has put other registers in the place of the true ones.",
    "{digest}\n\n"
    "这是固定值，即{path}的摘要，此后各号登记册均由其延续而来。审核本体系的人员应在本仓库之外保存它\n"
    "（审核报告、书面函件或纸质记录），并在验证时使用\n"
    "“sms verify --pin {digest}”。\n"
    "只要相符，就说明登记册未被整体替换。",
)
PIN_OPEN = Text(
    "Caution: {path} lacks {missing} signatures. Until it has them all it may still change, and the pin with it.",
    "注意：{path}尚缺{missing}人签署。签署齐全之前其内容可能变化，固定值也会随之变化。",
)
ACCEPTED = Text("{path} accepts {rule} at {place}.", "{path}已接受{place}的{rule}。")

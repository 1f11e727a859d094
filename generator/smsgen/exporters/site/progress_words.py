"""The words of the pages about gaps, readiness and duties."""

from smsgen.model.text import Text

PROGRESS_WORDS: dict[str, Text] = {
    "evidence-group": Text("Evidence and audits", "证据与审核"),
    "gap-analysis": Text("Gap analysis", "差距分析"),
    "gaps-about": Text(
        "Clause by clause what is missing, how much it matters and what to do next.",
        "逐条款列出所缺内容、重要程度和下一步。",
    ),
    "gaps-lead": Text(
        "What is missing, clause by clause: whether a process is described, the documents are there and records prove"
        " the work. The list below names what matters most first, with the next step.",
        "逐条款列出所缺：过程是否有规定、文件是否齐备、是否有记录证明。下方清单按重要程度排列，并给出下一步。",
    ),
    "gaps-none": Text("No gaps.", "没有缺口。"),
    "gap-matrix": Text("Clause by clause", "逐条款"),
    "gap-process": Text("Process", "过程"),
    "gap-documents": Text("Documents", "文件"),
    "gap-records": Text("Records", "记录"),
    "gap-covered": Text("covered", "已覆盖"),
    "gap-partial": Text("partial", "部分"),
    "gap-missing": Text("missing", "缺失"),
    "gap-count": Text("Gaps", "缺口"),
    "weight-high": Text("Matters most", "重要程度高"),
    "weight-medium": Text("Matters", "重要程度中"),
    "weight-low": Text("Good to have", "重要程度低"),
    "what-missing": Text("What is missing", "缺什么"),
    "next-step": Text("What to do next", "下一步"),
    "ready": Text("Readiness for an audit", "审核准备情况"),
    "ready-lead": Text(
        "Each condition of a certification or surveillance audit, with its evidence or with what is still missing.",
        "认证审核和监督审核的各项条件，逐项列出证据或所缺内容。",
    ),
    "ready-1": Text("Stage 1: documents", "第一阶段：文件审核"),
    "ready-2": Text("Stage 2: on site", "第二阶段：现场审核"),
    "ready-surveillance": Text("Surveillance audit", "监督审核"),
    "ready-met": Text("met", "具备"),
    "ready-lacking": Text("lacking", "欠缺"),
    "ready-count": Text("{met} of {all} conditions met", "{all}项条件中具备{met}项"),
    "ready-penalty": Text(
        "The certification rules that we know of ask less than this declaration: they look at the time since the"
        " application. Ask the certification body.",
        "我们所知的认证规则对此声明的要求更窄，只看申请以来的期间。请向认证机构确认。",
    ),
    "condition": Text("Condition", "条件"),
    "evidence-is": Text("Evidence", "证据"),
    "lacks": Text("Missing", "所缺"),
    "calendar": Text("Calendar of duties", "工作日历"),
    "calendar-lead": Text(
        "What is due in the next twelve months: records that recur, reviews, agreements, actions, audits, training and"
        " the certificate. Of what recurs, the next time is shown.",
        "未来十二个月到期的事项：周期性记录、评审、协议、措施、审核、培训和认证。周期性事项只列下一次。",
    ),
    "calendar-none": Text("Nothing is due.", "没有到期事项。"),
    "calendar-late": Text("Overdue", "已逾期"),
    "due-on": Text("Due", "日期"),
    "duty": Text("What", "事项"),
    "duty-kind": Text("Kind", "类别"),
    "heat-map": Text("All clauses at a glance", "条款总览"),
}

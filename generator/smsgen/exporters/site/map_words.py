"""The words of the pages that set the documents against the PDCA cycle and against the practices of ITIL."""

from smsgen.model.text import Text

MAP_WORDS: dict[str, Text] = {
    "pdca": Text("Plan, do, check, act", "PDCA循环"),
    "pdca-lead": Text(
        "The documents that answer the clauses of each phase. A phase consists of whole chapters of the standard: 4 to"
        " 6 plan, 7 and 8 do, 9 check, 10 act. Planning inside chapter 8, such as 8.2.2, therefore stands under “Do”.",
        "各阶段条款对应的文件。阶段按标准的章划分：第4至6章为策划，第7、8章为实施，第9章为检查，第10章为改进；"
        "第8章中的策划内容（如8.2.2）因此列在“实施”之下。",
    ),
    "pdca-plan": Text("Plan", "策划（P）"),
    "pdca-do": Text("Do", "实施（D）"),
    "pdca-check": Text("Check", "检查（C）"),
    "pdca-act": Text("Act", "改进（A）"),
    "pdca-chapters": Text("Chapters {chapters}; documents: {n}.", "第{chapters}章；文件{n}份。"),
    "pdca-document": Text("Document", "文件"),
    "pdca-unanswered": Text("Clauses that no document answers:", "没有文件回应的条款："),
    "improvements": Text("Improvements", "改进记录"),
    "improvements-form": Text("Kept with:", "所用表单："),
    "improvements-records": Text("List of the records", "记录清单"),
    "improvements-none": Text("There are no records of improvements.", "没有改进记录。"),
    "improvements-all": Text("All", "合计"),
    "improvements-open": Text("Open", "进行中"),
    "improvements-late": Text("Overdue: {n}", "其中逾期：{n}"),
    "improvements-done": Text("Done", "已完成"),
    "improvements-parked": Text("Parked", "暂缓"),
    "improvements-refused": Text("Refused", "不采纳"),
    "improvements-unstated": Text("No state given", "未填状态"),
    "improvements-faulty": Text("Records with faults, not counted: {n}.", "另有{n}份记录有误，未计入。"),
    "improvement-state": Text("State", "状态"),
    "improvement-number": Text("Number of records", "记录数"),
    "itil": Text("ITIL practices and clauses", "ITIL实践与条款"),
    "itil-lead": Text(
        "For those who work by ITIL 4: the clauses of ISO/IEC 20000-1:2018 that ask for the same work as a practice,"
        " and the documents that answer them. What is in place for the practice can be reused for these clauses.",
        "供按ITIL 4开展工作的组织参考：各项实践对应的ISO/IEC 20000-1:2018条款，以及回应这些条款的文件。"
        "已按该实践建立的做法可用于满足这些条款。",
    ),
    "itil-own": Text(
        "The assignment is our own judgement. A practice may cover only part of what a clause asks; check it clause by"
        " clause.",
        "对应关系由我们自行判断。一项实践可能只覆盖条款的部分要求，请逐条核对。",
    ),
    "itil-general": Text("General management practices", "通用管理实践"),
    "itil-service": Text("Service management practices", "服务管理实践"),
    "itil-technical": Text("Technical management practices", "技术管理实践"),
    "itil-practice": Text("Practice", "实践"),
    "itil-beyond": Text("Clauses without a practice", "没有对应实践的条款"),
    "itil-beyond-lead": Text(
        "No practice is named for these clauses; whoever works by ITIL most likely has to add what they ask for.",
        "这些条款没有对应的ITIL实践；按ITIL开展工作的组织通常需要另行补充。",
    ),
    "map-none": Text("No document answers a clause here yet.", "此处尚无文件回应任何条款。"),
}

"""The words of the pages about records, evidence and duties."""

from smsgen.model.text import Text

RECORD_WORDS: dict[str, Text] = {
    # Record list
    "records": Text("Record list", "记录清单"),
    "records-lead": Text(
        "Which records are kept with which form, by whom, where and for how long, and how many there are.",
        "各表单形成哪些记录、由谁负责、保存在哪里、保存多久，以及现有数量。",
    ),
    "records-sum": Text("{day} Records: {n}.", "{day}共有记录{n}份。"),
    "records-too-many": Text(
        "There are more than {limit} records. They are counted here and not shown one by one; whoever has the "
        "repository looks at them with the command sms record show.",
        "记录超过{limit}份，此处只列数量，不逐份显示；持有代码库者可用sms record show命令查看。",
    ),
    "records-withheld": Text(
        "Of records whose classification does not allow more, only number and dates are told.",
        "因密级限制，部分记录只列出数量和日期。",
    ),
    "records-elsewhere": Text("Records of forms that are not shown here: {n}", "所属表单不在此显示的记录：{n}份"),
    "records-none": Text("No form of this set asks for records.", "本套文件没有形成记录的表单。"),
    "kept": Text("Kept", "保存"),
    "kept-repository": Text("in the repository", "代码库"),
    "kept-external": Text("elsewhere, place and digest here", "另行保存，此处记位置和摘要"),
    "how-often": Text("When", "何时填写"),
    "records-column": Text("Records", "记录"),
    "first-last": Text("{first} to {last}", "{first}至{last}"),
    "disposed-count": Text("disposed of: {n}", "已处置{n}份"),
    "record-list-of": Text("Records made with it", "已形成的记录"),
    "record-list-count": Text("{n}, see the list", "{n}份，见清单"),
    # Records of a form
    "form-records": Text("Records: {title}", "记录：{title}"),
    "form-records-lead": Text("The latest first.", "按日期从新到旧。"),
    "record": Text("Record", "记录"),
    "record-date": Text("Date", "日期"),
    "made-by": Text("Made by", "填写人"),
    "disposed": Text("Disposed of", "已处置的记录"),
    "disposed-lead": Text("Their retention was over; what was in them is gone.", "保存期限已满，其内容已不再保存。"),
    "disposed-on": Text("Disposed of on", "处置日期"),
    "disposed-by": Text("By", "处置人"),
    "disposed-why": Text("Reason", "原因"),
    "disposed-record": Text("Record of the disposal", "处置记录"),
    # A record
    "record-form": Text("Form", "表单"),
    "form-version": Text("version {version}", "{version}版"),
    "made-at": Text("Written at", "填写时间"),
    "record-version": Text("Version", "版本"),
    "record-approval": Text("Approval", "审批状态"),
    "record-in-force": Text(
        "version {version} in force since {day}, approved by {names}", "{version}版自{day}起实施，批准人{names}"
    ),
    "record-not-approved": Text(
        "Not approved: do not work by this record. No version of it is in force.",
        "未经批准，请勿据此执行。本记录目前没有现行有效版本。",
    ),
    "record-not-released": Text(
        "No version of this record is in force, so what it says is not shown here.",
        "本记录目前没有现行有效版本，此处不显示其内容。",
    ),
    "procedure-then": Text("Procedure in force that day", "当日现行的程序文件"),
    "procedure-since": Text("version {version}, in force since {day}", "{version}版，{day}起实施"),
    "procedure-not-then": Text("no version was in force that day", "当日无现行版本"),
    "record-corrects": Text("Corrects", "更正"),
    "record-corrected": Text("Corrected by", "已由此更正"),
    "record-source": Text("Number in the source", "来源编号"),
    "none-since": Text("There was nothing to record since", "自此日起没有需要记录的事项"),
    "kept-at": Text("Kept at", "存放位置"),
    "kept-digest": Text("SHA-256 of what is kept there", "所存文件的SHA-256"),
    "register-instances": Text("Maintained records", "维护型记录"),
    "register-instances-lead": Text(
        "Agreements, contracts, catalogue entries, lines of registers and plans: approved like documents.",
        "协议、合同、服务目录条目、登记册条目和计划，与文件一样经批准。",
    ),
    "with-unit": Text("{label} ({unit})", "{label}（{unit}）"),
    "record-values": Text("What was recorded", "记录内容"),
    "record-older-form": Text(
        "Made with an earlier version of the form; the labels are those of the form as it is now.",
        "按表单的旧版本填写；标签取自当前表单。",
    ),
    "record-elsewhere": Text("What it says is kept elsewhere.", "内容另行保存。"),
    "connected": Text("What it is connected with", "相关联的记录"),
    "connected-lead": Text(
        "An arrow to the right: the record above names this one. An arrow to the left: this one names that above it.",
        "向右箭头：由上一级记录指向本记录；向左箭头：由本记录指向上一级记录。",
    ),
    "connected-none": Text("It names no other record, and none names it.", "与其他记录没有关联。"),
    "connected-one-more": Text("and 1 more record", "另有1份记录"),
    "connected-more": Text("and {n} more records", "另有{n}份记录"),
    "record-not-shown": Text("a record that is not shown here", "此处不显示的记录"),
    "record-file": Text("File", "文件"),
    # Evidence
    "evidence": Text("Index of evidence", "证据索引"),
    "evidence-lead": Text(
        "Process by process: the procedure, its forms, their records, and the months in which it ran.",
        "按过程列出：程序文件、所用表单、形成的记录，以及各月运行情况。",
    ),
    "evidence-none": Text("No procedure of this set has forms of records.", "本套文件中没有程序文件使用记录表单。"),
    "running-since": Text(
        "Records over {n} whole months, from {first} to {last}.", "记录连续{n}个月，自{first}至{last}。"
    ),
    "running-not": Text("No record since it is in force.", "实施以来没有记录。"),
    "running-draft": Text("Not in force yet.", "尚未实施。"),
    "running-months": Text("Records per month", "每月记录数"),
    "latest": Text("Latest", "最近一份"),
    # Duties by department
    "duty-matrix": Text("Duties by department", "职能分配表"),
    "duty-matrix-lead": Text(
        "Which department leads each clause of the standard (▲) and which take part (△), worked out from who owns the "
        "documents that answer it.",
        "标准各条款的主责部门（▲）和配合部门（△），由对应文件的责任角色得出。",
    ),
    "duty-lead": Text("Leads", "主责角色"),
    "duty-nobody": Text("nobody", "无"),
    "leads": Text("leads", "主责"),
    "takes-part": Text("takes part", "配合"),
    "departments": Text("Departments", "部门"),
    "duty-unplaced": Text("Roles of no department: {roles}.", "未归入部门的角色：{roles}。"),
    # A role
    "role-work": Text("Duties and evidence", "职责与证据"),
    "role-of-department": Text("Department", "部门"),
    "role-people": Text("Held by", "担任人"),
    "role-due": Text("What is due", "到期事项"),
    "role-due-none": Text("Nothing is due within a year.", "一年内没有到期事项。"),
    "role-due-hidden": Text("Duties about what is not shown here: {n}", "涉及此处不显示内容的事项：{n}项"),
    "role-late": Text("late", "逾期"),
    "role-evidence": Text("Evidence", "证据"),
    "role-lately": Text("Records made lately", "近期填写的记录"),
    "roles-other": Text("Roles that own no document", "未负责文件的角色"),
    "process": Text("Process", "过程"),
    "what": Text("What", "事项"),
    "due-on": Text("Due", "到期日"),
}

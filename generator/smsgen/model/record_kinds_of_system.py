"""Kinds of records about the management system itself, and the fields that checks read of each, as a table.

A line is `key: type`, behind it the values of a choice or the kind of record that a link leads to; `table.column: type`
is a column. `…` stands for choices that each organisation has its own of. A form may have more fields and more choices.
"""

from smsgen.model.text import Text

_PERIOD = """
    period_start: date
    period_end: date
"""

DOCUMENTS = {
    "document-change": (Text("change of a document", "文件更改"), ""),
    "external-document": (Text("external document", "外来文件"), ""),
    "disposal": (
        Text("distribution, withdrawal or disposal", "发放、收回与处置"),
        """
        action: choice distribution withdrawal disposal
        done_on: date
        done_by: person
        items.document: document
        items.record: text
        items.version: text
        items.copies: integer
        method: choice shredded deleted returned other
        reason: text
        """,
    ),
    "acknowledgement": (
        Text("acknowledgement of a document", "文件阅知"),
        """
        document: document
        version: text
        readers.person: person
        readers.read_on: date
        """,
    ),
    "communication": (Text("communication", "沟通"), ""),
    "knowledge": (Text("knowledge article", "知识条目"), ""),
    "legal-status": (
        Text("legal status", "法律地位"),
        """
        kind: choice business_licence permit certificate declaration
        number: text
        issued_by: text
        issued_on: date
        valid_to: date
        no_penalty: yes-no
        declared_on: date
        declared_by: person
        """,
    ),
    "obligation": (Text("legal or contractual obligation", "法律与合同义务"), ""),
}

PLANNING = {
    "risk": (
        Text("risk or opportunity", "风险与机会"),
        """
        kind: choice risk opportunity
        likelihood: integer
        impact: integer
        score: integer
        level: choice low medium high
        treatment: choice accept reduce avoid share pursue
        owner: role
        due: date
        reviewed_on: date
        state: choice open treated closed
        """,
    ),
    "objective": (
        Text("objective", "目标"),
        f"""
        objective: text
        baseline: number
        target: number
        direction: choice at_least at_most
        unit: text
        {_PERIOD}
        result: number
        state: choice met on_course missed
        owner: role
        """,
    ),
    "resource-plan": (Text("resource plan", "资源计划"), "year: integer"),
    "certification-budget": (
        Text("certification budget", "认证预算"),
        """
        blocks.block: choice consulting audit annual
        blocks.amount: number
        quotations.body: text
        quotations.approval_number: text
        quotations.amount: number
        quotations.chosen: yes-no
        reserve_percent: number
        approved_on: date
        """,
    ),
    "competence": (
        Text("competence", "能力评价"),
        """
        person: person
        role: role
        requirements.requirement: text
        requirements.evidence: text
        requirements.state: choice met partly missing
        assessed_on: date
        assessed_by: person
        key_role: yes-no
        test_score: integer
        state: choice competent with_support not_yet
        """,
    ),
    "training": (
        Text("training", "培训"),
        """
        kind: choice all_staff process induction auditor
        round: integer
        subject: text
        held_on: date
        trainer: text
        staff_expected: integer
        staff_trained: integer
        participants.person: person
        participants.attended: yes-no
        participants.score: integer
        pass_mark: integer
        effect: text
        """,
    ),
    "appointment": (
        Text("appointment", "任命"),
        """
        person: person
        role: role
        function: choice management_representative internal_auditor process_owner other
        appointed_on: date
        appointed_by: person
        until: date
        competence: record competence
        """,
    ),
}

IMPROVEMENT = {
    "measurement": (Text("measurement", "测量"), ""),
    "service-report": (Text("service report", "服务报告"), _PERIOD),
    "audit-programme": (
        Text("audit programme", "审核方案"),
        """
        year: integer
        audits.month: text
        audits.clauses: text
        audits.processes: text
        audits.lead: person
        """,
    ),
    "audit-plan": (Text("audit plan", "审核计划"), "programme: record audit-programme"),
    "audit-checklist": (Text("audit checklist", "审核检查表"), "report: record audit-report"),
    "audit-report": (
        Text("internal audit report", "内部审核报告"),
        """
        kind: choice full process extra
        programme: record audit-programme
        team.auditor: text
        team.appointed_on: date
        team.own_work: yes-no
        opening_meeting: datetime
        closing_meeting: datetime
        coverage.clause: text
        coverage.result: choice conforms nonconforming not-audited
        findings.number: integer
        findings.grade: choice major minor observation
        findings.clause: text
        findings.corrective_action: record
        reported_on: date
        """,
    ),
    "review-plan": (Text("plan of a management review", "管理评审计划"), ""),
    "management-review": (
        Text("management review", "管理评审"),
        """
        held_on: date
        plan: record review-plan
        suitability: choice suitable conditions unsuitable
        adequacy: choice adequate conditions inadequate
        effectiveness: choice effective conditions ineffective
        decisions.number: integer
        decisions.due: date
        decisions.follow_up: record
        next_review: date
        issued_on: date
        """,
    ),
    "nonconformity": (
        Text("nonconformity and corrective action", "不符合与纠正措施"),
        """
        source: choice internal_audit certification_audit complaint incident monitoring review other
        audit_report: record audit-report
        clause: text
        grade: choice major minor observation
        found_on: date
        description: text
        contained_on: date
        containment: text
        cause: text
        cause_found_on: date
        action: text
        action_owner: role
        action_due: date
        done_on: date
        effect_due: date
        effect_checked_on: date
        effect: choice effective not_effective
        checked_by: person
        closed_on: date
        follow_up: record nonconformity
        """,
    ),
    "improvement": (
        Text("improvement", "改进"),
        """
        benefit: integer
        ease: integer
        score: integer
        decision: choice do plan park refuse
        state: choice open done parked refused
        due: date
        done_on: date
        source: text
        review: record management-review
        """,
    ),
}

TABLE = {**DOCUMENTS, **PLANNING, **IMPROVEMENT}

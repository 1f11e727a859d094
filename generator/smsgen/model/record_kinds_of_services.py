"""Kinds of records about services, their changes and their operation, and the fields that checks read, as a table.

The layout is that of `record_kinds_of_system`.
"""

from smsgen.model.text import Text

# What an agreement says of its counterparty's acceptance, of its term and of its review.
_AGREEMENT = """
    valid_from: date
    valid_to: date
    reviewed_on: date
    accepted_by: text
    accepted_on: date
    accepted_at: text
    signed_copy_sha256: text
"""
_PERIOD = """
    period_start: date
    period_end: date
"""
_ACTIONS = """
    actions.action: text
    actions.action_owner: role
    actions.due: date
    actions.done_on: date
"""

SERVICES = {
    "service-requirements": (
        Text("service requirements", "服务要求"),
        """
        service: record service-catalogue-entry
        criticality: choice critical important standard
        """,
    ),
    "other-party-evaluation": (Text("evaluation of another party", "其他方评价"), ""),
    "service-catalogue-entry": (
        Text("entry of the service catalogue", "服务目录条目"),
        """
        service: choice …
        name: text
        owner: role
        state: choice planned live retired
        sla: record service-level-agreement
        """,
    ),
    "asset": (Text("asset", "资产"), ""),
    "configuration-item": (
        Text("configuration item", "配置项"),
        """
        name: text
        kind: choice server network storage software service document
        service: choice …
        state: choice planned live retired
        depends_on: text
        last_change: record change-request
        """,
    ),
    "configuration-audit": (
        Text("configuration audit", "配置审计"),
        """
        audited_on: date
        checked: integer
        deviations: integer
        findings.item: record configuration-item
        findings.deviation: text
        findings.corrected_on: date
        """,
    ),
    "customer": (Text("customer", "顾客"), "code: text"),
    "complaint": (
        Text("complaint", "投诉"),
        """
        received_at: datetime
        acknowledged_at: datetime
        answered_at: datetime
        customer: text
        incident: record incident
        nonconformity: record nonconformity
        closed_on: date
        """,
    ),
    "satisfaction": (
        Text("satisfaction survey", "满意度调查"),
        f"""
        customer: text
        {_PERIOD}
        score: number
        answers: integer
        """,
    ),
    "service-review": (
        Text("service review with the customer", "服务评审"),
        f"""
        held_on: date
        customer: text
        reports.report: record service-level-report
        feedback: text
        {_ACTIONS}
        """,
    ),
    "service-level-agreement": (
        Text("service level agreement", "服务级别协议"),
        f"""
        customer: text
        services.service: choice …
        services.target: number
        services.downtime_allowed: number
        services.hours: text
        targets.measure: text
        targets.target: text
        targets.measured_by: text
        response.priority: choice p1 p2 p3 p4
        response.response: integer
        response.resolution: integer
        response.clock: choice round_the_clock working_hours
        workload_limits: text
        exceptions: text
        liability: text
        credit_percent: number
        data_source: text
        {_AGREEMENT}
        """,
    ),
    "service-level-report": (
        Text("monthly SLA report", "SLA月报"),
        f"""
        customer: text
        sla: record service-level-agreement
        {_PERIOD}
        total_minutes: integer
        availability.service: choice …
        availability.target: number
        availability.downtime: number
        availability.achieved: number
        availability.met: yes-no
        availability.credit: integer
        downtimes.incident: record incident
        downtimes.began: datetime
        downtimes.minutes: number
        downtimes.counted: yes-no
        incident_times.priority: choice p1 p2 p3 p4
        incident_times.total: integer
        incident_times.responded: integer
        incident_times.resolved: integer
        resolved_in_time: number
        targets_counted: yes-no
        sent_on: date
        """,
    ),
    "supplier-contract": (
        Text("supplier contract", "供应商合同"),
        f"""
        supplier: text
        services: text
        targets.measure: text
        targets.target: text
        {_AGREEMENT}
        """,
    ),
    "supplier-review": (
        Text("supplier review", "供应商评审"),
        f"""
        supplier: text
        contract: record supplier-contract
        {_PERIOD}
        reviewed_on: date
        result: choice met partly missed
        {_ACTIONS}
        """,
    ),
    "supplier-dispute": (Text("dispute with a supplier", "供应商争议"), ""),
    "operational-level-agreement": (
        Text("operational level agreement", "运行级别协议"),
        f"""
        party: text
        targets: table
        {_AGREEMENT}
        """,
    ),
    "budget-report": (Text("budget report", "预算报告"), ""),
    "demand-report": (Text("demand report", "需求报告"), ""),
    "capacity-report": (Text("capacity report", "容量报告"), ""),
    "other-party": (Text("party to the service life cycle", "服务生命周期其他方"), ""),
}

_APPROVERS = "change_manager operations_manager major_incident_manager management_representative top_management"

CHANGES = {
    "change-request": (
        Text("request for change", "变更请求"),
        """
        raised_at: datetime
        requester: person
        source: choice …
        incident: record incident
        class: choice standard normal emergency
        standard_entry: text
        window_start: datetime
        window_end: datetime
        implementer: person
        logged_at: datetime
        ended_at: datetime
        result: choice successful failed backed_out not_made
        pir_needed: yes-no
        closed_on: date
        """,
    ),
    "change-assessment": (
        Text("assessment and approval of a change", "变更评估与审批"),
        f"""
        rfc: record change-request
        assessed_at: datetime
        likelihood: integer
        impact: integer
        score: integer
        risk: choice low medium high
        cab_on: date
        approver_role: choice {_APPROVERS}
        approver: person
        decided: choice approved conditions deferred refused
        decided_at: datetime
        by_word: yes-no
        """,
    ),
    "change-review": (
        Text("post-implementation review", "实施后评审"),
        """
        rfc: record change-request
        assessment: record change-assessment
        ended_at: datetime
        reviewed_at: datetime
        reviewer: person
        authorised_before: yes-no
        result: choice successful failed backed_out
        """,
    ),
    "cab-minutes": (
        Text("minutes of the change advisory board", "CAB会议纪要"),
        """
        held_on: date
        chair: person
        present.name: text
        present.function: text
        changes.rfc: record change-request
        changes.class: choice standard normal emergency
        changes.decision: choice recommended conditions deferred refused reviewed
        changes.conditions: text
        decisions: text
        """,
    ),
    "change-trend": (
        Text("trend of changes", "变更趋势"),
        f"""
        {_PERIOD}
        total: integer
        standard: integer
        normal: integer
        emergency: integer
        successful: integer
        failed: integer
        backed_out: integer
        unauthorised: integer
        emergency_percent: number
        success_percent: number
        """,
    ),
    "service-plan": (Text("plan for a new or changed service", "新服务或服务变更计划"), ""),
    "service-design": (Text("service design", "服务设计"), ""),
    "acceptance": (Text("acceptance of a service", "服务验收"), ""),
    "release": (
        Text("release", "发布"),
        """
        release: text
        kind: choice normal emergency
        changes.rfc: record change-request
        items.item: record configuration-item
        items.version_before: text
        items.version_after: text
        deployed_at: datetime
        result: choice successful failed backed_out
        plan: record release-plan
        """,
    ),
    "release-plan": (Text("release plan", "发布计划"), ""),
}

OPERATION = {
    "incident": (
        Text("incident", "事件"),
        """
        raised_at: datetime
        customers: text
        service: choice …
        impact: choice high medium low
        urgency: choice high medium low
        priority: choice p1 p2 p3 p4
        responded_at: datetime
        major_incident: choice not_major
        declared_at: datetime
        clock_stopped: integer
        problem: record problem
        change: record change-request
        resolved_at: datetime
        in_time: yes-no
        closed_at: datetime
        """,
    ),
    "major-incident-report": (
        Text("major incident report", "重大事件报告"),
        """
        incident: record incident
        problem: record problem
        declared_at: datetime
        restored_at: datetime
        reported_on: date
        downtime: integer
        """,
    ),
    "service-request": (
        Text("service request", "服务请求"),
        """
        raised_at: datetime
        kind: choice simple standard complex
        fulfilled_at: datetime
        in_time: yes-no
        closed_at: datetime
        """,
    ),
    "problem": (
        Text("problem or known error", "问题与已知错误"),
        """
        opened_at: datetime
        kind: choice problem known_error
        incidents.incident: record incident
        cause_found_on: date
        known_error_recorded_on: date
        workaround: text
        change: record change-request
        effect_checked_on: date
        closed_on: date
        state: choice open cause_known fix_planned closed
        """,
    ),
    "availability-report": (Text("availability report", "可用性报告"), ""),
    "business-impact": (Text("business impact analysis", "业务影响分析"), ""),
    "continuity-test": (
        Text("continuity test", "连续性测试"),
        """
        kind: choice table_top switch_over call_tree
        tested_on: date
        services: choices …
        result: choice reached partly failed
        rto_reached: integer
        rpo_reached: integer
        findings.finding: text
        findings.nonconformity: record nonconformity
        plan_reviewed_on: date
        """,
    ),
    "security-risk": (Text("information security risk", "信息安全风险"), ""),
    "security-incident": (Text("information security incident", "信息安全事件"), ""),
    "duty-roster": (
        Text("duty roster", "值班表"),
        f"""
        {_PERIOD}
        shifts.day: date
        shifts.shift: choice day late night
        shifts.person: text
        shifts.function: text
        """,
    ),
}

TABLE = {**SERVICES, **CHANGES, **OPERATION}

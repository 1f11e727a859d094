"""What ITSM tools export: their real names of columns, with fictional content."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.fakes import SmallSet
from tests.records.form_set import csv_of

_FORMS = Path(__file__).parents[2] / "forms"


def with_example_forms(small_set: SmallSet, *numbers: str) -> SmallSet:
    """Put the example organisation's own forms into a small set, in both languages."""
    for path in small_set.root.joinpath("forms").glob("*.md"):
        path.unlink()
    for number in numbers:
        for path in _FORMS.glob(f"frm-{number}-*.md"):
            small_set.write(f"forms/{path.name}", path.read_bytes())
    return small_set


def as_csv(*rows: Mapping[str, str]) -> str:
    """Return rows as CSV."""
    return csv_of(rows[0], *(row.values() for row in rows))


# ServiceNow, list of incidents exported with labels; `u_` fields are what an organisation adds.
SERVICENOW_INCIDENT = {
    "Number": "INC0010023",
    "Opened": "2026-09-03 09:12:44",
    "Short description": "Portal answers with error 502",
    "Caller": "Abel Tuter",
    "Company": "C-017",
    "Channel": "Monitoring",
    "Service": "Managed hosting",
    "Configuration item": "web-lb-02",
    "Category": "Network",
    "Priority": "2 - High",
    "Impact": "1 - High",
    "Urgency": "2 - Medium",
    "State": "Closed",
    "Assignment group": "Operations",
    "Assigned to": "Beth Anglin",
    "Actual start": "2026-09-03 09:20:01",
    "Resolved": "2026-09-03 10:47:30",
    "Closed": "2026-09-08 00:00:03",
    "Closed by": "System Administrator",
    "Resolution code": "Workaround provided",
    "Resolution notes": "Back end removed from the pool.\nCause not known yet.",
    "Made SLA": "true",
    "Reassignment count": "0",
    "Description": "Since 09:10 every second request fails.",
    "Problem": "PRB0040011",
    "Change Request": "",
    "Updated": "2026-09-08 00:00:03",
}
# The same table as the Table API returns it (sysparm_display_value=all).
SERVICENOW_INCIDENT_API = {
    "number": {"display_value": "INC0010024", "value": "INC0010024"},
    "opened_at": {"display_value": "2026-09-04 14:00:00", "value": "2026-09-04 06:00:00"},
    "short_description": {"display_value": "x" * 150, "value": "x" * 150},
    "description": {"display_value": "Cannot log in", "value": "Cannot log in"},
    "company": {"display_value": "C-002", "value": "31bea3d53790200044e0bfc8bcbe5dec", "link": "https://example.com/a"},
    "contact_type": {"display_value": "Phone", "value": "phone"},
    "business_service": {"display_value": "SVC-03 Service desk and managed workplace", "value": "1"},
    "category": {"display_value": "Password Reset", "value": "password_reset"},
    "impact": {"display_value": "3 - Low", "value": "3"},
    "urgency": {"display_value": "3 - Low", "value": "3"},
    "priority": {"display_value": "5 - Planning", "value": "5"},
    "state": {"display_value": "Closed", "value": "7"},
    "assignment_group": {"display_value": "Service Desk", "value": "2"},
    "work_start": {"display_value": "2026-09-04 14:01:00", "value": "2026-09-04 06:01:00"},
    "resolved_at": {"display_value": "2026-09-04 14:05:00", "value": "2026-09-04 06:05:00"},
    "closed_at": {"display_value": "2026-09-05 08:00:00", "value": "2026-09-05 00:00:00"},
    "closed_by": {"display_value": "Abel Tuter", "value": "3"},
    "close_code": {"display_value": "User error", "value": "User error"},
    "close_notes": {"display_value": "Password set anew.", "value": "Password set anew."},
    "made_sla": {"display_value": "true", "value": "true"},
    "reassignment_count": {"display_value": "2", "value": "2"},
}
SERVICENOW_CHANGE = {
    "number": "CHG0030077",
    "short_description": "Renew certificate on portal",
    "type": "Normal",
    "state": "Closed",
    "opened_at": "2026-08-20 10:00:00",
    "sys_created_on": "2026-08-20 11:00:00",
    "requested_by": "He Jing",
    "opened_by": "Xu Dan 徐丹",
    "assigned_to": "he.jing",
    "assignment_group": "Operations",
    "business_service": "Managed hosting",
    "cmdb_ci": "web-lb-01",
    "reason": "Maintenance",
    "description": "Present certificate ends on 2026-09-15.",
    "implementation_plan": "1. Import. 2. Bind. 3. Test.",
    "backout_plan": "Bind the old one.",
    "justification": "Without it the portal cannot be reached.",
    "risk": "Low",
    "impact": "3 - Low",
    "start_date": "2026-09-01 22:00:00",
    "end_date": "2026-09-01 23:00:00",
    "work_start": "2026-09-01 22:05:00",
    "work_end": "2026-09-01 22:30:00",
    "close_code": "Successful",
    "close_notes": "Done.",
    "closed_at": "2026-09-03 09:00:00",
    "review_date": "",
    "u_major_impact": "none",
    "u_cost": "350.5",
    "u_users_notice": "false",
    "u_interruption": "0",
}
SERVICENOW_PROBLEM = {
    "Number": "PRB0040011",
    "Problem statement": "Back end of the portal hangs",
    "Short description": "Back end of the portal hangs",
    "Opened": "2026-09-03 11:00:00",
    "State": "Fix in Progress",
    "Known error": "true",
    "Priority": "2 - High",
    "Service": "Managed hosting",
    "Configuration item": "web-app-03",
    "First reported by task": "INC0010023",
    "Assigned to": "He Jing",
    "Due date": "2026-09-17 11:00:00",
    "Category": "Software",
    "Cause notes": "Connections are not given back.",
    "Confirmed": "2026-09-10 09:00:00",
    "Workaround": "Restart the service.",
    "Workaround communicated at": "2026-09-05 09:00:00",
    "Change Request": "CHG9999999",
    "u_source": "Like incidents",
    "u_effect_checked": "false",
}
SERVICENOW_REQUEST = {
    "Number": "RITM0010100",
    "Item": "Standard laptop",
    "Short description": "Laptop for a new colleague",
    "Opened": "2026-09-07 09:00:00",
    "Due date": "2026-09-11 18:00:00",
    "Channel": "Self-service",
    "Company": "C-002",
    "Service": "Service desk and managed workplace",
    "Quantity": "1",
    "Priority": "4 - Low",
    "Approval": "Approved",
    "Approval set": "2026-09-07 12:00:00",
    "State": "Closed Complete",
    "Assignment group": "Service Desk",
    "Closed": "2026-09-10 16:00:00",
    "Closed by": "He Jing",
    "Close notes": "Handed over.",
    "Made SLA": "true",
    "u_user_number": "U-0042",
    "u_kind": "Standard",
    "u_identity_checked": "true",
    "u_approver": "Head of department",
}

_JIRA = {
    "Summary": "",
    "Issue key": "",
    "Issue id": "10231",
    "Issue Type": "",
    "Status": "Closed",
    "Project key": "OPS",
    "Project name": "Operations",
    "Priority": "High",
    "Resolution": "Workaround",
    "Assignee": "He Jing",
    "Reporter": "Xu Dan",
    "Created": "03/Sep/26 9:12 AM",
    "Updated": "08/Sep/26 12:01 AM",
    "Resolved": "03/Sep/26 10:47 AM",
    "Components": "Managed hosting",
    "Description": "Since 09:10 every second request fails.",
}


def jira(kind: str, key: str, summary: str, **custom: str) -> dict[str, str]:
    """Return a line of a CSV export of Jira with all fields. custom: name of a custom field → text."""
    fields = {f"Custom field ({name.replace('_', ' ')})": text for name, text in custom.items()}
    return _JIRA | {"Summary": summary, "Issue key": key, "Issue Type": kind} | fields


JIRA_INCIDENT = jira(
    "[System] Incident",
    "OPS-101",
    "Portal answers with error 502",
    Source="Monitoring",
    Organizations="C-017",
    Operational_categorization="Outage",
    Impact="Significant / Large",
    Urgency="High",
    Assignment_group="Operations",
    Resolution_notes="Back end removed from the pool.",
    First_contact_resolution="No",
    Resolved_in_time="Yes",
    Closed="08/Sep/26 12:01 AM",
    Closed_on="Automation",
) | {"Custom field ([CHART] Date of First Response)": "03/Sep/26 9:20 AM"}
JIRA_CHANGE = jira(
    "[System] Change",
    "OPS-102",
    "Renew certificate on portal",
    Change_reason="Maintenance",
    Change_type="Standard",
    Configuration_item="web-lb-01",
    Business_justification="It ends soon.",
    Standard_change="STD-04",
    Major_impact="None of these",
    Cost="0",
    Users_notice="No",
    Interruption="0",
    Planned_start="05/Sep/26 10:00 PM",
    Planned_end="05/Sep/26 11:00 PM",
    Change_manager="xu.dan",
    Change_result="Successful",
    Review_needed="No",
)
JIRA_PROBLEM = jira(
    "[System] Problem",
    "OPS-103",
    "Back end of the portal hangs",
    Known_error="Yes",
    Source="Like incidents",
    Cause_category="Software",
    Root_cause="Connections are not given back.",
    Effect_checked="No",
) | {"Due date": "17/Sep/26 12:00 AM", "Inward issue link (Problem/Incident)": "OPS-101", "Status": "Completed"}
JIRA_REQUEST = jira(
    "[System] Service request with approvals",
    "OPS-104",
    "Laptop for a new colleague",
    Source="Portal",
    Organizations="C-002",
    Request_Type="Standard laptop",
    Request_kind="Standard",
    User_number="U-0042",
    Users_concerned="1",
    Identity_checked="Yes",
    Approvers="Head of department",
    Approved="03/Sep/26 9:30 AM",
    Assignment_group="Service Desk",
    Resolution_notes="Handed over.",
    Resolved_in_time="Yes",
    Closed_on="Customer consent",
) | {"Due date": "11/Sep/26 12:00 AM", "Resolution": "Done", "Components": "Service desk and managed workplace"}

_NAMES = {
    "summary": "Summary",
    "issuetype": "Issue Type",
    "customfield_10050": "Source",
    "customfield_10002": "Organizations",
    "customfield_10051": "Operational categorization",
    "customfield_10004": "Impact",
    "customfield_10005": "Urgency",
    "customfield_10060": "Assignment group",
    "customfield_10061": "Resolution notes",
    "customfield_10062": "First contact resolution",
    "customfield_10030": "Time to first response",
    "customfield_10031": "Time to resolution",
    "customfield_10063": "Closed on",
}


def jira_search() -> str:
    """Return what Jira's search API answers with `expand=names`: rich text, objects, and cycles of service levels."""
    cycle = {"startTime": {"iso8601": "2026-09-03T09:12:44+0800"}, "breached": False}
    paragraph = {"type": "paragraph", "content": [{"type": "text", "text": "Since 09:10 every"}, {"type": "hardBreak"}]}
    second = {"type": "paragraph", "content": [{"type": "text", "text": "second request fails."}]}
    fields: dict[str, Any] = {
        "summary": "Portal answers with error 502",
        "issuetype": {"name": "[System] Incident"},
        "status": {"name": "Closed", "statusCategory": {"key": "done"}},
        "priority": {"name": "Highest", "id": "1"},
        "resolution": {"name": "Done"},
        "created": "2026-09-03T09:12:44.000+0800",
        "resolutiondate": "2026-09-03T10:47:30.000+0800",
        "components": [{"id": "1", "name": "Managed hosting"}],
        "description": {"type": "doc", "version": 1, "content": [paragraph, second]},
        "customfield_10050": {"value": "Email", "id": "2"},
        "customfield_10002": [{"id": "4", "name": "C-017"}, {"id": "5", "name": "C-018"}],
        "customfield_10051": {"value": "Application"},
        "customfield_10004": {"value": "Minor / Localized"},
        "customfield_10005": {"value": "Low"},
        "customfield_10060": {"value": "Projects"},
        "customfield_10061": "Fixed by a new version.",
        "customfield_10062": {"value": "No"},
        "customfield_10030": {
            "name": "SLA",
            "completedCycles": [cycle | {"stopTime": {"iso8601": "2026-09-03T09:30:00+0800"}}],
        },
        "customfield_10031": {"name": "SLA", "completedCycles": [cycle]},
        "customfield_10063": {"value": "Customer consent"},
        "customfield_10099": None,
    }
    other = {"key": "OPS-202", "fields": {"issuetype": {"name": "Task"}, "summary": "No record"}}
    return json.dumps({"names": _NAMES, "issues": [{"id": "1", "key": "OPS-201", "fields": fields}, other], "total": 2})

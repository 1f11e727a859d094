"""`sms record import --map`: exports of ServiceNow and Jira Service Management become records of our forms."""

import json

import pytest

from smsgen.sources.read_mapping import read_shipped, shipped
from tests.fakes import SmallSet
from tests.records import itsm_exports as exports
from tests.records.form_set import BY, put, refused, take, values_of
from tests.records.itsm_exports import as_csv, with_example_forms


@pytest.fixture
def tool(small_set: SmallSet) -> SmallSet:
    return with_example_forms(small_set, "30", "39", "41", "42")


def test_each_mapping_has_a_name_in_both_languages() -> None:
    assert set(shipped()) == {
        *("jira-change", "jira-incident", "jira-problem", "jira-service-request"),
        *("servicenow-change_request", "servicenow-incident", "servicenow-problem", "servicenow-sc_request"),
    }
    for name in shipped():
        assert all(read_shipped(name).name), name


@pytest.mark.covers("R-20", "R-47")
def test_incidents_of_servicenow_as_csv(tool: SmallSet) -> None:
    open_one = exports.SERVICENOW_INCIDENT | {"Number": "INC0010025", "State": "In Progress", "Resolved": ""}
    file = put(tool, "incident.csv", as_csv(exports.SERVICENOW_INCIDENT, open_one))
    run = take(tool, file, "--map", "servicenow-incident", *BY)
    assert "2 rows: 1 taken over, 0 there already, 1 skipped, 0 with faults." in run.out
    assert "line 2: servicenow PRB0040011" not in run.err
    assert "PRB0040011 is not there and was left out" in run.err
    written = tool.read("records/SMS-FRM-39/2026/INC-2026-0001.yml")
    assert 'date: "2026-09-03"' in written
    assert 'closed: "yes"\nsource: "servicenow INC0010023"' in written
    assert values_of(tool, "INC-2026-0001") == {
        "raised_at": "2026-09-03T09:12:44+08:00",
        "channel": "monitoring",
        "customers": "C-017",
        "service": "svc_01",
        "configuration_item": "web-lb-02",
        "class": "network",
        "summary": "Portal answers with error 502",
        "description": "Portal answers with error 502\nSince 09:10 every second request fails.",
        "impact": "high",
        "urgency": "medium",
        "priority": "p2",
        "security_related": "no",
        "responded_at": "2026-09-03T09:20:01+08:00",
        "resolver_group": "operations",
        "actions": [
            {
                "done_at": "2026-09-03T10:47:30+08:00",
                "by": "Operations",
                "action": "Back end removed from the pool. Cause not known yet.",
            }
        ],
        "major_incident": "not_major",
        "resolved_at": "2026-09-03T10:47:30+08:00",
        "resolution": "Back end removed from the pool.\nCause not known yet.",
        "resolution_kind": "workaround",
        "first_contact": "yes",
        "in_time": "yes",
        "closed_at": "2026-09-08T00:00:03+08:00",
        "closed_by": "no_objection",
    }
    assert "1 there already" in refused(tool, file, "--map", "servicenow-incident", *BY, code=0)


def test_incidents_of_servicenow_as_json(tool: SmallSet) -> None:
    file = put(tool, "incident.json", json.dumps({"result": [exports.SERVICENOW_INCIDENT_API]}))
    take(tool, file, "--map", "servicenow-incident", *BY)
    values = values_of(tool, "INC-2026-0001")
    assert values["raised_at"] == "2026-09-04T14:00:00+08:00"
    assert values["summary"] == "x" * 119 + "…"
    assert values["description"] == "x" * 150 + "\nCannot log in"
    assert (values["priority"], values["class"], values["service"]) == ("p4", "access", "svc_03")
    assert (values["first_contact"], values["closed_by"]) == ("no", "consent")


def test_changes_problems_and_requests_of_servicenow(tool: SmallSet) -> None:
    take(tool, put(tool, "i.csv", as_csv(exports.SERVICENOW_INCIDENT)), "--map", "servicenow-incident", *BY)
    take(tool, put(tool, "c.csv", as_csv(exports.SERVICENOW_CHANGE)), "--map", "servicenow-change_request", *BY)
    take(tool, put(tool, "p.csv", as_csv(exports.SERVICENOW_PROBLEM)), "--map", "servicenow-problem", *BY)
    take(tool, put(tool, "r.csv", as_csv(exports.SERVICENOW_REQUEST)), "--map", "servicenow-sc_request", *BY)
    change = values_of(tool, "RFC-2026-0001")
    assert (change["requester"], change["classified_by"], change["implementer"]) == ("he.jing", "xu.dan", "he.jing")
    assert (change["source"], change["class"], change["route"]) == ("life_cycle", "normal", "assessment")
    assert (change["services"], change["major_reasons"], change["cost"]) == (["svc_01"], ["none"], "350.5")
    assert (change["users_notice"], change["pir_needed"], change["result"]) == ("no", "no", "successful")
    assert change["closed_on"] == "2026-09-03"
    problem = values_of(tool, "PRB-2026-0001")
    # By its number in ServiceNow; the change is not there.
    assert problem["incidents"] == [{"incident": "INC-2026-0001"}]
    assert "change" not in problem
    assert (problem["kind"], problem["state"], problem["analyst"]) == ("known_error", "fix_planned", "he.jing")
    assert problem["cause_due_on"] == "2026-09-17"
    request = values_of(tool, "SRQ-2026-0001")
    assert (request["kind"], request["outcome"], request["approval_needed"]) == ("standard", "fulfilled", "yes")
    assert (request["catalogue_item"], request["due_on"], request["rank"]) == (
        "Standard laptop",
        "2026-09-11",
        "in_turn",
    )


def test_one_export_of_jira_serves_all_mappings(tool: SmallSet) -> None:
    rows = (exports.JIRA_INCIDENT, exports.JIRA_CHANGE, exports.JIRA_PROBLEM, exports.JIRA_REQUEST)
    columns = {column: "" for row in rows for column in row}
    file = put(tool, "jira.csv", as_csv(*(columns | row for row in rows)))
    for name in ("jira-incident", "jira-change", "jira-problem", "jira-service-request"):
        run = take(tool, file, "--map", name, *BY)
        assert "4 rows: 1 taken over, 0 there already, 3 skipped, 0 with faults." in run.out, run.out
    incident = values_of(tool, "INC-2026-0001")
    assert (incident["raised_at"], incident["closed_at"]) == ("2026-09-03T09:12:00+08:00", "2026-09-08T00:01:00+08:00")
    assert (incident["class"], incident["priority"], incident["impact"]) == ("outage", "p2", "high")
    change = values_of(tool, "RFC-2026-0001")
    assert (change["requester"], change["route"], change["window_end"]) == (
        *("xu.dan", "pre_approved", "2026-09-05T23:00:00+08:00"),
    )
    problem = values_of(tool, "PRB-2026-0001")
    assert (problem["incidents"], problem["state"]) == ([{"incident": "INC-2026-0001"}], "under_watch")
    request = values_of(tool, "SRQ-2026-0001")
    assert (request["customer"], request["approval_needed"], request["closed_by"]) == ("C-002", "yes", "consent")


def test_incidents_of_jira_as_json_with_names(tool: SmallSet) -> None:
    run = take(tool, put(tool, "jira.json", exports.jira_search()), "--map", "jira-incident", *BY)
    assert "2 rows: 1 taken over, 0 there already, 1 skipped" in run.out
    values = values_of(tool, "INC-2026-0001")
    assert values["description"] == "Portal answers with error 502\nSince 09:10 every\nsecond request fails."
    assert (values["customers"], values["service"], values["channel"]) == ("C-017, C-018", "svc_01", "email")
    assert (values["responded_at"], values["in_time"]) == ("2026-09-03T09:30:00+08:00", "yes")
    assert (values["impact"], values["resolver_group"], values["resolution_kind"]) == ("low", "projects", "fixed")


def test_what_the_source_does_not_say_is_not_made_up(tool: SmallSet) -> None:
    row = {key: text for key, text in exports.SERVICENOW_CHANGE.items() if not key.startswith("u_")}
    file = put(tool, "c.csv", as_csv(row))
    said = refused(tool, file, "--map", "servicenow-change_request", *BY)
    missing = {line.split("REC009 ")[1].split(":")[0] for line in said.splitlines() if "REC009" in line}
    assert missing == {"major_reasons", "cost", "users_notice", "interruption"}
    own = put(
        tool,
        "own.yml",
        "schema: sms.mapping/v1\nextends: servicenow-change_request\nform: SMS-FRM-30\ntime_zone: UTC\n"
        "people: {He Jing: li.qing}\n"
        "fields:\n  major_reasons: {constant: none}\n  cost: {default: '0'}\n"
        "  users_notice: {constant: 'no'}\n  interruption: {constant: '0'}\n",
    )
    take(tool, file, "--map", str(own), *BY)
    values = values_of(tool, "RFC-2026-0001")
    assert (values["requester"], values["raised_at"]) == ("li.qing", "2026-08-20T10:00:00+00:00")


def test_an_export_of_another_kind_or_an_unknown_word(tool: SmallSet) -> None:
    file = put(tool, "t.csv", "id,title\n1,x\n")
    said = refused(tool, file, "--map", "servicenow-incident", *BY, code=2)
    assert "are not in the file: is it an export of this kind?" in said
    row = exports.SERVICENOW_INCIDENT | {"Channel": "Carrier pigeon", "Opened": "03.09.2026 09:12"}
    said = refused(tool, put(tool, "t.csv", as_csv(row)), "--map", "servicenow-incident", *BY)
    assert "line 2, column “Channel” channel: REC010 channel: “Carrier pigeon” is not one of phone, email" in said
    assert "line 2, column “Opened” raised_at: REC010 raised_at: “03.09.2026 09:12” is not a time with its zone" in said

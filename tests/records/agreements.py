"""A set with the example's own forms for agreements, reports, changes and tickets, and one agreement."""

from pathlib import Path

from tests.fakes import SmallSet

FORMS = Path(__file__).parents[2] / "forms"
KINDS = {
    "service-level-agreement": "21",
    "service-level-report": "22",
    "change-request": "30",
    "incident": "39",
    "service-request": "41",
    "complaint": "18",
    "satisfaction": "19",
}

AGREEMENT = """\
schema: sms.record/v1
id: SLA-2026-0001
form: SMS-FRM-21
form_version: "1.0"
date: "2026-03-02"
made_by: li.qing
made_at: "2026-03-02T10:00:00+08:00"
version: "1.0"
values:
  customer: customer A
  services:
    - {service: svc_01, target: "99.9", downtime_allowed: "43.2", hours: 24×7}
    - {service: svc_02, target: "99.5", downtime_allowed: "216", hours: 24×7}
  targets:
    - {measure: Incidents resolved in time, target: 95%, measured_by: ITSM tool}
    - {measure: Report, target: 5th working day, measured_by: Dispatch list}
  response:
    - {priority: p1, response: "15", resolution: "240", clock: round_the_clock}
    - {priority: p2, response: "30", resolution: "480", clock: round_the_clock}
    - {priority: p3, response: "120", resolution: "1620", clock: working_hours}
    - {priority: p4, response: "240", resolution: "2700", clock: working_hours}
  escalation: The service manager at once, the head of IT after 2 h.
  workload_limits: Up to 40 hosts.
  exceptions: Maintenance agreed 5 working days ahead.
  liability: 2% of the monthly fee for each full 0.1 percentage point.
  credit_percent: "2"
  credit_cap: "20"
  maintenance: Tuesdays 22:00 to 24:00.
  data_source: Monitoring platform
  reporting: By the 5th working day.
  complaint_route: Service desk
  valid_from: "2026-03-01"
  valid_to: "2027-02-28"
  reviewed_on: "2026-02-20"
  review_result: first_check
  signed_for_us: li.qing
  accepted_by: customer A, head of IT
  accepted_on: "2026-02-25"
  accepted_at: Contract archive, shelf 1
  signed_copy_sha256: 0000000000000000000000000000000000000000000000000000000000000000
"""

CHANGE = """\
schema: sms.record/v1
id: RFC-2026-0001
form: SMS-FRM-30
form_version: "1.0"
date: "2026-08-24"
made_by: li.qing
made_at: "2026-08-24T10:00:00+08:00"
values:
  title: Replace power supply
  raised_at: "2026-08-24T09:00:00+08:00"
  requester: li.qing
  source: life_cycle
  services: [svc_01]
  items: power supply 2
  description: Replace it.
  reason: It is worn.
  class: normal
  major_reasons: [none]
  cost: "0"
  users_notice: "yes"
  interruption: "60"
  consent_on: "CONSENT"
  window_start: "2026-09-08T22:00:00+08:00"
  window_end: "2026-09-08T23:00:00+08:00"
  implementer: li.qing
  logged_at: "2026-08-24T10:00:00+08:00"
  classified_by: li.qing
  route: assessment
  result: successful
  pir_needed: "no"
  closed_on: "2026-09-09"
"""


def agreed(small_set: SmallSet) -> SmallSet:
    """Make the set one of an organisation with an agreement; return it."""
    small_set.write("sms.yml", small_set.read("sms.yml").replace("languages: [en, zh]", "languages: [en]"))
    for path in small_set.root.rglob("*.zh.md"):
        path.unlink()
    for path in (small_set.root / "forms").iterdir():
        path.unlink()
    for number in KINDS.values():
        [form] = [path for path in FORMS.glob(f"frm-{number}-*.md") if not path.name.endswith(".zh.md")]
        small_set.write(f"forms/{form.name}", form.read_text("utf-8"))
    lines = "".join(f"  {kind}: SMS-FRM-{number}\n" for kind, number in KINDS.items())
    small_set.write("sms.yml", f"{small_set.read('sms.yml')}record_kinds:\n{lines}")
    small_set.write("records/SMS-FRM-21/2026/SLA-2026-0001.yml", AGREEMENT)
    return small_set

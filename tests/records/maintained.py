"""Sets in memory and on disk with a form whose records are maintained, and records of it that are approved."""

from tests.fixtures.approving import decide, sign_register
from tests.records.record_files import set_with

FORM = "forms/frm-21.md"
AGREEMENT = "records/SMS-FRM-21/2026/SLA-2026-0001.yml"
APPROVAL = "approvals/SLA-2026-0001/1.0/en/approve--quality-manager--li.qing--20261002T090000Z.yml"
ACCEPTANCE = f"""\
  accepted_by: customer A, head of IT
  accepted_on: "2026-09-30"
  accepted_at: Contract archive, shelf 1
  signed_copy_sha256: "{"0" * 64}"
"""
FORM_TEXT = """\
---
id: SMS-FRM-21
title: Service level agreement
version: "1.0"
owner: quality-manager
authors: [xu.dan]
parent: SMS-PRC-20
information: ["4.2-D1"]
classification: internal
change: First issue.
fields:
  - {key: customer, label: Customer, type: text, required: "yes"}
  - {key: state, label: State, type: choice, choices: {live: Live, retired: Retired}}
  - {key: party, label: Party, type: text}
  - {key: targets, label: Targets, type: table, columns: [{key: target, label: Target, type: text}]}
  - {key: valid_from, label: Valid from, type: date}
  - {key: valid_to, label: Valid to, type: date}
  - {key: reviewed_on, label: Reviewed on, type: date}
  - {key: accepted_by, label: Accepted by, type: text}
  - {key: accepted_on, label: Accepted on, type: date}
  - {key: accepted_at, label: Signed copy at, type: text}
  - {key: signed_copy_sha256, label: SHA-256 of the copy, type: text}
record: {prefix: SLA, instance: maintained, storage: repository, retention: 5 years, event: an agreement is made}
---

## Filling {#filling}

Fill it in with the customer.
"""


def agreement(version: str = "1.0", acceptance: str = ACCEPTANCE, made_by: str = "he.jing", state: str = "live") -> str:
    """Return the file of the agreement."""
    return (
        "schema: sms.record/v1\nid: SLA-2026-0001\nform: SMS-FRM-21\n"
        f'form_version: "1.0"\ndate: "2026-10-01"\nmade_by: {made_by}\nmade_at: "2026-10-01T10:00:00+08:00"\n'
        f'version: "{version}"\nvalues:\n  customer: customer A\n  state: {state}\n{acceptance}'
    )


def set_with_agreement(text: str | None = None, *, form: str = FORM_TEXT, approved: bool = True) -> dict[str, bytes]:
    """Return the files of a set whose SMS-FRM-21, in force, claims item 4.2-D1; text: of the agreement, "" for none."""
    files = set_with({}, approved=False)
    files["sms.yml"] += b"record_kinds: {operational-level-agreement: SMS-FRM-21}\n"
    files[FORM] = form.encode()
    procedure = files["procedures/prc-20.md"].decode()
    files["procedures/prc-20.md"] = procedure.replace("[SMS-FRM-39]\nclass", "[SMS-FRM-21, SMS-FRM-39]\nclass").encode()
    if text != "":
        files[AGREEMENT] = (agreement() if text is None else text).encode()
    sign_register(files)
    for document in ("SMS-FRM-21", "SMS-FRM-39", "SMS-PRC-20"):
        decide(files, f"approvals/{document}/1.0/en/approve--quality-manager--li.qing--20260120T090000Z.yml")
    if approved and text != "":
        decide(files, APPROVAL)
    return files

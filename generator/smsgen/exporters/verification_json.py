"""A verification for programs: `sms.report/v1` with what was checked, the head and the verdict (DESIGN, section 6)."""

from datetime import datetime
from typing import Any

from smsgen.exporters.findings.json_format import as_json, report_value
from smsgen.model.anchor import Anchor
from smsgen.reports.verification import Checked, CheckedHistory, Verification


def verification_json(result: Verification, language: str) -> str:
    """Return the verification as JSON; the wording in `language`, all else the same in every language."""
    value = report_value(result.report, language)
    value["verdict"] = {"exit_code": result.report.exit_code, "text": result.verdict.of(language)}
    value["checked"] = _checked(result.checked) if result.checked else None
    value["head"] = _head(result.head) if result.head else None
    return as_json(value)


def _checked(checked: Checked) -> dict[str, Any]:
    anchor = checked.anchor
    return {
        "committed_at": _time(checked.committed_at),
        "registers": {
            "count": checked.registers,
            "in_force": checked.register,
            "first": checked.first_register,
            "pinned": checked.pinned,
        },
        "approvals": {
            "records": checked.records,
            "valid": sum(checked.levels.values()),
            "levels": dict(checked.levels),
            "taken_over": checked.taken_over,
        },
        "documents": {"count": checked.documents, "in_force": dict(checked.in_force)},
        "history": _history(checked.history) if checked.history else None,
        "anchor": anchor and {
            "commit": anchor.commit, "committed_at": anchor.committed_at, "signers": list(anchor.signers),
        },
    }  # fmt: skip


def _history(history: CheckedHistory) -> dict[str, Any]:
    return {
        "commits": history.commits,
        "since": _time(history.since),
        "control_start": history.control_start,
        "controlled_since": _time(history.controlled_since),
        "baseline": list(history.baseline),
    }


def _head(head: Anchor) -> dict[str, Any]:
    return {
        "commit": head.commit,
        "committed_at": head.committed_at,
        "first_register": head.first_register,
        "register_number": head.register_number,
        "register": head.register,
        "records": head.records,
        "records_root": head.records_root,
    }


def _time(when: datetime | None) -> str:
    return when.isoformat() if when else ""

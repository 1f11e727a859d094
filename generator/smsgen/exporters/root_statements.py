"""Writes what the root signers state about the past: baselines and accepted faults (ADR 0009)."""

from collections.abc import Iterable, Mapping, Sequence

from smsgen.exporters.quoted_yaml import quoted
from smsgen.model.baseline import BASELINE_SCHEMA, EXCEPTIONS_SCHEMA, AcceptedFault, BaselineEntry

_BASELINE_COMMENT = (
    "# Approvals given before control started, taken over. Counts when the root signers have signed it beside.\n"
    "# 接收受控之前已给出的批准；根签署人在旁签署后有效。\n"
)
_EXCEPTIONS_COMMENT = (
    "# Faults of the past that cannot be undone, accepted for ever. Counts when the root signers have signed it.\n"
    "# 无法消除、永久接受的既往问题；根签署人在旁签署后有效。\n"
)


def baseline_text(number: str, issued_at: str, authority: str, entries: Sequence[BaselineEntry]) -> str:
    """Return `authority/baselines/N.yml`."""
    head = _head(_BASELINE_COMMENT, BASELINE_SCHEMA, number, issued_at, authority)
    return head + "".join(baseline_entry(each) for each in entries)


def baseline_entry(entry: BaselineEntry) -> str:
    """Return one approval taken over, as an item of the list."""
    return _item(
        {
            "id": entry.document, "version": entry.version, "language": entry.language, "revision": entry.revision,
            "digest": entry.digest, "approver": entry.approver, "role": entry.role, "date": entry.date,
            "effective_from": entry.effective_from, "place": entry.place, "scan": entry.scan, "reason": entry.reason,
        }
    )  # fmt: skip


def exceptions_text(number: str, issued_at: str, authority: str, accepted: Iterable[AcceptedFault]) -> str:
    """Return `authority/exceptions/N.yml`."""
    items = (
        _item({"rule": each.rule, "path": each.path, "commit": each.commit, "reason": each.reason}) for each in accepted
    )
    return _head(_EXCEPTIONS_COMMENT, EXCEPTIONS_SCHEMA, number, issued_at, authority) + "".join(items)


def _head(comment: str, schema: str, number: str, issued_at: str, authority: str) -> str:
    fields = {"schema": schema, "number": number, "issued_at": issued_at, "authority": authority}
    return comment + "".join(f"{key}: {quoted(value)}\n" for key, value in fields.items()) + "entries:\n"


def _item(fields: Mapping[str, str]) -> str:
    lines = [f"{key}: {quoted(value)}\n" for key, value in fields.items() if value]
    return "  - " + "    ".join(lines)

"""Whether a version was decided on after the one before it was approved, as the times of their records say."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from smsgen.analysis.approval_faults import shown
from smsgen.analysis.text_states import TextKey, TextState
from smsgen.analysis.versions import Version, chain_digest
from smsgen.diagnostics import Finding
from smsgen.model.day import moment

# The clocks of two people differ by no more than this.
_SKEW = timedelta(minutes=10)


def order_findings(states: Mapping[TextKey, TextState]) -> Iterator[Finding]:
    """Yield the records that claim to be older than the approval that they continue from.

    A record that does not continue from it has its own finding (record-chain).
    """
    for state in states.values():
        before: Version | None = None
        for version in state.versions:
            if before is not None:
                yield from _back_dated(before, version)
            before = version if version.approved_at else before


def _back_dated(before: Version, version: Version) -> Iterator[Finding]:
    continued = chain_digest(before)
    for record in version.records:
        signed = moment(record.signed_at)
        if signed is None or before.approved_at is None or record.previous != continued:
            continue
        if signed < before.approved_at - _SKEW:
            values = {
                "signed": record.signed_at,
                "version": shown(before.version, before.revision),
                "approved": before.approved_at.isoformat(),
            }
            place = record.at("signed_at")
            yield Finding("time-backdated-before-previous-version", place, record.document, values, "signed_at")

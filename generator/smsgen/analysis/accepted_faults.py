"""The faults of the past that the root signers accepted for ever (`authority/exceptions/N.yml`)."""

from typing import NamedTuple

from smsgen.analysis.registers import day_of, signed_by_roots
from smsgen.location import Location
from smsgen.model.baseline import AcceptedFault
from smsgen.model.sms import Sms


class Acceptance(NamedTuple):
    """A fault that counts as accepted. place: where that stands. day: ISO day on which the roots said so."""

    fault: AcceptedFault
    place: Location
    day: str


def acceptances(sms: Sms) -> tuple[Acceptance, ...]:
    """Return what the threshold of root signers accepted; a list that they did not sign counts for nothing."""
    if not sms.statements:
        return ()
    from zoneinfo import ZoneInfo  # noqa: PLC0415 — costs a fiftieth of a run that needs no zone

    zone = ZoneInfo(sms.authority.time_zone)
    counts = signed_by_roots(sms.authorities, zone)
    return tuple(
        Acceptance(fault, statement.at(f"entries[{index}]"), day_of(statement.issued_at, zone))
        for statement in sms.statements
        if counts(statement)
        for index, fault in enumerate(statement.accepted)
    )

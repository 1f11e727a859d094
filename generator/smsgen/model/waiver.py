"""An accepted finding: a line of `waivers.yml`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waiver:
    """An exception from one rule for the subjects named, until the end of a day.

    rule: code or name. subjects: document, record, clause or item ids. expires: ISO date. line: of its entry.
    """

    rule: str
    subjects: tuple[str, ...]
    reason: str
    owner: str
    expires: str
    line: int
    column: int

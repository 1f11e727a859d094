"""Why a change of the register, a signature or a take-over is refused."""

from collections.abc import Iterable

from smsgen.model.text import Text


class AuthorityError(Exception):
    """What was asked for cannot be done; nothing was written. reason: what is wrong and what to do instead."""

    def __init__(self, en: str, zh: str) -> None:
        """Carry the reason in both languages."""
        super().__init__(en)
        self.reason = Text(en, zh)


def refused(*, en: str, zh: str) -> AuthorityError:
    """Return the refusal to raise."""
    return AuthorityError(en, zh)


class FaultyRowsError(Exception):
    """Rows of a file cannot be taken over. faults: all of them, each with row, value and what to do."""

    def __init__(self, faults: Iterable[Text]) -> None:
        """Carry every fault."""
        self.faults = tuple(faults)
        super().__init__("; ".join(fault.en for fault in self.faults))

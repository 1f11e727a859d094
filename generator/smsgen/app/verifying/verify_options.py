"""What `sms verify` is asked."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """What to verify, and against what.

    revision: the commit, "" for HEAD. pin: `sha256:…` of register 1 as known from outside, "" where it is not known.
    anchor: the file of an earlier head. tree_only: leave the history out; where there is no repository the files are
    then read as they are. as_of: None for the day that the set names, else today. cache_folder: where what was read of
    an immutable object, and what followed from it, may be kept; never inside the clone.
    """

    revision: str = ""
    pin: str = ""
    anchor: Path | None = None
    tree_only: bool = False
    as_of: date | None = None
    cache_folder: Path | None = None

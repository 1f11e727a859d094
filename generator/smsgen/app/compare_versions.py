"""Compare two versions of a document."""

from smsgen.adapters.text_difference import compare
from smsgen.analysis.redline import redline
from smsgen.model.redline import Redline


def compare_versions(old: str, new: str) -> Redline:
    """Return the redline from `old` to `new`, the whole text of two versions; "" where there is none before."""
    return redline(old, new, compare)

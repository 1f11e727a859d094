"""What the text of a version says of itself: its title, authors and reason for the change."""

from collections.abc import Mapping

from smsgen.model.version_text import VersionText


def said_of(digest: str, texts: Mapping[str, VersionText]) -> VersionText:
    """Return what the text with `digest` says; empty words where `texts` (by digest) lacks it.

    The tree is not asked: what may not be shown is not among the texts, and stands in the tree all the same.
    """
    return texts.get(digest, VersionText("", ""))

"""The text of a version, from the tree or from history, with what it says of itself."""

from typing import NamedTuple


class VersionText(NamedTuple):
    """A whole text with its front matter. path: where it stands or stood. document: its id. authors: person ids.

    assets: (name used in the text, hex SHA-256) of every picture that belongs to the version. form: that a maintained
    record was made with, "" of a document.
    """

    path: str
    text: str
    document: str = ""
    title: str = ""
    change: str = ""
    authors: tuple[str, ...] = ()
    classification: str = ""
    is_translation: bool = False
    assets: tuple[tuple[str, str], ...] = ()
    form: str = ""


def changed_pictures(old: VersionText, new: VersionText) -> tuple[str, ...]:
    """Return the names of the pictures that differ, or that only one version has: no redline of texts shows them."""
    return tuple(sorted({name for name, _ in set(old.assets) ^ set(new.assets)}))

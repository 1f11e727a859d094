"""What the text of a version says of itself: its title, why it was made, who wrote it."""

from collections.abc import Mapping

from smsgen.analysis.facts import Facts
from smsgen.analysis.text_states import TextState
from smsgen.model.version_text import VersionText


def said_of(facts: Facts, state: TextState, digest: str, texts: Mapping[str, VersionText]) -> VersionText:
    """Return what the text with `digest` says; empty words where neither the tree nor `texts` (by digest) has it.

    What comes from the tree carries no text.
    """
    document = facts.text(state.document, state.language)
    if document is not None and digest == state.digest:
        return VersionText(document.path, "", document.id, document.title, document.change, document.authors)
    return texts.get(digest, VersionText("", ""))

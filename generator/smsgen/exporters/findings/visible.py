"""Makes text from documents and file names safe to print: nothing in it steers a terminal or hides from the eye."""

import re

# Controls, bidirectional and zero-width characters, lone surrogates of undecodable file names.
_UNSEEN = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    """Return `text` on one line, with what cannot be seen written as its escape."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)

"""The language that the name of a file states."""

import re

_SUFFIX = re.compile(r"\.([A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)\.md\Z")


def language_suffix(path: str) -> str:
    """Return the language in `name.LANGUAGE.md`, "" for the authoritative `name.md`.

    Also what only looks like one of ours, such as `zh-CN`: it is told as that, and not as a second source.
    """
    match = _SUFFIX.search(path)
    return match[1] if match else ""

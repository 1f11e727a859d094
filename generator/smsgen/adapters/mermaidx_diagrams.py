"""Mermaid diagrams where there is no wheel of merman: the only module that imports mermaidx. Same pictures, slower."""

import re

_ID = re.compile(r"\bmy-svg\b")
_CONFIG = {"theme": "neutral", "htmlLabels": False, "flowchart": {"htmlLabels": False}}


def render(source: str, name: str, fonts: str) -> tuple[str, str]:
    """Return (SVG, "") with `name` as the id of the drawing, or ("", what is wrong with the source)."""
    import mermaidx  # noqa: PLC0415 — takes a second to start, and most commands meet no diagram

    try:
        svg = str(mermaidx.render(source, config=_CONFIG | {"fontFamily": fonts}).svg())
    except (RuntimeError, ValueError) as error:
        return "", " ".join(str(error).removeprefix("Mermaid rendering failed: ").split())
    return _ID.sub(name, svg), ""

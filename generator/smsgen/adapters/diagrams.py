"""Mermaid diagrams. The only module that imports merman, and it does so late: most commands meet no diagram.

Where there is no wheel of merman, mermaidx draws the same pictures (see `mermaidx_diagrams`).
"""

import atexit
import hashlib
import json
import re
from functools import cache, lru_cache
from typing import Any

from smsgen.adapters import mermaidx_diagrams

_FONTS = 'system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
# Labels as SVG text: HTML labels are lost in PDF and DOCX. The classic look in grey reads well on paper; the white
# ground keeps it readable in the site's dark scheme.
_CONFIG = {
    "theme": "neutral",
    "look": "classic",
    "fontFamily": _FONTS,
    "themeVariables": {"fontFamily": _FONTS},
    "htmlLabels": False,
    "flowchart": {"htmlLabels": False},
}
_GROUND = "background-color: #ffffff; border-radius: 4px;"
_FOREIGN = re.compile(r"<(?:foreignObject|script|image)\b|@import|url\((?![\"']?#)", re.IGNORECASE)


class DiagramError(Exception):
    """A diagram could not be drawn; the text says why."""


@lru_cache(maxsize=1024)
def syntax_error(source: str) -> str:
    """Return what is wrong with a diagram's source, "" when it parses."""
    merman = _merman()
    if merman is None:
        return mermaidx_diagrams.render(source, _name(source), _FONTS)[1]
    try:
        result = _engine().validate(source, None)
    except (merman.MermanError, UnicodeError) as error:
        return _reason(error)
    return "" if result.valid else " ".join((result.error or result.code_name).split())


@lru_cache(maxsize=256)
def draw_svg(source: str) -> str:
    """Return the diagram as an `<svg>` element to stand inline on a page.

    Its ids derive from the source, so that different diagrams on one page do not touch each other. The drawing is
    plain SVG text without references to anything outside. Raises DiagramError when the source does not parse or
    the drawing would not keep to that.
    """
    merman = _merman()
    if merman is None:
        svg, fault = mermaidx_diagrams.render(source, _name(source), _FONTS)
        if fault:
            raise DiagramError(fault)
    else:
        options = {"site_config": _CONFIG, "svg": {"diagram_id": _name(source)}}
        try:
            svg = _engine().render_svg(source, json.dumps(options))
        except (merman.MermanError, UnicodeError) as error:
            raise DiagramError(_reason(error)) from error
    foreign = _FOREIGN.search(svg)
    if foreign:
        message = f"the drawing would need {foreign[0]}"
        raise DiagramError(message)
    return svg.replace('style="', f'style="{_GROUND} ', 1)


def _name(source: str) -> str:
    return "diagram-" + hashlib.sha256(source.encode(errors="replace")).hexdigest()[:12]


@cache
def _merman() -> Any:
    """Return the library, None on a platform without a wheel of it."""
    try:
        import merman  # noqa: PLC0415 — imported late: slow to start
    except ImportError:
        return None
    return merman


@cache
def _engine() -> Any:
    """Return the one engine; making one costs as much as reading a diagram."""
    merman = _merman()
    atexit.register(_engine.cache_clear)  # freed later, at the end of the interpreter, it complains
    return merman.MermanEngine(None, None)


def _reason(error: Exception) -> str:
    """Return the message of a merman error on one line."""
    return " ".join(str(getattr(error, "message", "") or error).split()) or type(error).__name__

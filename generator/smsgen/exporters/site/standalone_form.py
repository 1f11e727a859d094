"""A form as one HTML file that needs nothing else: to be filled in from a memory stick, a share or a message."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from smsgen.adapters.templates import Templates, markup
from smsgen.exporters.site.escape import without_controls
from smsgen.exporters.site.fill_form import ASSETS, SCRIPTS, fill_form
from smsgen.exporters.site.words import WORDS
from smsgen.exporters.state_names import STATE_NAMES
from smsgen.reports.blank_form import BlankForm

_TEMPLATES = Templates(Path(__file__).with_name("templates"), without_controls, {})
_STYLE = Path(__file__).with_name("assets") / "site.css"


def standalone_form(form: BlankForm) -> bytes:
    """Return the file. It runs its own scripts only, and fetches nothing."""
    script = "\n".join((ASSETS / name).read_text("utf-8") for name in SCRIPTS)
    style = _STYLE.read_text("utf-8")
    values = {
        "form": form,
        "words": {key: WORDS[key].of(form.language) for key in ("id", "version", "state")},
        "state": STATE_NAMES[form.state].of(form.language) if form.state in STATE_NAMES else "",
        "fill": fill_form(form),
        "script": markup(script),
        "style": markup(style),
        "script_hash": _hash(script),
        "style_hash": _hash(style),
    }
    return _TEMPLATES.render("standalone.html.j2", values).encode("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")

"""What a person is shown before they sign: the text, and what changed since the last approved version of it."""

from dataclasses import dataclass
from hashlib import sha256

from smsgen.adapters.git import GitError
from smsgen.adapters.text_difference import compare
from smsgen.analysis.pending import Pending
from smsgen.analysis.redline import redline
from smsgen.analysis.versions import Version
from smsgen.app.deciding import clone_refusals
from smsgen.app.deciding.decision_desk import Desk
from smsgen.model.document import asset_path
from smsgen.model.redline import Redline


@dataclass(frozen=True, slots=True)
class Picture:
    """A local asset of the text. name: as the text names it. state: `new`, `changed`, `same` or `gone`; path: "" then.

    Where nothing is compared, every picture is `new`.
    """

    name: str
    path: str
    state: str


@dataclass(frozen=True, slots=True)
class View:
    """What is shown. text: the whole file. since: the version that `redline` starts from, "" where there is none.

    redline: None where the whole text is to be read: a first version, a confirmation, a withdrawal, or a clone that
    lacks the last approved text (`lost`).
    """

    text: str
    since: str = ""
    redline: Redline | None = None
    pictures: tuple[Picture, ...] = ()
    lost: bool = False


def view_of(desk: Desk, standing: Pending, decision: str) -> View:
    """Return what is to be shown for a decision on the text in the tree."""
    text = _text(desk, standing)
    now = _pictures(desk, standing)
    if decision in ("confirm", "withdraw") or standing.before is None:
        return View(text, pictures=tuple(Picture(name, path, "new") for name, (path, _) in now.items()))
    before = standing.before
    since = f"{before.version}/{before.revision}" if before.revision else before.version
    stored = _stored(desk, before)
    if stored is None:
        pictures = tuple(Picture(name, path, "new") for name, (path, _) in now.items())
        return View(text, since, pictures=pictures, lost=True)
    content, then = stored
    return View(text, since, redline(content, text, compare), tuple(_compared(then, now)))


def _text(desk: Desk, standing: Pending) -> str:
    """Return the text, which must be the bytes that were judged."""
    wanted = [entry for entry in desk.tree.entries() if entry.path == standing.text.path]
    for _, content in desk.tree.read_many(wanted):
        if isinstance(content, bytes) and sha256(content).hexdigest() == standing.text.sha256:
            return content.decode("utf-8")
    raise clone_refusals.changed_since_shown(standing.text.id)


def _pictures(desk: Desk, standing: Pending) -> dict[str, tuple[str, str]]:
    """Return name → (path, SHA-256) of the assets that the text uses."""
    found = {}
    for image in standing.text.structure.images:
        path = asset_path(standing.text.path, image.destination)
        if path:
            found[image.destination] = (path, desk.facts.sms.asset_digests.get(path, ""))
    return found


def _stored(desk: Desk, version: Version) -> tuple[str, dict[str, str]] | None:
    """Return the text of an approved version with name → SHA-256 of its assets, None where the clone lacks it."""
    from smsgen.sources.evidence_cache import evidence_cache  # noqa: PLC0415 — as below
    from smsgen.sources.read_past import read_past, read_versions  # noqa: PLC0415 — reads all history: seldom needed

    try:
        past = read_past(desk.root, desk.clone.head, evidence_cache() if desk.cache else None)
        stored = read_versions(desk.root, past, [version.digest]).get(version.digest)
    except GitError:
        return None
    if stored is None:
        return None
    assets = {name: sha256(content).hexdigest() for name, content in stored.assets.items()}
    return stored.content.decode("utf-8", "backslashreplace"), assets


def _compared(then: dict[str, str], now: dict[str, tuple[str, str]]) -> list[Picture]:
    found = []
    for name, (path, digest) in now.items():
        state = "new" if name not in then else "same" if then[name] == digest else "changed"
        found.append(Picture(name, path, state))
    return [*found, *(Picture(name, "", "gone") for name in then if name not in now)]

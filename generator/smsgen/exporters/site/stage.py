"""Writes the site as the engine's input: `<lang>/docs/**.md`, `<lang>/overrides/` and `<lang>/mkdocs.yml`.

Only what differs is written, so that a second staging is quick and a preview rebuilds only what changed.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from smsgen.exporters.site.engine_config import Look, as_yaml, engine_settings
from smsgen.exporters.site.pages import LanguageTree, Page, Site

_HERE = Path(__file__).parent
_ASSETS = "assets/sms"
_POLYFILL = f"{_ASSETS}/iframe-worker.js"
SETTINGS_FILE = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Staged:
    """One staged language. changed, removed: POSIX paths below `folder`; both empty when nothing is new."""

    tree: LanguageTree
    folder: Path
    changed: frozenset[str]
    removed: frozenset[str]

    @property
    def settings(self) -> Path:
        """The settings file to build from."""
        return self.folder / SETTINGS_FILE


def stage(site: Site, folder: Path, polyfill: bytes | None) -> tuple[Staged, ...]:
    """Write every language of `site` below `folder`. Raises OSError when the folder cannot be written.

    polyfill: the code for search from file://, None when it is not installed.
    """
    return tuple(_stage_language(site, tree, folder / tree.language, polyfill) for tree in site.trees)


def _stage_language(site: Site, tree: LanguageTree, folder: Path, polyfill: bytes | None) -> Staged:
    """Write one language to `folder` and remove what no longer belongs there."""
    wanted = dict(_files(site, tree, polyfill))
    present = _present(folder)
    changed = {path for path, content in wanted.items() if not _holds(folder / path, content, path in present)}
    for path in sorted(changed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(wanted[path])
    removed = present - wanted.keys()
    for path in removed:
        (folder / path).unlink()
    return Staged(tree, folder, frozenset(changed), frozenset(removed))


def _files(site: Site, tree: LanguageTree, polyfill: bytes | None) -> Iterator[tuple[str, bytes]]:
    look = Look(polyfill="" if polyfill is None else _POLYFILL, stylesheet=f"{_ASSETS}/site.css")
    yield SETTINGS_FILE, as_yaml(engine_settings(site, tree, look)).encode()
    for page in tree.pages:
        yield f"docs/{page.path}", _page_source(page).encode()
    for path, content in tree.assets.items():
        yield f"docs/{path}", content
    if polyfill is not None:
        yield f"docs/{_POLYFILL}", polyfill
    for name, content in _shipped(_HERE / "assets"):
        yield f"docs/{_ASSETS}/{name}", content
    for name, content in _shipped(_HERE / "overrides"):
        yield f"overrides/{name}", content


def _page_source(page: Page) -> str:
    front = f"---\n{json.dumps(dict(page.meta), ensure_ascii=False)}\n---\n" if page.meta else ""
    return front + page.markdown


def _shipped(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _present(folder: Path) -> set[str]:
    found: set[str] = set()
    for root, _, names in os.walk(folder):
        base = Path(root).relative_to(folder).as_posix()
        found.update(name if base == "." else f"{base}/{name}" for name in names)
    return found


def _holds(path: Path, content: bytes, exists: bool) -> bool:  # noqa: FBT001 - a private shortcut
    return exists and path.stat().st_size == len(content) and path.read_bytes() == content

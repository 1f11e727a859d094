"""`sms serve`: the site while it is written. Every saved change is on the page within two seconds, with its findings.

A warm engine per language builds only the pages that changed; when titles, folders or the set of pages change, the
whole language follows in the background, because the navigation stands on every page.
"""

import contextlib
import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from smsgen.adapters.engine import Built, Job, WarmEngine
from smsgen.app.build import Note, stage_options, swap
from smsgen.app.preview_server import HOST, Showing, start_server
from smsgen.exporters.site.assemble import SiteInputs, site_of
from smsgen.exporters.site.preview_panel import preview_panel
from smsgen.exporters.site.stage import SETTINGS_FILE, Staged, StageOptions, stage
from smsgen.model.text import Text

_POLL_SECONDS = 0.2
PORT = 8000


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """folder: the build folder. port: 0 for any free one. stop: set it to end the preview."""

    folder: Path
    port: int = PORT
    stop: threading.Event = field(default_factory=threading.Event)


def serve(look: Callable[[], SiteInputs], fingerprint: Callable[[], object], options: ServeOptions, note: Note) -> None:
    """Show the site until `options.stop` is set or the program is interrupted.

    look: reads the set and judges it, with the diagnostics in the inputs; what it raises is shown on the page and
    ends only the first look. fingerprint: a value that differs when a file of the set does. Raises OSError when the
    port is taken or the folder cannot be written.
    """
    with contextlib.closing(_Preview(options.folder / "preview", stage_options(note), note)) as preview:
        seen = fingerprint()
        preview.refresh(look)
        server = start_server(preview.showing, options.port)
        try:
            address = f"http://{HOST}:{server.server_address[1]}/"
            note(Text(f"The preview is at {address} (Ctrl-C ends it).", f"预览地址：{address}（按Ctrl-C结束）。"))
            while not options.stop.wait(_POLL_SECONDS):
                now = fingerprint()
                if now != seen:
                    seen = now
                    preview.refresh(look)
        except KeyboardInterrupt:
            return
        finally:
            server.shutdown()
            server.server_close()


class _Preview:
    """The warm engines, the folders they fill, and what is shown of them."""

    def __init__(self, folder: Path, options: StageOptions, note: Note) -> None:
        self.folder = folder
        self.options = options
        self.note = note
        self.engines: dict[str, WarmEngine] = {}
        self.inputs: SiteInputs | None = None
        self.showing = Showing({"": folder})

    def close(self) -> None:
        for engine in self.engines.values():
            engine.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def refresh(self, look: Callable[[], SiteInputs]) -> None:
        """Read the set again and build what changed; on the first look a failure is raised."""
        begun = time.monotonic()
        try:
            self.inputs = look()
            site = site_of(self.inputs)
            staged = stage(site, self.folder / "stage", self.options)
        except Exception as error:
            if self.inputs is None:
                raise
            self._show(f"{type(error).__name__}: {error}")
            return
        self.showing.folders = {each.tree.base: self.folder / each.tree.language for each in staged}
        dirty = [each for each in staged if each.changed or each.removed]
        first = not self.engines
        self._build(dirty, whole=first)
        self.note(
            Text(
                *(
                    _report(begun, dirty, wording)
                    for wording in ("Pages built: {n}, in {s:.1f} s", "构建{n}页，用时{s:.1f}秒")
                )
            )
        )
        moved = [each for each in dirty if SETTINGS_FILE in each.changed or each.removed]
        if moved and not first:
            self._build(moved, whole=True)

    def _build(self, languages: list[Staged], *, whole: bool) -> None:
        with ThreadPoolExecutor(max(len(languages), 1)) as pool:
            built = list(pool.map(lambda each: self._build_one(each, whole=whole), languages))
        self._show("\n".join(each.log[-2000:] for each in built if not each.succeeded))

    def _build_one(self, staged: Staged, *, whole: bool) -> Built:
        language = staged.tree.language
        place = self.folder / language
        engine = self.engines.get(language) or self.engines.setdefault(language, WarmEngine())
        if not whole:
            return engine.build(Job(staged.settings, place), only_changed=True)
        fresh = self.folder / f"{language}-fresh"
        built = engine.build(Job(staged.settings, fresh), only_changed=False)
        if built.succeeded:
            swap(fresh, place)
            shutil.rmtree(self.folder / f"{language}-fresh-before", ignore_errors=True)
        return built

    def _show(self, failure: str) -> None:
        if self.inputs is None:
            return
        sms = self.inputs.facts.sms
        source = sms.authority.language
        languages = {"" if each == source else each: each for each in (source, *sms.settings.languages)}
        self.showing.renew(preview_panel(sms.documents, self.inputs.diagnostics or (), languages, failure))


def _report(begun: float, dirty: list[Staged], wording: str) -> str:
    pages = sum(path.endswith(".md") for each in dirty for path in each.changed)
    return wording.format(n=pages, s=time.monotonic() - begun)

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
from smsgen.app.check import NotJudgedError
from smsgen.app.publishing.build import BuildError, Note, alone_in, offline_search, swap
from smsgen.app.publishing.preview_server import HOST, Showing, start_server
from smsgen.exporters.site.assemble import SiteInputs, site_of
from smsgen.exporters.site.preview_panel import Stop, preview_panel
from smsgen.exporters.site.stage import SETTINGS_FILE, Staged, stage
from smsgen.model.text import Text

_POLL_SECONDS = 0.2
_NO_ANSWER = "mkdocs: no answer"


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """folder: the build folder. port: 0 for any free one. stop: set it to end the preview."""

    folder: Path
    port: int
    stop: threading.Event = field(default_factory=threading.Event)


def serve(look: Callable[[], SiteInputs], fingerprint: Callable[[], object], options: ServeOptions, note: Note) -> None:
    """Show the site until `options.stop` is set or the program is interrupted.

    look: reads the set and judges it, with the diagnostics in the inputs; what it raises is shown on the page and
    ends only the first look. fingerprint: a value that differs when a file of the set does; an OSError of it means that
    a file just vanished. Raises OSError when the port is taken or the folder cannot be written, BuildError when another
    preview is at work in the folder.
    """
    folder = options.folder / "preview"
    with alone_in(folder), contextlib.closing(_Preview(folder, offline_search(note), note)) as preview:
        seen = fingerprint()
        preview.refresh(look)
        server = start_server(preview.showing, options.port)
        try:
            address = f"http://{HOST}:{server.server_address[1]}/"
            note(Text(f"The preview is at {address} (Ctrl-C ends it).", f"预览地址：{address}（按Ctrl-C结束）。"))
            while not options.stop.wait(_POLL_SECONDS):
                try:
                    now = fingerprint()
                except OSError:
                    continue  # editors write beside the file and rename; the next look sees what became of it
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

    def __init__(self, folder: Path, polyfill: bytes | None, note: Note) -> None:
        self.folder = folder
        self.polyfill = polyfill
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
            inputs = look()
            staged = stage(site_of(inputs), self.folder / "stage", self.polyfill)
        except Exception as error:
            if self.inputs is None:
                raise
            self._show(_stop_of(error))
            return
        self.inputs = inputs
        self.showing.folders = {each.tree.base: self.folder / each.tree.language for each in staged}
        dirty = [each for each in staged if each.changed or each.removed]
        first = not self.engines
        self._build(dirty, whole=first)
        pages = sum(path.endswith(".md") for each in dirty for path in each.changed)
        seconds = f"{time.monotonic() - begun:.1f}"
        self.note(Text(f"Pages built: {pages}, in {seconds} s", f"构建{pages}页，用时{seconds}秒"))
        moved = [each for each in dirty if SETTINGS_FILE in each.changed or each.removed]
        if moved and not first:
            self._build(moved, whole=True)

    def _build(self, languages: list[Staged], *, whole: bool) -> None:
        with ThreadPoolExecutor(max(len(languages), 1)) as pool:
            built = list(pool.map(lambda each: self._build_one(each, whole=whole), languages))
        log = "\n".join(each.log[-2000:] for each in built if not each.succeeded)
        self._show(
            Stop(reason=Text(f"These pages could not be built: {log}", f"页面构建失败：{log}")) if log else Stop()
        )

    def _build_one(self, staged: Staged, *, whole: bool) -> Built:
        language = staged.tree.language
        try:
            return self._build_warm(staged, whole=whole)
        except ChildProcessError:
            # Killed, or out of memory: what it was building is lost, so a new one builds everything.
            self.engines.pop(language).close()
        try:
            return self._build_warm(staged, whole=True)
        except ChildProcessError:
            self.engines.pop(language).close()
            return Built(Job(staged.settings, self.folder / language), succeeded=False, log=_NO_ANSWER, seconds=0)

    def _build_warm(self, staged: Staged, *, whole: bool) -> Built:
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

    def _show(self, stop: Stop) -> None:
        """Renew every open page; what stopped the preview is said in the terminal too."""
        for each in stop.diagnostics:
            place = f"{each.location}: {each.code} "
            self.note(Text(place + each.message.en, place + each.message.zh))
        if any(stop.reason):
            self.note(stop.reason)
        if self.inputs is None:
            return
        sms = (self.inputs.showing.written or self.inputs.facts).sms
        source = sms.authority.language
        languages = {"" if each == source else each: each for each in (source, *sms.settings.languages)}
        self.showing.renew(preview_panel(sms.documents, self.inputs.diagnostics or (), languages, stop))


def _stop_of(error: Exception) -> Stop:
    if isinstance(error, NotJudgedError):
        return Stop(error.report.diagnostics)
    if isinstance(error, BuildError):
        return Stop(reason=error.message)
    what = f"{type(error).__name__}: {error}"
    return Stop(reason=Text(f"The preview cannot show this state of the set: {what}", f"无法预览当前内容：{what}"))

"""`sms build`: the site from a tree, swapped in only when every language was built.

Stage → one engine per language, side by side → one site → swap. Whatever goes wrong before the swap, the last good
site stays as it was and nothing of the attempt remains.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from smsgen.adapters.engine import Built, Job, build_all
from smsgen.adapters.iframe_worker import polyfill
from smsgen.exporters.site.assemble import SiteInputs, site_of
from smsgen.exporters.site.pages import Site
from smsgen.exporters.site.stage import Staged, stage
from smsgen.model.text import Text

Note = Callable[[Text], None]

_ATTEMPT = ".attempt-"

NO_POLYFILL = Text(
    "WARNING: search will not work from file://, because the package iframe-worker is not installed. "
    "Run `make setup` (or `python -m smsgen.adapters.iframe_worker`) and build again.",
    "警告：未安装iframe-worker，直接从文件打开网站时搜索不可用。请运行`make setup`"
    "（或`python -m smsgen.adapters.iframe_worker`）后重新构建。",
)


REFUSED = Text(
    "The site was not built, because the set has errors; the last good site is unchanged.",
    "体系文件有错误，未构建站点；上一次成功构建的站点未改动。",
)


class BuildError(Exception):
    """The site was not built; `message` says why. The last good site is untouched."""

    def __init__(self, message: Text) -> None:
        """Carry the reason in both languages."""
        super().__init__(message.en)
        self.message = message


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build. folder: the build folder (`build/`). engine: `mkdocs` or `properdocs`."""

    folder: Path
    engine: str = "mkdocs"


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """What was built. pages: in all languages together. staging, total: seconds."""

    folder: Path
    pages: int
    staging: float
    total: float


def build_site(gather: Callable[[], SiteInputs], options: BuildOptions, *, note: Note = lambda _: None) -> BuiltSite:
    """Build the site into `options.folder / "site"`. The caller has judged the set.

    gather: reads what is to be published. note: told what the reader of a terminal should know. Raises BuildError when
    a text cannot be read, the folder cannot be written, another build is at work in it, or the engine refuses.
    """
    begun = time.monotonic()
    inputs = gather()
    reading = time.monotonic()
    with _writable(options.folder), alone_in(options.folder / "stage"):
        site = site_of(inputs)
        staged = stage(site, options.folder / "stage", offline_search(note))
        staging = time.monotonic()
        with _attempt(options.folder) as attempt:
            _run(options.engine, site, staged, attempt)
            swap(attempt / "site", options.folder / "site")
    pages = sum(len(tree.pages) for tree in site.trees)
    return BuiltSite(options.folder / "site", pages, staging - reading, time.monotonic() - begun)


def offline_search(note: Note) -> bytes | None:
    """Return the code for search from file://; tells `note` when it is not installed."""
    code = polyfill()
    if code is None:
        note(NO_POLYFILL)
    return code


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep `folder` to this process; it is made where it is missing.

    Raises BuildError while another process does the same. The folder itself is locked, so no lock file remains, and the
    system unlocks it when the process ends in whatever way.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError(
                Text(
                    f"Another build or preview is at work in {folder}. Wait until it ends, or end it.",
                    f"另一个构建或预览正在使用{folder}。请等待其结束，或先将其结束。",
                )
            ) from None
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where, why = error.filename or folder, error.strerror or str(error)
        raise BuildError(
            Text(
                f"The site cannot be written: {where}: {why}. Check that the folder {folder} is yours and not full.",
                f"无法写入网站：{where}：{why}。请确认文件夹{folder}可写且磁盘未满。",
            )
        ) from error


@contextlib.contextmanager
def _attempt(folder: Path) -> Iterator[Path]:
    """Give a new folder beside the site, on the same file system, that is gone afterwards whatever happens.

    What a killed build left is removed first: nobody else builds here now.
    """
    for left in folder.glob(f"{_ATTEMPT}*"):
        shutil.rmtree(left, ignore_errors=True)
    attempt = Path(tempfile.mkdtemp(prefix=_ATTEMPT, dir=folder))
    try:
        yield attempt
    finally:
        shutil.rmtree(attempt, ignore_errors=True)


def _run(engine: str, site: Site, staged: tuple[Staged, ...], attempt: Path) -> None:
    """Build every language into `attempt` and put them together as `attempt/site`."""
    jobs = [Job(each.settings, attempt / each.tree.language) for each in staged]
    for built in build_all(engine, jobs):
        if not built.succeeded:
            raise BuildError(_refusal(engine, built))
    for each, job in sorted(zip(staged, jobs, strict=True), key=lambda pair: pair[0].tree.base):
        _finish(job.output, keep_map=bool(site.site_url))
        job.output.rename(attempt / "site" / each.tree.base if each.tree.base else attempt / "site")


def _refusal(engine: str, built: Built) -> Text:
    log = built.log[-4000:]
    name = built.job.settings.parent.name
    return Text(
        f"{engine} refused to build the site ({name}); the last good site is unchanged.\n{log}",
        f"{engine}拒绝构建网站（{name}），上一次成功构建的网站未改动。\n{log}",
    )


def _finish(folder: Path, *, keep_map: bool) -> None:
    """Remove what a reader never needs: source maps, and the site map of a site without an address."""
    for path in folder.rglob("*.map"):
        path.unlink()
    if not keep_map:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (folder / name).unlink(missing_ok=True)


def swap(new: Path, place: Path) -> None:
    """Put the folder `new` at `place`; put the old one back when that fails or is interrupted at any point."""
    old = new.with_name(f"{new.name}-before")
    try:
        if place.exists():
            os.rename(place, old)  # noqa: PTH104 - exactly rename(2), nothing that copies
        os.rename(new, place)  # noqa: PTH104 — one call that replaces a folder, or fails
    except BaseException:
        if old.exists() and not place.exists():
            os.rename(old, place)  # noqa: PTH104 — one call that replaces a folder, or fails
        raise

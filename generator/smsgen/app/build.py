"""`sms build`: the site from a tree, swapped in only when every language was built.

Stage → one engine per language, side by side → one site → swap. Whatever goes wrong before the swap, the last good
site stays as it was and nothing of the attempt remains.
"""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from smsgen.adapters.engine import Built, Job, build_all
from smsgen.adapters.iframe_worker import polyfill
from smsgen.adapters.python_markdown import EXTENSIONS
from smsgen.exporters.site.assemble import SiteInputs, site_of
from smsgen.exporters.site.pages import Site
from smsgen.exporters.site.stage import Staged, StageOptions, stage
from smsgen.model.text import Text

Note = Callable[[Text], None]

NO_POLYFILL = Text(
    "WARNING: search will not work from file://, because the package iframe-worker is not installed. "
    "Run `make setup` (or `python -m smsgen.adapters.iframe_worker`) and build again.",
    "警告：未安装iframe-worker，直接从文件打开网站时搜索不可用。请运行`make setup`"
    "（或`python -m smsgen.adapters.iframe_worker`）后重新构建。",
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
    """What was built. pages: in all languages together; the rest are seconds."""

    folder: Path
    pages: int
    staging: float
    engine: float
    total: float


def build_site(
    gather: Callable[[], SiteInputs],
    options: BuildOptions,
    *,
    judge: Callable[[], None] = lambda: None,
    note: Note = lambda _: None,
) -> BuiltSite:
    """Build the site into `options.folder / "site"`.

    gather: reads what is to be published. judge: called first; raises to refuse the build (the checker found errors).
    note: told what the reader of a terminal should know. Raises BuildError when the folder cannot be written or the
    engine refuses.
    """
    begun = time.monotonic()
    judge()
    inputs = gather()
    reading = time.monotonic()
    with _writable(options.folder):
        site = site_of(inputs)
        staged = stage(site, options.folder / "stage", stage_options(note))
        staging = time.monotonic()
        with _attempt(options.folder) as attempt:
            _run(options.engine, site, staged, attempt)
            engine = time.monotonic()
            swap(attempt / "site", options.folder / "site")
    pages = sum(len(tree.pages) for tree in site.trees)
    end = time.monotonic()
    return BuiltSite(options.folder / "site", pages, staging - reading, engine - staging, end - begun)


def stage_options(note: Note) -> StageOptions:
    """Return how every caller stages; tells `note` when search from file:// cannot work."""
    code = polyfill()
    if code is None:
        note(NO_POLYFILL)
    return StageOptions(EXTENSIONS, code)


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
    """Give a new folder beside the site, on the same file system, that is gone afterwards whatever happens."""
    attempt = Path(tempfile.mkdtemp(prefix=".attempt-", dir=folder))
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
    """Put the folder `new` at `place`; put the old one back when that fails."""
    old = new.with_name(f"{new.name}-before")
    had_one = place.exists()
    if had_one:
        os.rename(place, old)  # noqa: PTH104 - exactly rename(2), nothing that copies
    try:
        os.rename(new, place)  # noqa: PTH104
    except BaseException:
        if had_one:
            os.rename(old, place)  # noqa: PTH104
        raise

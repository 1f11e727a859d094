"""Lets plain `mkdocs build` and `mkdocs serve` at the root show the site that `sms build` makes.

The plugin stages the set and hands MkDocs the staged settings in place of its own; no page is made here. `mkdocs
build` builds the authoritative language and has the others built beside it, each below its own folder. `mkdocs serve`
shows one language (the authoritative one, or the `language` option) and no findings; `sms serve` shows all of them.
A set with errors is refused by `mkdocs build`, as `sms build` does; `mkdocs serve` shows it. What is built follows the
profile of `sms.yml`, because it may be deployed; what is served is the draft edition.
"""

import contextlib
import os
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger

from smsgen.adapters.engine import Job, build_all
from smsgen.app.audit_readiness import given_of
from smsgen.app.check import Judged, NotJudgedError, judge
from smsgen.app.publishing.build import REFUSED, BuildError, alone_in, offline_search
from smsgen.app.publishing.edition import Edition
from smsgen.app.publishing.publish import NotPublishedError, RefusedError, edition_of, previewer
from smsgen.app.publishing.site_inputs import site_inputs
from smsgen.exporters.findings.text_format import text
from smsgen.exporters.site.assemble import site_of
from smsgen.exporters.site.stage import Staged, stage
from smsgen.model.text import language_of_locale
from smsgen.sources.tree import FILES, FOLDERS

_log = get_plugin_logger("sms")


class SmsPluginConfig(Config):  # type: ignore[no-untyped-call]  # mkdocs ships no types
    """The options in `mkdocs.yml`. language: the one to show at `/`; empty for the authoritative one."""

    language = config_options.Type(str, default="")


class SmsPlugin(BasePlugin[SmsPluginConfig]):  # type: ignore[no-untyped-call]  # mkdocs ships no types
    """Stages the set before each build."""

    def __init__(self) -> None:
        """Start without knowing yet whether MkDocs builds or serves."""
        super().__init__()
        self.command: Literal["build", "gh-deploy", "serve"] = "build"
        self.speaks = language_of_locale(os.environ)
        self.alone = contextlib.ExitStack()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs was asked to do."""
        del dirty
        self.command = command

    def on_config(self, config: Any) -> Any:
        """Return the staged settings, for the folder and the strictness that MkDocs was given."""
        root = Path(config.config_file_path).parent
        folder = root / "build" / "mkdocs"  # not that of `sms build`, which may be at work
        # No warning, which `--strict` would refuse.
        polyfill = offline_search(lambda about: _log.info(about.of(self.speaks)))
        judged = self._judged(root)
        edition = self._edition(judged, root)
        try:
            given = given_of(judged, edition.withheld) if edition.titles else None
            site = site_of(site_inputs(judged.facts, judged.tree, edition=edition, given=given))
            self.alone.close()
            self.alone.enter_context(alone_in(folder))
            staged = stage(site, folder, polyfill)
        except BuildError as error:
            raise PluginError(error.message.of(self.speaks)) from error
        wanted = self.config.language or site.trees[0].language
        chosen = next((each for each in staged if each.tree.language == wanted), staged[0])
        settings = load_config(
            str(chosen.settings), site_dir=config.site_dir, strict=config.strict and self.command != "serve"
        )
        if self.command != "serve":
            others = [each for each in staged if each is not chosen and each.tree.base]
            settings.plugins["sms/others"] = _OtherLanguages(others, strict=bool(config.strict))
        settings.plugins.on_startup(command=self.command, dirty=False)
        return settings.plugins.on_config(settings)

    def on_shutdown(self) -> None:
        """Let others use the folder of the staged texts."""
        self.alone.close()

    def _judged(self, root: Path) -> Judged:
        try:
            return judge(root)
        except NotJudgedError as error:
            raise PluginError(text(error.report, self.speaks)) from error

    def _edition(self, judged: Judged, root: Path) -> Edition:
        """Return what to show: to `mkdocs serve` the draft edition, else what the profile of `sms.yml` publishes."""
        if self.command == "serve":
            return previewer(root)(judged)
        try:
            return edition_of(judged, root, judged.facts.sms.settings.publish)
        except RefusedError as error:
            raise PluginError(text(error.report, self.speaks) + REFUSED.of(self.speaks)) from error
        except NotPublishedError as error:
            raise PluginError(error.message.of(self.speaks)) from error

    def on_serve(self, server: Any, *, config: Any, builder: Any) -> None:
        """Watch the folders of the set."""
        del builder
        root = Path(config.config_file_path).parent
        for name in (*FOLDERS, *FILES):
            if (root / name).exists():
                server.watch(str(root / name))


class _OtherLanguages(BasePlugin[SmsPluginConfig]):  # type: ignore[no-untyped-call]  # mkdocs ships no types
    """Builds the languages that are not at `/`, once the one that is has been built."""

    def __init__(self, staged: list[Staged], *, strict: bool) -> None:
        super().__init__()
        self.staged = staged
        self.strict = strict

    def on_post_build(self, *, config: Any) -> None:
        """Build them with the engine that is running."""
        jobs = [Job(each.settings, Path(config.site_dir) / each.tree.base) for each in self.staged]
        for built in build_all("mkdocs", jobs, strict=self.strict):
            if not built.succeeded:
                raise PluginError(built.log)

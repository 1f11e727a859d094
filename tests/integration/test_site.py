"""The site as files: both engines, links, escapes, and what a failed build leaves behind."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from smsgen.adapters.engine import ENGINES
from smsgen.app.publishing.build import BuildError, BuildOptions, alone_in, build_site, swap
from tests.browser.site_set import HOSTILE_TITLE, build_set, inputs_of, write_set
from tests.fakes import as_a_terminal_would


class _Links(HTMLParser):
    """Collects ids, and the addresses that a page leads to or loads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.addresses: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in ("href", "src") and value is not None:
                self.addresses.append((tag, value))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    return build_set(write_set(folder / "set"), folder / "build").folder


def _listing(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_both_engines_build_the_same_pages(built: Path, tmp_path: Path) -> None:
    spare = build_set(write_set(tmp_path / "set"), tmp_path / "build", ENGINES[1]).folder
    ours, theirs = ({name for name in _listing(site) if name.endswith(".html")} for site in (built, spare))
    assert ours == theirs
    texts = [re.findall(r"<article.*</article>", (site / "policies/SMS-POL-07.html").read_text(), re.DOTALL)
             for site in (built, spare)]  # fmt: skip
    assert texts[0] == texts[1]


def test_the_same_set_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = build_set(write_set(tmp_path / "set"), tmp_path / "build").folder
    different = [name for name in _listing(built) if (built / name).is_file()
                 and (built / name).read_bytes() != (again / name).read_bytes()]  # fmt: skip
    assert different == []


def test_every_link_leads_somewhere_and_nothing_comes_from_elsewhere(built: Path) -> None:
    pages = {path: _Links(path.read_text("utf-8")) for path in built.rglob("*.html") if path.name != "404.html"}
    broken = []
    for path, links in pages.items():
        for tag, address in links.addresses:
            if address.startswith(("http:", "https:", "mailto:", "data:")):
                broken += [(path.name, tag, address)] if tag != "a" else []
                continue
            file, _, anchor = unquote(address).partition("#")
            target = (path.parent / file).resolve() if file else path
            if target.is_dir():
                target /= "index.html"
            if not target.is_file() or (anchor and target in pages and anchor not in pages[target].ids | {"__skip"}):
                broken.append((path.name, tag, address))
    assert broken == []


def test_titles_cannot_break_out(built: Path) -> None:
    for path in built.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>alert" not in text.replace("&lt;script>", ""), path
        assert "49" not in text or "{{ 7*7 }}" in text or "7*7" not in text
    page = (built / "procedures/SMS-PRC-19.html").read_text("utf-8")
    link = re.search(r'<a href="SMS-PRC-18\.html">(.*?)</a>', page)
    assert link is not None
    assert HOSTILE_TITLE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;") in (
        re.sub(r"&#(\d+);", lambda code: _escaped(chr(int(code[1]))), link[1])
    )


def _escaped(character: str) -> str:
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}.get(character, character)


def test_a_document_without_translation_is_shown_in_the_source_language(built: Path) -> None:
    page = (built / "zh/procedures/SMS-PRC-17.html").read_text("utf-8")
    assert "本文件尚无译文" in page
    assert 'lang="en"' in page


def test_an_outdated_translation_says_so(built: Path) -> None:
    assert "本译文译自1.0版" in (built / "zh/policies/SMS-POL-07.html").read_text("utf-8")


def test_unresolved_references_are_marked_and_code_is_left_alone(built: Path) -> None:
    page = (built / "procedures/SMS-PRC-17.html").read_text("utf-8")
    assert '<span class="sms-unresolved">[[SMS-PRC-99]]</span>' in page.replace("&#91;", "[").replace(
        "&#93;", "]"
    ).replace("&#45;", "-")
    assert "<code>[[SMS-PRC-98]]</code>" in page


def test_a_failed_build_keeps_the_last_good_site(built: Path, tmp_path: Path) -> None:
    root = write_set(tmp_path / "set")
    folder = tmp_path / "build"
    shutil.copytree(built.parent, folder)
    before = {name: (folder / "site" / name).read_bytes() for name in _listing(folder / "site")
              if (folder / "site" / name).is_file()}  # fmt: skip
    policy = root / "policies/pol-07.md"
    policy.write_text(policy.read_text() + "\n[broken](#no-such-heading)\n")
    with pytest.raises(BuildError, match="no-such-heading"):
        build_set(root, folder)
    after = {name: (folder / "site" / name).read_bytes() for name in _listing(folder / "site")
             if (folder / "site" / name).is_file()}  # fmt: skip
    assert after == before
    assert sorted(path.name for path in folder.iterdir()) == ["site", "stage"]
    assert _listing(built)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    root = write_set(tmp_path / "set")
    (tmp_path / "build").write_text("a file where the folder should be")
    with pytest.raises(BuildError, match=re.escape(str(tmp_path / "build"))):
        build_site(lambda: inputs_of(root), BuildOptions(tmp_path / "build"))


def test_an_interrupted_build_leaves_nothing_behind(tmp_path: Path) -> None:
    root = write_set(tmp_path / "set")
    folder = tmp_path / "build"
    folder.mkdir()
    code = (
        "import sys; from pathlib import Path; from tests.browser.site_set import build_set;"
        "build_set(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(root), str(folder)],
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
        preexec_fn=as_a_terminal_would,  # noqa: PLW1509 — no threads are running here
    )
    deadline = time.monotonic() + 30
    while not list(folder.glob(".attempt-*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) != 0
    assert [path.name for path in folder.iterdir()] == ["stage"]


def test_a_second_build_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    root = write_set(tmp_path / "set")
    folder = tmp_path / "build"
    with alone_in(folder / "stage"), pytest.raises(BuildError, match="Another build or preview is at work"):
        build_set(root, folder)
    assert [path.name for path in folder.iterdir()] == ["stage"]
    with alone_in(folder / "stage"):
        assert not (folder / "site").exists()


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    root = write_set(tmp_path / "set")
    folder = tmp_path / "build"
    (folder / ".attempt-killed" / "en").mkdir(parents=True)
    build_set(root, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["site", "stage"]


@pytest.mark.parametrize("moved", ["new", "place"])
def test_an_interrupted_swap_keeps_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: str) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "place").mkdir()
    (tmp_path / "place" / "old").touch()
    rename = os.rename

    def interrupted(source: Path, target: Path) -> None:
        """Stop instead of moving the new folder, or right after the old one was moved away."""
        if source.name == "new":
            raise KeyboardInterrupt
        rename(source, target)
        if source.name == moved:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        swap(tmp_path / "new", tmp_path / "place")
    assert (tmp_path / "place" / "old").exists()


def test_a_second_staging_writes_nothing(built: Path, tmp_path: Path) -> None:
    root = write_set(tmp_path / "set")
    folder = tmp_path / "build"
    shutil.copytree(built.parent, folder)
    before = {path: path.stat().st_mtime_ns for path in (folder / "stage").rglob("*")}
    build_set(root, folder)
    assert {path: path.stat().st_mtime_ns for path in (folder / "stage").rglob("*")} == before

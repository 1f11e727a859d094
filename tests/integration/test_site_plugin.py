"""Plain `mkdocs build` at the root, through the plugin; and a build on a machine without the offline polyfill."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from smsgen.app.publishing import build
from tests.browser.site_set import inputs_of, write_set
from tests.fakes import SmallSet

_SETTINGS = Path(__file__).parents[2] / "mkdocs.yml"


def _build(root: Path, engine: str = "mkdocs", **environment: str) -> "subprocess.CompletedProcess[str]":
    (root / "mkdocs.yml").write_bytes(_SETTINGS.read_bytes())
    return subprocess.run(
        [sys.executable, "-m", engine, "build", "--config-file", "mkdocs.yml"],
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_plain_mkdocs_builds_both_languages(small_set: SmallSet, engine: str) -> None:
    run = _build(small_set.root, engine)
    assert run.returncode == 0, run.stderr
    assert "Service management policy" in (small_set.root / "site/policies/SMS-POL-01.html").read_text("utf-8")
    assert "服务管理策略" in (small_set.root / "site/zh/policies/SMS-POL-01.html").read_text("utf-8")
    assert not (small_set.root / "build/stage").exists()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "no document has the id SMS-PRC-99"), ("zh", "SMS-PRC-99的文件")]
)
def test_plain_mkdocs_refuses_a_set_with_errors_and_says_which(small_set: SmallSet, language: str, words: str) -> None:
    site = small_set.root / "site" / "index.html"
    small_set.write("site/index.html", "the last good site")
    small_set.write("policies/pol-01.md", small_set.read("policies/pol-01.md") + "\nSee [[SMS-PRC-99]].\n")
    run = _build(small_set.root, LC_ALL=f"{language}_XX.UTF-8", PYTHONUTF8="1")
    assert run.returncode == 1
    assert "policies/pol-01.md:" in run.stderr
    assert words in run.stderr
    assert "Traceback" not in run.stderr
    assert site.read_text() == "the last good site"


def test_plain_mkdocs_follows_the_profile_of_the_settings(small_set: SmallSet) -> None:
    small_set.write("sms.yml", small_set.read("sms.yml") + "profile: release\n")
    run = _build(small_set.root)
    assert run.returncode == 1
    assert "no version of any document is in force" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (small_set.root / "site").exists()


def test_plain_mkdocs_shows_why_a_set_cannot_be_judged(small_set: SmallSet) -> None:
    small_set.replace("sms.yml", "2026-10-15", "20261015")
    run = _build(small_set.root)
    assert run.returncode == 1
    assert "sms.yml:7:1: DOC004 as_of must be a date YYYY-MM-DD" in run.stderr
    assert "Traceback" not in run.stderr


def test_without_the_polyfill_the_site_is_built_with_a_loud_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "polyfill", lambda: None)
    root = write_set(tmp_path / "set")
    notes: list[str] = []
    built = build.build_site(
        lambda: inputs_of(root),
        build.BuildOptions(tmp_path / "build"),
        note=lambda text: notes.append(text.en),
    )
    assert any("make setup" in note for note in notes)
    page = (built.folder / "index.html").read_text("utf-8")
    assert "iframe-worker" not in page
    assert "unpkg" not in page

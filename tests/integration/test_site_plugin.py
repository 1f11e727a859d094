"""Plain `mkdocs build` at the root, through the plugin; and a build on a machine without the offline polyfill."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from smsgen.app import build
from smsgen.app.site_inputs import inputs_of_folder
from tests.browser.site_set import write_set

_SETTINGS = Path(__file__).parents[2] / "mkdocs.yml"


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_plain_mkdocs_builds_both_languages(tmp_path: Path, engine: str) -> None:
    root = write_set(tmp_path)
    (root / "mkdocs.yml").write_bytes(_SETTINGS.read_bytes())
    run = subprocess.run(
        [sys.executable, "-m", engine, "build", "--strict", "--config-file", "mkdocs.yml"],
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "变更管理" not in (root / "site/policies/SMS-POL-07.html").read_text("utf-8")
    assert "服务连续性与可用性策略" in (root / "site/zh/policies/SMS-POL-07.html").read_text("utf-8")


def test_without_the_polyfill_the_site_is_built_with_a_loud_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "polyfill", lambda: None)
    root = write_set(tmp_path / "set")
    notes: list[str] = []
    built = build.build_site(
        lambda: inputs_of_folder(root),
        build.BuildOptions(tmp_path / "build"),
        note=lambda text: notes.append(text.en),
    )
    assert any("make setup" in note for note in notes)
    page = (built.folder / "index.html").read_text("utf-8")
    assert "iframe-worker" not in page
    assert "unpkg" not in page

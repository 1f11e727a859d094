"""A folder changes while it is listed."""

import os
from pathlib import Path

import pytest

from smsgen.sources.tree import WorkingTree


def test_a_file_that_vanishes_while_the_folder_is_listed_is_no_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "policies"
    folder.mkdir()
    for name in ("pol-01.md", "pol-01.md~"):
        (folder / name).write_text("text", encoding="utf-8")
    scan = os.scandir

    def scan_and_remove(path: str) -> list[os.DirEntry[str]]:
        entries = list(scan(path))
        (folder / "pol-01.md~").unlink(missing_ok=True)
        return entries

    monkeypatch.setattr(os, "scandir", scan_and_remove)
    assert [entry.path for entry in WorkingTree(tmp_path).entries()] == ["policies/pol-01.md"]

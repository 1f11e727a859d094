"""Pages that come from the code say what the code says. `make docs` writes them anew."""

import os
from pathlib import Path

import pytest

from tests.architecture.generated_docs import generated

PAGES = [pytest.param(path, text, id=path.name) for path, text in generated()]


@pytest.mark.parametrize(("path", "text"), PAGES)
def test_generated_page_is_fresh(path: Path, text: str) -> None:
    if os.environ.get("SMS_WRITE_DOCS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert path.is_file(), "run `make docs`"
    assert path.read_text("utf-8") == text, "run `make docs`"


@pytest.mark.parametrize(("path", "text"), PAGES)
def test_no_line_is_too_wide_for_a_terminal(path: Path, text: str) -> None:
    if path.name.startswith("commands"):
        assert max(map(len, text.splitlines())) <= 100

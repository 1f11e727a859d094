"""What all tests share."""

from pathlib import Path

import pytest

from tests.fakes import SmallSet


@pytest.fixture
def small_set(tmp_path: Path) -> SmallSet:
    """Return a small valid set in a folder of its own."""
    return SmallSet(tmp_path / "set")

"""What the tests of decisions share."""

from pathlib import Path

import pytest

from tests.deciding.deciding_set import DecidingSet


@pytest.fixture
def deciding(tmp_path: Path) -> DecidingSet:
    """Return a set in which people can decide, on a path with a space and Chinese characters."""
    return DecidingSet(tmp_path / "质量 set")

"""What all tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.fakes import SmallSet

# A busy machine is no fault of the program, and the same commit gives the same verdict.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture
def small_set(tmp_path: Path) -> SmallSet:
    """Return a small valid set in a folder of its own."""
    return SmallSet(tmp_path / "set")

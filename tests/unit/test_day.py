"""A day is YYYY-MM-DD: what the standard library also takes for one would sort and compare as another day."""

from datetime import date

import pytest

from smsgen.model.day import read_day


def test_a_day() -> None:
    assert read_day("2026-10-15") == date(2026, 10, 15)


@pytest.mark.parametrize(
    "text",
    ["", "20261015", "2026-W42-4", "2026W424", "2026-02-30", "2026-10-15 ", "２０２６-１０-１５", "2026-10-15T00:00"],
)
def test_no_day(text: str) -> None:
    assert read_day(text) is None

"""The thresholds of sms.yml: each is read as it is written, has its default, and a mistake stops the run."""

from dataclasses import fields

import pytest

from smsgen.model.thresholds import Thresholds
from smsgen.sources.configuration import ConfigurationError, read_settings
from tests.fixtures.small_set import SETTINGS

SMS = SETTINGS.format(languages="[en, zh]", standards='["example-service:2020"]')
NUMBERS = [field.name for field in fields(Thresholds) if field.type is int]


def read(lines: str) -> Thresholds:
    """Return the thresholds of a set whose sms.yml has these lines."""
    settings, _ = read_settings(f"{SMS}thresholds: {{{lines}}}\n".encode())
    return settings.thresholds


@pytest.mark.parametrize("name", NUMBERS)
def test_each_number_is_read_and_no_other_changes(name: str) -> None:
    thresholds = read(f'{name}: "7"' if getattr(Thresholds(), name) != 7 else f'{name}: "8"')
    changed = {
        each.name for each in fields(Thresholds) if getattr(thresholds, each.name) != getattr(Thresholds(), each.name)
    }
    assert changed == {name}


@pytest.mark.covers("R-60", "R-61")
def test_what_is_no_number_is_read_too() -> None:
    thresholds = read(
        'training_quarterly: "no", sla_required: [targets], round_the_clock: [p1], holidays: ["2026-10-01"], '
        'working_hours: "09:00-18:00", resolution: {p1: "120"}, priority_matrix: {low: [p2, p3, p4]}'
    )
    assert (thresholds.training_quarterly, thresholds.sla_required) == (False, ("targets",))
    assert (thresholds.round_the_clock, thresholds.holidays) == (("p1",), ("2026-10-01",))
    assert thresholds.working_hours == (540, 1080)
    assert dict(thresholds.resolution) == {"p1": 120, "p2": 480, "p3": 1620, "p4": 2700}
    assert thresholds.priority_matrix["low"] == ("p2", "p3", "p4")
    assert thresholds.priority_matrix["high"] == ("p1", "p2", "p3")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ('pass_mark: "-1"', ["value-malformed thresholds.pass_mark"]),
        ('pass_mark: "1000"', ["value-malformed thresholds.pass_mark"]),
        ('pass_mark: "８０"', ["value-malformed thresholds.pass_mark"]),
        ('pass_marks: "80"', ["key-unknown thresholds.pass_marks"]),
        ("training_quarterly: true", ["value-malformed thresholds.training_quarterly"]),
        ("sla_required: targets", ["value-malformed thresholds.sla_required"]),
        ("sla_required: [target]", ["value-malformed thresholds.sla_required"]),
        ("round_the_clock: [p5]", ["value-malformed thresholds.round_the_clock"]),
        ('holidays: ["2026-02-30"]', ["value-malformed thresholds.holidays[0]"]),
        ('holidays: ["2026-10-01", "10-02"]', ["value-malformed thresholds.holidays[1]"]),
        ('working_hours: "18:00-09:00"', ["value-malformed thresholds.working_hours"]),
        ('working_hours: "08:30-24:30"', ["value-malformed thresholds.working_hours"]),
        ('working_hours: "8:30-17:30"', ["value-malformed thresholds.working_hours"]),
        ('resolution: {p1: "0"}', ["value-malformed thresholds.resolution.p1"]),
        ('resolution: {p1: ["1"]}', ["value-malformed thresholds.resolution.p1"]),
        ('resolution: {p5: "60"}', ["key-unknown thresholds.resolution.p5"]),
        ("resolution: long", ["value-malformed thresholds.resolution"]),
        ("priority_matrix: {low: [p1, p2]}", ["value-malformed thresholds.priority_matrix.low"]),
        ("priority_matrix: {low: [p1, p2, p9]}", ["value-malformed thresholds.priority_matrix.low"]),
        ("priority_matrix: {lowest: [p1, p2, p3]}", ["key-unknown thresholds.priority_matrix.lowest"]),
    ],
)
def test_a_mistake_stops_the_run_and_is_named_once(lines: str, expected: list[str]) -> None:
    with pytest.raises(ConfigurationError) as error:
        read(lines)
    assert [f"{finding.rule} {finding.data_path}" for finding in error.value.findings] == expected


def test_thresholds_must_be_a_mapping() -> None:
    with pytest.raises(ConfigurationError) as error:
        read_settings(f"{SMS}thresholds: [7]\n".encode())
    assert [finding.data_path for finding in error.value.findings] == ["thresholds"]

"""The list of public demonstration keys, and the private halves that lie beside the tests."""

from pathlib import Path

import pytest

from smsgen.adapters.ssh_signatures import load_private_key
from smsgen.sources.configuration import read_settings
from smsgen.sources.demonstration_keys import demonstration_findings, read_demonstration_keys
from smsgen.sources.read_authority import read_authority
from tests.fixtures.approving import public_key

ROOT = Path(__file__).parents[2]
KEYS = ROOT / "tests" / "fixtures" / "demonstration-keys"
LISTED = read_demonstration_keys()
_REGISTER = ROOT / "tests" / "rules" / "set" / "authority" / "1.yml"
_SETTINGS = (ROOT / "tests" / "rules" / "set" / "sms.yml").read_bytes()


def test_the_list_names_exactly_the_keys_whose_private_halves_are_there() -> None:
    files = [path for path in KEYS.iterdir() if path.name != "README.md"]
    public = {load_private_key(path.read_bytes())[0]: path.name for path in files}
    assert public == LISTED.people


def test_the_keys_are_those_of_the_people_of_the_example() -> None:
    register = read_authority("authority/1.yml", (ROOT / "authority" / "1.yml").read_bytes())
    settings, _ = read_settings((ROOT / "sms.yml").read_bytes())
    assert set(LISTED.people.values()) == register.people.keys()
    assert settings.organisation == LISTED.organisation
    assert settings.fictional


def test_each_says_in_itself_that_it_is_no_secret() -> None:
    assert "public on purpose" in (KEYS / "README.md").read_text("utf-8")
    assert (
        (ROOT / "generator/smsgen/demonstration_keys.yml").read_text("utf-8").startswith("# Public demonstration keys.")
    )


def _register(old: str, new: str) -> bytes:
    text = _REGISTER.read_text("utf-8")
    assert old in text
    return text.replace(old, new).encode()


@pytest.mark.parametrize("quote", ["", '"'])
def test_the_place_is_that_of_the_key(quote: str) -> None:
    [demonstration] = [key for key, person in LISTED.people.items() if person == "ma.rui"]
    content = _register(public_key("li.qing"), f"{quote}{demonstration}{quote}")
    settings, _ = read_settings(_SETTINGS)
    [finding] = demonstration_findings(settings, read_authority("authority/1.yml", content), content)
    line = content.decode().splitlines()[finding.location.line - 1]
    assert line[finding.location.column - 1 :].startswith(demonstration)
    assert finding.values == {"person": "li.qing", "plays": "ma.rui"}


def test_a_witness_key_counts_as_well() -> None:
    key = next(iter(LISTED.people))
    content = _register("meanings:\n", f'witnesses: [{{key: {key}, forge: github, from: "2026-01-01"}}]\nmeanings:\n')
    settings, _ = read_settings(_SETTINGS)
    [finding] = demonstration_findings(settings, read_authority("authority/1.yml", content), content)
    assert finding.values["person"] == "github"

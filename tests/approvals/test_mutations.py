"""Each way to spoil an approved set gives exactly its findings; what may happen in a year of running gives none."""

import pytest

from tests.approvals import approved_set as the
from tests.approvals import controls, mutations
from tests.approvals.approved_set import approved_set, facts_of, found, replaced
from tests.approvals.edge_mutations import EDGE_CONTROLS, EDGES
from tests.fixtures.approving import digest

MUTATIONS = {**mutations.MUTATIONS, **EDGES}
CONTROLS = {**controls.CONTROLS, **EDGE_CONTROLS}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutation_gives_exactly_its_findings(name: str) -> None:
    mutate, expected = MUTATIONS[name]
    files = approved_set()
    mutate(files)
    assert found(files) == list(expected)


@pytest.mark.parametrize("name", CONTROLS)
def test_a_control_stays_green(name: str) -> None:
    files = approved_set()
    CONTROLS[name](files)
    assert found(files) == []


def test_enough_is_tried() -> None:
    assert len(MUTATIONS) >= 90
    assert len(CONTROLS) >= 15
    assert all(expected for _, expected in MUTATIONS.values())


def test_an_approved_set_is_approved_as_a_whole() -> None:
    facts = facts_of(approved_set())
    states = {key: state.state for key, state in facts.approvals.states.items()}
    assert states.pop(("SMS-POL-09", "en")) == "withdrawn"
    assert set(states.values()) == {"effective"}
    assert len(states) == 8
    assert facts.approvals.withdrawn == {"SMS-POL-09"}


def test_the_pin() -> None:
    files = approved_set()
    assert found(files, pin=digest(files[the.FIRST])) == []
    assert found(files, pin="") == ["authority-unpinned"]
    assert found(files, pin=digest("another")) == ["authority-chain"]


def test_a_set_without_any_decision_is_quiet_under_draft_and_not_beyond() -> None:
    files = {
        path: content for path, content in approved_set().items() if not path.startswith(("approvals/", "authority/"))
    }
    files[the.FIRST] = approved_set()[the.FIRST]
    assert found(files, profile="draft") == []
    assert found(files, profile="release") == ["version-not-approved"] * 8


def test_under_draft_a_changed_text_is_an_error_and_a_new_version_is_not_mentioned() -> None:
    changed = replaced(approved_set(), the.FORM, "## Filling", "## Filing")
    assert found(changed, profile="draft") == ["content-changed-after-approval"]
    newer = replaced(approved_set(), the.FORM_ZH, 'revision: "1"', 'revision: "2"')
    assert found(newer, profile="draft") == []

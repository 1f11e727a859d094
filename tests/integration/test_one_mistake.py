"""One mistake in our own set gives one finding, or one and its plain consequence, and never a cascade."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from smsgen import rules
from smsgen.analysis.facts import analyse
from smsgen.checking.runner import run
from smsgen.diagnostics import Severity
from smsgen.sources.load import load
from smsgen.sources.tree import MemoryTree, WorkingTree

ROOT = Path(__file__).parents[2]
CHANGE = "procedures/prc-17-change-management.md"
AUDIT = "procedures/prc-28-internal-audit.md"
RECORDS = "procedures/prc-01-document-and-record-control.md"
GUIDE = "docs/guides/gde-06-raising-a-request-for-change.md"


@pytest.fixture(scope="module")
def approved() -> dict[str, bytes]:
    tree = WorkingTree(ROOT)
    contents = tree.read_many([entry for entry in tree.entries() if entry.kind == "file"])
    return {entry.path: content for entry, content in contents if isinstance(content, bytes)}


@pytest.fixture(scope="module")
def files(approved: dict[str, bytes]) -> dict[str, bytes]:
    """Return the set as it was written, before anything of it was approved."""
    kept = {
        path: file for path, file in approved.items() if not path.startswith(("approvals/", "authority/baselines/"))
    }
    return {path: file for path, file in kept.items() if ".sig" not in path}


def found_in(files: dict[str, bytes], profile: str) -> Counter[str]:
    """Return which rules find something, and how often."""
    loaded = load(MemoryTree(files))
    facts = analyse(loaded.sms, loaded.findings, date.fromisoformat(loaded.sms.settings.as_of))
    return Counter(each.name for each in run(rules.ALL, facts, profile).diagnostics)


@pytest.fixture(scope="module")
def usual(files: dict[str, bytes]) -> Counter[str]:
    """Return what is found without a mistake: the flaws that the example is meant to have."""
    return found_in(files, "draft")


@pytest.mark.covers("C-02")
@pytest.mark.parametrize(
    ("path", "before", "after", "expected"),
    [
        (CHANGE, "as [[SMS-GDE-06]] shows", "as [[SMS-GDE-66]] shows", ["unresolved-reference"]),
        (AUDIT, "id: SMS-PRC-28", "id: SMS-PRC-29", ["ambiguous-reference", "id-duplicate"]),
        (RECORDS, '  "7.5.3.1"', '  "7.5.3.9"', ["clause-uncovered", "unknown-clause"]),
        (GUIDE, "title: Raising", "title: <script>Raising", ["title-markup"]),
        (CHANGE, "owner: change-manager", "owner: change-manger", ["unknown-role"]),
        (CHANGE, "parent: SMS-POL-05", "parent: SMS-POL-55", ["parent-unresolved"]),
        (CHANGE, 'version: "', 'version: "1', ["translation-stale"]),
        (CHANGE, "---\n\n## Purpose", "--\n\n## Purpose", ["front-matter-missing"]),
    ],
)
def test_a_mistake_is_told_once(  # noqa: PLR0913, PLR0917 — the parts of a case
    files: dict[str, bytes], usual: Counter[str], path: str, before: str, after: str, expected: list[str]
) -> None:
    text = files[path].decode()
    assert before in text
    found = found_in(files | {path: text.replace(before, after, 1).encode()}, "draft")
    assert sorted((found - usual).elements()) == expected


@pytest.mark.covers("R-09")
def test_a_word_changed_in_an_approved_text_is_told_once(approved: dict[str, bytes]) -> None:
    changed = approved[GUIDE].replace(b"normal change of medium risk", b"normal change of high risk")
    assert changed != approved[GUIDE]
    loaded = load(MemoryTree(approved | {GUIDE: changed}))
    facts = analyse(loaded.sms, loaded.findings, date.fromisoformat(loaded.sms.settings.as_of))
    errors = [each for each in run(rules.ALL, facts, "audit").diagnostics if each.severity is Severity.ERROR]
    found = [(each.name, each.location.path) for each in errors]
    assert found == [("content-changed-after-approval", GUIDE)]

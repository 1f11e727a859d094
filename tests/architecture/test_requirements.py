"""Which requirements no test names yet. Every issue covers some more; the list shows what is left.

`pytest tests/architecture/test_requirements.py -s` prints it.
"""

import re
from pathlib import Path

from smsgen.adapters.yaml import read_yaml

TESTS = Path(__file__).parents[1]
_MARKER = re.compile(r"\bcovers\(([^)]*)\)")
_TABLE = re.compile(r"\bcovers\([*a-z]")
_ID = re.compile(r"[\"']([A-Z]-[0-9]{2})[\"']")


def requirements() -> dict[str, str]:
    """Return id → statement of every requirement, in the order of the list."""
    document = read_yaml((TESTS / "requirements.yml").read_text("utf-8"))
    assert not document.faults
    assert isinstance(document.value, list)
    return {each["id"]: each["statement"] for each in document.value}


def named() -> dict[str, list[str]]:
    """Return requirement id → the test modules that name it."""
    found: dict[str, list[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        text = path.read_text("utf-8")
        # Where a marker takes its ids from a table of cases, they stand elsewhere in the module.
        markers = [text] if _TABLE.search(text) else _MARKER.findall(text)
        for marker in markers:
            for requirement in _ID.findall(marker):
                found.setdefault(requirement, []).append(path.relative_to(TESTS).as_posix())
    return found


def test_markers_name_requirements_that_exist() -> None:
    unknown = {requirement: paths for requirement, paths in named().items() if requirement not in requirements()}
    assert not unknown


def test_print_what_no_test_names() -> None:
    missing = {each: statement for each, statement in requirements().items() if each not in named()}
    for each, statement in missing.items():
        print(f"{each}  {statement}")  # noqa: T201 — what this test is for
    assert len(missing) < len(requirements()), "markers are not read any more"
    print(f"{len(missing)} of {len(requirements())} requirements are named by no test")  # noqa: T201 — said beside the result

"""Which document details which, circles, and what nobody reaches from the manual."""

import pytest

from smsgen.analysis.hierarchy import Hierarchy
from tests.fixtures.small_set import facts_of, judge, lines, set_of, source

FOLDERS = {"MAN": "docs/manual", "POL": "policies", "PRC": "procedures", "GDE": "docs/guides", "FRM": "forms"}


def files_of(parents: dict[str, str], bodies: dict[str, str] | None = None) -> dict[str, str]:
    """Return a document for each id with its parent; a body is a text, or `forms: ...` for the front matter."""
    files = {}
    for identity, parent in parents.items():
        body = (bodies or {}).get(identity, "")
        front = f"parent: {parent}\n" if parent else ""
        forms, text = (f"{body}\n", "") if body.startswith("forms:") else ("", f"{body}\n" if body else "")
        files[f"{FOLDERS[identity[:3]]}/{identity.lower()}.md"] = source(identity, front + forms, text)
    return files


def hierarchy(parents: dict[str, str], bodies: dict[str, str] | None = None) -> Hierarchy:
    return facts_of(set_of(files_of(parents, bodies))).hierarchy


def test_children() -> None:
    found = hierarchy({"MAN-01": "", "POL-02": "MAN-01", "POL-01": "MAN-01", "PRC-01": "POL-02", "FRM-01": "PRC-01"})
    assert found.children == {"MAN-01": ("POL-01", "POL-02"), "POL-02": ("PRC-01",), "PRC-01": ("FRM-01",)}
    assert found.cycles == ()


@pytest.mark.parametrize(
    ("parents", "cycles"),
    [
        ({"PRC-01": "PRC-01"}, (("PRC-01",),)),
        ({"PRC-01": "PRC-02", "PRC-02": "PRC-01"}, (("PRC-01", "PRC-02"),)),
        ({"PRC-03": "PRC-01", "PRC-01": "PRC-02", "PRC-02": "PRC-03"}, (("PRC-01", "PRC-02", "PRC-03"),)),
        ({"PRC-01": "PRC-02", "PRC-02": "PRC-03", "PRC-03": "PRC-02"}, (("PRC-02", "PRC-03"),)),
        (
            {"PRC-01": "PRC-02", "PRC-02": "PRC-01", "POL-01": "POL-02", "POL-02": "POL-01"},
            (("POL-01", "POL-02"), ("PRC-01", "PRC-02")),
        ),
        ({"PRC-01": "PRC-99"}, ()),
    ],
)
def test_each_circle_once_from_its_smallest_id(parents: dict[str, str], cycles: tuple[tuple[str, ...], ...]) -> None:
    assert hierarchy(parents).cycles == cycles


@pytest.mark.covers("R-24")
@pytest.mark.parametrize(
    ("child", "parent", "fits"),
    [
        ("MAN-02", "MAN-01", True),
        ("MAN-02", "POL-01", False),
        ("POL-02", "MAN-01", True),
        ("POL-02", "POL-01", True),
        ("POL-02", "PRC-01", False),
        ("PRC-02", "POL-01", True),
        ("PRC-02", "PRC-01", True),
        ("PRC-02", "MAN-01", False),
        ("GDE-01", "PRC-01", True),
        ("GDE-01", "POL-01", False),
        ("FRM-01", "PRC-01", True),
        ("FRM-01", "GDE-02", False),
    ],
)
def test_which_tier_details_which(child: str, parent: str, *, fits: bool) -> None:
    report = judge(set_of(files_of({parent: "", child: parent})))
    assert any(line.endswith("parent-tier") for line in lines(report)) is not fits


@pytest.mark.covers("R-24")
@pytest.mark.parametrize("child", ["POL-01", "PRC-01", "GDE-01", "FRM-01"])
def test_every_tier_below_the_manual_needs_a_parent(child: str) -> None:
    path = next(iter(files_of({child: ""})))
    assert f"{path}:2:1 parent-missing" in lines(judge(set_of(files_of({child: ""}))))


def test_what_a_reader_reaches_from_the_manual() -> None:
    found = hierarchy(
        {"MAN-01": "", "POL-01": "", "PRC-01": "", "PRC-02": "", "PRC-03": "", "FRM-01": ""},
        {
            "MAN-01": "[[POL-01]]",
            "POL-01": "[the procedure](../procedures/prc-01.md)",
            "PRC-01": "forms: [FRM-01]",
            "PRC-02": "[[PRC-03]]",
            "PRC-03": "[[PRC-02]]",
        },
    )
    assert found.reached == {"MAN-01", "POL-01", "PRC-01", "FRM-01"}
    assert found.users == {"FRM-01": ("PRC-01",)}


def test_the_order_of_the_files_changes_nothing() -> None:
    files = files_of(
        {"MAN-01": "", "POL-01": "MAN-01", "PRC-01": "PRC-02", "PRC-02": "PRC-01"}, {"MAN-01": "[[PRC-01]]"}
    )
    backwards = dict(reversed(files.items()))
    assert facts_of(set_of(files)).hierarchy == facts_of(set_of(backwards)).hierarchy

"""A year of the example, decided and committed as it would be, and what the program says of it (year.py tells it)."""

import difflib
from collections.abc import Iterator
from datetime import date

import pytest

from smsgen.adapters.ssh_signatures import load_private_key
from smsgen.app.check import judge
from smsgen.app.deciding.decide import Wish, prepare
from smsgen.app.deciding.refusals import RefusedError
from tests.fixtures.approve_example import demonstration_key
from tests.replay.living_repository import LivingRepository, moment
from tests.replay.readings import readings
from tests.replay.texts import PATHS
from tests.replay.write_golden import GOLDEN
from tests.replay.year import year

# At the end of each month: which version of each document was in force, in English and in Chinese.
MONTHS = """\
          MAN-01     MAN-04     POL-05     PRC-17     GDE-06     GDE-08     FRM-30
2026-03   1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  1.0 -      1.0 1.0/1  1.0 1.0/1
2026-04   1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  1.0 1.0/1
2026-05   1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  1.1 1.1/1  1.0 1.0/1  1.0 1.0/1  1.0 1.0/1
2026-06   1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  1.1 1.1/2  1.0 1.0/1  1.0 1.0/1  1.0 1.0/1
2026-07   1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  1.1 1.1/2  1.1 1.1/1  1.0 1.0/1  1.0 1.0/1
2026-08   1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  1.1 1.1/2  1.1 1.1/1  1.0 1.0/1  1.0 1.0/1
2026-09   1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  1.1 1.1/2  1.1 1.1/1  1.0 1.0/1  1.0 1.0/1
2026-10   1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  1.1 1.1/2  1.1 1.1/1  1.0 1.0/1  1.0 1.0/1
2026-11   1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  2.1 2.1/1  2.0 2.0/1  - -        1.0 1.0/1
2026-12   1.0 1.0/1  1.0 1.0/1  1.0 1.0/1  2.1 2.1/1  2.0 2.0/1  - -        1.1 1.1/1
2027-01   1.0 1.0/1  1.0 1.0/1  2.0 2.0/1  2.1 2.1/1  2.0 2.0/1  - -        1.1 1.1/1
2027-02   1.0 1.0/1  1.0 1.0/1  2.0 2.0/1  2.1 2.1/1  2.0 2.0/1  - -        1.1 1.1/1
"""
# Looked back upon, the form that was signed in November and came in December only was in force from November on.
IN_HINDSIGHT = MONTHS.replace("2.0 2.0/1  - -        1.0 1.0/1", "2.0 2.0/1  - -        1.1 1.1/1")
# The last commit of each month; there is none in some.
LAST = {
    "2026-03-31": "Approvals for change management",
    "2026-04-30": "Approval of the Chinese guide",
    "2026-05-31": "Children of the procedure confirmed",
    "2026-06-30": "Register 2: a deputy",
    "2026-07-31": "Approval of guide 1.1",
    "2026-08-31": "Register 3: a new change manager",
    "2026-09-30": "Approval of procedure 2.1",
    "2026-10-31": "Register 5: a stolen key",
    "2026-11-30": "Approval of guide 2.0",
    "2026-12-31": "A late landing accepted",
    "2027-01-31": "Procedure confirmed under the new policy",
    "2027-02-28": "From when the limit counts",
}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivingRepository]:
    """Return the repository at the end of the year; what is remembered of its history lies beside it."""
    folder = tmp_path_factory.mktemp("year")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SMS_CACHE", str(folder / "cache"))
        yield year(folder / "set")


# What was still to be done in the course of the year: the commit, the day, and rule and path of what was found then.
_CHILDREN = [("parent-changed", PATHS[document]) for document in ("SMS-GDE-06", "SMS-GDE-08", "SMS-FRM-30")]
FOUND = [
    ("Approvals for change management", "2026-03-31", [("translation-missing", "docs/guides/gde-06.md")]),
    ("Approval of the Chinese guide", "2026-04-30", []),
    ("Approval of procedure 1.1", "2026-05-12", _CHILDREN),
    ("Children of the procedure confirmed", "2026-05-18", []),
    ("Register 3: a new change manager", "2026-08-31", []),
    ("Rejection of procedure 2.0", "2026-09-17", [("translation-stale", "procedures/prc-17.zh.md")]),
    ("Register 5: a stolen key", "2026-10-31", []),
    ("Register 5: a stolen key", "2026-11-01", _CHILDREN),
    ("Guide on emergencies withdrawn, form confirmed", "2026-11-03", _CHILDREN[:1]),
    ("Approval of guide 2.0", "2026-11-18", []),
    ("A late landing accepted", "2026-12-15", []),
    (
        "A late landing accepted",
        "2026-12-16",
        [("review-overdue", "policies/pol-05.md"), ("review-overdue", "policies/pol-05.zh.md")],
    ),
    ("Approval of policy 2.0", "2027-01-13", [("parent-changed", "procedures/prc-17.md")]),
    ("From when the limit counts", "2027-02-28", []),
]


@pytest.mark.covers("R-09")
@pytest.mark.parametrize(("commit", "day", "expected"), FOUND, ids=lambda value: str(value)[:30])
def test_what_was_still_to_be_done(
    played: LivingRepository, commit: str, day: str, expected: list[tuple[str, str]]
) -> None:
    report = judge(played.root, played.commits[commit], "audit", date.fromisoformat(day)).report
    assert sorted((each.name, each.location.path) for each in report.diagnostics) == sorted(expected)


@pytest.mark.parametrize(
    ("person", "decision", "kind"),
    [
        ("xu.dan", "confirm", "key-not-theirs"),  # left on 31 August, with the key
        ("zhou.ning", "confirm", "key-not-theirs"),  # the key was stolen on 12 October
        ("li.qing", "approve", "key-not-theirs"),  # has had another key since 7 September
        ("wu.fan", "approve", "role-not-held"),  # was a deputy in July
    ],
)
def test_nobody_decides_with_what_they_no_longer_have(
    played: LivingRepository, person: str, decision: str, kind: str
) -> None:
    public, _ = load_private_key(demonstration_key(person))
    with pytest.raises(RefusedError) as refusal:
        prepare(played.root, Wish("SMS-PRC-17", decision, person, public), moment("2027-02-26 10:00"))
    assert refusal.value.kind == kind


def _months(played: LivingRepository, *, in_hindsight: bool) -> str:
    """Return the table of versions in force, by the last commit or by those that stood then."""
    head = " " * 10 + "".join(f"{document[4:]:11}" for document in PATHS)
    lines = [head]
    for day, commit in LAST.items():
        at = "" if in_hindsight else played.commits[commit]
        states = judge(played.root, at, as_of=date.fromisoformat(day)).facts.approvals.states
        cells = []
        for document in PATHS:
            found = (states.get((document, language)) for language in ("en", "zh"))
            in_force = [state.in_force if state else None for state in found]
            words = [f"{each.version}/{each.revision}".rstrip("/") if each else "-" for each in in_force]
            cells.append(f"{' '.join(words):11}")
        lines.append(f"{day[:7]:10}" + "".join(cells))
    return "".join(f"{line.rstrip()}\n" for line in lines)


@pytest.mark.covers("R-09")
@pytest.mark.parametrize(("in_hindsight", "expected"), [(False, MONTHS), (True, IN_HINDSIGHT)])
def test_what_was_in_force_at_the_end_of_each_month(
    played: LivingRepository, expected: str, *, in_hindsight: bool
) -> None:
    assert _months(played, in_hindsight=in_hindsight) == expected


@pytest.mark.covers("R-09")
def test_all_that_is_said_of_the_year_is_as_it_was_read(played: LivingRepository) -> None:
    said = readings(played, played.root.parent)
    golden = {file.name: file.read_text("utf-8") for file in GOLDEN.iterdir()}
    assert said.keys() == golden.keys()
    differences = [
        line
        for name in sorted(said)
        for line in difflib.unified_diff(
            golden[name].splitlines(), said[name].splitlines(), f"golden/{name}", f"now/{name}", n=1, lineterm=""
        )
    ]
    if differences:
        told = "if this is meant: python -m tests.replay.write_golden, and read what changed"
        pytest.fail("\n".join([told, *differences]), pytrace=False)

"""History at the edges of its checks, in memory: exact findings, places, and what an anchor says."""

from dataclasses import replace

import pytest

from smsgen import rules
from smsgen.analysis.anchors import anchor_findings, head_of
from smsgen.analysis.facts import analyse
from smsgen.checking.runner import run
from smsgen.model.anchor import Anchor
from smsgen.model.history import History, HistoryFault
from smsgen.model.past import Past
from smsgen.sources.load import load
from smsgen.sources.tree import MemoryTree
from tests.approvals import past_set as the
from tests.approvals.past_edges import CONTROLS, EDGES
from tests.approvals.past_set import Commits, commits, decided, facts_of, found, gone, then, written, year
from tests.rules.page_histories import past_of

pytestmark = pytest.mark.covers("C-09")


@pytest.mark.parametrize("name", EDGES)
def test_an_edge_gives_exactly_its_findings(name: str) -> None:
    story, expected = EDGES[name]
    assert found(story()) == list(expected)


@pytest.mark.parametrize("name", CONTROLS)
def test_this_side_of_an_edge_nothing_is_found(name: str) -> None:
    assert found(CONTROLS[name]()) == []


def test_a_text_whose_file_names_no_language_is_the_source() -> None:
    made = then(
        year(),
        ("2026-10-01", written(the.PROCEDURE, ("Log each", "Log every"))),
        ("2026-10-02", written(the.PROCEDURE, ("Log every", "Log each"))),
    )
    past = past_of(made)
    unnamed = tuple(each._replace(language="") for each in past.appearances)
    assert found(made) == found(made, replace(past, appearances=unnamed)) == ["content-changed-meanwhile"]


def test_what_nobody_pinned_is_said_also_while_a_register_is_another_one() -> None:
    made = then(year(), ("2026-10-01", written(the.FIRST, ("LOA-2026-003", "LOA-2026-333"))))
    loaded = load(MemoryTree(made[-1][1]))
    facts = analyse(loaded.sms, loaded.findings, the.DAY, pin="", past=past_of(made))
    names = sorted(each.name for each in run(rules.ALL, facts, "audit").diagnostics)
    assert names == ["authority-unpinned", "register-modified"]


def test_a_lost_text_is_told_at_its_approval() -> None:
    form = the.FORM_RECORD.replace("/1.0/", "/1.1/").replace("20260302", "20260601")
    later = form.replace("approve--quality-manager--li.qing", "confirm--incident-manager--he.jing")
    later = later.replace("20260601", "20260701")
    made = commits(
        ("2026-03-02", decided(the.MANUAL_RECORD, the.POLICY_REVIEW, the.POLICY_RECORD, the.FORM_RECORD)),
        ("2026-06-01", decided(form)),
        ("2026-07-01", decided(later)),
    )
    history = facts_of(made).history
    assert history
    assert [each.location.path for each in history.faults["approved-text-lost"]] == [form]


# -- anchors -------------------------------------------------------------------------------------------------------


def anchor_of(made: Commits) -> Anchor:
    """Return the head of what the last commit holds."""
    sms = load(MemoryTree(made[-1][1])).sms
    time = past_of(made).history.commits[-1].committer_time
    return Anchor(
        **{name: getattr(head_of(sms, time), name) for name in Anchor.__dataclass_fields__ if name != "commit"},
        commit=f"{len(made):040x}",
    )


def misfits(anchor: Anchor, made: Commits, past: Past | None = None) -> list[str]:
    """Return what an anchor finds against the last commit, each by its words."""
    sms = load(MemoryTree(made[-1][1])).sms
    return [str(each.values["reason"]) for each in anchor_findings(anchor, sms, past or past_of(made))]


def test_an_anchor_counts_what_the_set_holds_and_no_hidden_file() -> None:
    made = then(year(), ("2026-10-01", lambda files: files.update({"approvals/.old/x.yml": b"x\n", "note.yml": b""})))
    assert misfits(anchor_of(made), then(made, ("2026-10-02", gone("note.yml")))) == []


def test_a_register_changed_since_is_told_once() -> None:
    early = year()[:4]
    anchor = anchor_of(early)
    assert anchor.register_number == "1"
    changed = then(early, ("2026-10-01", written(the.FIRST, ("LOA-2026-003", "LOA-2026-333"))))
    assert [each for each in misfits(anchor, changed) if "register 1 was changed" in each] == misfits(anchor, changed)
    assert len(misfits(anchor, changed)) == 1
    later = then(year(), ("2026-10-01", written(the.SECOND, ("LOA-2026-003", "LOA-2026-333"))))
    assert [each.partition(" ")[2] for each in misfits(anchor_of(year()), later)] != []


def test_of_a_history_that_cannot_be_judged_an_anchor_says_nothing() -> None:
    past = Past(History((), (HistoryFault("history-shallow", {"evidence": "shallow"}),)))
    assert misfits(anchor_of(year()), year(), past) == []

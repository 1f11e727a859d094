"""`sms trace`: from an incident to the configuration item and back, and by which procedure each record was made."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from smsgen.reports.records import record_book
from smsgen.reports.tracing import MOST, TraceNode, trace
from tests.fakes import run_sms
from tests.records.evidence_set import DISPOSAL, STORY, facts_of, files_of, write


def traced(record: str, records: Mapping[str, str] = STORY, language: str = "en") -> TraceNode:
    return trace(record_book(facts_of(files_of(records)), language), record)


def shape(node: TraceNode) -> dict[str, Any]:
    """Return the ids of a trace, each with those below it."""
    return {child.id: shape(child) for child in node.children}


def ids(node: TraceNode) -> list[str]:
    return [each.id for _, each in node.walk()]


@pytest.mark.covers("R-41", "R-34")
def test_a_trace_leads_from_the_incident_to_the_configuration_item() -> None:
    assert shape(traced("INC-2026-0001")) == {
        "PRB-2026-0001": {"RFC-2026-0001": {"CAB-2026-0001": {}, "REL-2026-0001": {"CFI-2026-0001": {}}}}
    }


def test_a_trace_leads_back_from_the_change_to_every_incident() -> None:
    assert shape(traced("RFC-2026-0001")) == {
        "PRB-2026-0001": {"INC-2026-0001": {}, "INC-2026-0002": {}},
        "CAB-2026-0001": {},
        "REL-2026-0001": {"CFI-2026-0001": {}},
    }


def test_what_only_shares_a_record_is_counted_and_not_shown() -> None:
    nodes = {node.id: node for _, node in traced("INC-2026-0001").walk()}
    assert {id_: node.more for id_, node in nodes.items() if node.more} == {
        "PRB-2026-0001": 1,  # the other incident
        "CAB-2026-0001": 1,  # the other request
        "REL-2026-0001": 1,
        "CFI-2026-0001": 1,  # a maintained record ends the way
    }


def test_a_record_that_ends_the_way_may_begin_it() -> None:
    assert set(shape(traced("CFI-2026-0001"))) == {"RFC-2026-0003", "REL-2026-0001"}
    assert set(shape(traced("CAB-2026-0001"))) == {"RFC-2026-0001", "RFC-2026-0002"}


def test_a_circle_of_links_ends() -> None:
    circle = {
        f"INC-2026-000{number}": f"date: 2026-05-04\nlinks: [{{type: follows, record: INC-2026-000{number % 3 + 1}}}]"
        for number in (1, 2, 3)
    }
    assert sorted(ids(traced("INC-2026-0001", circle))) == sorted(circle)


def test_a_chain_longer_than_a_page_ends_and_says_so() -> None:
    chain = {
        f"INC-2026-{number:04d}": f"date: 2026-05-04\nlinks: [{{type: follows, record: INC-2026-{number + 1:04d}}}]"
        for number in range(1, MOST + 51)
    }
    nodes = [node for _, node in traced("INC-2026-0001", chain).walk()]
    assert len(nodes) == MOST
    assert nodes[-1].more == 1


@pytest.mark.covers("R-20")
def test_each_record_has_the_procedure_that_was_in_force_on_its_day() -> None:
    nodes = {node.id: node.procedure for _, node in traced("RFC-2026-0001").walk()}
    said = {id_: (each.version, each.effective_from) for id_, each in nodes.items() if each}
    assert said["INC-2026-0001"] == ("1.0", "2026-01-20")
    assert said["INC-2026-0002"] == ("1.1", "2026-07-10")
    early = traced("INC-2026-0009", {"INC-2026-0009": "date: 2026-01-19\nvalues: {}"})
    assert early.procedure
    assert early.procedure.version == ""


def test_a_link_says_what_it_is_in_the_language_of_the_reader() -> None:
    [problem] = traced("INC-2026-0001", language="zh").children
    assert (problem.relation, problem.inward) == ("问题", False)
    [minutes] = [each for each in traced("RFC-2026-0002").children if each.id == "CAB-2026-0001"]
    assert (minutes.relation, minutes.inward) == ("Changes · Request", True)


def test_a_record_that_was_disposed_of_leaves_its_line() -> None:
    records = {
        "INC-2026-0001": "date: 2026-05-04\nlinks: [{type: follows, record: INC-2022-0007}]",
        "DSP-2026-0001": DISPOSAL,
    }
    [gone] = traced("INC-2026-0001", records).children
    assert (gone.id, gone.state, gone.date, gone.title) == (
        "INC-2022-0007", "disposed", "2026-08-31", "Incident record",
    )  # fmt: skip
    [missing] = traced("INC-2026-0001", {"INC-2026-0001": records["INC-2026-0001"]}).children
    assert missing.state == "missing"


def test_a_number_that_is_written_otherwise_is_understood_as_a_question(tmp_path: Path) -> None:
    root = write(files_of(), tmp_path / "set")
    for wrong in ("INC-2026-1", "inc2026-0001", "ＩＮＣ-2026-0001"):
        for command in (("trace",), ("record", "show")):
            run = run_sms(*command, wrong, cwd=root)
            assert run.code == 2
            assert f"There is no record {wrong}." in run.err
            assert run.err.rstrip().endswith("Did you mean INC-2026-0001?")
    assert "是否想用INC-2026-0001？" in run_sms("--lang", "zh", "trace", "INC-2026-1", cwd=root).err
    assert "Did you mean" not in run_sms("trace", "nothing", cwd=root).err


def test_the_command_prints_the_tree_on_a_screen(tmp_path: Path) -> None:
    root = write(files_of(), tmp_path / "set")
    run = run_sms("trace", "INC-2026-0001", cwd=root)
    assert run.code == 0
    lines = run.out.splitlines()
    assert lines[:4] == [
        "INC-2026-0001  2026-05-04  closed  Incident record: Mail is slow",
        "│  by SMS-PRC-20, version 1.0, in force since 2026-01-20",
        "└─ → Problem  PRB-2026-0001  2026-08-04  open  Problem: Mail queue",
        "   │  by SMS-PRC-20, version 1.1, in force since 2026-07-10",
    ]
    assert lines[-1] == "Records: 6"
    value = json.loads(run_sms("trace", "INC-2026-0001", "--format", "json", cwd=root).out)
    assert value["schema"] == "sms.trace/v1"
    assert value["trace"]["children"][0]["procedure"]["version"] == "1.1"
    assert "依据SMS-PRC-20 1.0版（2026-01-20起实施）" in run_sms("--lang", "zh", "trace", "INC-2026-0001", cwd=root).out
    unknown = run_sms("trace", "INC-2026-0099", cwd=root)
    assert unknown.code == 2
    assert "Did you mean INC-2026-" in unknown.err

"""Our own set, handed over: the application set for stage 1 is complete, and the pack says so."""

import json
from pathlib import Path

import pytest

from tests.fakes import run_sms
from tests.fixtures.approve_example import ROOT, copy_of
from tests.packing.pack_set import Packed


@pytest.mark.covers("R-53", "R-54", "R-01", "R-06")
def test_the_application_set_of_our_own_set_is_complete(tmp_path: Path) -> None:
    root, file = tmp_path / "set", tmp_path / "first.zip"
    copy_of(ROOT, root)
    run = run_sms("pack", "--stage", "1", "--to", str(file), cwd=root, SMS_CACHE=str(tmp_path / "cache"))
    assert run.code == 0, run.out + run.err
    pack = Packed(run, file)
    ready = json.loads(pack.files["listings/en/readiness.json"])["conditions"]
    met = {each["name"] for each in ready if each["met"]}
    assert {"legal-status", "declaration", "documents", "scope", "audit", "review", "application"} <= met
    forms = {path.split("/")[1] for path in pack.files if path.startswith("records/")}
    # Audit and review reports, what follows from them, legal status and budget.
    assert forms == {f"SMS-FRM-{number}" for number in (51, 52, 53, 54, 57, 58)}
    texts = [each for each in pack.manifest["files"] if each["kind"] == "document"]
    sources = {path.name for folder in ("docs/manual", "docs/guides", "policies", "procedures", "forms")
               for path in (root / folder).glob("*.md")}  # fmt: skip
    assert {each["path"].rpartition("/")[2] for each in texts} == sources
    assert {each["language"] for each in texts} == {"en", "zh"}

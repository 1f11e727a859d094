"""Maintained records decided on by commands in a clone, taken over from paper, and proved from its history."""

from datetime import date
from pathlib import Path

import pytest

from smsgen.app.authority.authority import open_registers
from smsgen.app.authority.baseline_takeover import take_over
from smsgen.app.check import check
from smsgen.app.deciding.decision_desk import judged
from smsgen.app.verifying.verify import VerifyOptions, verify
from smsgen.sources.tree import WorkingTree
from tests.deciding.deciding_set import FIRST, DecidingSet, moment
from tests.deciding.test_commands import digest
from tests.fakes import Run
from tests.fixtures.approving import digest as digest_of
from tests.fixtures.approving import sign_register
from tests.records.maintained import FORM, FORM_TEXT, agreement

ID = "SLA-2021-0001"
PATH = f"records/SMS-FRM-21/2021/{ID}.yml"
BASELINE = "authority/baselines/1.yml"
_LIST = "id,version,language,approver,role,date,place,scan,reason,effective_from\n"
_ROW = f"{ID},1.0,en,Li Qing,quality-manager,2021-10-01,Safe 3,{'a' * 64},Signed on paper.,2021-10-01\n"


def text(version: str = "1.0", state: str = "live", made_by: str = "he.jing") -> str:
    """Return the file of an agreement of 2021."""
    return agreement(version, state=state, made_by=made_by).replace("2026-", "2021-")


@pytest.fixture
def agreed(deciding: DecidingSet) -> DecidingSet:
    """Return a set in which people can decide, with an agreement that nobody has decided on."""
    deciding.write(FORM, FORM_TEXT)
    deciding.replace("procedures/prc-20.md", "[SMS-FRM-39]\nclass", "[SMS-FRM-21, SMS-FRM-39]\nclass")
    settings = deciding.read("sms.yml").replace("languages: [en, zh]", "languages: [en]")
    deciding.write("sms.yml", f"{settings}record_kinds: {{operational-level-agreement: SMS-FRM-21}}\n")
    for path in deciding.root.rglob("*.zh.md"):
        path.unlink()
    deciding.write(PATH, text())
    deciding.commit()
    return deciding


def approve(agreed: DecidingSet, person: str, *more: str) -> Run:
    """Approve the agreement as a script does, by the digest that it was shown."""
    call = ("approve", ID, "--key", str(agreed.key(person)))
    shown = agreed.sms(*call)
    if "sha256:" not in shown.out:
        return shown
    run = agreed.sms(*call, "--yes", "--digest", digest(shown), "--commit", *more)
    return Run(run.code, shown.out + run.out, run.err)


@pytest.mark.covers("R-01", "R-57")
def test_an_agreement_lives_by_commands(agreed: DecidingSet) -> None:
    run = approve(agreed, "li.qing")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"{ID} Service level agreement: customer A, version 1.0 (English): {PATH}\n")
    assert "customer: customer A" in run.out
    assert "Committed: " in run.out
    agreed.write(PATH, text("1.1", "retired"))
    agreed.commit()
    run = approve(agreed, "li.qing")
    assert (run.code, run.err) == (0, "")
    assert "[-live-]{+retired+}" in run.out
    shown = agreed.sms("show", ID).out
    assert "Version in force: 1.1, since " in shown
    assert agreed.sms("record", "show", ID).out == shown
    history = agreed.sms("history", ID, "--redline").out
    assert history.startswith(f"{ID} Service level agreement: customer A, English\nIn force: 1.1; next review: ")
    assert [line for line in history.splitlines() if line[:1].isdigit()] == [
        "1.1  in force  minor",
        "1.0  superseded  major",
    ]
    assert "  Written by He Jing 何静\n" in history
    difference = agreed.sms("diff", ID, "1.0", "1.1").out
    assert "[-live-]{+retired+}" in difference
    assert difference == agreed.sms("diff", ID, "1.0").out.replace("the text in the files", "1.1")
    agreed.write(PATH, text("1.2", "live"))
    assert "[-retired-]{+live+}" in agreed.sms("diff", ID).out
    assert ID in agreed.sms("register").out.partition("Maintained records")[2]


def test_who_made_it_and_who_does_not_own_the_form_are_refused(agreed: DecidingSet) -> None:
    wrong = approve(agreed, "xu.dan")
    assert (wrong.code, "does not hold a role today that may approve SLA-2021-0001" in wrong.err) == (2, True)
    agreed.edit(PATH, "made_by: he.jing", "made_by: li.qing")
    own = approve(agreed, "li.qing")
    assert (own.code, "nobody may approve their own text" in own.err) == (2, True)
    agreed.edit(PATH, 'version: "1.0"\nvalues', 'none_since: "2021-09-01"\nvalues')
    statement = approve(agreed, "li.qing")
    assert (statement.code, "nobody approves it" in statement.err) == (2, True)
    agreed.write(PATH, text())
    agreed.commit()
    near = agreed.sms("approve", "SLA-2021-0002", "--key", str(agreed.key("li.qing")))
    assert (near.code, ID in near.err) == (2, True)


def test_what_the_other_party_has_not_accepted_is_told_before_it_is_fixed(agreed: DecidingSet) -> None:
    agreed.edit(PATH, "  accepted_by: customer A, head of IT\n", "")
    run = approve(agreed, "li.qing")
    assert "The other party has not accepted the agreement: who accepted it for the other party is missing." in run.out
    agreed.edit(PATH, "state: live", "state: retired")
    names = {each.name for each in check(agreed.root, profile="audit", cache=False).diagnostics if ID in each.subject}
    assert {"content-changed-after-approval"} <= names
    changed = approve(agreed, "li.qing")
    assert (changed.code, "version" in changed.err) == (2, True)


def test_uncommitted_records_are_not_decided_on(agreed: DecidingSet) -> None:
    agreed.write(PATH, text(state="retired"))
    run = approve(agreed, "li.qing")
    assert (run.code, PATH in run.err) == (2, True)


def test_a_withdrawn_agreement_may_go(agreed: DecidingSet) -> None:
    assert approve(agreed, "li.qing").code == 0
    call = ("withdraw", ID, "--key", str(agreed.key("li.qing")), "--reason", "The contract ended.")
    shown = agreed.sms(*call)
    assert agreed.sms(*call, "--yes", "--digest", digest(shown), "--commit").code == 0
    assert "Approval: withdrawn" in agreed.sms("show", ID).out
    (agreed.root / PATH).unlink()
    agreed.commit()
    assert "document-removed-without-withdrawal" not in agreed.sms("check", "--profile", "audit").out
    assert agreed.sms("history", ID).out.startswith(f"{ID} ")


def verified(agreed: DecidingSet, day: str) -> set[str]:
    """Return the rules that `sms verify` finds something by, in what is about the agreement."""
    pin = digest_of(agreed.read(FIRST))
    options = VerifyOptions(pin=pin, anchor=None, tree_only=False, as_of=date.fromisoformat(day), cache_folder=None)
    report = verify(agreed.root, options).report
    return {each.name for each in report.diagnostics if ID in (each.subject, *each.location.path.split("/"))
            or each.location.path == PATH}  # fmt: skip


def test_paper_approvals_of_records_are_taken_over_and_stay_provable(agreed: DecidingSet, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text(_LIST + _ROW, "utf-8")
    taken = take_over(open_registers(agreed.root), listed, moment("2021-10-05"))
    assert [entry.document for entry in taken.entries] == [ID]
    files = {BASELINE: agreed.read(BASELINE).encode()}
    sign_register(files, BASELINE)
    for path, content in files.items():
        agreed.write(path, content)
    agreed.commit()
    facts, _ = judged(WorkingTree(agreed.root), moment("2021-10-06"), None)
    state = facts.approvals.instances[ID, "en"]
    assert (state.state, state.in_force.effective_from if state.in_force else "") == ("effective", "2021-10-01")
    agreed.edit(PATH, "state: live", "state: retired")
    assert verified(agreed, "2027-01-01") >= {"content-changed-after-approval"}
    agreed.edit(PATH, "state: retired", "state: live")
    assert verified(agreed, "2027-01-01") == {"content-changed-meanwhile", "review-overdue"}


def test_the_text_of_an_older_version_is_read_from_history(agreed: DecidingSet) -> None:
    assert approve(agreed, "li.qing").code == 0
    agreed.write(PATH, text("1.1", "retired"))
    agreed.commit()
    assert approve(agreed, "li.qing").code == 0
    assert "approved-text-lost" not in verified(agreed, "2027-01-01")
    agreed.git("checkout", "--quiet", "--orphan", "other")
    agreed.commit()
    assert "1.0 (en)" in agreed.sms("history", ID).err, "the text of 1.0 went with the history that held it"

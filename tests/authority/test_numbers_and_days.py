"""Which register a change goes into, and from which day on it holds, at a clock that is given."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from smsgen.app.authority.accepted_faults import accept
from smsgen.app.authority.authority import Registers, Written, draft, open_registers, save
from smsgen.app.authority.authority_keys import rotate_key
from smsgen.app.authority.authority_people import add_person, end_roles, give_role, leave
from smsgen.app.authority.public_keys import key_name
from smsgen.app.writing.refused_change import AuthorityError
from smsgen.model.authority import Authority, Key, Person, RoleTerm
from smsgen.model.baseline import AcceptedFault
from tests.approvals.approved_set import PROCEDURE_NOW, approved_set
from tests.fixtures.approving import public_key, sign_register

# Already the 2nd of October in Shanghai.
NOW = datetime(2026, 10, 1, 20, 0, tzinfo=UTC)
TERM = RoleTerm("incident-manager", "2026-10-02", "", "LOA-77")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a set of which everything is approved: two registers, a baseline, exceptions."""
    for path, content in approved_set().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def give(root: Path, now: datetime = NOW, term: RoleTerm = TERM, person: str = "xu.dan") -> Written:
    registers = open_registers(root)
    before = draft(registers, now)
    return save(registers, before, give_role(before, person, term))


def sign(root: Path, path: str, *people: str) -> None:
    files = {path: (root / path).read_bytes()}
    sign_register(files, path, people)
    for name, content in files.items():
        (root / name).write_bytes(content)


def test_a_signed_register_is_followed_by_the_next_issued_now_in_the_zone_of_the_register(root: Path) -> None:
    second = (root / "authority/2.yml").read_bytes()
    written = give(root)
    assert (written.authority.number, written.new) == ("3", True)
    assert written.authority.issued_at == "2026-10-02T04:00:00+08:00"
    assert (root / "authority/2.yml").read_bytes() == second
    assert [side.missing for side in written.chances.sides] == [2, 2]


def test_an_unsigned_register_is_edited_in_place_and_keeps_its_day(root: Path) -> None:
    give(root)
    written = give(root, NOW + timedelta(days=3), TERM._replace(role="quality-manager"))
    assert (written.authority.number, written.new) == ("3", False)
    assert written.authority.issued_at == "2026-10-02T04:00:00+08:00"
    registers = open_registers(root)
    before = draft(registers, NOW + timedelta(days=3))
    changed = rotate_key(before, "xu.dan", public_key("xu.new"), fingerprint=key_name)
    keys = save(registers, before, changed).authority.people["xu.dan"].keys
    # A key that signs the register must hold on the day of issue; the one before ends today.
    assert [(key.start, key.end) for key in keys] == [("2026-01-01", "2026-10-05"), ("2026-10-02", "")]


def test_a_register_that_a_record_names_is_not_touched_even_unsigned(root: Path) -> None:
    for signature in root.glob("authority/2.yml.*.sig"):
        signature.unlink()
    with pytest.raises(AuthorityError, match=r"authority/2\.yml still lacks"):
        give(root)


def test_the_first_register_begins_when_it_was_last_edited(root: Path) -> None:
    for path in (*root.glob("authority/2.yml*"), *root.glob("authority/*/*"), *root.glob("authority/*.sig")):
        path.unlink(missing_ok=True)
    shutil.rmtree(root / "approvals")
    written = give(root)
    assert (written.authority.number, written.new) == ("1", False)
    assert written.authority.issued_at == "2026-10-02T04:00:00+08:00"
    [changed] = open_registers(root).authorities
    assert changed.people["li.qing"].roles[0].start == "2026-01-01"


def test_a_key_that_no_signed_register_lists_is_replaced_without_a_trace(root: Path) -> None:
    registers = open_registers(root)
    before = draft(registers, NOW)
    person = Person("wei.hua", "Wei Hua", (TERM,), keys=(Key(public_key("one"), "2026-10-02"),))
    save(registers, before, add_person(before, person))
    registers = open_registers(root)
    before = draft(registers, NOW)
    made = save(registers, before, rotate_key(before, "wei.hua", public_key("two"), fingerprint=key_name))
    assert [key.line for key in made.authority.people["wei.hua"].keys] == [public_key("two")]


def test_whoever_leaves_keeps_the_past(root: Path) -> None:
    registers = open_registers(root)
    before = draft(registers, NOW)
    made = save(registers, before, leave(before, "xu.dan", "2026-10-31"))
    person = made.authority.people["xu.dan"]
    assert {term.end for term in person.roles} == {"2026-10-31"}
    assert {key.end for key in person.keys} == {"2026-10-31"}
    assert made.hurt == ()
    with pytest.raises(AuthorityError, match="is one of the 2 root signers, and 2 must sign"):
        leave(before, "chen.an", "2026-10-31")


def test_approvals_that_a_change_takes_away_are_named(root: Path) -> None:
    registers = open_registers(root)
    before = draft(registers, NOW)
    changed = end_roles(before, "li.qing", ["quality-manager"], "2026-09-20")
    assert PROCEDURE_NOW in save(registers, before, changed).hurt


def test_a_change_that_would_be_a_finding_leaves_no_trace(root: Path) -> None:
    registers = open_registers(root)
    before = draft(registers, NOW)
    people = dict(before.authority.people)
    del people["he.jing"]
    with pytest.raises(AuthorityError, match=r"does not hold for he\.jing"):
        save(registers, before, replace(before.authority, people=people))
    assert not (root / "authority/3.yml").exists()
    assert not list(root.glob("authority/.*"))


def test_what_too_few_could_ever_sign_is_not_written(root: Path) -> None:
    registers = open_registers(root)
    before = draft(registers, NOW)
    lost = rotate_key(
        before, "chen.an", public_key("new"), compromised_at="2026-09-01T00:00:00+08:00", fingerprint=key_name
    )
    with pytest.raises(AuthorityError, match="could never be signed"):
        save(registers, before, lost)
    assert not (root / "authority/3.yml").exists()


def test_exceptions_grow_until_somebody_signs_them(root: Path) -> None:
    faults = [AcceptedFault("signature-bad", f"approvals/{name}.yml", "", "Disk fault.") for name in "abc"]

    def accepted(fault: AcceptedFault) -> str:
        return accept(open_registers(root), fault, [replace(each, reason="") for each in faults], NOW).path

    assert accepted(faults[0]) == "authority/exceptions/2.yml", "the first is signed"
    assert accepted(faults[1]) == "authority/exceptions/2.yml"
    with pytest.raises(AuthorityError, match="listed as accepted already"):
        accepted(faults[1])
    sign(root, "authority/exceptions/2.yml", "chen.an")
    assert accepted(faults[2]) == "authority/exceptions/3.yml"
    statements = {each.path: each.accepted for each in open_registers(root).statements}
    assert statements["authority/exceptions/2.yml"] == tuple(faults[:2])
    assert statements["authority/exceptions/3.yml"] == tuple(faults[2:])


def test_registers_that_cannot_be_read_are_not_written_over(root: Path) -> None:
    registers: Registers = open_registers(root)
    before = draft(registers, NOW)
    changed: Authority = give_role(before, "xu.dan", TERM)
    (root / "authority/3.yml").write_text("somebody was faster\n", "utf-8")
    with pytest.raises(AuthorityError, match=r"authority/3\.yml exists already"):
        save(registers, before, changed)
    assert (root / "authority/3.yml").read_text("utf-8") == "somebody was faster\n"

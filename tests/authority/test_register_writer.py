"""The register as it is written: read back it is the same, and nothing in it escapes those who sign it."""

from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.exporters.authority_register import comment_of, register_text
from smsgen.exporters.root_statements import baseline_text, exceptions_text
from smsgen.model.authority import Acting, Authority, Key, Person, RoleSet, RoleTerm, TierPolicy, Witness
from smsgen.model.baseline import AcceptedFault, BaselineEntry
from smsgen.reports.authority_changes import register_changes
from smsgen.sources.read_authority import read_authority
from smsgen.sources.read_statements import read_statement
from tests.fixtures.approving import public_key

ROOT = Path(__file__).parents[2]
PATH = "authority/7.yml"
_WORDS = st.sampled_from(
    [
        "LOA-1",
        "no",
        "1.10",
        "2026-01-01",
        "a: b",
        "# c",
        "'",
        '"',
        "\\",
        "- x",
        "{y}",
        "[z]",
        "&a",
        "*b",
        "!t",
        "李青",
        "%",
        "~",
    ]
)
_DAYS = st.sampled_from(["2026-01-01", "2026-05-31", "2027-02-28"])
_ENDS = st.one_of(st.just(""), _DAYS)
_IDS = st.text(ascii_lowercase, min_size=1, max_size=6)
_KEYS = st.sampled_from([public_key(name) for name in ("a", "b", "c")])
_ROLES = st.lists(_IDS, max_size=3).map(tuple)
_MOMENTS = st.sampled_from(["", "2026-03-01T00:00:00+08:00", "2026-03-02T12:00:00Z"])
_PEOPLE = st.builds(
    Person,
    id=_IDS,
    name=_WORDS,
    roles=st.lists(st.builds(RoleTerm, _IDS, _DAYS, _ENDS, _WORDS), max_size=3).map(tuple),
    acting=st.lists(st.builds(Acting, _IDS, _IDS, _DAYS, _DAYS, _WORDS), max_size=2).map(tuple),
    keys=st.lists(st.builds(Key, _KEYS, _DAYS, _ENDS, _ENDS, _MOMENTS), max_size=2).map(tuple),
    accounts=st.dictionaries(_IDS, _WORDS, max_size=2),
    emails=st.lists(_WORDS, max_size=2, unique=True).map(tuple),
)
_SETS = st.builds(RoleSet, _ROLES, _ROLES)
_LEVELS = st.sampled_from(["claimed", "witnessed", "signed"])
_POLICIES = st.builds(TierPolicy, _SETS, _SETS, _ROLES, _LEVELS, st.integers(1, 999))
_TIERS = st.sampled_from(["manual", "policy", "form", "instance", "translation"])
REGISTERS = st.builds(
    Authority,
    number=st.just("7"),
    language=st.sampled_from(["en", "zh"]),
    id_pattern=st.sampled_from(["[A-Z]{3}", "SMS-(POL|PRC)-[0-9]{2}", 'x"\\\\']),
    issued_at=st.just("2026-01-01T00:00:00+00:00"),
    time_zone=st.sampled_from(["Asia/Shanghai", "UTC"]),
    root_signers=st.lists(_IDS, max_size=3, unique=True).map(tuple),
    threshold=st.integers(1, 9),
    people=st.lists(_PEOPLE, max_size=3).map(lambda people: {person.id: person for person in people}),
    roles=st.dictionaries(_IDS, st.fixed_dictionaries({"en": _WORDS, "zh": _WORDS}), max_size=3),
    policies=st.dictionaries(_TIERS, _POLICIES, max_size=3),
    release=st.sampled_from(["together", "source-first"]),
    meanings=st.dictionaries(st.sampled_from(["review", "approve"]), _WORDS, max_size=2),
    witnesses=st.lists(st.builds(Witness, _KEYS, _IDS, _DAYS, _ENDS), max_size=2).map(tuple),
    path=st.just(PATH),
)


def read_back(authority: Authority) -> Authority:
    made = read_authority(authority.path, register_text(authority).encode())
    return replace(made, digest=authority.digest, signatures=authority.signatures)


@given(REGISTERS)
@settings(max_examples=150, deadline=None)
def test_a_register_that_was_written_is_read_as_the_same(authority: Authority) -> None:
    assert read_back(authority) == authority


@pytest.mark.parametrize("path", ["authority/1.yml", "tests/rules/set/authority/1.yml"])
def test_registers_of_this_repository_are_written_as_they_were_meant(path: str) -> None:
    content = (ROOT / path).read_bytes()
    authority = read_authority("authority/1.yml", content)
    assert read_back(authority) == authority
    comment = comment_of(content)
    assert content.decode().startswith(comment)
    assert register_text(authority, comment).startswith(comment + "schema:")


_OF_REGISTER = (
    *("time_zone", "language", "id_pattern", "root_signers", "threshold", "people", "roles", "policies"),
    *("release", "meanings", "witnesses"),
)
_OF_PERSON = ("name", "roles", "acting", "keys", "accounts", "emails")


@pytest.mark.parametrize("name", _OF_REGISTER)
@given(one=REGISTERS, other=REGISTERS)
@settings(max_examples=25, deadline=None)
def test_no_change_of_a_register_escapes_those_who_sign(name: str, one: Authority, other: Authority) -> None:
    after = replace(one, **{name: getattr(other, name)})
    assert bool(register_changes(one, after, str)) == (said_by(one) != said_by(after))
    assert not register_changes(one, one, str)


@pytest.mark.parametrize("name", _OF_PERSON)
@given(one=REGISTERS, person=_PEOPLE, other=_PEOPLE)
@settings(max_examples=25, deadline=None)
def test_no_change_of_a_person_escapes_those_who_sign(name: str, one: Authority, person: Person, other: Person) -> None:
    before = replace(one, people={person.id: person})
    changed = replace(person, **{name: getattr(other, name)})
    after = replace(one, people={person.id: changed})
    assert bool(register_changes(before, after, str)) == (said_by(before) != said_by(after))


def said_by(authority: Authority) -> Any:
    """Return what a register says, where the order of entries says nothing."""

    def of(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: of(item) for key, item in value.items()}
        return sorted(map(repr, value)) if isinstance(value, tuple) and not hasattr(value, "_fields") else value

    people = {
        person.id: (person.name, *map(of, (person.roles, person.acting, person.keys, person.accounts, person.emails)))
        for person in authority.people.values()
    }
    fields = ("time_zone", "language", "id_pattern", "threshold", "roles", "policies", "release", "meanings")
    # Whoever signs, signs once, wherever the list names them.
    return (
        people,
        sorted(authority.root_signers),
        of(authority.witnesses),
        [getattr(authority, name) for name in fields],
    )


_ENTRY: dict[str, Any] = {
    "document": "SMS-POL-01", "version": "1.10", "language": "zh", "digest": f"sha256:{'0' * 64}", "approver": "陈安:",
    "role": "top-management", "date": "2026-01-02", "place": "Safe 3, #12", "scan": f"sha256:{'1' * 64}",
    "reason": 'Signed "on paper".', "revision": "2", "effective_from": "2026-02-01",
}  # fmt: skip


def test_what_the_roots_state_is_read_as_it_was_written() -> None:
    entries = [BaselineEntry(**_ENTRY), BaselineEntry(**{**_ENTRY, "revision": "", "effective_from": ""})]
    path = "authority/baselines/3.yml"
    statement, findings = read_statement(
        path, baseline_text("3", "2026-09-01T08:00:00+08:00", "2", entries).encode(), {}
    )
    assert findings == ()
    assert statement is not None
    assert [replace(each, path="", index=0) for each in statement.entries] == entries
    accepted = [AcceptedFault("record-deleted", "approvals/a.yml", "c" * 40, "- lost: yes")]
    accepted.append(AcceptedFault("x", "y", "", "z"))
    path = "authority/exceptions/4.yml"
    statement, findings = read_statement(
        path, exceptions_text("4", "2026-09-01T08:00:00+08:00", "2", accepted).encode(), {}
    )
    assert findings == ()
    assert statement is not None
    assert list(statement.accepted) == accepted

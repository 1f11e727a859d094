"""What `sms authority` refuses: with a reason and a way out, exit code 2, and nothing written."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.fixtures.approving import public_key
from tests.fixtures.company import Company


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Return a company whose first register is signed; nothing that is refused changes it."""
    return Company(tmp_path_factory.mktemp("settled")).started()


@pytest.fixture
def company(settled: Company, tmp_path: Path) -> Company:
    """Return such a company, to be changed."""
    return settled.copy(tmp_path / "copy")


def refuses(company: Company, arguments: Sequence[str], *words: str) -> None:
    before = company.digest()
    run = company.authority(*arguments)
    assert (run.code, run.out) == (2, ""), run.out + run.err
    for word in words:
        assert word in run.err
    assert company.digest() == before


CHANGES: dict[str, tuple[list[str], list[str]]] = {
    "a person without a name, off a terminal": (
        ["add-person", "wu.fan", "--role", "problem-manager"],
        ["Missing: --name, --basis."],
    ),
    "a person who is there": (
        ["add-person", "he.jing", "--name", "He", "--role", "problem-manager", "--basis", "x"],
        ["he.jing is in the register already", "give-role"],
    ),
    "an id that no signature file could carry": (
        ["add-person", "Wu_Fan", "--name", "Wu", "--role", "problem-manager", "--basis", "x"],
        ["cannot be a person's id"],
    ),
    "an address with a full-width sign": (
        ["edit-person", "he.jing", "--email", "wu＠example.org"],
        ["wu＠example.org is no e-mail address", "full-width"],
    ),
    "an address without a host": (["edit-person", "he.jing", "--email", "he.jing"], ["he.jing is no e-mail address"]),
    "a role that is not named": (
        ["add-person", "wu.fan", "--name", "Wu", "--role", "boss", "--basis", "x"],
        ["boss is not a role of the register", "name-role"],
    ),
    "a role that began before the register": (
        ["give-role", "he.jing", "problem-manager", "--basis", "x", "--from", "2020-01-01"],
        ["This would be a finding", "begins on 2020-01-01, before the register"],
    ),
    "a role twice": (["give-role", "he.jing", "incident-manager", "--basis", "x"], ["holds incident-manager on"]),
    "somebody unknown": (
        ["give-role", "nobody", "incident-manager", "--basis", "x"],
        ["nobody is not in the register"],
    ),
    "the end of a role that nobody holds": (
        ["end-role", "he.jing", "change-manager"],
        ["does not hold change-manager"],
    ),
    "an end of nothing": (["end-role", "he.jing"], ["Name the role that ends, or --all"]),
    "an end before the beginning": (
        ["end-role", "he.jing", "incident-manager", "--on", "2020-01-01"],
        ["begins on", "only"],
    ),
    "a deputy of themselves": (
        ["acting", "li.qing", "quality-manager", "--for", "li.qing", "--to", "2999-01-01", "--basis", "x"],
        ["Nobody is their own deputy"],
    ),
    "a deputy for a role that the other does not hold": (
        ["acting", "li.qing", "quality-manager", "--for", "he.jing", "--to", "2999-01-01", "--basis", "x"],
        ["He Jing 何静 (he.jing) does not hold quality-manager"],
    ),
    "a key of somebody else": (["rotate-key", "he.jing", "--new", public_key("li.qing")], ["as one of Li Qing"]),
    "what is no key": (["rotate-key", "he.jing", "--new", "ssh-ed25519 AAAA"], ["holds no public key"]),
    "a key file that is not there": (["rotate-key", "he.jing", "--new", "nowhere.pub"], ["cannot be read"]),
    "a compromised key that there is none of": (
        ["rotate-key", "he.jing", "--compromised", "2026-01-01"],
        ["has no key"],
    ),
    "compromised in the future": (["rotate-key", "li.qing", "--compromised", "2999-01-01"], ["has not come yet"]),
    "compromised since no day": (["rotate-key", "li.qing", "--compromised", "spring"], ["neither a day"]),
    "fewer signers than must sign": (
        ["set-root", "--remove", "chen.an", "--remove", "li.qing"],
        ["2 root signers must sign, but there are 1"],
    ),
    "a root signer who is none": (["set-root", "--remove", "he.jing"], ["he.jing is no root signer"]),
    "a threshold of nobody": (["set-root", "--threshold", "0"], ["0 is not a whole number from 1 to 999"]),
    "no change of roots": (["set-root"], ["Nothing was asked for"]),
    "a tier that nobody approves": (["set-policy", "form", "--major-approve", "-"], ["Somebody must approve"]),
    "a policy with an unknown role": (["set-policy", "form", "--confirm", "boss"], ["boss is not a role"]),
    "an unknown tier": (["set-policy", "memo", "--level", "signed"], ["memo is not one of: manual, policy"]),
    "an account without a forge": (["edit-person", "he.jing", "--account", "42"], ["is not FORGE=ID"]),
    "a name with something that nobody sees": (
        ["edit-person", "he.jing", "--name", "He\u200bJing"],
        ["This would be a finding", "U+200B"],
    ),
    "a second beginning": (["init"], ["authority/1.yml exists already", "never overwrites"]),
    "a rule that does not exist": (["except", "record-deletd", "x", "--reason", "y"], ["Did you mean record-deleted?"]),
    "a rule that can be mended": (
        ["except", "unresolved-reference", "policies/pol-01.md", "--reason", "y"],
        ["REF001 unresolved-reference can be mended", "waivers.yml"],
    ),
    "a rule on which acceptance rests": (
        ["except", "authority-chain", "authority/1.yml", "--reason", "y"],
        ["is never accepted"],
    ),
    "a fault that is not there": (
        ["except", "signature-bad", "approvals/x.yml", "--reason", "y"],
        ["No such fault is found now: signature-bad, approvals/x.yml"],
    ),
    "an exception without a reason": (["except", "signature-bad", "approvals/x.yml"], ["Missing: --reason."]),
    "a commit that is not there": (
        ["except", "record-deleted", "approvals/x.yml", "--commit", "cafe", "--reason", "y"],
        ["Git could not read cafe"],
    ),
    "a file that nobody signs": (["sign", "sms.yml"], ["sms.yml is nothing that root signers sign"]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_cannot_be_done_is_refused_with_a_reason(settled: Company, name: str) -> None:
    arguments, words = CHANGES[name]
    refuses(settled, arguments, *words)


def test_a_signature_is_refused_to_everybody_but_a_root_signer_with_their_key(company: Company) -> None:
    company.authority("give-role", "he.jing", "problem-manager", "--basis", "LOA-7")
    company.authority("rotate-key", "he.jing", "--new", company.public("he.jing"))
    stranger, member, signer = (str(company.key(name)) for name in ("stranger", "he.jing", "chen.an"))
    refuses(company, ["sign", "--yes", "--key", stranger], "is nobody's in register 2", "Li Qing")
    refuses(company, ["sign", "--yes", "--key", member], "He Jing 何静 (he.jing) is not a root signer")
    refuses(company, ["sign", "--yes", "--key", f"{signer}.missing"], "cannot be read")
    without_consent = company.authority("sign", "--key", signer)
    assert (without_consent.code, "add --yes" in without_consent.err) == (2, True)
    company.sign("chen.an")
    refuses(company, ["sign", "--yes", "--key", signer], "Chen An 陈安 (chen.an) has signed authority/2.yml already")
    refuses(company, ["give-role", "he.jing", "change-manager", "--basis", "x"], "still lacks the signatures of 1 root")


def test_a_register_that_was_changed_after_a_signature_is_not_signed_again(company: Company) -> None:
    company.authority("give-role", "he.jing", "problem-manager", "--basis", "LOA-7")
    company.sign("chen.an")
    company.replace("authority/2.yml", "LOA-7", "LOA-8")
    key = str(company.key("li.qing"))
    refuses(company, ["sign", "--yes", "--key", key], "authority/2.yml was changed after chen.an had signed it")


def test_a_register_that_was_edited_by_hand_into_a_finding_is_not_signed(company: Company) -> None:
    company.authority("give-role", "he.jing", "problem-manager", "--basis", "LOA-7")
    company.replace("authority/2.yml", 'basis: "LOA-4"', 'basis: "LOA-40"')
    refuses(company, ["sign", "--yes", "--key", str(company.key("li.qing"))], "does not hold for he.jing")


def test_there_is_nothing_to_change_before_the_first_register(tmp_path: Path) -> None:
    company = Company(tmp_path)
    for command in (["show"], ["pin"], ["sign"], ["set-root", "--threshold", "1"]):
        refuses(company, command, "There is no authority register yet. Begin with `sms authority init`.")
    refuses(company, ["init"], "Missing: --time-zone, --language, --person, --root-signer.")
    begin = ["init", "--time-zone", "Mars", "--language", "en", "--person", "a", "A", "top-management", "x"]
    refuses(company, [*begin, "--root-signer", "a"], "Mars is not a time zone")
    begin[2] = "UTC"
    refuses(company, [*begin, "--root-signer", "b"], "b is not in the register")
    refuses(company, [*begin, "--root-signer", "a", "--threshold", "2"], "2 root signers must sign, but there are 1")
    refuses(company, [*begin, "--root-signer", "a", "--id-pattern", "("], "is not a regular expression")
    refuses(company, [*begin, "--root-signer", "a", "--key", "a", str(company.key("a"))], "is a private key")


def test_a_change_that_changes_nothing_writes_nothing(company: Company) -> None:
    before = company.digest()
    run = company.authority("edit-person", "he.jing", "--name", "He Jing 何静")
    assert (run.code, run.err) == (0, "The register says so already; nothing was written.\n")
    assert company.digest() == before


def test_a_first_register_takes_no_address_with_a_full_width_sign(tmp_path: Path) -> None:
    company = Company(tmp_path)
    run = company.start("--email", "li.qing", "li.qing＠example.org")
    assert (run.code, run.out) == (2, "")
    assert "li.qing＠example.org is no e-mail address" in run.err
    assert not (company.root / "authority/1.yml").exists() or "＠" not in company.read("authority/1.yml")

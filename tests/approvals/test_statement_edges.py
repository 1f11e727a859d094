"""Statements, registers, records and anchors at the edges of the checks that read them: see `remove_checks`."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from smsgen.adapters import ssh_signatures
from smsgen.adapters.ssh_signatures import SignatureError, load_private_key
from smsgen.analysis.root_signatures import own_roots
from smsgen.exporters.anchor_file import anchor_yaml
from smsgen.model.anchor import Anchor
from smsgen.sources.read_anchor import read_anchor
from smsgen.sources.read_statements import read_statement
from tests.approvals import approved_set as the
from tests.approvals import past_set
from tests.approvals.approved_set import approved_set, found, replaced
from tests.approvals.changes import again, both, gone, more, moved, raw
from tests.fixtures.approving import decide, digest, sign_register, signed

_BASELINE = approved_set()[the.BASELINE].decode()


# -- exceptions ----------------------------------------------------------------------------------------------------


def accepting(rule: str, path: str) -> dict[str, bytes]:
    """Return the approved set with an exception for one fault."""
    files = approved_set()
    replaced(
        files,
        the.EXCEPTIONS,
        "rule: time-landing-gap, path: approvals/x.yml, commit: abc",
        f"rule: {rule}, path: {path}",
    )
    sign_register(files, the.EXCEPTIONS)
    return files


@pytest.mark.parametrize(
    ("rule", "profile", "unused"),
    [
        ("time-landing-gap", "audit", False),  # history is not judged here
        ("HIS012", "audit", False),
        ("no-such-rule", "audit", True),
        ("history-shallow", "audit", True),  # nobody may accept it, so that it never serves
        ("version-not-approved", "draft", False),  # nothing is said of it under this profile
        ("version-not-approved", "audit", True),
        ("review-overdue", "draft", True),
        ("signature-bad", "draft", True),
    ],
)
def test_an_exception_is_unused_where_its_rule_was_judged(rule: str, profile: str, *, unused: bool) -> None:
    assert found(accepting(rule, the.PROCEDURE), profile=profile) == ["exception-unused"] * unused


def test_a_fault_of_writing_cannot_be_accepted() -> None:
    files = accepting("bytes-invisible", the.FORM)
    replaced(files, the.FORM, "Fill it", "Fill\u200b it")
    assert found(files) == ["bytes-invisible", "content-changed-after-approval", "exception-unused"]


# -- statements ----------------------------------------------------------------------------------------------------


def rules_of(content: str) -> list[str]:
    statement, findings = read_statement(the.BASELINE, content.encode(), {})
    assert statement is None
    return [each.rule for each in findings]


@pytest.mark.parametrize("key", ["date", "digest", "scan"])
def test_a_missing_value_of_an_entry_is_one_finding(key: str) -> None:
    at = _BASELINE.index(f"{key}: ")
    assert rules_of(_BASELINE[:at] + _BASELINE[_BASELINE.index(", ", at) + 2 :]) == ["key-missing"]


def test_a_statement_that_cannot_be_read_is_one_finding() -> None:
    assert rules_of("a: [") == ["yaml-syntax"]
    assert rules_of("{}\n") == ["key-missing"] * 5
    assert rules_of(_BASELINE.replace('number: "1"\n', 'number: "1"\nnumber: "1"\n').replace('"2026-08', '"26-08')) == [
        "yaml-duplicate-key",
        "value-malformed",
    ]


# -- registers -----------------------------------------------------------------------------------------------------


def test_a_time_zone_must_be_one_also_before_anybody_decides() -> None:
    files = past_set.beginning()
    replaced(files, the.FIRST, "Asia/Shanghai", "Asia/Atlantis")
    unsigned = {path: content for path, content in files.items() if not path.endswith(".sig")}
    assert found(unsigned, profile="draft") == ["value-malformed"]


@pytest.mark.parametrize("threshold", ["x", "0", "٣", "", "1.5", "-1"])
def test_a_threshold_that_is_no_number_makes_no_roots(threshold: str) -> None:
    register = f'root: {{signers: [a], threshold: "{threshold}"}}\n'
    assert own_roots(register.encode()) is None


# -- records -------------------------------------------------------------------------------------------------------

_RECORD, _SIGNATURE = the.PROCEDURE_NOW, f"{the.PROCEDURE_NOW}.sig"


def test_a_field_that_is_no_text() -> None:
    files = approved_set()
    both(raw(_RECORD, lambda content: content.replace('"Li Qing 李青"'.encode(), b"[Li, Qing]")), gone(_SIGNATURE))(
        files
    )
    assert found(files) == ["record-malformed"]


def test_a_record_under_another_revision() -> None:
    files = approved_set()
    moved(the.PROCEDURE_NOW_ZH, the.PROCEDURE_NOW_ZH.replace("zh.1", "zh.2"))(files)
    assert "record-path" in found(files)


def test_a_manifest_with_a_line_that_is_none() -> None:
    files = approved_set()
    again(_RECORD, content="a" * 64 + "  document.md\nand what not\n")(files)
    assert found(files) == ["record-malformed"]


def test_evidence_in_no_form_for_a_signature() -> None:
    files = approved_set()
    again(_RECORD, evidence="somewhere")(files)
    assert found(files) == ["record-malformed"]


# -- texts ---------------------------------------------------------------------------------------------------------


def test_a_source_in_a_language_that_is_not_published_is_judged_all_the_same() -> None:
    files = approved_set()
    replaced(files, "sms.yml", "languages: [en, zh]", "languages: [zh]")
    before = found(files)
    gone(_RECORD, _SIGNATURE)(files)
    assert found(files).count("version-not-approved") == before.count("version-not-approved") + 1


def test_a_translation_without_its_source_is_one_finding() -> None:
    files = approved_set()
    files["procedures/prc-77.zh.md"] = files[the.PROCEDURE_ZH].replace(b"SMS-PRC-20", b"SMS-PRC-77")
    record = the.PROCEDURE_NOW_ZH.replace("PRC-20", "PRC-77").replace("approve--", "reject--")
    decide(files, record, {**the.TREE, "source_digest": digest("gone")})
    assert found(files) == ["translation-source-missing"]


def test_a_translation_of_a_version_of_which_nothing_is_known_is_stale_once() -> None:
    files = approved_set()
    gone(_RECORD, _SIGNATURE)(files)
    replaced(files, the.PROCEDURE, 'version: "1.0"', 'version: "1.1"')
    names = found(files)
    assert names.count("translation-stale") == 1


def test_an_earlier_wording_from_another_source_makes_no_translation_stale() -> None:
    files = approved_set()
    for path in (the.FIRST, the.SECOND):
        alone = "translation: {major: {approve:"
        replaced(files, path, alone, alone.replace("approve:", "review: [change-manager], approve:"))
        sign_register(files, path)
    early = the.FORM_NOW_ZH.replace("approve--", "review--").replace("20260922", "20260921")
    more(early, content="a" * 64 + "  document.md\n", source_digest=digest("an earlier source"))(files)
    assert "translation-stale" not in found(files)


# -- anchors and keys ----------------------------------------------------------------------------------------------


def test_only_the_signatures_beside_an_anchor_are_read(tmp_path: Path) -> None:
    file = tmp_path / "anchor.yml"
    made = "sha256:" + "5" * 64
    moment = datetime(2026, 10, 13, tzinfo=UTC).isoformat()
    file.write_text(anchor_yaml(Anchor("a" * 40, moment, made, "2", made, 12, made)), "utf-8")
    (tmp_path / "anchor.yml.old.sig").mkdir()
    (tmp_path / "anchor.yml.note.txt").write_bytes(b"not a signature")
    (tmp_path / "other.yml.li.qing.sig").write_bytes(b"of another file")
    (tmp_path / "anchor.yml.li.qing.sig").write_bytes(
        signed("li.qing", "anchor.yml", file.read_bytes(), "anchor@smsgen")
    )
    assert [(each.person, each.fault) for each in read_anchor(file).signatures] == [("li.qing", "")]


class _OfAnotherKind:
    """A private key that the library reads and OpenSSH knows, and that signs nothing here."""

    def public_key(self) -> "_OfAnotherKind":
        return self

    def public_bytes(self, *_: object) -> bytes:
        return b"ssh-dss AAAA"


def test_a_key_of_a_kind_that_signs_nothing_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ssh_signatures, "load_ssh_private_key", lambda *_: _OfAnotherKind())
    with pytest.raises(SignatureError, match="cannot sign here"):
        load_private_key(b"a key")[1](b"anything")

"""Ways to spoil an approved set, each with the exact findings that it must give under the profile `audit`."""

from collections.abc import Callable

from smsgen.adapters.ssh_signatures import armour
from tests.approvals import approved_set as the
from tests.approvals.changes import (
    Files,
    Mutation,
    again,
    both,
    gone,
    more,
    moved,
    raw,
    register,
    signature,
    text,
    without,
)
from tests.fixtures.approving import digest, dump, public_key, record_fields, sign_register, signed

_KEY = f"key: {public_key('li.qing')}, "
_RECORD = the.PROCEDURE_NOW
_SIGNATURE = f"{_RECORD}.sig"
_DRAFT_11 = text(the.PROCEDURE, 'version: "1.0"', 'version: "1.1"')
_NEXT = _RECORD.replace("1.0", "1.1").replace("20260921", "20261001")
_REJECTED = _RECORD.replace("approve--", "reject--").replace("20260921", "20260920")
_STRANGER = _RECORD.replace("li.qing", "zhao.san")


def _twice_the_key(files: Files) -> None:
    content = files[_RECORD]
    files[_RECORD] = content + b'role: "x"\n'
    files[_SIGNATURE] = signed("li.qing", _RECORD, files[_RECORD])


def _rewritten(change: Callable[[bytes], bytes]) -> Mutation:
    def mutate(files: Files) -> None:
        files[_RECORD] = change(files[_RECORD])
        files[_SIGNATURE] = signed("li.qing", _RECORD, files[_RECORD])

    return mutate


def _other_order(files: Files) -> None:
    fields = record_fields(files, _RECORD, the.TREE)
    files[_RECORD] = dump(dict(reversed(fields.items())))


MUTATIONS: dict[str, tuple[Mutation, tuple[str, ...]]] = {
    # -- content
    "a word of an approved text changed": (
        text(the.PROCEDURE, "Each incident", "Every incident"),
        ("content-changed-after-approval",),
    ),
    "the owner in the front matter changed": (
        text(the.PROCEDURE, "owner: incident-manager", "owner: change-manager"),
        ("content-changed-after-approval",),
    ),
    "a space at the end of the text": (
        raw(the.PROCEDURE, lambda content: content + b"\n"),
        ("content-changed-after-approval",),
    ),
    "a translation changed": (text(the.PROCEDURE_ZH, "每个", "各个"), ("content-changed-after-approval",)),
    "a picture changed": (
        raw(the.PICTURE, lambda content: content.replace(b"/>", b" />")),
        ("content-changed-after-approval", "content-changed-after-approval"),
    ),
    "a picture gone": (gone(the.PICTURE), ("asset-missing", "asset-missing")),
    "a picture exchanged for a remote one": (
        text(the.POLICY, "(map.svg)", "(https://example.org/map.svg)"),
        ("asset-remote",),
    ),
    "a baseline text changed": (text(the.MANUAL, "Incidents", "All incidents"), ("content-changed-after-approval",)),
    "a version raised without its translation": (_DRAFT_11, ("translation-stale",)),
    "a first version that nobody approved": (
        gone(_RECORD, _SIGNATURE, the.PROCEDURE_NOW_ZH, f"{the.PROCEDURE_NOW_ZH}.sig"),
        ("version-not-approved", "version-not-approved"),
    ),
    "an older text put back": (
        text(the.POLICY, 'version: "1.1"', 'version: "1.0"'),
        ("content-changed-after-approval", "translation-stale"),
    ),
    "an approved text deleted": (gone(the.FORM_ZH), ("document-removed-without-withdrawal", "translation-missing")),
    "an approved document deleted with its translation": (
        gone(the.PROCEDURE, the.PROCEDURE_ZH),
        (
            "document-removed-without-withdrawal",
            "document-removed-without-withdrawal",
            "form-unused",
            "parent-unresolved",
            "unresolved-reference",
            "unresolved-reference",
        ),
    ),
    "the id of a withdrawn document used again": (
        lambda files: files.update(
            {"policies/pol-09.md": files[the.POLICY].replace(b"POL-01", b"POL-09").replace(b"1.1", b"1.0")}
        ),
        ("content-changed-after-approval", "translation-missing"),
    ),
    "a second text with the same id": (
        lambda files: files.update({"policies/pol-02.md": files[the.POLICY]}),
        ("id-duplicate",),
    ),
    "carriage returns in an approved text": (
        raw(the.PROCEDURE, lambda content: content.replace(b"\n", b"\r\n")),
        ("bytes-cr", "content-changed-after-approval"),
    ),
    "a byte order mark": (
        raw(the.PROCEDURE, lambda content: b"\xef\xbb\xbf" + content),
        ("bytes-bom", "content-changed-after-approval"),
    ),
    "a zero-width space": (
        text(the.PROCEDURE, "incident is", "incident\u200b is"),
        ("bytes-invisible", "content-changed-after-approval"),
    ),
    # -- records
    "an approval deleted with its signature": (gone(_RECORD, _SIGNATURE), ("version-not-approved",)),
    "an approval of an older version deleted": (gone(the.POLICY_OLD, f"{the.POLICY_OLD}.sig"), ("record-chain",)),
    "a review of an older version deleted": (
        gone(the.POLICY_OLD_REVIEW, f"{the.POLICY_OLD_REVIEW}.sig"),
        ("record-chain",),
    ),
    "a withdrawal deleted": (gone(the.GONE_AWAY, f"{the.GONE_AWAY}.sig"), ("document-removed-without-withdrawal",)),
    "a record edited": (text(_RECORD, "2026-09-21T09", "2026-09-21T08"), ("signature-bad",)),
    "a record with its fields in another order": (_other_order, ("signature-bad",)),
    "a record under another version": (moved(_RECORD, _RECORD.replace("/1.0/", "/1.1/")), ("record-path",)),
    "a record under another language": (moved(_RECORD, _RECORD.replace("/en/", "/zh.1/")), ("record-path",)),
    "a record under another document": (moved(_RECORD, _RECORD.replace("PRC-20", "PRC-21")), ("record-path",)),
    "a record under another signer": (moved(_RECORD, _RECORD.replace("li.qing", "he.jing")), ("record-path",)),
    "a record under another time": (moved(_RECORD, _RECORD.replace("T09", "T10")), ("record-path",)),
    "a record under a folder of its own": (moved(_RECORD, _RECORD.replace("/en/", "/en/old/")), ("record-path",)),
    "a record with leading zeros in its version": (
        moved(_RECORD, _RECORD.replace("/1.0/", "/01.0/")),
        ("record-path",),
    ),
    "a copy of a record under another time": (
        lambda files: files.update({_RECORD.replace("T09", "T10"): files[_RECORD]}),
        ("record-path",),
    ),
    "another schema": (again(_RECORD, schema="sms.approval/v9"), ("record-schema",)),
    "a field that there is not": (again(_RECORD, remark="in a hurry"), ("record-unknown-field",)),
    "no name": (without("name"), ("record-missing-field",)),
    "no time": (without("signed_at"), ("record-missing-field",)),
    "an empty role": (again(_RECORD, role=""), ("record-malformed",)),
    "a digest of nothing": (again(_RECORD, digest="sha256:" + "0" * 64), ("record-malformed",)),
    "a digest in capital letters": (again(_RECORD, digest="SHA256:" + "A" * 64), ("record-malformed",)),
    "a manifest without the document": (again(_RECORD, content="a" * 64 + "  map.svg\n"), ("record-malformed",)),
    "a decision that there is not": (again(_RECORD, decision="wave"), ("record-decision",)),
    "a method that there is not": (again(_RECORD, method="fax"), ("record-malformed",)),
    "evidence for a signature": (again(_RECORD, evidence=the.EVIDENCE), ("record-malformed",)),
    "another sentence": (again(_RECORD, meaning="Seen."), ("record-meaning",)),
    "a register that there is not": (again(_RECORD, authority="9"), ("record-malformed",)),
    "a register from before": (again(_RECORD, authority="1"), ("authority-rollback",)),
    "a chain that begins anew": (again(the.POLICY_NOW, previous=""), ("record-chain",)),
    "a chain to something else": (again(the.POLICY_NOW, previous=digest("x")), ("record-chain",)),
    "a chain where there is nothing before": (again(_RECORD, previous=digest("x")), ("record-chain",)),
    "a duplicate key": (_twice_the_key, ("yaml-duplicate-key",)),
    "an alias in a record": (
        _rewritten(lambda content: content.replace(b'"review"', b"*x").replace(b'name: "', b'name: &x "')),
        ("yaml-alias",),
    ),
    "a tag in a record": (_rewritten(lambda content: content.replace(b'name: "', b'name: !!str "')), ("yaml-tag",)),
    "a record that is no mapping": (_rewritten(lambda _: b"- a\n"), ("yaml-not-a-mapping",)),
    "an empty record": (_rewritten(lambda _: b""), ("yaml-not-a-mapping",)),
    "a note among the records": (lambda files: files.update({"approvals/note.txt": b"Call me.\n"}), ("record-path",)),
    # -- signatures
    "no signature": (gone(_SIGNATURE), ("signature-missing",)),
    "a signature without its record": (gone(_RECORD), ("signature-orphan", "version-not-approved")),
    "an empty signature": (raw(_SIGNATURE, lambda _: b""), ("signature-bad",)),
    "a signature that ends early": (raw(_SIGNATURE, lambda content: content[:-40]), ("signature-bad",)),
    "a signature with another armour": (
        raw(_SIGNATURE, lambda content: content.replace(b"\n", b"\r\n")),
        ("signature-bad",),
    ),
    "an armoured nothing": (raw(_SIGNATURE, lambda _: armour(b"SSHSIG")), ("signature-bad",)),
    "the signature of another record": (
        lambda files: files.update({_SIGNATURE: files[f"{the.FORM_NOW_ZH}.sig"]}),
        ("signature-bad",),
    ),
    "a signature for a register": (signature(_RECORD, "li.qing", "authority@smsgen"), ("signature-bad",)),
    "a signature of a witness on a person's record": (
        signature(_RECORD, "li.qing", "witness@smsgen"),
        ("signature-bad",),
    ),
    # -- signers, keys and roles
    "somebody whom nobody knows": (both(gone(_RECORD, _SIGNATURE), more(_STRANGER)), ("signer-unknown",)),
    "the key of a colleague": (again(_RECORD, key="xu.dan"), ("signer-unknown",)),
    "a key that nobody registered": (again(_RECORD, key="nobody"), ("signer-unknown",)),
    "another printed name": (again(_RECORD, name="Chen An 陈安"), ("signer-name",)),
    "a role that the signer does not hold": (
        both(gone(_RECORD, _SIGNATURE), more(_RECORD.replace("li.qing", "chen.an"))),
        ("signer-not-entitled",),
    ),
    "a role that the policy does not ask": (
        both(gone(_RECORD, _SIGNATURE), more(_RECORD.replace("quality-manager--li.qing", "top-management--chen.an"))),
        ("signer-not-entitled",),
    ),
    "an author who approves": (
        both(
            gone(the.POLICY_NOW, f"{the.POLICY_NOW}.sig"),
            register("role: quality-manager, from", "role: top-management, from"),
            more(the.POLICY_NOW.replace("chen.an", "li.qing")),
        ),
        ("authority-chain", "authority-rollback", "self-approval", "signer-not-entitled", "signer-not-entitled"),
    ),
    "an older approval signed anew, without its review": (
        both(gone(the.POLICY_OLD_REVIEW, f"{the.POLICY_OLD_REVIEW}.sig"), again(the.POLICY_OLD, authority="1")),
        ("record-chain",),
    ),
    "a key that was revoked before": (register(_KEY, f'{_KEY}revoked: "2026-09-10", '), ("key-revoked",)),
    "a key that was stolen before": (
        register(_KEY, f'{_KEY}compromised_at: "2026-09-21T08:00:00+00:00", '),
        ("key-revoked",),
    ),
    "a key that had ended": (register(_KEY, f'{_KEY}to: "2026-09-10", '), ("key-not-valid-then",)),
    "a role that had ended": (
        register(
            'role: quality-manager, from: "2026-01-01"', 'role: quality-manager, from: "2026-01-01", to: "2026-09-01"'
        ),
        ("signer-not-entitled", "signer-not-entitled"),
    ),
    "a witness where a signature is asked": (
        again(_RECORD, key="forge", method="forge", evidence=the.EVIDENCE),
        ("level-too-low",),
    ),
    "a witness of another account": (
        again(the.FORM_NOW, key="forge", method="forge", evidence=the.EVIDENCE.replace("8928778", "7")),
        ("signer-unknown",),
    ),
    "a witness that nobody registered": (
        again(the.FORM_NOW, key="li.qing", method="forge", evidence=the.EVIDENCE),
        ("signer-unknown",),
    ),
    "a witness without evidence": (
        again(the.FORM_NOW, key="forge", method="forge", evidence=""),
        ("record-malformed",),
    ),
    # -- times
    "a time without a zone": (again(_RECORD, signed_at="2026-09-21T09:00:00"), ("time-no-zone",)),
    "a time that there is not": (again(_RECORD, signed_at="2026-02-30T09:00:00+00:00"), ("time-format",)),
    "a day of effect that there is not": (again(_RECORD, effective_from="2026-13-01"), ("time-format",)),
    "a time to come": (
        both(gone(_RECORD, _SIGNATURE), more(_RECORD.replace("20260921", "20261101"))),
        ("time-future",),
    ),
    "in force before the approval": (again(_RECORD, effective_from="2026-09-01"), ("effective-before-approval",)),
    # -- versions
    "an approval of other bytes under the same number": (
        more(_RECORD.replace("20260921", "20260925"), content="a" * 64 + "  document.md\n"),
        ("version-reused-with-different-content",),
    ),
    "a rejection before the approval": (more(_REJECTED), ("version-not-approved",)),
    "a next version that lacks its translation": (both(_DRAFT_11, more(_NEXT)), ("translation-stale",)),
    # -- translations
    "a translation of another text": (again(the.PROCEDURE_NOW_ZH, source_digest=digest("x")), ("translation-stale",)),
    "a translation without the digest of its source": (
        again(the.PROCEDURE_NOW_ZH, source_digest=""),
        ("record-malformed",),
    ),
    "a source that claims to be a translation": (again(_RECORD, source_digest=digest("x")), ("record-malformed",)),
    "a translation in the authoritative language": (
        both(gone(the.FORM_NOW_ZH, f"{the.FORM_NOW_ZH}.sig"), more(the.FORM_NOW_ZH.replace("/zh.1/", "/en.1/"))),
        ("record-malformed", "version-not-approved"),
    ),
    # -- registers, baselines and exceptions
    "the first register changed": (text(the.FIRST, "Xu Dan", "Xu Tan"), ("authority-chain",)),
    "the second register changed": (
        text(the.SECOND, "Xu Dan", "Xu Tan"),
        ("authority-chain", "signer-name", "signer-name", "signer-name"),
    ),
    "a register signed by one": (lambda files: sign_register(files, the.SECOND, ["li.qing"]), ("authority-chain",)),
    "a register signed by others": (
        lambda files: sign_register(files, the.SECOND, ["xu.dan", "he.jing"]),
        ("authority-chain",),
    ),
    "a register with a third signature": (
        lambda files: sign_register(files, the.SECOND, ["chen.an", "li.qing", "xu.dan"]),
        ("signature-bad",),
    ),
    "the first register gone": (
        gone(the.FIRST, f"{the.FIRST}.chen.an.sig", f"{the.FIRST}.li.qing.sig"),
        ("authority-chain", "record-malformed", "record-malformed", "record-malformed", "record-malformed"),
    ),
    "the first register gone, its signatures left": (
        gone(the.FIRST),
        (
            "authority-chain",
            "record-malformed",
            "record-malformed",
            "record-malformed",
            "record-malformed",
            "signature-orphan",
            "signature-orphan",
        ),
    ),
    "the second register gone": (
        gone(the.SECOND, f"{the.SECOND}.chen.an.sig", f"{the.SECOND}.li.qing.sig"),
        (
            "authority-chain",
            "authority-chain",
            "record-malformed",
            "record-malformed",
            "record-malformed",
            "record-malformed",
            "record-malformed",
            "record-malformed",
            "record-malformed",
            "version-not-approved",
            "version-not-approved",
        ),
    ),
    "a signature of a register gone": (gone(f"{the.SECOND}.li.qing.sig"), ("authority-chain",)),
    "a register under another number": (register('number: "2"', 'number: "3"'), ("value-malformed",)),
    "a register that was issued before the first": (
        register('issued_at: "2026-08-01', 'issued_at: "2025-08-01'),
        (
            "authority-chain",
            "authority-chain",
            "authority-rollback",
            "authority-rollback",
            "authority-rollback",
            "authority-rollback",
        ),
    ),
    "a person taken out of the register": (
        register("  he.jing:", "  he.ying:"),
        (
            "authority-chain",
            "authority-rollback",
            "unknown-person",
            "unknown-person",
            "unknown-person",
            "unknown-person",
        ),
    ),
    "a role that began before its register": (
        register('role: change-manager, from: "2026-09-01"', 'role: change-manager, from: "2026-07-01"'),
        ("authority-chain",),
    ),
    "a key exchanged": (
        register(public_key("he.jing"), public_key("nobody")),
        ("authority-chain", "authority-rollback"),
    ),
    "one root signer less": (register('threshold: "2"', 'threshold: "1"', the.SECOND, "li.qing"), ("authority-chain",)),
    "a stranger in authority/": (
        lambda files: files.update({"authority/02.yml": files[the.SECOND]}),
        ("authority-chain",),
    ),
    "a baseline changed": (
        text(the.BASELINE, "Safe 3", "Safe 4"),
        ("authority-chain", "version-not-approved", "version-not-approved"),
    ),
    "a baseline signed by one": (
        lambda files: sign_register(files, the.BASELINE, ["li.qing"]),
        ("authority-chain", "version-not-approved", "version-not-approved"),
    ),
    "a baseline deleted": (
        gone(the.BASELINE, f"{the.BASELINE}.chen.an.sig", f"{the.BASELINE}.li.qing.sig"),
        ("version-not-approved", "version-not-approved"),
    ),
    "a baseline of a register that there is not": (
        register('authority: "2"', 'authority: "7"', the.BASELINE),
        ("authority-chain", "version-not-approved", "version-not-approved"),
    ),
    "exceptions changed": (text(the.EXCEPTIONS, "server", "robot"), ("authority-chain",)),
}

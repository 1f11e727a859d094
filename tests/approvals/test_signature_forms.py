"""Signatures, records, baselines and exceptions in any form but their one are refused, each by the check for it."""

import base64
import hashlib
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from smsgen.adapters.ssh_signatures import SignatureError, armour, load_private_key, public_wire, read_signature, verify
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.decisions import read_decisions
from smsgen.sources.read_authority import read_authority
from smsgen.sources.read_statements import read_statement
from tests.approvals import approved_set as the
from tests.approvals.approved_set import approved_set, found
from tests.approvals.changes import again
from tests.fixtures.approving import public_key, signed

MESSAGE, NAMESPACE = b"decision: approve\n", "approval@smsgen"
GOOD = signed("li.qing", "approvals/x.yml", MESSAGE)
_HEAD, _FOOT = "-----BEGIN SSH SIGNATURE-----\n", "\n-----END SSH SIGNATURE-----\n"
_ED25519 = ed25519.Ed25519PrivateKey.from_private_bytes(b"k" * 32)
_POINT = _ED25519.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def packed(*parts: bytes) -> bytes:
    """Return strings in the wire format of SSH."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def mpint(value: int, spare: int = 0) -> bytes:
    """Return a number in the wire format, with spare zeros before it."""
    return packed(value.to_bytes(value.bit_length() // 8 + 1 + spare, "big"))


def asked(algorithm: bytes = b"sha512") -> bytes:
    """Return the bytes that a key signs."""
    digest = hashlib.new(algorithm.decode(), MESSAGE).digest()
    return b"SSHSIG" + packed(NAMESPACE.encode(), b"", algorithm, digest)


def whole(
    public: bytes, blob: bytes, *, reserved: bytes = b"", algorithm: bytes = b"sha512", version: int = 1
) -> bytes:
    """Return a signature with these parts, armoured."""
    parts = packed(public, NAMESPACE.encode(), reserved, algorithm, blob)
    return armour(b"SSHSIG" + version.to_bytes(4, "big") + parts)


def plain(kind: bytes = b"ssh-ed25519", made: bytes = b"ssh-ed25519", **how: bytes) -> bytes:
    """Return the signature of an ed25519 key that calls itself `kind`, and its signature `made`."""
    return whole(packed(kind, _POINT), packed(made, _ED25519.sign(asked(how.get("algorithm", b"sha512")))), **how)  # type: ignore[arg-type]  # bytes all


_CURVE = ec.derive_private_key(12345, ec.SECP256R1())


def on_a_curve(*, curve: bytes = b"nistp256", spare: int = 0, more: bytes = b"") -> bytes:
    """Return the signature of a key on a curve, with numbers longer than need be, or something behind them."""
    kind = b"ecdsa-sha2-nistp256"
    first, second = decode_dss_signature(_CURVE.sign(asked(), ec.ECDSA(hashes.SHA256())))
    point = _CURVE.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return whole(packed(kind, curve, point), packed(kind, mpint(first, spare) + mpint(second) + more))


_RSA = rsa.generate_private_key(65537, 2048)


def of_rsa(
    *, algorithm: bytes = b"rsa-sha2-512", before: bytes = b"", digest: hashes.HashAlgorithm | None = None
) -> bytes:
    """Return the signature of an RSA key by some algorithm, with something before its value."""
    numbers = _RSA.public_key().public_numbers()
    value = _RSA.sign(asked(), padding.PKCS1v15(), digest or hashes.SHA512())
    public = packed(b"ssh-rsa") + mpint(numbers.e) + mpint(numbers.n)
    return whole(public, packed(algorithm, before + value))


def wrapped(width: int) -> bytes:
    """Return the good signature with lines of another width."""
    text = "".join(GOOD.decode().splitlines()[1:-1])
    return (_HEAD + "\n".join(text[at : at + width] for at in range(0, len(text), width)) + _FOOT).encode()


GOOD_FORMS: dict[str, Callable[[], bytes]] = {
    "ed25519": plain,
    "by SHA-256": lambda: plain(algorithm=b"sha256"),
    "on a curve": on_a_curve,
    "RSA": of_rsa,
}
BAD_FORMS: dict[str, Callable[[], bytes]] = {
    "too long": lambda: whole(packed(b"ssh-ed25519", _POINT), packed(b"ssh-ed25519", b"x" * 20_000)),
    "not ASCII": lambda: GOOD.replace(b"SSH", "ＳＳＨ".encode()),
    "lines of another width": lambda: wrapped(64),
    "one line": lambda: wrapped(10_000),
    "without its frame": lambda: b"".join(GOOD.splitlines()[1:-1]),
    "a line more": lambda: GOOD + b"\n",
    "not base64": lambda: GOOD.replace(b"U1NIU0lH", b"U1NIU0l-"),
    "another magic": lambda: armour(b"SSHSIH" + base64.b64decode("".join(GOOD.decode().splitlines()[1:-1]))[6:]),
    "another version": lambda: whole(
        packed(b"ssh-ed25519", _POINT), packed(b"ssh-ed25519", _ED25519.sign(asked())), version=2
    ),
    "something reserved": lambda: plain(reserved=b"x"),
    "by SHA-1": lambda: plain(algorithm=b"sha1"),
    "a key of an unknown kind": lambda: plain(b"ssh-ed448", b"ssh-ed448"),
    "a key of an unknown kind, with nothing to verify": lambda: whole(packed(b"x"), packed(b"x")),
    "a key and a signature of unknown kinds, with nothing to verify": lambda: whole(packed(b"x"), packed(b"y")),
    "a signature of another kind than the key": lambda: plain(made=b"ecdsa-sha2-nistp256"),
    "an unknown curve": lambda: on_a_curve(curve=b"nistp999"),
    "a number with a zero before it": lambda: on_a_curve(spare=1),
    "a number more": lambda: on_a_curve(more=mpint(1)),
    "RSA by SHA-1": lambda: of_rsa(algorithm=b"ssh-rsa", digest=hashes.SHA1()),  # noqa: S303 — that is the fault
    "RSA by an unknown hash": lambda: of_rsa(algorithm=b"rsa-sha2-1024"),
    "RSA with a zero before its value": lambda: of_rsa(before=b"\0"),
}


@pytest.mark.parametrize("name", GOOD_FORMS)
def test_a_good_form_is_read(name: str) -> None:
    assert " AAAA" in verify(GOOD_FORMS[name](), MESSAGE, NAMESPACE)


@pytest.mark.parametrize("name", BAD_FORMS)
def test_any_other_form_is_refused(name: str) -> None:
    with pytest.raises(SignatureError):
        verify(BAD_FORMS[name](), MESSAGE, NAMESPACE)


@pytest.mark.parametrize("name", ["lines of another width", "one line", "without its frame", "a line more", "too long"])
def test_the_reader_itself_refuses_another_armour(name: str) -> None:
    with pytest.raises(SignatureError):
        read_signature(BAD_FORMS[name]())


@pytest.mark.parametrize("line", ["", "ssh-ed25519", "ssh-ed25519 ?", public_key("li.qing").replace("ssh-", "ssx-", 1)])
def test_a_line_that_is_no_public_key(line: str) -> None:
    with pytest.raises(SignatureError):
        public_wire(line)


def test_what_is_no_private_key() -> None:
    with pytest.raises(SignatureError):
        load_private_key(b"no key at all")


_BASELINE = approved_set()[the.BASELINE].decode()
_EXCEPTIONS = approved_set()[the.EXCEPTIONS].decode()
STATEMENTS = [
    (the.BASELINE, "sms.baseline/v1", "sms.exceptions/v1", "schema"),
    (the.EXCEPTIONS, "sms.exceptions/v1", "sms.baseline/v1", "schema"),
    (the.BASELINE, 'number: "1"', 'number: "2"', "number"),
    (the.BASELINE, "2026-08-02T08:00:00+08:00", "2026-08-02T08:00:00", "issued_at"),
    (the.BASELINE, 'date: "2026-02-01"', 'date: "2026-02-30"', "entries[0].date"),
    (the.BASELINE, 'date: "2026-02-01"', 'effective_from: "soon", date: "2026-02-01"', "entries[0].effective_from"),
    (the.BASELINE, 'scan: "sha256:', 'scan: "sha512:', "entries[0].scan"),
    (the.BASELINE, 'digest: "sha256:', 'digest: "SHA256:', "entries[0].digest"),
]


@pytest.mark.parametrize(("path", "old", "new", "place"), STATEMENTS)
def test_a_malformed_statement_counts_for_nothing(path: str, old: str, new: str, place: str) -> None:
    text = _BASELINE if path == the.BASELINE else _EXCEPTIONS
    assert old in text
    statement, findings = read_statement(path, text.replace(old, new, 1).encode(), {})
    assert (statement, [(each.rule, each.data_path) for each in findings]) == (None, [("value-malformed", place)])


def test_a_missing_value_of_a_statement_is_one_finding() -> None:
    for key in ("schema", "number", "issued_at"):
        text = "".join(line for line in _BASELINE.splitlines(keepends=True) if not line.startswith(f"{key}:"))
        statement, findings = read_statement(the.BASELINE, text.encode(), {})
        assert (statement, [each.rule for each in findings]) == (None, ["key-missing"])


def test_a_register_without_a_zone_judges_no_day() -> None:
    files = approved_set()
    register = files[the.FIRST].replace(b"Asia/Shanghai", b"Asia/Atlantis")
    with pytest.raises(ConfigurationError):
        read_decisions(files, read_authority(the.FIRST, register))


def test_a_malformed_digest_of_a_record() -> None:
    wrong = "sha256:" + "G" * 64
    for change in (
        again(the.PROCEDURE_NOW_ZH, source_digest=wrong),
        again(the.PROCEDURE_NOW_ZH, previous=wrong),
        again(the.PROCEDURE_NOW_ZH, digest=wrong),
    ):
        files = approved_set()
        change(files)
        assert "record-malformed" in found(files)


def test_a_signature_longer_than_any_is_not_even_decoded() -> None:
    with pytest.raises(SignatureError, match="too long"):
        read_signature(BAD_FORMS["too long"]())

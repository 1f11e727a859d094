"""SSH signatures, both ways against ssh-keygen, and every bit of them."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgen.adapters.ssh_signatures import (
    SignatureError,
    armour,
    fingerprint,
    load_private_key,
    public_line,
    read_signature,
    sign,
    verify,
)
from tests.fixtures.approving import private_key, public_key, signed

MESSAGE = "decision: approve\n批准\n".encode()
NAMESPACE = "approval@smsgen"
KINDS = [("ed25519", ""), ("rsa", "2048"), ("rsa", "3072"), ("ecdsa", "256"), ("ecdsa", "384"), ("ecdsa", "521")]
needs_keygen = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="no ssh-keygen here")


def keygen(*arguments: str, text: bytes = b"") -> bytes:
    return subprocess.run(["ssh-keygen", *arguments], input=text, capture_output=True, check=True).stdout


def make_key(folder: Path, kind: str, bits: str) -> Path:
    path = folder / "key"
    keygen("-q", "-t", kind, *(["-b", bits] if bits else []), "-N", "", "-C", "test", "-f", str(path))
    return path


@needs_keygen
@pytest.mark.parametrize(("kind", "bits"), KINDS)
def test_ours_is_good_for_ssh_keygen_and_theirs_for_us(tmp_path: Path, kind: str, bits: str) -> None:
    path = make_key(tmp_path, kind, bits)
    line, sign_blob = load_private_key(path.read_bytes())
    assert line == " ".join(path.with_suffix(".pub").read_text().split()[:2])
    assert fingerprint(line) == keygen("-l", "-f", str(path)).decode().split()[1]
    ours = sign(MESSAGE, NAMESPACE, line, sign_blob)
    (tmp_path / "ours.sig").write_bytes(ours)
    (tmp_path / "allowed").write_text(f"li.qing {line}\n")
    arguments = ("-Y", "verify", "-f", str(tmp_path / "allowed"), "-I", "li.qing", "-n", NAMESPACE)
    keygen(*arguments, "-s", str(tmp_path / "ours.sig"), text=MESSAGE)
    theirs = keygen("-Y", "sign", "-q", "-f", str(path), "-n", NAMESPACE, text=MESSAGE)
    assert verify(theirs, MESSAGE, NAMESPACE) == line
    assert verify(ours, MESSAGE, NAMESPACE) == line
    with pytest.raises(SignatureError):
        verify(theirs, MESSAGE + b" ", NAMESPACE)
    with pytest.raises(SignatureError):
        verify(theirs, MESSAGE, "authority@smsgen")


@needs_keygen
def test_an_encrypted_key_needs_its_passphrase(tmp_path: Path) -> None:
    pytest.importorskip("bcrypt")
    path = tmp_path / "key"
    keygen("-q", "-t", "ed25519", "-N", "correct horse", "-f", str(path))
    for wrong in (None, b"battery"):
        with pytest.raises(SignatureError):
            load_private_key(path.read_bytes(), wrong)
    assert load_private_key(path.read_bytes(), b"correct horse")[0].startswith("ssh-ed25519 ")


def test_every_bit_of_a_signature_counts() -> None:
    whole = signed("li.qing", "approvals/x.yml", MESSAGE)
    assert verify(whole, MESSAGE, NAMESPACE) == public_key("li.qing")
    for bit in range(len(whole) * 8):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        try:
            key = verify(bytes(changed), MESSAGE, NAMESPACE)
        except SignatureError:
            continue
        pytest.fail(f"bit {bit} may change: {key}")


def test_every_bit_of_the_message_counts() -> None:
    whole = signed("li.qing", "approvals/x.yml", MESSAGE)
    for bit in range(len(MESSAGE) * 8):
        changed = bytearray(MESSAGE)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SignatureError):
            verify(whole, bytes(changed), NAMESPACE)


def packed(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def mpint(value: int) -> bytes:
    return packed(value.to_bytes(value.bit_length() // 8 + 1, "big"))


def touched(kind: bytes, flags: int, *, application: bytes = b"ssh:", counter: int = 7) -> bytes:
    """Return the armoured signature that a security key of `kind` would make of MESSAGE (PROTOCOL.u2f)."""
    data = b"SSHSIG" + packed(NAMESPACE.encode(), b"", b"sha512", hashlib.sha512(MESSAGE).digest())
    tail = bytes([flags]) + counter.to_bytes(4, "big")
    asked = hashlib.sha256(application).digest() + tail + hashlib.sha256(data).digest()
    if kind == b"sk-ssh-ed25519@openssh.com":
        key = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
        public = packed(kind, key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw), application)
        blob = packed(kind, key.sign(asked)) + tail
    else:
        curve = ec.derive_private_key(12345, ec.SECP256R1())
        point = curve.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        public = packed(kind, b"nistp256", point, application)
        first, second = decode_dss_signature(curve.sign(asked, ec.ECDSA(hashes.SHA256())))
        blob = packed(kind, mpint(first) + mpint(second)) + tail
    return armour(b"SSHSIG" + (1).to_bytes(4, "big") + packed(public, NAMESPACE.encode(), b"", b"sha512", blob))


@pytest.mark.parametrize("kind", [b"sk-ssh-ed25519@openssh.com", b"sk-ecdsa-sha2-nistp256@openssh.com"])
def test_security_keys(kind: bytes, tmp_path: Path) -> None:
    good = touched(kind, 1)
    line = verify(good, MESSAGE, NAMESPACE)
    assert line.split()[0] == kind.decode()
    assert verify(touched(kind, 5), MESSAGE, NAMESPACE) == line
    with pytest.raises(SignatureError, match="not touched"):
        verify(touched(kind, 0), MESSAGE, NAMESPACE)
    with pytest.raises(SignatureError):
        verify(good, MESSAGE + b" ", NAMESPACE)
    if shutil.which("ssh-keygen"):
        (tmp_path / "good.sig").write_bytes(good)
        (tmp_path / "allowed").write_text(f"li.qing {line}\n")
        arguments = ("-Y", "verify", "-f", str(tmp_path / "allowed"), "-I", "li.qing", "-n", NAMESPACE)
        keygen(*arguments, "-s", str(tmp_path / "good.sig"), text=MESSAGE)


@pytest.mark.parametrize("kind", [b"sk-ssh-ed25519@openssh.com", b"sk-ecdsa-sha2-nistp256@openssh.com"])
def test_every_byte_of_a_security_key_s_signature_counts(kind: bytes) -> None:
    good = touched(kind, 1)
    for at in range(len(good)):
        with pytest.raises(SignatureError):
            verify(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :], MESSAGE, NAMESPACE)


@needs_keygen
def test_small_rsa_keys_and_sha1_are_refused(tmp_path: Path) -> None:
    path = make_key(tmp_path, "rsa", "1024")
    theirs = keygen("-Y", "sign", "-q", "-f", str(path), "-n", NAMESPACE, text=MESSAGE)
    with pytest.raises(SignatureError, match="2048"):
        verify(theirs, MESSAGE, NAMESPACE)


@settings(max_examples=500, deadline=None)
@given(data=st.binary(max_size=400))
def test_no_bytes_make_the_reader_raise_anything_else(data: bytes) -> None:
    for armoured in (data, armour(data), armour(b"SSHSIG\0\0\0\1" + data)):
        with pytest.raises(SignatureError):
            verify(armoured, MESSAGE, NAMESPACE)


@settings(max_examples=300, deadline=None)
@given(
    key=st.binary(max_size=80),
    blob=st.binary(max_size=80),
    kind=st.sampled_from([b"ssh-ed25519", b"ssh-rsa", b"ecdsa-sha2-nistp256", b"sk-ssh-ed25519@openssh.com", b"\xff"]),
)
def test_no_key_makes_the_verifier_raise_anything_else(key: bytes, blob: bytes, kind: bytes) -> None:
    parts = (packed(kind) + key, NAMESPACE.encode(), b"", b"sha512", packed(kind) + blob)
    with pytest.raises(SignatureError):
        verify(armour(b"SSHSIG" + (1).to_bytes(4, "big") + packed(*parts)), MESSAGE, NAMESPACE)


def test_what_was_read() -> None:
    signature = read_signature(signed("li.qing", "approvals/x.yml", MESSAGE))
    assert (signature.key, signature.namespace, signature.hash_algorithm) == (
        public_key("li.qing"),
        NAMESPACE,
        "sha512",
    )
    assert public_line(b"\0\0\0\x03abc") == "abc AAAAA2FiYw=="
    assert private_key("li.qing").startswith(b"-----BEGIN OPENSSH PRIVATE KEY-----")

"""SSH signatures (SSHSIG) over the bytes of a record, made and verified in-process: the only door to `cryptography`.

The format is that of OpenSSH's PROTOCOL.sshsig and PROTOCOL.u2f, so that `ssh-keygen -Y verify` is an independent
second opinion on every signature. Only one armouring of a signature is accepted, so that no bit of the file can be
changed without the signature being refused.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_ssh_private_key,
)

_MAGIC = b"SSHSIG"
_BEGIN = "-----BEGIN SSH SIGNATURE-----\n"
_END = "\n-----END SSH SIGNATURE-----\n"
_LINE = 70
_HASH = "sha512"
_LONGEST = 16_384
_SMALLEST_RSA = 2048
_CURVES: dict[bytes, tuple[ec.EllipticCurve, hashes.HashAlgorithm]] = {
    b"nistp256": (ec.SECP256R1(), hashes.SHA256()),
    b"nistp384": (ec.SECP384R1(), hashes.SHA384()),
    b"nistp521": (ec.SECP521R1(), hashes.SHA512()),
}
_SK_ED25519 = b"sk-ssh-ed25519@openssh.com"
_SK_ECDSA = b"sk-ecdsa-sha2-nistp256@openssh.com"


class SignatureError(Exception):
    """The signature is malformed, or does not fit key, namespace or message; the text says which."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as it was read. key: the embedded public key as one line, `ssh-ed25519 AAAA…`."""

    key: str
    namespace: str
    hash_algorithm: str
    blob: bytes


class _Reader:
    """Reads the SSH wire format; anything short or left over is refused."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, count: int) -> bytes:
        end = self.at + count
        if end > len(self.data):
            message = "the signature ends too early"
            raise SignatureError(message)
        part, self.at = self.data[self.at : end], end
        return part

    def number(self) -> int:
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        return self.take(self.number())

    def positive(self) -> int:
        """Read an mpint; only its shortest form is accepted."""
        data = self.string()
        value = int.from_bytes(data, "big", signed=True)
        if value <= 0 or data != value.to_bytes(value.bit_length() // 8 + 1, "big"):
            message = "a number in the signature is not in its one form"
            raise SignatureError(message)
        return value

    def end(self) -> None:
        if self.at != len(self.data):
            message = "something follows the signature"
            raise SignatureError(message)


def read_signature(armoured: bytes) -> Signature:
    """Read an armoured signature. Raises SignatureError on anything but the one form that OpenSSH writes."""
    if len(armoured) > _LONGEST:
        message = "the signature is too long"
        raise SignatureError(message)
    try:
        text = armoured.decode("ascii")
        data = base64.b64decode(text.removeprefix(_BEGIN).removesuffix(_END).replace("\n", ""), validate=True)
    except (UnicodeDecodeError, binascii.Error):
        message = "this is not an armoured SSH signature"
        raise SignatureError(message) from None
    if armour(data) != armoured:
        message = "the armour is not in the form that OpenSSH writes"
        raise SignatureError(message)
    reader = _Reader(data)
    magic, version = reader.take(6), reader.number()
    if magic != _MAGIC or version != 1:
        message = "this is not an SSH signature of version 1"
        raise SignatureError(message)
    key, namespace, reserved, algorithm, blob = (reader.string() for _ in range(5))
    reader.end()
    if reserved or algorithm not in (b"sha256", b"sha512"):
        message = "the signature has an unknown form"
        raise SignatureError(message)
    return Signature(public_line(key), namespace.decode("utf-8", "replace"), algorithm.decode("ascii"), blob)


def armour(data: bytes) -> bytes:
    """Return the armoured form of a binary signature."""
    text = base64.b64encode(data).decode("ascii")
    lines = "\n".join(text[start : start + _LINE] for start in range(0, len(text), _LINE))
    return (_BEGIN + lines + _END).encode("ascii")


def public_line(key: bytes) -> str:
    """Return a public key in wire format as one line, type and base64."""
    kind = _Reader(key).string().decode("ascii", "replace")
    return f"{kind} {base64.b64encode(key).decode('ascii')}"


def public_wire(line: str) -> bytes:
    """Return the wire format of a public key given as one line; a comment behind it is ignored.

    Raises SignatureError when the line is not a public key.
    """
    parts = line.split()
    try:
        data = base64.b64decode(parts[1], validate=True)
    except (IndexError, binascii.Error):
        message = "this is not an SSH public key"
        raise SignatureError(message) from None
    if _Reader(data).string() != parts[0].encode():
        message = "the public key is not of the type that it names"
        raise SignatureError(message)
    return data


def fingerprint(line: str) -> str:
    """Return the fingerprint that `ssh-keygen -l` prints: `SHA256:…`."""
    digest = hashlib.sha256(public_wire(line)).digest()
    return "SHA256:" + base64.b64encode(digest).decode("ascii").rstrip("=")


def signed_bytes(message: bytes, namespace: str, algorithm: str = _HASH) -> bytes:
    """Return what a key signs for `message` in `namespace`."""
    digest = hashlib.new(algorithm, message).digest()
    parts = (namespace.encode(), b"", algorithm.encode(), digest)
    return _MAGIC + b"".join(_string(part) for part in parts)


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def verify(armoured: bytes, message: bytes, namespace: str) -> str:
    """Return the public key (one line) whose signature over `message` in `namespace` this is.

    Raises SignatureError where it is none. Whether that key may sign is for the caller to judge.
    """
    signature = read_signature(armoured)
    if signature.namespace != namespace:
        text = f"the signature is for {signature.namespace}, not for {namespace}"
        raise SignatureError(text)
    data = signed_bytes(message, namespace, signature.hash_algorithm)
    try:
        _verify_blob(public_wire(signature.key), signature.blob, data)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        text = "the signature does not fit the bytes and the key"
        raise SignatureError(text) from None
    return signature.key


def _verify_blob(key: bytes, blob: bytes, data: bytes) -> None:
    public, signature = _Reader(key), _Reader(blob)
    kind, algorithm = public.string(), signature.string()
    if kind == b"ssh-rsa":
        _verify_rsa(public, algorithm, signature, data)
    elif algorithm != kind:
        text = "the signature is of another kind than the key"
        raise SignatureError(text)
    elif kind == b"ssh-ed25519":
        ed25519.Ed25519PublicKey.from_public_bytes(public.string()).verify(signature.string(), data)
    elif kind.startswith(b"ecdsa-sha2-"):
        _verify_ecdsa(public, signature.string(), data)
    elif kind == _SK_ED25519:
        point, application = public.string(), public.string()
        value = signature.string()
        touched = _touched(application, signature, data)
        ed25519.Ed25519PublicKey.from_public_bytes(point).verify(value, touched)
    elif kind == _SK_ECDSA:
        curve, point, application = public.string(), public.string(), public.string()
        value = signature.string()
        _check_ecdsa(curve, point, value, _touched(application, signature, data))
    else:
        text = "keys of this kind are not accepted"
        raise SignatureError(text)
    public.end()
    signature.end()


def _verify_rsa(public: _Reader, algorithm: bytes, signature: _Reader, data: bytes) -> None:
    exponent, modulus = public.positive(), public.positive()
    digests: dict[bytes, hashes.HashAlgorithm] = {b"rsa-sha2-256": hashes.SHA256(), b"rsa-sha2-512": hashes.SHA512()}
    value = signature.string()
    if modulus.bit_length() < _SMALLEST_RSA or algorithm not in digests:
        text = "RSA needs 2048 bits or more and SHA-2"
        raise SignatureError(text)
    rsa.RSAPublicNumbers(exponent, modulus).public_key().verify(value, data, padding.PKCS1v15(), digests[algorithm])


def _verify_ecdsa(public: _Reader, value: bytes, data: bytes) -> None:
    curve, point = public.string(), public.string()
    _check_ecdsa(curve, point, value, data)


def _check_ecdsa(curve: bytes, point: bytes, value: bytes, data: bytes) -> None:
    if curve not in _CURVES:
        text = "the curve is not known"
        raise SignatureError(text)
    group, digest = _CURVES[curve]
    numbers = _Reader(value)
    encoded = encode_dss_signature(numbers.positive(), numbers.positive())
    numbers.end()
    ec.EllipticCurvePublicKey.from_encoded_point(group, point).verify(encoded, data, ec.ECDSA(digest))


def _touched(application: bytes, signature: _Reader, data: bytes) -> bytes:
    """Return what a security key signs: application, flags and counter besides the message; it must be touched."""
    flags, counter = signature.take(1), signature.take(4)
    if not flags[0] & 1:
        text = "the security key was not touched"
        raise SignatureError(text)
    return hashlib.sha256(application).digest() + flags + counter + hashlib.sha256(data).digest()


def sign(message: bytes, namespace: str, public: str, sign_blob: Callable[[bytes], bytes]) -> bytes:
    """Return the armoured signature of `message`; `sign_blob` makes the key's signature of bytes in wire format."""
    blob = sign_blob(signed_bytes(message, namespace))
    parts = (public_wire(public), namespace.encode(), b"", _HASH.encode(), blob)
    data = _MAGIC + (1).to_bytes(4, "big") + b"".join(_string(part) for part in parts)
    return armour(data)


def load_private_key(content: bytes, passphrase: bytes | None = None) -> tuple[str, Callable[[bytes], bytes]]:
    """Return the public line and the signing function of a private key file in OpenSSH's format.

    Raises SignatureError when it is encrypted and the passphrase is missing or wrong, or of an unknown kind.
    """
    try:
        key = load_ssh_private_key(content, passphrase)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        text = str(error)
        raise SignatureError(text) from None
    line = _public_of(key)

    def sign_blob(data: bytes) -> bytes:
        if isinstance(key, ed25519.Ed25519PrivateKey):
            return _string(b"ssh-ed25519") + _string(key.sign(data))
        if isinstance(key, rsa.RSAPrivateKey):
            return _string(b"rsa-sha2-512") + _string(key.sign(data, padding.PKCS1v15(), hashes.SHA512()))
        if isinstance(key, ec.EllipticCurvePrivateKey):
            kind = line.split()[0].encode()
            digest = _CURVES[kind.rpartition(b"-")[2]][1]
            first, second = decode_dss_signature(key.sign(data, ec.ECDSA(digest)))
            return _string(kind) + _string(_mpint(first) + _mpint(second))
        text = "keys of this kind cannot sign here"
        raise SignatureError(text)

    return line, sign_blob


def make_key(passphrase: bytes) -> tuple[bytes, str]:
    """Return a new ed25519 private key as OpenSSH's key file, encrypted with `passphrase`, and its public line.

    The same file that `ssh-keygen -t ed25519` writes, so that every other program can use it.
    """
    key = ed25519.Ed25519PrivateKey.generate()
    content = key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, BestAvailableEncryption(passphrase))
    return content, _public_of(key)


def _mpint(value: int) -> bytes:
    return _string(value.to_bytes(value.bit_length() // 8 + 1, "big"))


def _public_of(key: object) -> str:
    public = key.public_key()  # type: ignore[attr-defined]  # every private key of the library has it
    return str(public.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode("ascii"))

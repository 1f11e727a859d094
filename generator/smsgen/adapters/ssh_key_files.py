"""What the file of a key tells before it is unlocked: its public line, and whether it needs a passphrase."""

import base64
import binascii
from typing import NamedTuple

from smsgen.adapters.ssh_signatures import SignatureError, public_line, public_wire

_BEGIN = b"-----BEGIN OPENSSH PRIVATE KEY-----"
_END = b"-----END OPENSSH PRIVATE KEY-----"
_MAGIC = b"openssh-key-v1\0"
_LONGEST = 64 * 1024


class KeyFile(NamedTuple):
    """A key as its file shows it. line: the public key. private: the file holds the private half, too."""

    line: str
    private: bool
    encrypted: bool


def read_key_file(content: bytes) -> KeyFile | None:
    """Return what a key file in OpenSSH's format, private or public, tells of itself; None where it is none."""
    if len(content) > _LONGEST:
        return None
    if content.lstrip().startswith(_BEGIN):
        return _private(content)
    try:
        line = " ".join(content.decode("ascii").split()[:2])
        public_wire(line)
    except (UnicodeDecodeError, SignatureError):
        return None
    return KeyFile(line, private=False, encrypted=False)


def _private(content: bytes) -> KeyFile | None:
    body = content.strip().removeprefix(_BEGIN).removesuffix(_END)
    try:
        data = base64.b64decode(b"".join(body.split()), validate=True)
        if not data.startswith(_MAGIC):
            return None
        at = len(_MAGIC)
        cipher, at = _string(data, at)
        _, at = _string(data, at)
        _, at = _string(data, at)
        if data[at : at + 4] != (1).to_bytes(4, "big"):
            return None
        public, _ = _string(data, at + 4)
        return KeyFile(public_line(public), private=True, encrypted=cipher != b"none")
    except (binascii.Error, SignatureError, ValueError):
        return None


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    start = at + 4
    end = start + int.from_bytes(data[at:start], "big")
    if len(data) < start or len(data) < end:
        message = "the file ends too early"
        raise ValueError(message)
    return data[start:end], end

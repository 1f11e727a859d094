"""Keys held by an SSH agent: listed and used over its socket, so that no private key is ever read here.

The protocol is that of draft-ietf-sshm-ssh-agent; of its messages only the listing of keys and signing are used.
"""

import os
import socket
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from smsgen.adapters.ssh_signatures import SignatureError, public_line, public_wire
from smsgen.model.text import Text

_REQUEST_IDENTITIES, _IDENTITIES_ANSWER = 11, 12
_SIGN_REQUEST, _SIGN_RESPONSE = 13, 14
# Asks for rsa-sha2-512; without it an agent makes SHA-1 signatures, which nobody accepts.
_RSA_SHA2_512 = 4
_LONGEST = 256 * 1024
_QUICK = 10  # seconds for an answer that needs nobody
_PATIENT = 120  # seconds for one that may need a touch or a confirmation
_WINDOWS_PIPE = r"\\.\pipe\openssh-ssh-agent"

_SILENT = Text("the SSH agent does not answer: {reason}", "SSH代理没有应答：{reason}")
_NONSENSE = Text("the SSH agent answers something that cannot be read", "SSH代理的应答无法读取")
_REFUSED = Text(
    "the SSH agent did not sign: the key is not in it, or the signature was not confirmed",
    "SSH代理未签名：密钥不在代理中，或未确认签名",
)


class AgentError(Exception):
    """The agent cannot be reached, or refuses; `reason` says which."""

    def __init__(self, reason: Text) -> None:
        """Carry the reason."""
        super().__init__(reason.en)
        self.reason = reason


class _Stream(Protocol):
    """A connection to the agent, unbuffered."""

    def read(self, size: int, /) -> bytes | None: ...
    def write(self, data: bytes, /) -> int | None: ...


class AgentKey(NamedTuple):
    """A key in the agent. line: its public line. comment: as it was added, often the name of its file."""

    line: str
    comment: str


def agent_address(environment: Mapping[str, str]) -> str:
    """Return where the agent listens, "" where there is none."""
    found = environment.get("SSH_AUTH_SOCK", "")
    return found or (_WINDOWS_PIPE if os.name == "nt" and os.path.exists(_WINDOWS_PIPE) else "")  # noqa: PTH110 — a pipe


def agent_keys(address: str) -> tuple[AgentKey, ...]:
    """Return the keys in the agent; what is no plain public key (a certificate) is left out. Raises AgentError."""
    kind, body = _ask(address, bytes([_REQUEST_IDENTITIES]), _QUICK)
    if kind != _IDENTITIES_ANSWER or len(body) < 4:  # noqa: PLR2004 — the bytes of a number
        raise AgentError(_NONSENSE)
    at, keys = 4, []
    for _ in range(int.from_bytes(body[:4], "big")):
        blob, at = _string(body, at)
        comment, at = _string(body, at)
        try:
            keys.append(AgentKey(public_line(blob), comment.decode("utf-8", "replace")))
        except SignatureError:
            continue
    return tuple(keys)


def agent_sign(address: str, line: str, data: bytes) -> bytes:
    """Return the signature, in wire format, that the key with the public `line` makes of `data`. Raises AgentError."""
    flags = _RSA_SHA2_512 if line.startswith("ssh-rsa ") else 0
    request = bytes([_SIGN_REQUEST]) + _packed(public_wire(line)) + _packed(data) + flags.to_bytes(4, "big")
    kind, body = _ask(address, request, _PATIENT)
    if kind != _SIGN_RESPONSE:
        raise AgentError(_REFUSED)
    blob, end = _string(body, 0)
    if end != len(body):
        raise AgentError(_NONSENSE)
    return blob


def _packed(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    start = at + 4
    end = start + int.from_bytes(data[at:start], "big")
    if len(data) < start or len(data) < end:
        raise AgentError(_NONSENSE)
    return data[start:end], end


def _ask(address: str, request: bytes, seconds: int) -> tuple[int, bytes]:
    """Send one request; return the kind of the answer and what follows it."""
    try:
        if address.startswith("\\\\"):
            with open(address, "r+b", buffering=0) as pipe:
                return _exchange(pipe, request)
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(seconds)
            connection.connect(address)
            with connection.makefile("rwb", buffering=0) as stream:
                return _exchange(stream, request)
    except OSError as error:
        words = error.strerror or str(error)
        raise AgentError(Text(_SILENT.en.format(reason=words), _SILENT.zh.format(reason=words))) from error


def _exchange(stream: _Stream, request: bytes) -> tuple[int, bytes]:
    stream.write(_packed(request))
    size = int.from_bytes(_exactly(stream, 4), "big")
    if not 0 < size <= _LONGEST:
        raise AgentError(_NONSENSE)
    answer = _exactly(stream, size)
    return answer[0], answer[1:]


def _exactly(stream: _Stream, count: int) -> bytes:
    data = b""
    while len(data) < count:
        part = stream.read(count - len(data))
        if not part:
            raise AgentError(_NONSENSE)
        data += part
    return data

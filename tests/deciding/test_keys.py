"""Where the key comes from: a file, git's signing key, an SSH agent; and whose it is."""

import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from smsgen.adapters.ssh_agent import AgentError, agent_keys, agent_sign
from smsgen.adapters.ssh_key_files import read_key_file
from smsgen.adapters.ssh_signatures import public_line, sign, verify
from smsgen.app.deciding.decision_desk import read_register
from smsgen.app.deciding.refusals import RefusedError
from smsgen.app.deciding.signing_keys import choose_key, find_keys
from tests.deciding.deciding_set import DecidingSet
from tests.fixtures.approving import public_key

_TODAY, _NOW = "2026-03-01", datetime(2026, 3, 1, 10, tzinfo=UTC)
_MESSAGE, _SPACE = b"a message", "approval@smsgen"


@pytest.fixture
def agent() -> Iterator[dict[str, str]]:
    """Start a real agent; return its environment."""
    folder = tempfile.mkdtemp(prefix="agent")  # short: the path of a socket has little room
    address = f"{folder}/socket"
    process = subprocess.Popen(["ssh-agent", "-D", "-a", address], stdout=subprocess.PIPE)
    try:
        assert process.stdout
        process.stdout.readline()
        yield {"SSH_AUTH_SOCK": address}
    finally:
        process.terminate()
        process.communicate()
        shutil.rmtree(folder)


def add(agent: dict[str, str], file: Path) -> None:
    subprocess.run(["ssh-add", "-q", str(file)], env=os.environ | agent, check=True, capture_output=True)


def refusal_of(deciding: DecidingSet, file: Path | None, person: str = "", **environment: str) -> str:
    """Return the kind of the refusal when a key is looked for and chosen, and used."""
    with pytest.raises(RefusedError) as refusal:
        chosen(deciding, file, person, **environment)
    assert "。" in refusal.value.message.zh or "：" in refusal.value.message.zh
    return refusal.value.kind


def chosen(deciding: DecidingSet, file: Path | None, person: str = "", **environment: str) -> tuple[str, str]:
    """Return whose key is taken, and where it is; its signature must be good."""
    keys = find_keys(deciding.root, file, environment)
    key, owner = choose_key(keys, read_register(deciding.root), person, _TODAY, _NOW)
    assert verify(sign(_MESSAGE, _SPACE, key.line, key.unlock()), _MESSAGE, _SPACE) == public_key(owner)
    return owner, key.place.en


# --- Files ---


def test_a_file(deciding: DecidingSet) -> None:
    file = deciding.key("xu.dan")
    assert chosen(deciding, file) == chosen(deciding, file, "xu.dan") == ("xu.dan", str(file))
    assert refusal_of(deciding, file, "chen.an") == "key-not-theirs"
    assert refusal_of(deciding, file, "eve") == "person-unknown"
    assert refusal_of(deciding, deciding.key("stranger")) == "key-unknown"
    assert refusal_of(deciding, file.with_name("nothing")) == "key-unreadable"


def test_a_public_file_stands_for_the_private_one_beside_it(deciding: DecidingSet, tmp_path: Path) -> None:
    file = deciding.key("xu.dan")
    public = file.with_name("xu.dan.pub")
    public.write_text(f"{public_key('xu.dan')} xu.dan at home\n")
    assert chosen(deciding, public) == ("xu.dan", str(file))
    alone = tmp_path / "alone.pub"
    alone.write_bytes(public.read_bytes())
    assert refusal_of(deciding, alone) == "only-public"


@pytest.mark.parametrize("content", [b"", b"\xff", b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n", b"x" * 100_000])
def test_a_file_that_is_no_key(content: bytes, deciding: DecidingSet, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_bytes(content)
    assert refusal_of(deciding, file) == "no-key-file"


def test_a_key_that_no_longer_holds_names_its_owner(deciding: DecidingSet) -> None:
    old = f'{{key: {public_key("xu.dan")}, from: "2020-01-01"}}'
    deciding.change_register((old, old.replace("}", ', to: "2025-12-31"}')))
    with pytest.raises(RefusedError, match="is not a key of Xu Dan"):
        choose_key(find_keys(deciding.root, deciding.key("xu.dan"), {}), read_register(deciding.root), "", _TODAY, _NOW)


@pytest.mark.parametrize("kind", ["ed25519", "rsa", "ecdsa"])
def test_a_passphrase_is_asked_of_an_encrypted_key(kind: str, deciding: DecidingSet, tmp_path: Path) -> None:
    file = tmp_path / "key"
    command = ["ssh-keygen", "-q", "-t", kind, "-N", "open sesame", "-C", "", "-f", str(file)]
    subprocess.run(command, check=True)
    line = (tmp_path / "key.pub").read_text().strip()
    seen = read_key_file(file.read_bytes())
    assert seen is not None
    assert seen.encrypted
    assert seen.line == " ".join(line.split()[:2])
    deciding.change_register((public_key("xu.dan"), seen.line))
    [key] = find_keys(deciding.root, file, {})
    assert verify(sign(_MESSAGE, _SPACE, key.line, key.unlock(b"open sesame")), _MESSAGE, _SPACE) == seen.line
    for passphrase in (None, b"", b"wrong"):
        with pytest.raises(RefusedError) as refusal:
            key.unlock(passphrase)
        assert refusal.value.kind == "passphrase"


# --- The agent ---


@pytest.mark.parametrize("kind", ["ed25519", "rsa", "ecdsa"])
def test_a_real_agent_signs(kind: str, agent: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", "a comment", "-f", str(file)], check=True)
    add(agent, file)
    address = agent["SSH_AUTH_SOCK"]
    [key] = agent_keys(address)
    assert key.comment == "a comment"
    armoured = sign(_MESSAGE, _SPACE, key.line, lambda data: agent_sign(address, key.line, data))
    assert verify(armoured, _MESSAGE, _SPACE) == key.line
    allowed, signature = tmp_path / "allowed", tmp_path / "sig"
    allowed.write_text(f"me {key.line}\n")
    signature.write_bytes(armoured)
    command = ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", "me", "-n", _SPACE, "-s", str(signature)]
    assert subprocess.run(command, input=_MESSAGE, check=False, capture_output=True).returncode == 0


def test_the_agent_after_git_and_only_without_key(deciding: DecidingSet, agent: dict[str, str]) -> None:
    assert refusal_of(deciding, None, **agent) == "no-key"
    add(agent, deciding.key("stranger"))
    assert refusal_of(deciding, None, **agent) == "key-unknown"
    add(agent, deciding.key("xu.dan"))
    assert chosen(deciding, None, **agent)[0] == "xu.dan"
    add(agent, deciding.key("li.qing"))
    assert refusal_of(deciding, None, **agent) == "which-person"
    assert chosen(deciding, None, "li.qing", **agent)[0] == "li.qing"
    assert chosen(deciding, deciding.key("chen.an"), **agent)[0] == "chen.an"


def test_an_encrypted_key_in_the_agent_needs_no_passphrase(
    deciding: DecidingSet, agent: dict[str, str], tmp_path: Path
) -> None:
    plain = deciding.key("xu.dan")
    file = tmp_path / "encrypted"
    shutil.copy(plain, file)
    subprocess.run(
        ["ssh-keygen", "-q", "-p", "-P", "", "-N", "secret", "-f", str(file)], check=True, capture_output=True
    )
    assert refusal_of(deciding, file) == "passphrase"
    add(agent, plain)
    assert chosen(deciding, file, **agent)[0] == "xu.dan"


def test_gits_signing_key(deciding: DecidingSet, agent: dict[str, str]) -> None:
    file = deciding.key("xu.dan")
    deciding.git("config", "user.signingkey", str(file))
    deciding.git("config", "gpg.format", "openpgp")
    assert refusal_of(deciding, None) == "no-key"
    deciding.git("config", "gpg.format", "ssh")
    assert chosen(deciding, None) == ("xu.dan", str(file))
    deciding.git("config", "user.signingkey", f"key::{public_key('xu.dan')} a comment")
    assert refusal_of(deciding, None, **agent) == "key-not-in-agent"
    add(agent, file)
    assert chosen(deciding, None, **agent)[0] == "xu.dan"


def test_no_agent_at_its_address(deciding: DecidingSet, tmp_path: Path) -> None:
    assert refusal_of(deciding, None, SSH_AUTH_SOCK=str(tmp_path / "nothing")) == "no-key"
    assert refusal_of(deciding, None) == "no-key"
    with pytest.raises(AgentError):
        agent_keys(str(tmp_path / "nothing"))


def test_an_agent_that_lost_the_key(deciding: DecidingSet, agent: dict[str, str]) -> None:
    add(agent, deciding.key("xu.dan"))
    [key] = find_keys(deciding.root, None, agent)
    subprocess.run(["ssh-add", "-q", "-D"], env=os.environ | agent, check=True, capture_output=True)
    with pytest.raises(RefusedError) as refusal:
        key.unlock()(_MESSAGE)
    assert refusal.value.kind == "agent"


# --- An agent of our own: security keys, and answers that make no sense ---


def packed(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


class PlayedAgent:
    """An agent that answers each kind of request as a test wants."""

    def __init__(self, folder: str) -> None:
        """Listen in `folder`."""
        self.address = f"{folder}/socket"
        self.key = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
        point = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        kind = b"sk-ssh-ed25519@openssh.com"
        self.wire = packed(kind) + packed(point) + packed(b"ssh:")
        self.answer: bytes | None = None
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(self.address)
        self.server.listen()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self) -> None:
        """Answer one request after the other until nobody listens any more."""
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            with connection:
                size = int.from_bytes(connection.recv(4, socket.MSG_WAITALL), "big")
                request = connection.recv(size, socket.MSG_WAITALL)
                connection.sendall(self.answer if self.answer is not None else packed(self.reply(request)))

    def reply(self, request: bytes) -> bytes:
        """Answer as an agent with one security key that is touched at once."""
        if request[0] == 11:
            return b"\x0c" + (1).to_bytes(4, "big") + packed(self.wire) + packed(b"security key")
        data = request[1 + 4 + len(self.wire) + 4 : -4]
        flags, counter = b"\x01", (7).to_bytes(4, "big")
        signed = hashlib.sha256(b"ssh:").digest() + flags + counter + hashlib.sha256(data).digest()
        blob = packed(b"sk-ssh-ed25519@openssh.com") + packed(self.key.sign(signed)) + flags + counter
        return b"\x0e" + packed(blob)


@pytest.fixture
def played() -> Iterator[PlayedAgent]:
    """Return an agent that this process plays."""
    folder = tempfile.mkdtemp(prefix="agent")
    agent = PlayedAgent(folder)
    yield agent
    agent.server.shutdown(socket.SHUT_RDWR)
    agent.server.close()
    agent.thread.join()
    shutil.rmtree(folder)


def test_a_security_key_through_the_agent(deciding: DecidingSet, played: PlayedAgent) -> None:
    deciding.change_register((public_key("xu.dan"), public_line(played.wire)))
    [key] = find_keys(deciding.root, None, {"SSH_AUTH_SOCK": played.address})
    line, person = choose_key([key], read_register(deciding.root), "", _TODAY, _NOW)
    assert (line, person) == (key, "xu.dan")
    armoured = sign(_MESSAGE, _SPACE, key.line, key.unlock())
    assert verify(armoured, _MESSAGE, _SPACE) == public_line(played.wire)


@pytest.mark.parametrize(
    "answer",
    [b"", b"\0\0\0\0", b"\xff\xff\xff\xff", packed(b"\x05"), packed(b"\x0c"), packed(b"\x0c\0\0\0\x01\0\0"),
     packed(b"\x0c\0\0\0\x01\0\0\0\x09ab"), packed(b"\x0e\0\0\0\x01")],
)  # fmt: skip
def test_an_agent_that_answers_nonsense(answer: bytes, played: PlayedAgent) -> None:
    played.answer = answer
    with pytest.raises(AgentError):
        agent_keys(played.address)
    with pytest.raises(AgentError):
        agent_sign(played.address, public_line(played.wire), _MESSAGE)

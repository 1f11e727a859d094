"""Reads the public keys that people hand in."""

import re
from pathlib import Path

from smsgen.adapters.ssh_signatures import SignatureError, fingerprint, public_wire
from smsgen.app.writing.refused_change import refused

_LINE = re.compile(r"(?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]{1,60} ", re.ASCII)
_KINDS = frozenset(
    {
        "ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
        "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
    }
)  # fmt: skip
_LONGEST = 20_000


def public_key(given: str) -> str:
    """Return the public line (type and base64) that `given` is, or that stands in the file of that name.

    Raises AuthorityError where there is none, or it is of a kind with which nobody can sign here.
    """
    text = given if _LINE.match(given) else _read(Path(given).expanduser())
    if "PRIVATE KEY" in text:
        raise refused(
            en=f"{given} is a private key, which nobody else may have. Name the public one: {given}.pub.",
            zh=f"{given}是私钥，不得交给他人。请指定公钥：{given}.pub。",
        )
    lines = [line for line in text.splitlines() if line.strip()]
    line = " ".join(lines[0].split()[:2]) if len(lines) == 1 else ""
    if not _is_key(line):
        raise refused(
            en=f"{given} holds no public key: one line such as `ssh-ed25519 AAAA…`.",
            zh=f"{given}不是公钥：应为一行，如“ssh-ed25519 AAAA…”。",
        )
    return line


def _is_key(line: str) -> bool:
    try:
        public_wire(line)
    except SignatureError:
        return False
    return line.partition(" ")[0] in _KINDS


def _read(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_LONGEST).decode("utf-8", "replace")
    except OSError as error:
        reason = error.strerror or str(error)
        raise refused(en=f"{file} cannot be read: {reason}", zh=f"无法读取{file}：{reason}") from error


def key_name(line: str) -> str:
    """Return the fingerprint of a key of the register; the line itself where it is none."""
    try:
        return fingerprint(line)
    except SignatureError:
        return line

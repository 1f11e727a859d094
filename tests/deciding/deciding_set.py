"""The small set under control, in a repository, with people who decide by their keys."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smsgen.adapters.ssh_signatures import load_private_key
from smsgen.app.deciding.decide import Proposal, Wish, carry_out, prepare
from smsgen.app.deciding.refusals import RefusedError
from tests.fakes import Run, SmallSet
from tests.fixtures.approving import private_key, public_key, sign_register

FIRST = "authority/1.yml"
POLICY, POLICY_ZH = "policies/pol-01.md", "policies/pol-01.zh.md"
_SMS = Path(sys.executable).with_name("sms")
_PATIENCE = 60


def moment(day: str) -> datetime:
    """Return ten in the morning, UTC, of an ISO day."""
    return datetime.fromisoformat(f"{day}T10:00:00+00:00").astimezone(UTC)


class DecidingSet(SmallSet):
    """A set whose register, in force since 2020, is signed; what is decided with it is committed."""

    def __init__(self, root: Path) -> None:
        """Write and commit the set; the keys of its people lie in the folder beside it."""
        super().__init__(root)
        self.replace("sms.yml", 'as_of: "2026-10-15"\n', "")
        self.write(FIRST, self.read(FIRST).replace("2026-01-01", "2020-01-01"))
        self.sign()
        self.write(".gitattributes", "* -text\n")
        self.commit()
        self.git("config", "user.name", "Li Qing")
        self.git("config", "user.email", "li.qing@example.org")

    def sign(self) -> None:
        """Let the root signers sign the first register as it is now."""
        files = {FIRST: self.read(FIRST).encode()}
        sign_register(files)
        for path, content in files.items():
            self.write(path, content)

    def change_register(self, *changes: tuple[str, str]) -> None:
        """Replace words in the first register, have it signed and commit it."""
        for old, new in changes:
            self.replace(FIRST, old, new)
        self.sign()
        self.commit()

    def key(self, person: str) -> Path:
        """Return the file of a person's private key."""
        file = self.root.parent / "keys" / person
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(private_key(person))
        file.chmod(0o600)
        return file

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace words in a text and commit it."""
        self.replace(path, old, new)
        self.commit()

    def new_version(self, number: str) -> None:
        """Raise the version of the policy in both languages, with a changed sentence, and commit it."""
        old = next(line for line in self.read(POLICY).splitlines() if line.startswith("version:"))
        self.replace(POLICY, old, f'version: "{number}"')
        self.replace(POLICY_ZH, old.replace("version", "translation_of"), f'translation_of: "{number}"')
        self.write(POLICY, self.read(POLICY) + f"\nSince version {number}.\n")
        self.write(POLICY_ZH, self.read(POLICY_ZH) + f"\n自版本{number}起。\n")
        self.commit()

    def propose(self, person: str, decision: str, day: str, **wish: str) -> tuple[Proposal, ...]:
        """Prepare a decision on the policy at ten o'clock of a day."""
        about = {"document": "SMS-POL-01", "key": public_key(person)} | wish
        return prepare(self.root, Wish(decision=decision, person=person, **about), moment(day)).proposals

    def decide(self, person: str, decision: str, day: str, **wish: str) -> list[str]:
        """Take a decision on each text that it may be taken on, commit it, and return the paths of the records."""
        written: list[str] = []
        for proposal in self.propose(person, decision, day, **wish):
            written += carry_out(self.root, proposal, load_private_key(private_key(person))[1], moment(day))
        self.commit()
        return [path for path in written if path.endswith(".yml")]

    def refused(self, person: str, decision: str, day: str, **wish: str) -> str:
        """Return the kind of the refusal, which speaks both languages; nothing may have been written."""
        before = self.digest()
        with pytest.raises(RefusedError) as refusal:
            self.propose(person, decision, day, **wish)
        assert self.digest() == before
        message = refusal.value.message
        assert "。" not in message.en
        assert "。" in message.zh or "：" in message.zh
        return refusal.value.kind

    def approve_policy(self, day: str) -> None:
        """Have the policy reviewed and approved in both languages."""
        self.decide("xu.dan", "review", day)
        self.decide("chen.an", "approve", day)
        self.decide("xu.dan", "approve", day)

    def in_terminal(self, *arguments: str, answers: Sequence[tuple[str, str]] = (), **environment: str) -> Run:
        """Run `sms` in a terminal; when it has said the one, answer the other. `out` holds all that is seen."""
        return run_in_terminal(arguments, self.root, answers, environment)


def run_in_terminal(
    arguments: Sequence[str], cwd: Path, answers: Sequence[tuple[str, str]], environment: dict[str, str]
) -> Run:
    """Run `sms` with a terminal of its own."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "SMS_", "SSH_"))}
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [str(_SMS), *arguments],
        cwd=cwd,
        env=inherited | {"LC_ALL": "C.UTF-8", "PAGER": "cat", "TERM": "dumb"} | environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        preexec_fn=lambda: os.login_tty(theirs),  # noqa: PLW1509 — the tests start no threads
    )
    os.close(theirs)
    try:
        seen, rest = b"", list(answers)
        deadline = time.monotonic() + _PATIENCE
        at = 0
        while part := _read(ours, deadline):
            seen += part
            while rest and rest[0][0].encode() in seen[at:]:
                at = seen.index(rest[0][0].encode(), at) + len(rest[0][0].encode())
                os.write(ours, rest.pop(0)[1].encode() + b"\n")
        code = process.wait(_PATIENCE)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert not rest, f"never asked: {rest[0][0]!r} in {seen.decode()}"
    return Run(code, seen.decode("utf-8").replace("\r\n", "\n"), "")


def _read(terminal: int, deadline: float) -> bytes:
    """Return what is said next, nothing at the end."""
    if not select.select([terminal], [], [], max(0, deadline - time.monotonic()))[0]:
        return b""
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side was closed
        return b""

"""A repository to which a year happens: texts, decisions and registers, each at its own moment."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from smsgen.adapters.ssh_signatures import load_private_key
from smsgen.app.authority.authority import Draft, draft, open_registers, save
from smsgen.app.deciding.decide import Wish, carry_out, prepare
from smsgen.model.authority import Authority
from tests.fixtures.approve_example import demonstration_key, sign_registers
from tests.fixtures.git_repository import git, write

_ZONE = ZoneInfo("Asia/Shanghai")


class LivingRepository:
    """The set of a company below `root`. commits: name → id, in the order in which they were made on the main line."""

    def __init__(self, root: Path) -> None:
        """Make an empty repository."""
        self.root = root
        self.cache = root.parent / "readings"
        self.commits: dict[str, str] = {}
        self.keys: dict[str, bytes] = {}
        root.mkdir(parents=True)
        git(root, "init", "--quiet", "--initial-branch=main")

    def key(self, person: str) -> bytes:
        """Return the private key that a person signs with now: that of the demonstration until they have another."""
        return self.keys.get(person) or demonstration_key(person)

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files; None deletes one."""
        write(self.root, files)

    def commit(self, when: str, person: str, message: str, *, name: str = "", also: str = "") -> None:
        """Commit all that has changed, as `person` at `when`; also: a second author. name: under which it is known."""
        git(self.root, "add", "--all")
        lines = f"{message}\n\nCo-authored-by: {_identity(also)}" if also else message
        git(self.root, "commit", "--quiet", "--allow-empty", "--file=-", stdin=lines, **_as(person, when))
        self._remember(name or message)

    def git(self, when: str, person: str, *arguments: str) -> None:
        """Run git as `person` at `when`."""
        git(self.root, *arguments, **_as(person, when))

    def merge(self, when: str, person: str, branch: str) -> None:
        """Merge a branch by a merge commit, and delete it."""
        self.git(when, person, "merge", "--quiet", "--no-ff", "--message", f"Merge {branch}", branch)
        self._remember(f"Merge {branch}")
        git(self.root, "branch", "--quiet", "--delete", branch)

    def squash(self, when: str, person: str, branch: str, also: str) -> None:
        """Bring a branch in as one commit, with `also` as its second author, and delete it."""
        self.git(when, person, "merge", "--quiet", "--squash", branch)
        self.commit(when, person, f"Squash {branch}", also=also)
        git(self.root, "branch", "--quiet", "--delete", "--force", branch)

    def _remember(self, name: str) -> None:
        if git(self.root, "symbolic-ref", "--short", "HEAD") == "main":
            assert name not in self.commits, f"two commits are called {name}"
            self.commits[name] = git(self.root, "rev-parse", "HEAD")

    def decide(self, when: str, person: str, decision: str, document: str, **wish: str) -> list[str]:
        """Take a decision on each text that it may be taken on; return the new files, which are not committed yet."""
        public, sign_blob = load_private_key(self.key(person))
        now = moment(when)
        prepared = prepare(self.root, Wish(document, decision, person, public, **wish), now, self.cache)
        return [path for each in prepared.proposals for path in carry_out(self.root, each, sign_blob, now, self.cache)]

    def hold_back(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Take files out of the folder that lie on somebody's computer alone; return them."""
        held = {path: (self.root / path).read_bytes() for path in paths}
        git(self.root, "rm", "--quiet", "--cached", "--", *held)
        self.write(dict.fromkeys(held))
        return held

    def change_register(self, when: str, *changes: Callable[[Draft], Authority]) -> None:
        """Write the next register with these changes, and let the root signers sign it."""
        registers = open_registers(self.root)
        before = draft(registers, moment(when))
        changed = before
        for change in changes:
            changed = changed.of(change(changed))
        save(registers, before, changed.authority)
        self.sign_registers()

    def sign_registers(self) -> Sequence[str]:
        """Let the root signers sign whatever lacks their signatures."""
        return sign_registers(self.root, self.key)


def moment(when: str) -> datetime:
    """Return a moment that is written as `2026-03-02 09:00`, in Shanghai."""
    return datetime.fromisoformat(when).replace(tzinfo=_ZONE)


def _identity(person: str) -> str:
    name = person.replace(".", " ").title()
    return f"{name} <{person}@example.org>"


def _as(person: str, when: str) -> dict[str, str]:
    name, _, email = _identity(person).partition(" <")
    at = moment(when).isoformat()
    return {
        "GIT_AUTHOR_NAME": name,
        "GIT_AUTHOR_EMAIL": email.rstrip(">"),
        "GIT_AUTHOR_DATE": at,
        "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": email.rstrip(">"),
        "GIT_COMMITTER_DATE": at,
    }

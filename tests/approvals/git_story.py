"""Histories as real repositories of git: one snapshot of a whole set for each commit, written by `git fast-import`."""

import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tests.fixtures.git_repository import git

Files = dict[str, bytes]
# Nobody whom a register knows.
CLERK = "clerk@example.org"
_REF = "refs/heads/main"


class Snapshot(NamedTuple):
    """A commit of the main line with all files that it holds.

    time: ISO, of committer and author. sides: branches that left the commit before and that this one merges. modes: of
    the files that are not plain ones; the bytes of a symbolic link are its target, those of a submodule an id.
    """

    time: str
    files: Mapping[str, bytes]
    author: str = CLERK
    co_authors: tuple[str, ...] = ()
    sides: "tuple[tuple[Snapshot, ...], ...]" = ()
    modes: tuple[tuple[str, str], ...] = ()


Story = Sequence[Snapshot]


def new_repository(folder: Path, *options: str) -> Path:
    """Make `folder` an empty repository without a working tree in it."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main", "--template=", *options)
    return folder


def import_story(folder: Path, story: Story, onto: str = "") -> str:
    """Write commits into a repository, on top of the commit `onto`; return the id of the last one."""
    if not story:
        git(folder, "update-ref", _REF, onto)
        return onto
    stream = _Stream(onto)
    for snapshot in story:
        stream.commit(_REF, snapshot)
    git(folder, "fast-import", "--quiet", "--force", stdin=b"".join(stream.parts))
    return git(folder, "rev-parse", _REF)


class Origin(NamedTuple):
    """A repository that many others begin with. commits: ids of the commits of `story`."""

    folder: Path
    story: Story
    commits: tuple[str, ...]

    def told(self, story: Story, folder: Path) -> Path:
        """Return a copy at `folder` whose main line is `story`."""
        shutil.copytree(self.folder, folder)
        same = 0
        while same < min(len(story), len(self.story)) and story[same] == self.story[same]:
            same += 1
        import_story(folder, story[same:], self.commits[same - 1] if same else "")
        return folder


def base(folder: Path, story: Story) -> Origin:
    """Write a story into a new repository that others begin with."""
    import_story(new_repository(folder), story)
    return Origin(folder, story, tuple(git(folder, "rev-list", "--first-parent", "--reverse", "main").split()))


class _Stream:
    """What `git fast-import` is told."""

    def __init__(self, onto: str) -> None:
        self.parts: list[bytes] = []
        self.marks = 0
        self.onto = onto

    def commit(self, ref: str, snapshot: Snapshot, parent: str | None = None) -> str:
        before = self.onto if parent is None else parent
        merged = []
        for number, side in enumerate(snapshot.sides):
            tip = before
            for each in side:
                tip = self.commit(f"refs/heads/side{self.marks}-{number}", each, tip)
            merged.append(tip)
        self.marks += 1
        mark = f":{self.marks}"
        seconds = int(datetime.fromisoformat(snapshot.time).timestamp())
        message = "Change\n\n" + "".join(f"Co-authored-by: X <{email}>\n" for email in snapshot.co_authors)
        self._line(f"commit {ref}\nmark {mark}")
        for role in ("author", "committer"):
            self._line(f"{role} X <{snapshot.author}> {seconds} +0000")
        self._data(message.encode())
        for word, commits in (("from", [before] if before else []), ("merge", merged)):
            for commit in commits:
                self._line(f"{word} {commit}")
        self._line("deleteall")
        modes = dict(snapshot.modes)
        for path, content in snapshot.files.items():
            mode = modes.get(path, "100644")
            if mode == "160000":
                self._line(f'M {mode} {content.decode()} "{path}"')
            else:
                self._line(f'M {mode} inline "{path}"')
                self._data(content)
        if parent is None:
            self.onto = mark
        return mark

    def _line(self, text: str) -> None:
        self.parts.append(text.encode() + b"\n")

    def _data(self, content: bytes) -> None:
        self.parts.append(b"data %d\n%b\n" % (len(content), content))

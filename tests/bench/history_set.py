"""Writes a repository with a long history to measure with: every text revised many times, with signed records.

Copies of this repository's documents (`document_set`) go in with the first commit. Then the documents are revised in
turn, a document with its translation in each commit, and each text is approved twice in its life: one of its earlier
versions and the last one, so that `sms verify` finds nothing wrong. Git's `fast-import` writes it all, as a command for
each commit would take an hour.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, NamedTuple, cast

from tests.bench.document_set import write_set
from tests.fixtures.approving import MEANINGS, decide, front, public_key, sign_register

_REGISTER = "authority/1.yml"
_BEGUN = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
_BETWEEN = 600  # seconds from one commit to the next
_SIGNED_BEFORE = 60
_APPROVE = "approve--quality-manager--li.qing"
_POLICIES = ("manual", "policy", "procedure", "guide", "form", "instance", "translation")
_ROLES = "{approve: [quality-manager]}"
_PERSON = re.compile(r"^  ([a-z.]+):\n(    name: .*\n(?:    .*\n)*?)    keys: .*\n", re.MULTILINE)
# Parents are approved before their children, as these would have to be confirmed otherwise.
_ORDER = ("docs/manual/", "policies/", "procedures/", "docs/guides/", "forms/")

# Path → content: what one commit writes.
_Files = dict[str, bytes]


class Size(NamedTuple):
    """How much was written: texts, revisions of each, records, commits."""

    texts: int
    revisions: int
    records: int
    commits: int


def write_history(real: Path, folder: Path, texts: int, revisions: int) -> Size:
    """Make `folder` a repository of about `texts` texts after the set in `real`; return how large it became."""
    with TemporaryDirectory(prefix="sms-bench-") as name:
        write_set(real, Path(name), texts)
        files = {
            path.relative_to(name).as_posix(): path.read_bytes() for path in Path(name).rglob("*") if path.is_file()
        }
    _write_register(files)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", folder], check=True)
    with subprocess.Popen(["git", "-C", folder, "fast-import", "--quiet", "--done"], stdin=subprocess.PIPE) as git:
        writer = _Writer(cast("IO[bytes]", git.stdin))
        size = _write(writer, files, revisions)
        writer.done()
    if git.returncode:
        raise subprocess.CalledProcessError(git.returncode, "git fast-import")
    subprocess.run(["git", "-C", folder, "reset", "--quiet", "--hard"], check=True)
    return size


def _write_register(files: _Files) -> None:
    """Give everybody the keys of tests, and let one person approve everything."""
    register = files[_REGISTER].decode()
    keys = r'  \1:\n\2    keys: [{{key: "{}", from: "2026-01-01"}}]\n'
    register = _PERSON.sub(lambda match: match.expand(keys.format(public_key(match[1]))), register)
    policy = f'{{major: {_ROLES}, minor: {_ROLES}, confirm: [owner], level: signed, review_months: "12"}}'
    register = _section(register, "approval", dict.fromkeys(_POLICIES, policy))
    register = _section(register, "meanings", {decision: f'"{words}"' for decision, words in MEANINGS.items()})
    files[_REGISTER] = register.encode()
    sign_register(files)


def _section(register: str, name: str, values: Mapping[str, str]) -> str:
    lines = "".join(f"  {key}: {value}\n" for key, value in values.items())
    written, times = re.subn(rf"^{name}:\n(?:  .*\n)+", f"{name}:\n{lines}", register, flags=re.MULTILINE)
    if times != 1:
        message = f"the register to copy has no {name}"
        raise ValueError(message)
    return written


class _Writer:
    """Writes the stream that `git fast-import` reads; one commit after the other on `main`."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._marks = 0
        self.commits = 0

    def blob(self, content: bytes) -> int:
        """Store a file's content and return its mark."""
        self._marks += 1
        self._stream.write(b"blob\nmark :%d\ndata %d\n%b\n" % (self._marks, len(content), content))
        return self._marks

    @property
    def time(self) -> int:
        """When the next commit is made, in seconds since 1970."""
        return _BEGUN + self.commits * _BETWEEN

    def commit(self, marks: Mapping[str, int]) -> None:
        """Commit the files with these marks."""
        who = b"Wu Fan <wu.fan@example.org> %d +0800" % self.time
        message = b"Change %d files\n" % len(marks)
        self._stream.write(b"commit refs/heads/main\nauthor %b\ncommitter %b\ndata %d\n" % (who, who, len(message)))
        self._stream.write(message + b"".join(b"M 100644 :%d %b\n" % (marks[path], path.encode()) for path in marks))
        self.commits += 1

    def done(self) -> None:
        """End the stream."""
        self._stream.write(b"done\n")
        self._stream.close()


def _write(writer: _Writer, files: _Files, revisions: int) -> Size:
    paths = [path for folder in _ORDER for path in sorted(files) if path.startswith(folder)]
    pairs = [_pair(files, path) for path in paths if path.endswith(".zh.md")]
    register = {_REGISTER: files[_REGISTER]}
    stored = [_all_stored(writer, pair, revisions) for pair in pairs]
    first = {path: writer.blob(content) for path, content in files.items() if not path.endswith(".md")}
    for numbers in stored:
        first |= numbers[0]
    writer.commit(first)
    earlier: list[_Files] = [{} for _ in pairs]
    records = 0
    for number in range(revisions):
        for index, pair in enumerate(pairs):
            if number:
                writer.commit(stored[index][number])
            if number in {index % (revisions - 1), revisions - 1}:
                decided = _decided(register | _revised(pair, number), earlier[index], writer.time - _SIGNED_BEFORE)
                earlier[index] = decided
                records += len(decided) // 2
                writer.commit(_stored(writer, decided))
    return Size(sum(map(len, pairs)), revisions, records, writer.commits)


def _pair(files: _Files, translation: str) -> _Files:
    source = translation.replace(".zh.md", ".md")
    return {source: files[source], translation: files[translation]}


def _all_stored(writer: _Writer, pair: _Files, revisions: int) -> list[dict[str, int]]:
    """Return for each revision the marks of both texts.

    All revisions of one text are written in a row: git packs each content as its difference from the last one.
    """
    marks = {}
    for path, content in pair.items():
        marks[path] = [writer.blob(_revised({path: content}, number)[path]) for number in range(revisions)]
    return [{path: marks[path][number] for path in pair} for number in range(revisions)]


def _stored(writer: _Writer, files: _Files) -> dict[str, int]:
    return {path: writer.blob(content) for path, content in files.items()}


def _revised(pair: _Files, number: int) -> _Files:
    """Return a document with its translation in a later version; each version says one sentence more."""
    version = f"{number // 10 + 1}.{number % 10}"
    revised = {}
    for path, content in pair.items():
        text = re.sub(r'^(version|translation_of): ".*"$', rf'\1: "{version}"', content.decode(), flags=re.MULTILINE)
        more = "".join(f"\nSentence {each} of version {version}.\n" for each in range(1, number + 1))
        text = re.sub(r"^change: .*$", f"change: Version {version} says one sentence more.", text, flags=re.MULTILINE)
        revised[path] = (text + more).encode()
    return revised


def _decided(files: _Files, earlier: _Files, time: int) -> _Files:
    """Return the records, with their signatures, about each of the texts in `files`; `earlier` holds those before."""
    stamp = datetime.fromtimestamp(time, UTC).strftime("%Y%m%dT%H%M%SZ")
    decided = files | earlier
    for folder in _folders(files):
        decide(decided, f"{folder}/{_APPROVE}--{stamp}.yml")
    return {path: content for path, content in decided.items() if path not in files and path not in earlier}


def _folders(files: _Files) -> Iterator[str]:
    for path, content in files.items():
        document = f"approvals/{front(content, 'id')}"
        if path.endswith(".zh.md"):
            yield f"{document}/{front(content, 'translation_of')}/zh.{front(content, 'revision')}"
        elif path.endswith(".md"):
            yield f"{document}/{front(content, 'version')}/en"

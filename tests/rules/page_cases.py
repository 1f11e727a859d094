"""Reads rule pages and runs their cases: Markdown in which fenced blocks named by path form a repository.

The layout of a page and the words of an info string are described in README.md beside this file.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from smsgen.analysis.facts import Facts, analyse, with_versions
from smsgen.checking.rule import Rule, rule
from smsgen.checking.runner import diagnose, run
from smsgen.diagnostics import Diagnostic, Finding, Severity
from smsgen.model.text import Text
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.load import load
from smsgen.sources.tree import Entry, MemoryTree, UnreadableFileError
from tests.fixtures.approving import decide, digest, sign_register
from tests.rules.page_anchors import anchored_findings, line_of
from tests.rules.page_histories import FIRST, Step, past_of, read_step, stored_of
from tests.rules.page_kinds import kind_files

RULES_FOLDER = Path(__file__).parents[2] / "generator" / "smsgen" / "rules"
AS_OF = date(2026, 10, 15)

_SET_FOLDER = Path(__file__).parent / "set"
_DEFAULT = {
    path.relative_to(_SET_FOLDER).as_posix(): path.read_bytes() for path in _SET_FOLDER.rglob("*") if path.is_file()
}
_ALWAYS = ("sms.yml", "authority/", "standards/")

_FENCE = re.compile(r"(`{3,}|~{3,})(.*)")
_MARKER = re.compile(r"[ ]*# (expect|accepted): ([A-Z]+[0-9]{3}(?: [A-Z]+[0-9]{3})*)\Z")
_FILE_MARKER = re.compile(r"# (expect|accepted)-file: ([A-Z]+[0-9]{3}(?: [A-Z]+[0-9]{3})*)")
_ESCAPE = re.compile(rb"\\(?:x([0-9A-F]{2})|u([0-9A-F]{4})|([rt]))")
_SIZE = re.compile(r"size=([0-9]+)")
_REGISTER = "authority/1.yml"
_KINDS = {"symlink": "symlink", "submodule": "submodule", "folder": "other"}
_WORDS = frozenset({"escaped", "absent", "unreadable", "crash", "record", "unsigned", "unpinned", "anchor", *_KINDS})
_VALUED = re.compile(r"(size|signed|key|pin)=(\S+)")
_TO_SIGN = re.compile(r"authority/(?:baselines/|exceptions/)?[0-9]+\.yml")
_FIELD = re.compile(r"([a-z_]+): \"?(.*?)\"?")


class Expected(NamedTuple):
    """A finding as a page states it, or as a run gave it. accepted: lowered to a note by the root signers."""

    path: str
    line: int
    code: str
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A file of a case: its bytes, the findings expected in it, and the words of its info string.

    step: number of the commit that brings it, 0 for the first.
    """

    path: str
    content: bytes
    expected: tuple[Expected, ...]
    words: frozenset[str]
    step: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One example of a page: `fails` says in which of the two sections it stands.

    steps: the commits after the first; where there are some, the case is judged with its history.
    """

    title: str
    fails: bool
    blocks: tuple[Block, ...]
    steps: tuple[Step, ...] = ()

    @property
    def expected(self) -> Counter[Expected]:
        """How often each finding is expected."""
        return Counter(expected for block in self.blocks for expected in block.expected)


@dataclass(frozen=True, slots=True)
class Page:
    """A rule page: the code and name of its heading, its prose by section, its cases."""

    path: Path
    code: str
    name: str
    prose: dict[str, str]
    cases: tuple[Case, ...]


class PageError(Exception):
    """A page that does not keep to the layout."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        """Say what is wrong and where."""
        super().__init__(f"{path}:{line}: {problem}")


def page_paths() -> list[Path]:
    """Return every page, in the order of their paths."""
    return sorted(RULES_FOLDER.glob("*/*.md"))


def read_page(path: Path) -> Page:
    """Read one page. Raises PageError where it departs from the layout."""
    return _PageReader(path).read()


class _PageReader:
    """Goes through the lines of a page once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.section = ""
        self.prose: dict[str, list[str]] = {"": []}
        self.cases: list[tuple[str, bool, list[Block], list[Step]]] = []

    def read(self) -> Page:
        heading = re.fullmatch(r"# ([A-Z]+[0-9]{3}) ([a-z0-9-]+)", self.lines[0])
        if heading is None:
            raise PageError(self.path, 1, "the heading is not “# CODE name”")
        at = 1
        while at < len(self.lines):
            at = self._line(at)
        if [name for name in self.prose if name] != ["中文", "Fails", "Passes"]:
            raise PageError(self.path, 1, "the sections are not 中文, Fails, Passes")
        return Page(
            path=self.path,
            code=heading[1],
            name=heading[2],
            prose={name: "\n".join(lines).strip() for name, lines in self.prose.items()},
            cases=tuple(Case(title, fails, tuple(blocks), tuple(steps)) for title, fails, blocks, steps in self.cases),
        )

    def _line(self, at: int) -> int:
        line = self.lines[at]
        fence = _FENCE.fullmatch(line)
        if fence:
            return self._fenced(at, fence[1], fence[2].split())
        if line.startswith("## "):
            self.section = line[3:]
            self.prose[self.section] = []
        elif line.startswith("### "):
            self.cases.append((line[4:], self.section == "Fails", [], []))
        elif line.startswith("#### "):
            step = read_step(line[5:])
            if step is None:
                raise PageError(self.path, at + 1, "the heading of a commit is not “TIME by EMAIL …”")
            self.cases[-1][3].append(step)
        else:
            self.prose[self.section].append(line)
        return at + 1

    def _fenced(self, at: int, fence: str, words: Sequence[str]) -> int:
        try:
            end = self.lines.index(fence, at + 1)
        except ValueError:
            raise PageError(self.path, at + 1, "the block has no end") from None
        if len(words) > 1:
            if self.section not in ("Fails", "Passes") or not self.cases:
                raise PageError(self.path, at + 1, "a file outside a case")
            unknown = [word for word in words[2:] if word not in _WORDS and not _VALUED.fullmatch(word)]
            if unknown:
                raise PageError(self.path, at + 1, f"unknown words {unknown}")
            block = _read_block(words[1], frozenset(words[2:]), self.lines[at + 1 : end])
            self.cases[-1][2].append(replace(block, step=len(self.cases[-1][3])))
        return end + 1


def _read_block(path: str, words: frozenset[str], lines: Sequence[str]) -> Block:
    expected: list[Expected] = []
    whole = _FILE_MARKER.fullmatch(lines[0]) if lines else None
    if whole:
        expected.extend(Expected(path, 0, code, whole[1] == "accepted") for code in whole[2].split())
        lines = lines[1:]
    plain = []
    for number, line in enumerate(lines, 1):
        marker = _MARKER.search(line)
        if marker:
            expected.extend(Expected(path, number, code, marker[1] == "accepted") for code in marker[2].split())
        plain.append(line[: marker.start()] if marker else line)
    return Block(path, _content(words, plain), tuple(expected), words)


def _content(words: frozenset[str], lines: Iterable[str]) -> bytes:
    content = "".join(f"{line}\n" for line in lines).encode()
    if "escaped" in words:
        content = _ESCAPE.sub(_unescape, content)
    for word in words:
        size = _SIZE.fullmatch(word)
        if size:
            filler = b"a" * (int(size[1]) - len(content) + len("…".encode()))
            content = content.replace("…".encode(), filler, 1)
    return content


def _unescape(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 16)])
    if match[2]:
        return chr(int(match[2], 16)).encode()
    return {b"r": b"\r", b"t": b"\t"}[match[3]]


class CaseTree(MemoryTree):
    """Files in memory, some of which are no regular files or cannot be read."""

    def __init__(self, files: Mapping[str, bytes], kinds: Mapping[str, str], unreadable: frozenset[str]) -> None:
        """Hold `files`; `kinds` names the kind of those that are no regular files."""
        super().__init__(files)
        self.kinds = kinds
        self.unreadable = unreadable

    def entries(self) -> list[Entry]:
        """Return every path of the set with its kind."""
        return [entry._replace(kind=self.kinds.get(entry.path, "file")) for entry in super().entries()]

    def read_many(self, entries: Iterable[Entry]) -> Iterable[tuple[Entry, bytes | UnreadableFileError]]:
        """Return the bytes given, or the reason why there are none."""
        for entry, content in super().read_many(entries):
            yield entry, UnreadableFileError("Permission denied") if entry.path in self.unreadable else content


def _value(block: Block, name: str) -> str:
    found = (match[2] for word in block.words if (match := _VALUED.fullmatch(word)) and match[1] == name)
    return next(found, "")


def is_controlled(case: Case) -> bool:
    """Tell whether the register of a case is signed: somebody decides in it, or its blocks say so."""
    words = ("record", "unsigned", "unpinned")
    return bool(case.steps) or any(
        block.words & {*words} or (any(map(_VALUED.match, block.words - {""})) and not _value(block, "size"))
        for block in case.blocks
    )


def pin_of(case: Case, files: Mapping[str, bytes]) -> str | None:
    """Return the pin that a case is judged with: None where it does not speak of one."""
    for block in case.blocks:
        if "unpinned" in block.words:
            return ""
        if _value(block, "pin"):
            return digest(files[_REGISTER]) if _value(block, "pin") == "right" else digest(_value(block, "pin"))
    return None


def _sign(files: dict[str, bytes], blocks: Sequence[Block], paths: Iterable[str]) -> None:
    """Write the records among `blocks` about the texts in `files`, lowest version first; sign what is to be signed.

    paths: of registers, baselines and lists of exceptions, of which each that the blocks do not forbid is signed.
    """
    for path in [path for path in paths if _TO_SIGN.fullmatch(path)]:
        block = next((block for block in blocks if block.path == path), None)
        if block is None or not block.words & {"unsigned", "absent"}:
            people = _value(block, "signed").split(",") if block and _value(block, "signed") else ("chen.an", "li.qing")
            sign_register(files, path, people)
    for block in sorted(blocks, key=lambda block: block.path):
        if "record" in block.words:
            lines = block.content.decode().splitlines()
            changes = {match[1]: match[2] for line in lines if (match := _FIELD.fullmatch(line))}
            if "content" in changes:
                changes["content"] += "\n"
            decide(files, block.path, changes, key=_value(block, "key"), sign_it="unsigned" not in block.words)
    files |= {block.path: block.content for block in blocks if block.path.endswith(".sig")}


def _placed(case: Case, files: Mapping[str, bytes]) -> Case:
    """Move what is expected at a field of a record to the line where the written record has that field."""
    blocks = []
    for block in case.blocks:
        keys = [line.partition(":")[0] for line in block.content.decode("utf-8", "replace").splitlines()]
        if "anchor" in block.words:
            moved = tuple(each._replace(line=line_of(keys[each.line - 1])) for each in block.expected)
            block = replace(block, expected=moved)  # noqa: PLW2901 — the same block, with its places
        if "record" in block.words and block.path in files:
            lines = [line.partition(":")[0] for line in files[block.path].decode().splitlines()]
            moved = tuple(
                each._replace(line=lines.index(keys[each.line - 1]) + 1) if each.line else each
                for each in block.expected
            )
            block = replace(block, expected=moved)  # noqa: PLW2901 — the same block, with its places
        blocks.append(block)
    return replace(case, blocks=tuple(blocks))


def tree_of(case: Case) -> CaseTree:
    """Return the repository of a case, as its last commit holds it (README.md)."""
    return CaseTree(history_of(case)[-1][1], {}, frozenset()) if case.steps else _first_tree(case)


def history_of(case: Case) -> list[tuple[Step, dict[str, bytes]]]:
    """Return the commits of a case, oldest first, each with all files that it holds."""
    files = dict(_first_tree(replace(case, blocks=tuple(block for block in case.blocks if not block.step))).files)
    commits = [(FIRST, files)]
    for number, step in enumerate(case.steps, 1):
        blocks = [block for block in case.blocks if block.step == number]
        files = files | {block.path: block.content for block in blocks if "record" not in block.words}
        _sign(files, blocks, [block.path for block in blocks])
        for block in blocks:
            if "absent" in block.words:
                files.pop(block.path)
        commits.append((step, files))
    return commits


def _first_tree(case: Case) -> CaseTree:
    """Return the files of a case above the default ones."""
    own = {block.path: block for block in case.blocks}
    settings = own["sms.yml"].content if "sms.yml" in own else _DEFAULT["sms.yml"]
    stands_alone = any(path.startswith("docs/manual/") for path in own)
    chinese = b"languages: [en, zh]" in settings
    files = {
        path: content
        for path, content in _DEFAULT.items()
        if path.startswith(_ALWAYS) or (not stands_alone and (chinese or not path.endswith(".zh.md")))
    }
    files |= kind_files(settings, {path: block.content for path, block in own.items()})
    files |= {path: block.content for path, block in own.items() if "record" not in block.words}
    if is_controlled(case):
        _sign(files, case.blocks, list(files))
    for path, block in own.items():
        if "absent" in block.words:
            files.pop(path, None)
    kinds = {path: _KINDS[word] for path, block in own.items() for word in block.words & _KINDS.keys()}
    return CaseTree(files, kinds, frozenset(path for path, block in own.items() if "unreadable" in block.words))


@rule("INT999", "always-crashes", message=Text("", ""), help=Text("", ""))
def _crashing(facts: Facts) -> Iterable[Finding]:
    """Stand for a rule with a fault in it: no such clause is in any catalogue."""
    yield Finding(facts.sms.standards[99].key, next(iter(()), None))  # type: ignore[arg-type]


def judge(case: Case, rules: Sequence[Rule]) -> tuple[Diagnostic, ...]:
    """Run every rule over the repository of a case."""
    if any("crash" in block.words for block in case.blocks):
        rules = (*rules, _crashing)
    tree = tree_of(case)
    try:
        loaded = load(tree)
    except ConfigurationError as error:
        by_name = {rule.name: rule for rule in rules}
        return tuple(diagnose(by_name[finding.rule], finding, "audit") for finding in error.findings)
    commits = history_of(case) if case.steps else []
    past = past_of(commits) if commits else None
    findings = loaded.findings
    for block in case.blocks:
        if "anchor" in block.words and past:
            findings += anchored_findings(block.path, block.content, commits[0][1], loaded.sms, past)
    facts = analyse(loaded.sms, findings, AS_OF, pin=pin_of(case, tree.files), past=past)
    if past is not None:
        facts = with_versions(facts, stored_of(past, commits))
    return run(rules, facts, loaded.sms.settings.profile).diagnostics


def disagreements(case: Case, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Say what was expected and not found, and what was found and not expected."""
    case = _placed(case, tree_of(case).files)
    found: Counter[Expected] = Counter()
    words: dict[Expected, str] = {}
    for item in diagnostics:
        accepted = item.severity is Severity.NOTE and "(accepted: " in item.message.en
        key = Expected(item.location.path, item.location.line, item.code, accepted)
        found[key] += 1
        words[key] = item.message.en
    missing = [f"not found: {key.path}:{key.line}: {key.code}" for key in (case.expected - found).elements()]
    surplus = [
        f"not expected: {key.path}:{key.line}: {key.code} {words[key]}" for key in (found - case.expected).elements()
    ]
    return missing + surplus

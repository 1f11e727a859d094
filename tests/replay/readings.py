"""What the commands and the pages say of the replayed year: one text for each, to be compared with the goldens.

Ids of commits and digests are replaced by what they are of, so that a golden can be checked by reading the year.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import ClassVar

from tests.fakes import run_sms
from tests.replay.living_repository import LivingRepository
from tests.replay.texts import chinese_versions, english_versions

# Registers as they were listed then: day → the commit that stood on that day; and as the last commit tells it now.
REGISTERS = {
    "2026-03-31": "Approvals for change management",
    "2026-10-31": "Register 5: a stolen key",
    "2026-11-30": "Approval of guide 2.0",
    "2027-02-28": "From when the limit counts",
}
HISTORIES = ("SMS-PRC-17", "SMS-GDE-06")
PAGES = ("register", "control/waiting", "control/reviews", "control/changes", "control/obsolete", "history/SMS-PRC-17")
LANGUAGES = ("en", "zh")
_AT_A_TIME = 2


class FailedRunError(Exception):
    """A command ended with another exit code than it should."""


def readings(year: LivingRepository, folder: Path) -> dict[str, str]:
    """Return the name of each golden → what it is compared with. folder: where caches and the site may lie."""
    names = _names(year)

    def say(command: Sequence[str]) -> str:
        run = run_sms(*command, cwd=year.root, SMS_CACHE=str(folder / "cache"))
        if run.code != 0:
            raise FailedRunError(run.out + run.err)
        return _named(run.out, names)

    commands = dict(_commands(year.commits))
    build = ("build", "--output", str(folder / "build"))
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        said = dict(zip(("", *commands), pool.map(say, (build, *commands.values())), strict=True))
    del said[""]
    for language, below in (("en", ""), ("zh", "zh/")):
        for page in PAGES:
            html = (folder / "build/site" / f"{below}{page}.html").read_text("utf-8")
            said[f"page.{page.rpartition('/')[2]}.{language}.txt"] = _named(_article(html), names)
    return said


def _commands(commits: Mapping[str, str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the name of each golden that a command writes, and its arguments."""
    for language in LANGUAGES:
        spoken = ("--lang", language)
        for day, commit in REGISTERS.items():
            at = ("register", "--at", commits[commit], "--as-of", day, *spoken)
            yield f"register.{day}.{language}.txt", at
            yield f"register.{day}.{language}.json", (*at, "--format", "json")
        yield f"register.2026-11-30-in-hindsight.{language}.txt", ("register", "--as-of", "2026-11-30", *spoken)
        yield f"verify.{language}.txt", ("verify", *spoken)
        for document in HISTORIES:
            yield f"history.{document}.{language}.txt", ("history", document, "--redline", *spoken)
    yield "verify.json", ("verify", "--format", "json")


def _names(year: LivingRepository) -> dict[str, str]:
    """Return what each id and digest is of, the longer ones first."""
    found = {identity: f"{{commit: {name}}}" for name, identity in year.commits.items()}
    found |= {identity[:12]: name for identity, name in found.items()}
    for number in range(1, 6):
        path = f"authority/{number}.yml"
        found[f"sha256:{sha256((year.root / path).read_bytes()).hexdigest()}"] = f"{{digest of {path}}}"
    for name, text in (*english_versions(), *chinese_versions()):
        made = f"{sha256(text.encode()).hexdigest()}  document.md\n"
        found[f"sha256:{sha256(made.encode()).hexdigest()}"] = f"{{digest of {name}}}"
    records = sorted((year.root / "approvals").rglob("*.yml"))
    found[_merkle_root(year.root, records)] = f"{{Merkle root of {len(records)} records}}"
    return found


def _merkle_root(root: Path, records: list[Path]) -> str:
    """Compute the root over all records by RFC 6962, without the program."""
    lines = [f"{sha256(each.read_bytes()).hexdigest()}  {each.relative_to(root).as_posix()}\n" for each in records]
    nodes = [sha256(b"\0" + line.encode()).digest() for line in sorted(lines)]
    while len(nodes) > 1:
        pairs = [nodes[index : index + 2] for index in range(0, len(nodes), 2)]
        nodes = [sha256(b"\1" + b"".join(pair)).digest() if len(pair) == 2 else pair[0] for pair in pairs]
    return f"sha256:{nodes[0].hex()}"


def _named(text: str, names: dict[str, str]) -> str:
    for value in sorted(names, key=len, reverse=True):
        text = text.replace(value, names[value])
    return text


class _Article(HTMLParser):
    """Collects the words of the article of a page: a line for each block, the cells of a row side by side."""

    _BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "li", "tr", "dt", "dd", "div", "summary", "pre", "caption"})

    # What was struck out and what is new, as `sms diff` writes it.
    _MARKS: ClassVar[Mapping[str, tuple[str, str]]] = {"del": ("[-", "-]"), "ins": ("{+", "+}")}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._depth = 0
        self._skipping = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag == "article":
            self._depth += 1
        elif tag in self._BLOCKS:
            self._say("\n")
        elif tag in ("td", "th"):
            self._say(" | ")
        elif "sms-under" in classes:  # a second line in a cell
            self._say(" / ")
        self._say(self._MARKS.get(tag, ("", ""))[0])
        self._skipping = tag in ("script", "style", "svg") or "headerlink" in classes

    def handle_endtag(self, tag: str) -> None:
        self._skipping = False
        self._say(self._MARKS.get(tag, ("", ""))[1])
        if tag == "article":
            self._depth -= 1
        elif tag in self._BLOCKS:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        self._say(" ".join(f"x{data}x".split())[1:-1] if data.strip() else " ")

    def _say(self, words: str) -> None:
        if self._depth and not self._skipping:
            self.parts.append(words)


def _article(html: str) -> str:
    """Return the words of a page as a reader meets them."""
    lines = ("".join(_Article(html).parts)).splitlines()
    words = (" ".join(line.split()).removeprefix("| ") for line in lines)
    return "".join(f"{line}\n" for line in words if line)

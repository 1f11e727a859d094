"""What the findings of the readers leave open, so that one mistake is not found again as its own consequences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from smsgen.diagnostics import Finding
from smsgen.model.text import Text

_KEY_RULES = frozenset({"value-malformed", "key-unknown", "key-missing"})
_MARKDOWN_RULES = frozenset(
    {
        *("construct-unsupported", "heading-id-duplicate", "heading-id-format", "heading-level"),
        *("heading-without-space", "list-nesting", "list-without-blank-line", "reference-malformed"),
    }
)
# A word in the name of a rule or a construct → what of a text it is about.
_KINDS = {
    "heading": "headings",
    "attribute list": "headings",
    "number sign": "headings",
    "dashes": "headings",
    "list": "lists",
    "1)": "lists",
    "table": "tables",
    "reference": "references",
}
_CLAIMS = ("clauses", "information", "forms")
_MEANT = re.compile("“([^”]+)”")
_STEP = re.compile(r"[.\[]")


@dataclass(frozen=True, slots=True)
class Doubts:
    """values: (path, data path) of each value, or key that was meant, with a finding of its own.

    branches: the same with everything that encloses them. kinds: (path, kind) of the headings, lists, tables and
    references that the readers of Markdown do not see alike. about_claims: a value that says what a text answers or
    uses is among them.
    """

    values: frozenset[tuple[str, str]]
    branches: frozenset[tuple[str, str]]
    kinds: frozenset[tuple[str, str]]
    about_claims: bool


def find_doubts(findings: Iterable[Finding]) -> Doubts:
    """Collect what the findings of the readers leave open."""
    values: set[tuple[str, str]] = set()
    branches: set[tuple[str, str]] = set()
    kinds: set[tuple[str, str]] = set()
    for finding in findings:
        path = finding.location.path
        if finding.rule in _KEY_RULES:
            meant = [finding.data_path, *_meant(finding)]
            values.update((path, data_path) for data_path in meant if finding.rule != "key-missing")
            branches.update((path, branch) for data_path in meant for branch in _branches(data_path))
        elif finding.rule in _MARKDOWN_RULES:
            kinds.add((path, _kind(finding)))
    claims = any(branch in _CLAIMS for _, branch in branches)
    return Doubts(frozenset(values), frozenset(branches), frozenset(kinds), claims)


def _meant(finding: Finding) -> Iterator[str]:
    """Yield the data path that a misspelt key was meant to be."""
    hint = finding.values.get("hint")
    if finding.rule == "key-unknown" and isinstance(hint, Text) and (word := _MEANT.search(hint.en)):
        above, dot, _ = finding.data_path.rpartition(".")
        yield above + dot + word[1]


def _branches(data_path: str) -> Iterator[str]:
    """Yield a data path and all that enclose it."""
    yield data_path
    for step in _STEP.finditer(data_path):
        yield data_path[: step.start()]


def _kind(finding: Finding) -> str:
    """Return what of a text a finding about its Markdown is about, "" where nothing that is compared."""
    words = str(finding.values.get("construct", finding.rule))
    return next((kind for word, kind in _KINDS.items() if word in words), "")

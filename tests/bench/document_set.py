"""Writes a large, valid set to measure with: the real documents of this repository, many times over.

Copy 017 of `SMS-PRC-23` is `SMS-PRC-01723`. A reference in a text leads to the same heading of another copy, so that
the copies are one set; short documents are brought to the usual length with sections of others. The first copy of the
list of terms is the list of the set. A word of its own at the end of each long line keeps the copies from
sharing paragraphs.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

_FOLDERS = ("docs/manual", "policies", "procedures", "docs/guides", "forms")
_USUAL_BYTES = 11_500
_ID = re.compile(r"SMS-(MAN|POL|PRC|GDE|FRM)-([0-9]{2})")
_REFERENCE = re.compile(r"\[\[SMS-([A-Z]{3})-([0-9]{2})(#[a-z0-9-]+)?")
_PREFIX = re.compile(r"^(  prefix: [A-Z]+)$", re.MULTILINE)
_FENCE = "```mermaid\n"
_TERMS = "docs/manual/terms"
_TERMS_KEY = re.compile(r"^terms:\n(?: [^\n]*\n)*", re.MULTILINE)
# A line of running text that may be the whole of a long paragraph.
_LONG_LINE = re.compile(r"^[^\s|#`](?:(?!-->)[^\n]){80,}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A real document with its translation: the paths without `.md`, and in each language front matter and body."""

    path: str
    texts: dict[str, tuple[str, str]]


def write_set(real: Path, folder: Path, documents: int) -> int:
    """Write about `documents` files into `folder`, after the set in `real`; return how many."""
    patterns = _lengthened(_patterns(real))
    per_copy = sum(len(pattern.texts) for pattern in patterns)
    copies = max(round(documents / per_copy), 1)
    _write_configuration(real, folder)
    for copy in range(copies):
        for pattern in patterns:
            for suffix, (front, body) in pattern.texts.items():
                is_list = (pattern.path, copy) == (_TERMS, 0)
                path = folder / f"{pattern.path}{'' if is_list else f'-{copy:03d}'}{suffix}.md"
                path.parent.mkdir(parents=True, exist_ok=True)
                head = front if is_list else _TERMS_KEY.sub("", front)
                path.write_text(_front_matter(head, copy) + _body(body, pattern.path, copy, copies), encoding="utf-8")
    return copies * per_copy


def _write_configuration(real: Path, folder: Path) -> None:
    for name in ("sms.yml", "waivers.yml", "authority/1.yml"):
        text = (real / name).read_text(encoding="utf-8")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = _ID.sub(r"SMS-\1-000\2", text)
        path.write_text(text.replace("-[0-9]{2}", "-[0-9]{5}"), encoding="utf-8")


def _patterns(real: Path) -> list[Pattern]:
    patterns = []
    for name in _FOLDERS:
        for source in sorted((real / name).glob("*.md")):
            path = source.relative_to(real).as_posix().removesuffix(".md")
            translation = source.with_suffix(".zh.md")
            if translation.exists():
                texts = {"": _split(source), ".zh": _split(translation)}
                patterns.append(Pattern(path, texts))
    return patterns


def _split(path: Path) -> tuple[str, str]:
    front, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    return front + "\n---\n", body


def _lengthened(patterns: list[Pattern]) -> list[Pattern]:
    """Return the patterns, the short ones with annexes: sections of the others, the same in both languages."""
    sections = [pair for pattern in patterns for pair in _sections(pattern)]
    at = 0
    longer = []
    for pattern in patterns:
        texts = dict(pattern.texts)
        number = 0
        while sum(len((front + body).encode()) for front, body in texts.values()) < len(texts) * _USUAL_BYTES:
            for suffix, section in zip(texts, sections[at % len(sections)], strict=True):
                front, body = texts[suffix]
                texts[suffix] = front, f"{body}\n## {section.replace('{#', f'{{#annex-{number}-')}"
            number += 1
            at += 1
        longer.append(Pattern(pattern.path, texts))
    return longer


def _sections(pattern: Pattern) -> list[tuple[str, ...]]:
    """Return the sections without a diagram, each in every language; () where the languages do not correspond."""
    parts = [body.rstrip("\n").split("\n## ")[1:] for _, body in pattern.texts.values()]
    if len({len(part) for part in parts}) != 1:
        return []
    return [tuple(f"{text}\n" for text in pair) for pair in zip(*parts, strict=True) if _FENCE not in pair[0]]


def _front_matter(text: str, copy: int) -> str:
    text = _ID.sub(rf"SMS-\1-{copy:03d}\2", text)
    return _PREFIX.sub(rf"\g<1>{copy:03d}", text)


def _body(text: str, path: str, copy: int, copies: int) -> str:
    """Return the body for one copy; a reference leads to the same copy in every language of the document."""

    def elsewhere(match: re.Match[str]) -> str:
        other = (copy + crc32(f"{path} {match[0]}".encode())) % copies
        return f"[[SMS-{match[1]}-{other:03d}{match[2]}{match[3] or ''}"

    text = _REFERENCE.sub(elsewhere, text)
    text = _LONG_LINE.sub(lambda line: f"{line[0]} {_word(copy)}{_word(crc32(path.encode()))}", text)
    # Each diagram differs from the others, as real ones do: a diagram seen before is not parsed again.
    return text.replace(_FENCE, f"{_FENCE}%% copy {copy} of {path}\n")


def _word(number: int) -> str:
    """Return a number in letters: no language has it as a word, or as a number."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))

"""The versions of a document (`sms history`)."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from smsgen.exporters.findings.visible import visible
from smsgen.exporters.listings.decision_words import decision_words, missing_words
from smsgen.exporters.redline_text import redline_text
from smsgen.exporters.state_names import STATE_NAMES
from smsgen.model.redline import Redline
from smsgen.model.text import LANGUAGE_NAMES, Text
from smsgen.reports.decisions import DecisionLine
from smsgen.reports.version_history import TextHistory, VersionLine

SCHEMA = "sms.history/v1"


class Comparison(NamedTuple):
    """What differs between two versions. pictures: names of those that differ, which no redline shows."""

    redline: Redline
    pictures: tuple[str, ...] = ()


# Compares the texts with two digests, None where one of them is not at hand.
Compare = Callable[[str, str], Comparison | None]

_HEAD = Text("{id} {title}, {language}", "{id} {title}，{language}")
_IN_FORCE = Text("In force: {version}; next review: {day}", "现行版本：{version}；下次评审：{day}")
_NOTHING = Text("No version is in force.", "没有现行版本。")
_WITHDRAWN = Text("Withdrawn on {day}.", "{day}作废。")
_WHY = Text("Why: {change}", "本版说明：{change}")
_WRITTEN = Text("Written by {names}", "编制：{names}")
_TRANSLATED = Text("Translated by {names}", "翻译：{names}")
_ISSUED = Text("Issued {day}", "发布日期：{day}")
_EFFECTIVE = Text("In force from {day}", "实施日期：{day}")
_WAITS = Text("Takes effect together with: {languages}", "与以下语言同时实施：{languages}")
_REPLACED = Text("Replaced by {version} on {day}", "{day}被{version}替代")
_ENDED = Text("Out of force since {day}", "{day}起失效")
_KINDS = {
    "major": Text("major", "重大修订"),
    "minor": Text("minor", "一般修订"),
    "baseline": Text("taken over", "接收"),
}
_MEANING = Text("“{words}”", "“{words}”")
_TAKEN_OVER = Text("taken over on {day}; the paper: {place}", "于{day}接收；签署件：{place}")
_IGNORED = Text("of an earlier wording, does not count", "针对较早的文稿，不计入")
_DIGEST = Text("Digest {digest}", "摘要：{digest}")
_NO_TEXT = Text("The text is not in this clone.", "本克隆中没有该文本。")
_SINCE = Text("Changes since {version}:", "与{version}相比的改动：")
_PICTURES = Text("Pictures that differ: {names}.", "有差异的图片：{names}。")
_COMMA = Text(", ", "、")


def history_table(
    histories: Sequence[TextHistory], language: str, compare: Compare | None = None, *, colour: bool = False
) -> str:
    """Return one block of lines per version, the newest first. compare: to add the redlines, None to leave them out."""
    blocks = []
    for history in histories:
        blocks.append("\n".join(_head(history, language)))
        labels = {line.digest: line.label for line in history.versions}
        for line in history.versions:
            lines = [_title(line, language), *(f"  {visible(each)}" for each in _lines(line, language))]
            if compare and line.before:
                since = _SINCE.of(language).format(version=labels.get(line.before, ""))
                found = compare(line.before, line.digest)
                shown = comparison_text(found, language, colour=colour) if found else _NO_TEXT.of(language)
                lines += [f"  {since}", *(f"    {each}".rstrip() for each in shown.splitlines())]
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def comparison_text(found: Comparison, language: str, *, colour: bool) -> str:
    """Return a redline in lines, with the pictures that differ named last."""
    names = _COMMA.of(language).join(map(visible, found.pictures))
    pictures = f"{_PICTURES.of(language).format(names=names)}\n" if names else ""
    return redline_text(found.redline, language, colour=colour) + pictures


def history_json(
    document: str, histories: Sequence[TextHistory], commit: str, as_of: str, compare: Compare | None = None
) -> str:
    """Return the history as `sms.history/v1`; with `compare` each version has its redline as text."""
    texts = [
        {
            "language": history.language,
            "title": history.title,
            "in_force": history.in_force,
            "next_review": history.next_review,
            "withdrawn_on": history.withdrawn_on,
            "versions": [_value(line, compare) for line in history.versions],
        }
        for history in histories
    ]
    value = {"schema": SCHEMA, "commit": commit, "as_of": as_of, "id": document, "texts": texts}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _value(line: VersionLine, compare: Compare | None) -> dict[str, Any]:
    value = asdict(line)
    if compare:
        found = compare(line.before, line.digest) if line.before else None
        value["redline"] = redline_text(found.redline, "en") if found else None
        value["pictures_changed"] = list(found.pictures) if found else []
    return value


def _head(history: TextHistory, language: str) -> Iterator[str]:
    name = LANGUAGE_NAMES[history.language].of(language) if history.language in LANGUAGE_NAMES else history.language
    title = visible(history.title)
    yield _HEAD.of(language).format(id=history.document, title=title, language=name).replace("  ", " ")
    if history.withdrawn_on:
        yield _WITHDRAWN.of(language).format(day=history.withdrawn_on)
    elif history.in_force:
        yield _IN_FORCE.of(language).format(version=history.in_force, day=history.next_review or "-")
    else:
        yield _NOTHING.of(language)


def _title(line: VersionLine, language: str) -> str:
    kind = _KINDS[line.kind].of(language) if line.kind in _KINDS else ""
    parts = (line.label, STATE_NAMES[line.state].of(language), kind)
    return "  ".join(part for part in parts if part)


def _lines(line: VersionLine, language: str) -> Iterator[str]:
    comma = _COMMA.of(language)
    if line.change:
        yield _WHY.of(language).format(change=line.change)
    if not line.path:
        yield _NO_TEXT.of(language)
    if line.authors:
        yield (_TRANSLATED if line.revision else _WRITTEN).of(language).format(names=comma.join(line.authors))
    for decision in line.decisions:
        yield from _decision(decision, language)
    yield from (missing_words(each, language) for each in line.missing)
    if line.issued:
        yield _ISSUED.of(language).format(day=line.issued)
    if line.effective_from:
        yield _EFFECTIVE.of(language).format(day=line.effective_from)
    if line.waits_for:
        yield _WAITS.of(language).format(languages=comma.join(line.waits_for))
    if line.ended_on:
        wording = _REPLACED if line.ended_by else _ENDED
        yield wording.of(language).format(version=line.ended_by, day=line.ended_on)
    yield _DIGEST.of(language).format(digest=line.digest)


def _decision(line: DecisionLine, language: str) -> Iterator[str]:
    words = decision_words(line, language)
    notes = []
    if line.taken_over:
        notes.append(_TAKEN_OVER.of(language).format(day=line.taken_over, place=line.place))
    if not line.counts:
        notes.append(_IGNORED.of(language))
    yield words + (f" ({_COMMA.of(language).join(notes)})" if notes else "")
    yield f"  {_MEANING.of(language).format(words=line.meaning)}"
    yield f"  {line.path}"

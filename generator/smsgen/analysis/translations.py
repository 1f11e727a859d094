"""Translations beside their sources: which are missing, older, or differ in structure."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from smsgen.analysis.identity import Identity
from smsgen.location import Location
from smsgen.model.document import Document
from smsgen.model.sms import Sms
from smsgen.model.text import Text, enumerated


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where a translation differs from its source.

    kind: `headings`, `references`, `tables`, `lists`, `figures` or `numbers`. expected, found: what the source has and
    what the translation has. location: in the translation, at the first place that differs.
    """

    kind: str
    source: Document
    translation: Document
    location: Location
    expected: str | Text
    found: str | Text


@dataclass(frozen=True, slots=True)
class Translations:
    """missing: (source, language). stale: translations of another version than the source declares.

    without_source: translations of nothing. unpublished: translations into a language that is not published.
    """

    missing: tuple[tuple[Document, str], ...]
    stale: tuple[tuple[Document, Document], ...]
    without_source: tuple[Document, ...]
    unpublished: tuple[Document, ...]
    differences: tuple[Difference, ...]


def compare_translations(sms: Sms, identity: Identity) -> Translations:
    """Compare every translation with its source; a stale translation is not compared further."""
    wanted = [language for language in sms.settings.languages if language != sms.authority.language]
    by_path = {document.path: document for document in sms.documents}
    # While an id stands twice nobody knows which text a translation belongs to.
    twice = {first.id for first, _ in identity.duplicates if not first.is_translation}
    missing = [
        (source, language)
        for key, source in identity.sources.items()
        for language in wanted
        if language not in identity.translations.get(key, {})
        and not _stands_unclaimed(by_path, identity, translation_path(source, language))
    ]
    stale, without_source, unpublished = [], [], []
    differences: list[Difference] = []
    for document in sms.documents:
        if not document.is_translation or not document.id:
            continue
        source = identity.sources.get(document.id)
        if document.language not in wanted:
            unpublished.append(document)
        elif source is None:
            beside = by_path.get(_source_path(document))
            pattern = sms.authority.id_pattern
            # A malformed id, here or in the source beside it, is one fault already.
            named = all(re.fullmatch(pattern, text.id, re.ASCII) for text in (document, beside) if text)
            if named and (beside is None or beside.id not in twice):
                without_source.append(document)
        elif document.id in twice or not (source.readable and document.readable):
            continue
        elif source.version and document.translation_of and document.translation_of != source.version:
            stale.append((source, document))
        else:
            differences.extend(_differences(source, document))
    return Translations(tuple(missing), tuple(stale), tuple(without_source), tuple(unpublished), tuple(differences))


def without_blurred(translations: Translations, blurs: AbstractSet[tuple[str, str]]) -> Translations:
    """Leave out the differences in what one of the two texts does not say clearly: that has its own finding."""
    clear = [
        difference
        for difference in translations.differences
        if {(difference.source.path, difference.kind), (difference.translation.path, difference.kind)}.isdisjoint(blurs)
    ]
    return replace(translations, differences=tuple(clear))


def translation_path(source: Document, language: str) -> str:
    """Return the path of the translation of `source` into `language`."""
    return f"{source.path.removesuffix('.md')}.{language}.md"


def _source_path(translation: Document) -> str:
    return f"{translation.path.removesuffix(f'.{translation.language}.md')}.md"


def _stands_unclaimed(by_path: Mapping[str, Document], identity: Identity, path: str) -> bool:
    """Tell whether a text stands at `path` whose id is wrong or unknown: that is its one fault."""
    document = by_path.get(path)
    return document is not None and document.id not in identity.sources


def _differences(source: Document, translation: Document) -> Iterator[Difference]:
    theirs, ours = source.structure, translation.structure
    if theirs.shape == ours.shape:
        # Where a row or a list is missing, its numbers are missing with it: that is one mistake.
        if theirs.number_shape != ours.number_shape:
            yield from _number_difference(source, translation)
        return
    expected = [(heading.level, heading.id if heading.explicit else "") for heading in theirs.headings]
    found = [(heading.level, heading.id if heading.explicit else "") for heading in ours.headings]
    if expected != found:
        index = _first_difference(expected, found)
        at = _place(translation, ours.headings[index] if index < len(ours.headings) else None)
        yield Difference("headings", source, translation, at, _heading(expected, index), _heading(found, index))
    yield from _reference_difference(source, translation)
    shapes = [(table.rows, table.columns) for table in theirs.tables]
    own_shapes = [(table.rows, table.columns) for table in ours.tables]
    if shapes != own_shapes:
        index = _first_difference(shapes, own_shapes)
        line = ours.tables[index].line if index < len(ours.tables) else 0
        at = Location(translation.path, line, 1 if line else 0)
        yield Difference("tables", source, translation, at, _shape(shapes, index), _shape(own_shapes, index))
    if theirs.lists != ours.lists:
        at = Location(translation.path)
        expected_items, found_items = (" ".join(map(str, part.lists)) or "0" for part in (theirs, ours))
        yield Difference("lists", source, translation, at, expected_items, found_items)
    figures = (len(theirs.images), len(theirs.diagrams))
    own_figures = (len(ours.images), len(ours.diagrams))
    if figures != own_figures:
        at = Location(translation.path)
        yield Difference("figures", source, translation, at, _figures(*figures), _figures(*own_figures))


def _reference_difference(source: Document, translation: Document) -> Iterator[Difference]:
    expected = Counter((item.target, item.anchor) for item in source.structure.references)
    found = Counter((item.target, item.anchor) for item in translation.structure.references)
    if expected == found:
        return
    surplus, lacking = found - expected, expected - found
    place = next((item for item in translation.structure.references if (item.target, item.anchor) in surplus), None)
    at = _place(translation, place)
    words = (enumerated(("#".join(filter(None, key)) for key in sorted(part)), "-") for part in (lacking, surplus))
    yield Difference("references", source, translation, at, *words)


def _number_difference(source: Document, translation: Document) -> Iterator[Difference]:
    """Yield the numbers that one of the texts states and the other not even in words, and those with other units."""
    theirs, ours = source.structure, translation.structure
    values, own = (Counter(number.value for number in part.numbers) for part in (theirs, ours))
    lacking = values - own - Counter(dict(ours.number_words))
    surplus = own - values - Counter(dict(theirs.number_words))
    units: dict[str, set[str]] = {}
    for number in ours.numbers:
        units.setdefault(number.value, set()).add(number.unit)
    for number in set(theirs.numbers):
        known = units.get(number.value, set())
        if number.unit and known and not known & {"", number.unit}:
            lacking[f"{number.value} {number.unit}"] += 1
    if lacking or surplus:
        listed = [sorted(part.elements(), key=_by_size) for part in (lacking, surplus)]
        words = (enumerated(part, "-") for part in listed)
        yield Difference("numbers", source, translation, Location(translation.path), *words)


def _by_size(number: str) -> tuple[int, str]:
    return len(number), number


def _figures(images: int, diagrams: int) -> Text:
    return Text(f"pictures {images}, diagrams {diagrams}", f"图片{images}、图表{diagrams}")


def _place(document: Document, part: object) -> Location:
    line, column = getattr(part, "line", 0), getattr(part, "column", 0)
    return Location(document.path, line, column)


def _first_difference(
    expected: list[tuple[int, str]] | list[tuple[int, int]], found: list[tuple[int, str]] | list[tuple[int, int]]
) -> int:
    pairs = zip(expected, found, strict=False)
    return next((index for index, (one, two) in enumerate(pairs) if one != two), min(len(expected), len(found)))


def _heading(headings: list[tuple[int, str]], index: int) -> str:
    if index >= len(headings):
        return "-"
    level, anchor = headings[index]
    return "#" * level + (f" {{#{anchor}}}" if anchor else "")


def _shape(shapes: list[tuple[int, int]], index: int) -> str:
    return "{}×{}".format(*shapes[index]) if index < len(shapes) else "-"

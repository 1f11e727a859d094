"""Which block of the old version is which of the new one: unchanged, changed in place, or moved."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from smsgen.analysis.markdown_blocks import Block
from smsgen.analysis.sequence_pairs import Pair, best_pairs, equal_pairs
from smsgen.model.redline import Kind

_CHANGED = 0.45  # how alike two blocks in the same place are at least, to be shown as one that changed
_MOVED = 0.6  # and two blocks in different places
_TELLING = 3  # features without which a block says too little to be recognised elsewhere
_TELLING_CHANGED = 6  # and if it changed too
_COMMON = 12  # a feature of more blocks than that tells none of them
_CHOICES = 4  # the old blocks that are compared in full with a new one
_FEW = 400  # pairs that are all compared

# Words of scripts with spaces; of Chinese, Japanese and Korean every two neighbours, and single characters at an end.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_FEATURE = re.compile(f"([^\\W{_IDEOGRAPHS}]+|[{_IDEOGRAPHS}](?=([{_IDEOGRAPHS}])?))")


class Alignment(NamedTuple):
    """Pairs (index of the old block, index of the new one); those in place rise together. The rest has no partner."""

    in_place: list[Pair]
    moved: list[Pair]


def align(old: Sequence[Block], new: Sequence[Block]) -> Alignment:
    """Return which blocks belong together; each block is in one pair at most."""
    aligner = _Aligner(old, new)
    in_place = aligner.in_place()
    return Alignment(in_place, aligner.moved(in_place))


class _Version:
    """The blocks of one version, with what each is recognised by."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self._features: dict[int, frozenset[str]] = {}

    def features(self, index: int) -> frozenset[str]:
        """Return the words of a block and its pairs of Chinese characters; found once, and only where asked for."""
        found = self._features.get(index)
        if found is None:
            block = self.blocks[index]
            name = block.marker if block.kind is Kind.FIELD else ""
            words = _FEATURE.findall("\n".join((name, *block.texts)).lower())
            found = frozenset(word + following for word, following in words)
            self._features[index] = found
        return found

    def tells(self, index: int, least: int) -> bool:
        """Tell whether a block says enough to be recognised in another place: it has a name, or `least` features."""
        return self.blocks[index].kind in (Kind.FIELD, Kind.HEADING) or len(self.features(index)) >= least


class _Aligner:
    """Finds the pairs of two versions."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self._old = _Version(old)
        self._new = _Version(new)

    def in_place(self) -> list[Pair]:
        """Return the pairs whose order did not change: equal blocks, and between them those that are alike."""
        old, new = self._old.blocks, self._new.blocks
        anchors = equal_pairs([block.key for block in old], [block.key for block in new])
        pairs = list(anchors)
        for (first, second), (old_end, new_end) in pairwise([(-1, -1), *anchors, (len(old), len(new))]):
            if old_end - first > 1 and new_end - second > 1:
                pairs.extend(self._changed(range(first + 1, old_end), range(second + 1, new_end)))
        return sorted(pairs)

    def _changed(self, gone: range, come: range) -> list[Pair]:
        """Pair what is alike between two anchors, and then what is left alone there with its like."""
        pairs = best_pairs(
            (first, second, score * (1 + min(len(self._old.features(first)), len(self._new.features(second)))))
            for first, second, score in self._alike(gone, come, _CHANGED, named=True)
        )
        ends = [(gone.start - 1, come.start - 1), *pairs, (gone.stop, come.stop)]
        alone = [
            (first + 1, second + 1)
            for (first, second), after in pairwise(ends)
            if after == (first + 2, second + 2) and self._renamed(first + 1, second + 1)
        ]
        return pairs + alone

    def _renamed(self, first: int, second: int) -> bool:
        """Tell whether a block in the very place of another of other wording is still that one."""
        kind = self._old.blocks[first].kind
        return kind is self._new.blocks[second].kind and kind in (Kind.HEADING, Kind.TABLE_HEAD, Kind.TABLE_RULE)

    def moved(self, in_place: Iterable[Pair]) -> list[Pair]:
        """Pair what stands elsewhere now: equal blocks with their equal neighbours, then those that are much alike."""
        placed = list(in_place)
        gone = dict.fromkeys(range(len(self._old.blocks)))
        come = dict.fromkeys(range(len(self._new.blocks)))
        for first, second in placed:
            del gone[first], come[second]
        pairs: list[Pair] = []
        for pair in self._equal_elsewhere(list(gone), list(come)):
            pairs.extend(self._take_equals(pair, -1, gone, come))
            pairs.extend(self._take_equals((pair[0] + 1, pair[1] + 1), 1, gone, come))
        for first, second in self._between(sorted(pairs), gone, come):
            del gone[first], come[second]
            pairs.append((first, second))
        found = self._alike(list(gone), list(come), _MOVED, named=False)
        alike = sorted((-score, first, second) for first, second, score in found)
        for _, first, second in alike:
            if first in gone and second in come and self._old.tells(first, _TELLING_CHANGED):
                del gone[first], come[second]
                pairs.append((first, second))
        return sorted(pairs)

    def _equal_elsewhere(self, gone: Sequence[int], come: Sequence[int]) -> Iterator[Pair]:
        """Yield pairs of equal blocks that say enough to be recognised, the first with the first."""
        waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for second in reversed(come):
            waiting[self._new.blocks[second].key].append(second)
        for first in gone:
            seconds = waiting.get(self._old.blocks[first].key)
            if seconds and self._old.tells(first, _TELLING):
                yield first, seconds.pop()

    def _take_equals(self, pair: Pair, step: int, gone: dict[int, None], come: dict[int, None]) -> Iterator[Pair]:
        """Yield a pair, and its neighbours on one side as long as they are equal; none of them is free any more."""
        first, second = pair
        while first in gone and second in come and self._old.blocks[first].key == self._new.blocks[second].key:
            del gone[first], come[second]
            yield first, second
            first, second = first + step, second + step

    def _between(self, pairs: Sequence[Pair], gone: dict[int, None], come: dict[int, None]) -> Iterator[Pair]:
        """Yield what changed within a stretch that moved: pairs between two pairs with nothing else between them."""
        for (first, second), (old_end, new_end) in pairwise(pairs):
            lost, found = range(first + 1, old_end), range(second + 1, new_end)
            if lost and found and all(map(gone.__contains__, lost)) and all(map(come.__contains__, found)):
                yield from self._changed(lost, found)

    def _alike(
        self, gone: Sequence[int], come: Sequence[int], least: float, *, named: bool
    ) -> Iterator[tuple[int, int, float]]:
        """Yield (old, new, likeness) of blocks that are at least so much alike; of many, only those likely to be.

        named: a row's first cell is its name, and makes it more alike to the row of that name.
        """
        few = len(gone) * len(come) <= _FEW
        likely = ((first, second) for second in come for first in gone) if few else self._likely(gone, come)
        for first, second in likely:
            score = self._likeness(first, second, named=named)
            if score >= least:
                yield first, second, score

    def _likely(self, gone: Sequence[int], come: Sequence[int]) -> Iterator[Pair]:
        """Yield for each new block the few old ones that share most of its rare features."""
        holders: dict[str, list[int]] = defaultdict(list)
        for first in gone:
            for feature in self._old.features(first):
                holders[feature].append(first)
        rare = {feature: found for feature, found in holders.items() if len(found) <= _COMMON}
        for second in come:
            votes: dict[int, int] = defaultdict(int)
            for feature in self._new.features(second):
                for first in rare.get(feature, ()):
                    votes[first] += 1
            for first in sorted(votes, key=lambda index: (-votes[index], index))[:_CHOICES]:
                yield first, second

    def _likeness(self, first: int, second: int, *, named: bool) -> float:
        """Return how much two blocks have in common, 0 to 1: their name, or twice the shared features of all (Dice)."""
        old, new = self._old.blocks[first], self._new.blocks[second]
        if old.kind is not new.kind:
            return 0.0
        if old.kind is Kind.FIELD:
            return float(old.marker.rstrip() == new.marker.rstrip())
        left, right = self._old.features(first), self._new.features(second)
        if not left or not right:
            return 0.0
        share = 2 * len(left & right) / (len(left) + len(right))
        same_name = named and old.kind is Kind.TABLE_ROW and old.texts[0] and old.texts[0] == new.texts[0]
        return (1 + share) / 2 if same_name else share

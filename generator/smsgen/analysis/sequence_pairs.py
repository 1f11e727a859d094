"""Which elements of two sequences belong together in order. Linear but for logarithms, whatever the input."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise

Pair = tuple[int, int]

_DEPTH = 12  # how often a stretch is cut at elements that are unique in it, before equals are paired as they come


def equal_pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Return pairs (index in `old`, index in `new`) of equal elements, both rising.

    Elements that stand once in either sequence hold the rest in place (patience diff), so that a repeated line, such as
    the head of a table, is paired with the one of the same section.
    """
    pairs: list[Pair] = []
    stretches = [(0, len(old), 0, len(new), 0)]
    while stretches:
        old_start, old_end, new_start, new_end, depth = stretches.pop()
        while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
            pairs.append((old_start, new_start))
            old_start, new_start = old_start + 1, new_start + 1
        while old_start < old_end and new_start < new_end and old[old_end - 1] == new[new_end - 1]:
            old_end, new_end = old_end - 1, new_end - 1
            pairs.append((old_end, new_end))
        if old_start == old_end or new_start == new_end:
            continue
        left, right = _places(old, old_start, old_end), _places(new, new_start, new_end)
        anchors = _rising(_unique(left, right)) if depth < _DEPTH else []
        if not anchors:
            pairs.extend(_rising(_as_they_come(left, right)))
            continue
        pairs.extend(anchors)
        ends = [(old_start - 1, new_start - 1), *anchors, (old_end, new_end)]
        stretches.extend((a + 1, b, c + 1, d, depth + 1) for (a, c), (b, d) in pairwise(ends))
    pairs.sort()
    return pairs


def _places(sequence: Sequence[Hashable], start: int, end: int) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = {}
    for index in range(start, end):
        places.setdefault(sequence[index], []).append(index)
    return places


def _unique(left: dict[Hashable, list[int]], right: dict[Hashable, list[int]]) -> list[Pair]:
    """Pair the elements that stand once on both sides, in the order of the old one."""
    return [
        (places[0], right[key][0]) for key, places in left.items() if len(places) == 1 and len(right.get(key, ())) == 1
    ]


def _as_they_come(left: dict[Hashable, list[int]], right: dict[Hashable, list[int]]) -> list[Pair]:
    """Pair the first of equal elements with the first, the second with the second."""
    return sorted(pair for key, places in left.items() for pair in zip(places, right.get(key, ()), strict=False))


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest run of `pairs`, whose first numbers rise, in which the second ones rise too."""
    ends: list[int] = []  # of the best run of each length: its last second number
    last: list[int] = []  # and the index of its last pair
    before: list[int] = []
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [index]
    return _walk(pairs, before, last[-1] if last else -1)


def best_pairs(candidates: Iterable[tuple[int, int, float]]) -> list[Pair]:
    """Return the pairs, both numbers rising, that have the greatest sum of weights.

    candidates: (index in the old sequence, index in the new one, weight above 0).
    """
    ordered = sorted(candidates, key=lambda candidate: (candidate[0], -candidate[1]))
    width = max((second for _, second, _ in ordered), default=-1) + 1
    # A Fenwick tree: node → (best sum, index of the last candidate) of the sums that end below a second number.
    tree: list[tuple[float, int]] = [(0.0, -1)] * (width + 1)
    before: list[int] = []
    best = (0.0, -1)
    for index, (_, second, weight) in enumerate(ordered):
        node, reached = second, (0.0, -1)
        while node > 0:
            reached = max(reached, tree[node])
            node -= node & -node
        before.append(reached[1])
        total = (reached[0] + weight, index)
        best = max(best, total)
        node = second + 1
        while node <= width:
            tree[node] = max(tree[node], total)
            node += node & -node
    return _walk([(first, second) for first, second, _ in ordered], before, best[1])


def _walk(pairs: Sequence[Pair], before: Sequence[int], last: int) -> list[Pair]:
    """Follow a run from its last pair to its first, and return it from first to last."""
    run: list[Pair] = []
    while last >= 0:
        run.append(pairs[last])
        last = before[last]
    return run[::-1]

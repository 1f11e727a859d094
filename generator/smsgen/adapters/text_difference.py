"""What changed within a text, in whole words, and in characters where a script has no spaces.

The only module that imports diff-match-patch.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import diff_match_patch  # type: ignore[import-untyped]  # the library ships no types

from smsgen.model.redline import Run, State

_IDEOGRAPHS = "\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = "\u0300-\u036f\ufe00-\ufe0f"  # belong to the character before
# An id, a number with its separators, a word, or a single character.
_TOKEN = re.compile(
    f"[A-Z]+(?:-[A-Z0-9]+)+|[0-9]+(?:[.,:][0-9]+)*|[^\\W{_IDEOGRAPHS}0-9][^\\W{_IDEOGRAPHS}]*[{_MARKS}]*|.[{_MARKS}]*",
    re.DOTALL,
)
_SENTENCE = re.compile(r"[^\n。！？；.!?;]*(?:[\n。！？；.!?;]+\s*|$)")
# The work grows with the product of the two lengths, less so where little differs: beyond this, sentences are compared.
_MOST = 300 * 300
_MOST_ALIKE = 1000 * 1000
_FIRST_CODE = 0x20000  # from here stand letters, which the library must take words for: it prefers to cut at others
_STATES = {-1: State.DELETED, 0: State.SAME, 1: State.INSERTED}

_Edit = tuple[State, str]


def compare(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs that lead from `old` to `new`: no run is empty, and no two neighbours are of one state.

    Same and deleted runs together are `old`, same and inserted ones `new`. The result does not depend on the speed of
    the machine. Texts that share little and are long come out as replaced.
    """
    edits = _compare(_tokens(old), _tokens(new), tidy=True)
    if edits is None:
        edits = [finer for edit in _by_sentence(old, new) for finer in edit]
    return tuple(_runs(edits))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _by_sentence(old: str, new: str) -> Iterator[list[_Edit]]:
    """Yield edits in stretches: sentences that stayed, and replaced ones compared by word where that is little work."""
    rough = _compare(_SENTENCE.findall(old), _SENTENCE.findall(new), tidy=False)
    if rough is None:
        rough = [(State.DELETED, old), (State.INSERTED, new)]
    for gone, come, same in _stretches(rough):
        replaced = [(State.DELETED, gone), (State.INSERTED, come)]
        yield (_compare(_tokens(gone), _tokens(come), tidy=True) if gone and come else None) or replaced
        yield [(State.SAME, same)]


def _compare(old: Sequence[str], new: Sequence[str], *, tidy: bool) -> list[_Edit] | None:
    """Return the edits between two lists of tokens, None where that would take too long.

    tidy: chance matches of a few tokens between changes become part of the change.
    """
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    if _too_much(left, right):
        return None
    codes = _codes([*left, *right])
    words = {code: token for token, code in codes.items()}
    differ = diff_match_patch.diff_match_patch()
    differ.Diff_Timeout = 1e9  # a result that depends on the clock is none; 0 would switch a speed-up off
    coded = ["".join(map(codes.__getitem__, tokens)) for tokens in (left, right)]
    found = differ.diff_main(*coded, checklines=False)
    if tidy:
        differ.diff_cleanupSemantic(found)
    middle = [(_STATES[kind], "".join(words[code] for code in text)) for kind, text in found]
    return [(State.SAME, "".join(old[:start])), *middle, (State.SAME, "".join(old[len(old) - end :]))]


def _too_much(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether comparing would take long, whatever the machine: judged by lengths and by tokens without a like."""
    if not _MOST < len(left) * len(right) <= _MOST_ALIKE:
        return len(left) * len(right) > _MOST
    ours, theirs = Counter(left), Counter(right)
    unlike = (ours - theirs).total() + (theirs - ours).total()
    return unlike * (len(left) + len(right)) > _MOST


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many tokens two lists begin with in common."""
    pairs = zip(old, new, strict=False)
    return next((index for index, (left, right) in enumerate(pairs) if left != right), min(len(old), len(new)))


def _codes(tokens: Iterable[str]) -> dict[str, str]:
    """Return one character for each token: itself, or for a longer one a letter that no token is."""
    codes: dict[str, str] = {}
    taken = set(tokens)
    next_code = _FIRST_CODE
    for token in tokens:
        if len(token) == 1:
            codes[token] = token
        elif token not in codes:
            while chr(next_code) in taken:
                next_code += 1
            codes[token] = chr(next_code)
            next_code += 1
    return codes


def _stretches(edits: Iterable[_Edit]) -> Iterator[tuple[str, str, str]]:
    """Yield (deleted, inserted, same) texts in the order of the text; each may be empty."""
    gone = come = ""
    for state, text in edits:
        if state is State.DELETED:
            gone += text
        elif state is State.INSERTED:
            come += text
        elif text:
            yield gone, come, text
            gone = come = ""
    yield gone, come, ""


def _runs(edits: Iterable[_Edit]) -> Iterator[Run]:
    """Yield runs: what went stands before what came instead."""
    same = ""
    for gone, come, after in _stretches(edits):
        if (gone or come) and same:
            yield Run(same, State.SAME)
            same = ""
        if gone:
            yield Run(gone, State.DELETED)
        if come:
            yield Run(come, State.INSERTED)
        same += after
    if same:
        yield Run(same, State.SAME)

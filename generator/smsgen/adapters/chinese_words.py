"""Where Chinese words end, by the dictionary that the site's search uses. The only module that imports jieba."""

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jieba import Tokenizer

_LONGEST = 4  # characters of a word that is looked up; longer entries are names and sayings
_MARGIN = 8  # characters on each side that decide how a place is read


def cuts_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` takes a piece out of a longer word.

    服务 does in 服务器 (a server); in 和服务 it does not, although 和服 (a kimono) is a word too.
    """
    return _may_cut(text, start, end) and not _ends_there(text, start, end)


def _may_cut(text: str, start: int, end: int) -> bool:
    """Tell whether any word reaches over one of the ends: few look-ups that spare most places the reading."""
    known: dict[str, int] = _tokenizer().FREQ  # with the beginnings of words, as 0
    for begin in range(max(0, start - _LONGEST + 1), end):
        for stop in range(begin + 2, min(len(text), begin + _LONGEST) + 1):
            crosses = begin < start < stop or begin < end < stop
            if crosses and known.get(text[begin:stop]):
                return True
    return False


def _ends_there(text: str, start: int, end: int) -> bool:
    """Tell whether words end at both places when the surroundings are read as the likeliest row of words."""
    first = max(0, start - _MARGIN)
    words = _tokenizer().cut(text[first : end + _MARGIN], HMM=False)
    ends = {first, *accumulate((len(word) for word in words), initial=first)}
    return start in ends and end in ends


@cache
def _tokenizer() -> "Tokenizer":
    import jieba  # noqa: PLC0415 — imported late: its dictionary takes a second to load

    jieba.setLogLevel(60)  # it reports on its dictionary
    jieba.initialize()
    return jieba.dt

"""How much of trees is unfolded: a tree of a few bytes can hold another one ten times, and that one another, and so on.

Git stores each such tree once, but everything in it stands at as many paths as lead there, and so a clone of a few
kilobytes could fill any memory.
"""

from smsgen.adapters.git import GitError
from smsgen.model.text import Text

# Far above what people keep: a set of 10,000 texts with all its records has some 100,000 paths.
MOST_PATHS = 1_000_000
MOST_CHANGES = 2_000_000
MOST_REPEATED = 100_000  # folders in one commit that hold the same and changed in the same way
DEEPEST = 200

_TOO_MANY = Text(
    "its folders unfold into more than {0} paths, far more than anybody keeps: it was made to exhaust whoever reads it",
    "其文件夹展开后超过{0}个路径，远超正常数量，应是为耗尽读取者的内存而构造的",
)
_TOO_DEEP = Text(
    "its folders lie more than {0} deep in each other: it was made to exhaust whoever reads it",
    "其文件夹嵌套超过{0}层，应是为耗尽读取者的资源而构造的",
)


def require_few(paths: int, most: int) -> None:
    """Raise GitError where there are more than `most` paths."""
    if paths > most:
        raise GitError(Text(*(wording.format(f"{most:,}") for wording in _TOO_MANY)))


def require_flat(depth: int) -> None:
    """Raise GitError where folders lie deeper in each other than anybody needs."""
    if depth > DEEPEST:
        raise GitError(Text(*(wording.format(DEEPEST) for wording in _TOO_DEEP)))

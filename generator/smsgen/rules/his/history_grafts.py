"""HIS003 history-grafts."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS003",
    "history-grafts",
    message=Text(
        "{evidence} gives commits other parents than they name, so nothing of the past is judged",
        "{evidence}改变了提交的父提交，以往情况均未判断",
    ),
    help=Text(
        "Delete the file in the folder .git, or verify a fresh clone.",
        "请删除.git目录中的该文件，或验证重新克隆的仓库。",
    ),
)
def history_grafts(facts: Facts) -> Iterable[Finding]:
    """Find a clone that pretends other parents of its commits."""
    return facts.found("history-grafts")

"""SRC010 path-submodule."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC010",
    "path-submodule",
    message=Text("a git submodule in a controlled folder", "受控文件夹中有git子模块"),
    help=Text(
        "Move the submodule out of the controlled folders, or copy the files in.",
        "请将子模块移出受控文件夹，或直接放入文件。",
    ),
)
def path_submodule(facts: Facts) -> Iterable[Finding]:
    """The content of a submodule is not part of the commit that is approved."""
    return facts.found("path-submodule")

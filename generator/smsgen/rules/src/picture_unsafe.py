"""SRC033 picture-unsafe."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC033",
    "picture-unsafe",
    message=Text("the picture is not safe to publish: {reason}", "图片不可安全发布：{reason}"),
    help=Text(
        "Save it from the drawing program as plain SVG, with pictures embedded and without links, or as PNG.",
        "请在绘图软件中另存为普通SVG（内嵌图片、不含链接），或另存为PNG。",
    ),
)
def picture_unsafe(facts: Facts) -> Iterable[Finding]:
    """A drawing holds shapes and words, and nothing that runs or is fetched."""
    return facts.found("picture-unsafe")

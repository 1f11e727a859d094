"""SRC017 yaml-tag."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC017",
    "yaml-tag",
    message=Text("the YAML tag {tag}", "使用了YAML标签{tag}"),
    help=Text(
        "Leave the tag out: every value is a text. If a text begins with !, put it in quotes.",
        "请去掉标签：所有值都是文字。若文字以“!”开头，请加引号。",
    ),
)
def yaml_tag(facts: Facts) -> Iterable[Finding]:
    """Tags make a reader build other things than text."""
    return facts.found("yaml-tag")

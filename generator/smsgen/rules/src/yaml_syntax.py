"""SRC014 yaml-syntax."""

from collections.abc import Iterable
from dataclasses import replace

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text

# What the parser says, by the beginning of its words, in words of ours.
_PROBLEMS = {
    "mapping values are not allowed": Text(
        "a colon where none can stand; a text with a colon needs quotes", "此处不能有冒号；含冒号的文字须加引号"
    ),
    "could not find expected ':'": Text("a line that is not “key: value”", "此行不是“键: 值”"),
    "did not find expected key": Text(
        "a line not indented like its neighbours, or a text after a closing quote or bracket",
        "此行缩进与上下不一致，或右引号、右括号后还有文字",
    ),
    "did not find expected '-' indicator": Text("a line within a list that is no item of it", "列表中有不是列表项的行"),
    "did not find expected ',' or ']'": Text("a bracket [ is not closed", "方括号[未闭合"),
    "did not find expected ',' or '}'": Text("a brace { is not closed", "花括号{未闭合"),
    "did not find expected node content": Text("a value is missing", "缺少值"),
    "did not find expected <document start>": Text("text after the end of the YAML", "YAML结束后还有文字"),
    "did not find expected comment or line break": Text("a text after | or >", "|或>之后还有文字"),
    "found unexpected end of stream": Text("a quotation mark is not closed", "引号未闭合"),
    "found character that cannot start any token": Text(
        "a text that begins with @, ` or % needs quotes; a tab must be spaces",
        "以@、`或%开头的文字须加引号；制表符须改为空格",
    ),
    "did not find expected alphabetic or numeric character": Text(
        "a text that begins with * or & needs quotes", "以*或&开头的文字须加引号"
    ),
    "found unknown escape character": Text(
        "a backslash in double quotes; write it twice, or use single quotes", "双引号中的反斜杠须写两次，或改用单引号"
    ),
    "block sequence entries are not allowed": Text("a list item where none can stand", "此处不能有列表项"),
    "a second YAML document": Text("a second YAML document begins here", "此处又开始一份YAML"),
    "a key that is not a text": Text("a key that is a list or a mapping", "键是列表或键值对"),
}


@rule(
    "SRC014",
    "yaml-syntax",
    message=Text("the YAML cannot be read: {problem}", "YAML无法读取：{problem}"),
    help=Text(
        "Look at this line and the one before it: a quote or a bracket not closed, a missing space after a "
        "colon, a wrong indent.",
        "请检查本行和上一行：引号或括号未闭合、冒号后缺空格、缩进不对。",
    ),
)
def yaml_syntax(facts: Facts) -> Iterable[Finding]:
    """YAML that does not parse."""
    for finding in facts.found("yaml-syntax"):
        said = str(finding.values["problem"])
        words = next((text for start, text in _PROBLEMS.items() if said.startswith(start)), Text(said, "语法错误"))
        yield replace(finding, values={"problem": words})

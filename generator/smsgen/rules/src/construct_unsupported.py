"""SRC027 construct-unsupported."""

from collections.abc import Iterable
from dataclasses import replace

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text

# What a reader calls the construct → its name in Chinese, and what to write in its place.
CONSTRUCTS = {
    "abbreviation": ("缩略语定义", "Explain the abbreviation where it first stands.", "请在首次出现处说明缩略语。"),
    "admonition": ("提示框", "Write a block quote that begins with >.", "请改用以>开头的引用。"),
    "attribute list": ("属性列表", "Take out the braces.", "请删除花括号。"),
    "autolink": ("尖括号链接", "Write [text](https://…).", "请写成[文字](https://…)。"),
    "backslash at the end of a line": ("行末反斜杠", "Begin a new paragraph instead.", "请另起一段。"),
    "backtick without a partner": (
        "反引号不成对",
        "Close the code with a second backquote.",
        "请用另一个反引号结束代码。",
    ),
    "block quote line without > or without text": (
        "引用中有缺少>或没有文字的行",
        "Begin each line of the quote with > and a text.",
        "引用的每一行都以>开头并有文字。",
    ),
    "block quote with more than paragraphs": (
        "引用中有段落以外的内容",
        "Put the list, table or heading outside the quote.",
        "请将列表、表格或标题移到引用之外。",
    ),
    "block quote without a blank line before it": ("引用前缺少空行", "Put a blank line before it.", "请在其前加空行。"),
    "closing number sign": ("标题末尾的#", "Take out the # at the end.", "请删除末尾的#。"),
    "code fence with another end": (
        "代码块首尾标记不一致",
        "End the block with the line of backquotes it began with.",
        "请用与开头相同的反引号行结束代码块。",
    ),
    "code fence with attributes": (
        "代码块带有属性",
        "Name only the language after the backquotes.",
        "反引号后只写语言名。",
    ),
    "code fence within a paragraph": ("段落中的代码块", "Put a blank line before it.", "请在其前加空行。"),
    "code fence without a blank line after it": ("代码块后缺少空行", "Put a blank line after it.", "请在其后加空行。"),
    "code fence without a blank line before it": (
        "代码块前缺少空行",
        "Put a blank line before it.",
        "请在其前加空行。",
    ),
    "code fence without an end": (
        "代码块没有结束",
        "End it with a line of three backquotes.",
        "请用三个反引号的一行结束。",
    ),
    "content tab": ("内容标签页", "Write headings instead.", "请改用标题。"),
    "definition list": ("定义列表", "Write a list or a table.", "请改用列表或表格。"),
    "empty heading": ("空标题", "Give the heading a text, or delete it.", "请写标题文字，或删除。"),
    "empty list item": ("空列表项", "Give the item a text, or delete it.", "请写列表项文字，或删除。"),
    "footnote": ("脚注", "Put the note into the text, in brackets.", "请将注释用括号写入正文。"),
    "hard tab": ("制表符", "Write spaces.", "请改用空格。"),
    "heading attribute": ("标题属性", "Write one id only: ## Review {#review}.", "只写一个标识：## 评审 {#review}。"),
    "indented code": (
        "缩进代码",
        "Put the code between lines of three backquotes.",
        "请将代码放在三个反引号的行之间。",
    ),
    "indented heading": ("缩进的标题", "Begin the heading at the first column.", "标题请从第一列开始。"),
    "line of dashes over text": ("文字上方的横线", "Put a blank line after the dashes.", "请在横线后加空行。"),
    "line of dashes under text": ("文字下方的横线", "Put a blank line before the dashes.", "请在横线前加空行。"),
    "link destination": (
        "链接地址",
        "Write the address without spaces, angle or odd brackets, and nothing between ] and (.",
        "地址中不要有空格、尖括号或不成对的括号，“]”与“(”之间不要有空格。",
    ),
    "list marker of more than four columns": (
        "列表标记过宽",
        "Write the marker and one space.",
        "请写列表标记加一个空格。",
    ),
    "markup in the text of an image": (
        "图片文字中的标记",
        "Describe the picture in plain words.",
        "图片说明请用纯文字。",
    ),
    "math": ("数学公式", "Write the formula in backquotes or in words.", "请将公式放入反引号或用文字表述。"),
    "reference-style link": ("引用式链接", "Write [text](address).", "请写成“[文字](地址)”。"),
    "snippet": ("片段引用", "Write the text itself.", "请直接写出内容。"),
    "strikethrough": ("删除线", "Delete the text: the history keeps it.", "请直接删除文字，历史中仍有记录。"),
    "table row with another number of cells": (
        "单元格数与表头不同",
        "Give each row as many cells as the first.",
        "每行的单元格数应与表头相同。",
    ),
    "table row without outer |": ("表格行首尾缺少|", "Begin and end each row with |.", "每行请以|开头和结尾。"),
    "table that one reader does not see": (
        "并非各程序都能识别的表格",
        "Write a row of titles, a row of dashes, and rows with as many cells.",
        "请写标题行、横线行和单元格数相同的各行。",
    ),
    "table without a blank line after it": ("表格后缺少空行", "Put a blank line after it.", "请在其后加空行。"),
    "table without a blank line before it": ("表格前缺少空行", "Put a blank line before it.", "请在其前加空行。"),
    "table without rows": ("表格没有数据行", "Add a row, or delete the table.", "请补充数据行，或删除表格。"),
    "task list": ("任务列表", "Write a plain list.", "请改用普通列表。"),
    "two block quotes in a row": (
        "两个相连的引用",
        "Put a sentence between them, or join them.",
        "请在其间加一句话，或合并。",
    ),
    "two lists in a row": (
        "两个相连的列表",
        "Use one kind of marker, or put a sentence between them.",
        "请统一标记，或在其间加一句话。",
    ),
    "| in code in a table": ("表格代码中的|", "Write the code below the table.", "请将代码写在表格之外。"),
    "1)": ("“1)”编号", "Number the list 1. 2. 3.", "编号请写成1. 2. 3.。"),
}
# A construct that another one on its line brings about; and the one that is told once for a whole table.
_CAUSES = {
    "backtick without a partner": "| in code in a table",
    "indented code": "list marker of more than four columns",
}
_TAB = "U+0009"
_BARE_ROW = "table row without outer |"
_ESCAPE = ("转义{}", "Take out the backslash.", "请删除反斜杠。")


@rule(
    "SRC027",
    "construct-unsupported",
    message=Text("a construct that readers see differently: {construct}", "各阅读程序识别不一致的写法：{construct}"),
    help=Text("{advice} The page of this rule shows examples.", "{advice}本规则的页面有示例。"),
)
def construct_unsupported(facts: Facts) -> Iterable[Finding]:
    """A construct that the site, the PDF and the checker would read differently."""
    findings = facts.found("construct-unsupported")
    seen = {(*finding.location[:2], finding.values["construct"]) for finding in findings}
    # bytes-control names a tab already, once for the file.
    tabbed = {control.location.path for control in facts.found("bytes-control") if control.values["character"] == _TAB}
    for finding in findings:
        path, line, _ = finding.location
        name = str(finding.values["construct"])
        if name == "hard tab" and path in tabbed:
            continue
        if (path, line, _CAUSES.get(name)) in seen or (name == _BARE_ROW and (path, line - 1, name) in seen):
            continue  # the same mistake, seen again
        chinese, advice, advice_zh = CONSTRUCTS.get(name, _ESCAPE)
        words = Text(name, chinese.format(name.removeprefix("escape ")))
        yield replace(finding, values={"construct": words, "advice": Text(advice, advice_zh)})

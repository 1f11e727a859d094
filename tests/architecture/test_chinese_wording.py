"""Chinese reads as Chinese: its punctuation is full-width, and a sentence that ends in English ends in Chinese too.

All strings of the program are looked at, whatever holds them; what stands between “ and ” is quoted code or a name.
"""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from smsgen.cli import messages

PACKAGE = Path(__file__).parents[2] / "generator" / "smsgen"
SOURCES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
# What a value is put into; it may hold Chinese.
_HOLE = "\ufffc"
_HAN = f"[\u3400-\u9fff{_HOLE}]"
_CHINESE = re.compile("[\u3400-\u9fff]")
# A comma or colon within a number, an address or an option has no Chinese beside it, nor a space behind it.
_HALF_WIDTH = re.compile(
    rf"{_HAN}[,;?!]|[,;?!]{_HAN}|{_HAN}:(?![0-9{_HOLE}/])|:(?!{_HOLE}){_HAN}|{_HAN} ?\(|\) ?{_HAN}"
)
_QUOTED = re.compile("“[^“”]*”")
_ENDS = re.compile(r"[.!?。！？]\s*(?:\[y/N\]\s*)?$")
# Text that another program reads, or that only English has (the text of an exception that nobody is shown).
NOT_PROSE = {
    "adapters/page_layout.py": "what Typst says, which is English",
    "app/check.py": "the text of the exception",
    "app/decision_page/server.py": "a header of HTTP",
    "app/recording/record_from_json.py": "JSON to write",
    "app/writing/refused_change.py": "the text of the exception",
    "analysis/record_values.py": "YAML to write",
    "exporters/authority_register.py": "YAML",
    "exporters/quoted_yaml.py": "YAML",
    "sources/configuration.py": "the text of the exception",
    "sources/read_mapping.py": "the text of the exception",
    "sources/read_record.py": "YAML to write",
}


def _text(node: ast.AST) -> str | None:
    """Return a string as it stands, with a hole where a value is put in; None where it is no string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{[a-z_][^{}]*\}", _HOLE, node.value.replace("{{", "<").replace("}}", ">"))
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else _HOLE for each in node.values)
    return None


def _strings(tree: ast.AST) -> Iterator[str]:
    """Yield all strings but those of patterns, of docstrings and of the parts of longer ones."""
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "compile":
            passed |= set(ast.walk(node))
        elif isinstance(node, ast.JoinedStr):
            passed |= set(node.values)
        elif isinstance(node, ast.Expr):
            passed.add(node.value)
    for node in ast.walk(tree):
        text = None if node in passed else _text(node)
        if text is not None and _CHINESE.search(text):
            yield text


def _pairs(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield English and Chinese that stand beside each other as arguments, or in a tuple."""
    for node in ast.walk(tree):
        parts: list[ast.AST] = []
        if isinstance(node, ast.Call):
            parts = [*node.args, *(each.value for each in node.keywords if each.arg in ("en", "zh"))]
        elif isinstance(node, ast.Tuple):
            parts = list(node.elts)
        texts = [_text(part) for part in parts]
        for english, chinese in pairwise(texts):
            if english and chinese and _CHINESE.search(chinese) and not _CHINESE.search(english):
                yield english, chinese


def half_width(tree: ast.AST) -> list[str]:
    """Return the Chinese strings with a half-width comma, colon, bracket or the like beside Chinese."""
    return [text for text in _strings(tree) if _HALF_WIDTH.search(_QUOTED.sub("“”", text))]


def unended(tree: ast.AST) -> list[str]:
    """Return the Chinese strings that end otherwise than the English ones beside them, or within a sentence."""
    found = [zh for en, zh in _pairs(tree) if en != "No." and bool(_ENDS.search(en)) != bool(_ENDS.search(zh))]
    return [*found, *(text for text in _strings(tree) if "。" in text and _CHINESE.match(text[-1]))]


def half_joined(tree: ast.AST) -> list[int]:
    """Return the lines of statements that join by a half-width comma or semicolon and do not say how Chinese does."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and not any(isinstance(child, ast.stmt) for child in ast.iter_child_nodes(node)):
            text = ast.unparse(node)
            if re.search(r"'[,;] '\.join", text) and not re.search("'[、；]'", text):
                lines.append(node.lineno)
    return lines


@pytest.mark.parametrize("name", SOURCES)
def test_chinese_is_punctuated_as_chinese(name: str) -> None:
    tree = ast.parse(SOURCES[name].read_text("utf-8"))
    assert half_width(tree) == []
    assert unended(tree) == []
    assert name in NOT_PROSE or half_joined(tree) == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "standards").glob("*.yml")), ids=lambda path: path.stem)
def test_the_catalogues_are_punctuated_so_too(path: Path) -> None:
    values = re.findall(r"^ *(?:- )?zh: (.*)$", path.read_text("utf-8"), re.MULTILINE)
    assert values
    assert [value for value in values if _HALF_WIDTH.search(value)] == []


def test_what_is_excepted_is_there() -> None:
    assert all(half_joined(ast.parse(SOURCES[name].read_text("utf-8"))) for name in NOT_PROSE)


# What speaks of the steps of an approval, which are 编制, 审核 and 批准; 评审 is what a review of the management, of a
# change, of an agreement, and of a document that is due again is called.
STEPS = [name for name in SOURCES if name.startswith(("app/deciding/", "app/decision_page/"))]
STEPS += ["cli/decide_messages.py", "cli/deciding.py", "exporters/state_names.py", "analysis/approval_faults.py"]
GUIDES = sorted((PACKAGE.parent / "docs").glob("*.zh.md"))


@pytest.mark.parametrize("name", STEPS)
def test_the_step_that_somebody_signs_is_called_as_in_a_chinese_office(name: str) -> None:
    assert [text for text in _strings(ast.parse(SOURCES[name].read_text("utf-8"))) if "评审" in text] == []


def test_the_command_review_and_its_guides_call_the_step_so() -> None:
    assert "审核" in messages.REVIEW.zh
    lines = [line for guide in GUIDES for line in guide.read_text("utf-8").split("\n") if "sms review" in line]
    assert any("审核" in line for line in lines)
    assert not [line for line in lines if "评审" in line]


@pytest.mark.parametrize(
    "chinese",
    [
        "没有记录,请填写。",
        "原因: 没有",
        "原因:没有",
        "(没有)记录",
        "记录(没有)",
        "{a}, {b}为空。",
        "{name}: 没有。",
        "没有;",
    ],
)
def test_half_width_punctuation_is_found(chinese: str) -> None:
    assert half_width(ast.parse(f'T("a", "{chinese}")'))


@pytest.mark.parametrize(
    "chinese", ["执行“sms check: (a)”。", "{a}/{b}:{c}，没有。", "时间为08:30，共1,000条。", "没有{{a}}。"]
)
def test_quoted_code_and_numbers_are_no_fault(chinese: str) -> None:
    assert half_width(ast.parse(f'T("a", "{chinese}")')) == []


def test_a_sentence_without_its_end_is_found() -> None:
    assert unended(ast.parse('T("It is missing.", "没有记录")'))
    assert unended(ast.parse('T("It is missing", "没有记录。请填写")'))
    assert unended(ast.parse('F(en="It is missing.", zh="没有记录")'))
    assert unended(ast.parse('T("It is missing.", "没有记录。")')) == []
    assert half_joined(ast.parse('a = ", ".join(b)')) == [1]
    assert half_joined(ast.parse('a = T(", ".join(b), "、".join(b))')) == []

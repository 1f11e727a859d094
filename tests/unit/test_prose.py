"""The running text of a document: its measure, its long paragraphs, and the rows of its RACI tables."""

import json

import pytest

from smsgen.model.structure import RaciRow, Structure
from smsgen.sources.prose import measure
from smsgen.sources.read_markdown import read_markdown
from tests.fakes import SmallSet

ENGLISH = """## A heading is not read

Log it at once, e.g. by telephone. **Who** calls?
See [[SMS-PRC-17|the change procedure]] and [the site](https://example.org/a.b).

- Close it
- Report 1,200 tickets in 4.5 hours

| A | table |
|---|---|
| is | not. |

```text
Neither is code.
```
"""
CHINESE = "立即登记。谁来电？见[[SMS-PRC-17]]！\n\n- 关闭\n- 报告1,200张工单\n"


def read(body: str) -> Structure:
    return read_markdown("procedures/prc-20.md", body, 0)[0]


@pytest.mark.parametrize(
    ("text", "words", "sentences", "mean"),
    [
        (ENGLISH, 24, 5, 4.8),
        (CHINESE, 17, 5, 3.4),
        ("", 0, 0, 0.0),
        ("## Only\n", 0, 0, 0.0),
        ("...... ?\n", 0, 0, 0.0),
    ],
)
def test_paragraphs_and_list_items_are_measured(text: str, words: int, sentences: int, mean: float) -> None:
    reading = measure(text, 0)
    assert (*reading, reading.words_per_sentence) == (words, sentences, mean)


def test_show_prints_the_measure_in_both_languages(small_set: SmallSet) -> None:
    for path, text in (("policies/pol-01.md", "One two three. Four."), ("policies/pol-01.zh.md", "一二三。四。")):
        head = small_set.read(path).split("\n## ")[0].rsplit("---\n", 1)[0]
        small_set.write(path, f"{head}---\n\n{text}\n")
    assert "4 words in 2 sentences, 2.0 words a sentence" in small_set.sms("show", "SMS-POL-01").out
    assert "4字，2句，平均每句2.0字" in small_set.sms("show", "SMS-POL-01", "--lang", "zh").out
    value = json.loads(small_set.sms("show", "SMS-POL-01", "--format", "json").out)
    assert value["reading"] == {"words": 4, "sentences": 2, "words_per_sentence": 2.0}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("word " * 40, []),
        ("word " * 41, [1]),
        ("字" * 80, []),
        ("字" * 81, [1]),
        ("- a\n\n    " + "word " * 41, [3]),
        ("- a\n- b " + "word " * 40 + "\n    - c", [2]),
        ("- " + "word " * 40 + "\n    - " + "more " * 40, []),
        ("word " * 40 + "[[A-1]] [[A-2|two three]]", []),
        ("| a | b |\n|---|---|\n| " + "word " * 50 + "| b |", []),
        ("```text\n" + "word " * 50 + "\n```", []),
    ],
)
def test_a_paragraph_is_long_above_its_limit(text: str, lines: list[int]) -> None:
    assert [paragraph.line for paragraph in read(text + "\n").long_paragraphs] == lines


def test_line_breaks_emphasis_and_capitals_make_no_other_paragraph() -> None:
    one, two, other = (
        read(text).long_paragraphs[0].digest
        for text in ("word " * 50, "- Word **word**\n  " + "word " * 48, "word " * 49 + "words")
    )
    assert one == two != other


def test_rows_of_raci_tables_are_counted() -> None:
    body = (
        "## Roles {#roles}\n\n"
        "| Step | X | Y |\n|:---|---|---|\n| Log | R | **A** |\n| a \\| b | A/R | R、A |\n| Shut | | – |\n\n"
        "### More\n\n| Step | X | Y |\n|---|---|---|\n| Ask | `A` | C |\n\n"
        "| Role | Deputy | Class |\n|---|---|---|\n| Lead | Agent | A |\n\n"
        "| Role | Class |\n|---|---|\n| Lead | C |\n\n"
        "## Flow {#flow}\n\n| Step | X | Y |\n|---|---|---|\n| Log | R | R |\n"
    )
    expected = (RaciRow("Log", 1, 5), RaciRow("a \\| b", 2, 6), RaciRow("Shut", 0, 7), RaciRow("Ask", 1, 13))
    assert read(body).raci == expected

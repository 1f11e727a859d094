"""Which changes between two texts touch a requirement."""

import pytest

from smsgen.analysis.minor_changes import touched_requirement

FRONT = """---
id: SMS-PRC-20
clauses:
  "8.6.1": "#logging"  # the whole section
  "8.6.2": ["#a", "#b"]
change: {change}
---

"""


def text(body: str, front: str = FRONT, change: str = "First issue.") -> str:
    return front.format(change=change) + body


@pytest.mark.covers("C-09")
@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [
        ("Log it.", "Write it down.", ""),
        ("Log it.", "It MUST be logged.", "It MUST be logged."),
        ("One. It shall be kept.\n\nTwo.", "Two.\n\nOne. It shall\nbe kept.", ""),
        ("It shall be kept. It must be read.", "It shall be kept.", "It must be read."),
        ("mustard and marshalling", "marshalling and mustard", ""),
        ("记录应当保存。可以复印。", "记录应当保存。可以打印。", ""),
        ("记录应当保存。", "记录应当保存三年。", "记录应当保存三年。"),
        ("- It must be logged\n- Call", "- It must be logged\n- Ring", ""),
    ],
)
def test_changed_sentences(old: str, new: str, touched: str) -> None:
    assert touched_requirement(text(old), text(new, change="It must be clearer.")) == touched


@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [
        ("#logging", "#raising", "clauses"),
        ('["#a", "#b"]', '["#a"]', "clauses"),
        ('  "8.6.2": ["#a", "#b"]\n', "", "clauses"),
        ("  # the whole section", "", ""),
        ("  # the whole section", "  # all of it", ""),
        ("id: SMS-PRC-20", "id: SMS-PRC-20\nowner: it-manager", ""),
    ],
)
def test_changed_clauses(old: str, new: str, touched: str) -> None:
    assert old in FRONT
    assert touched_requirement(text("Log it."), text("Log it.", FRONT.replace(old, new))) == touched


def test_no_front_matter_is_no_mapping() -> None:
    assert touched_requirement("Log it.", text("Log it.")) == "clauses"
    assert touched_requirement("", "") == ""

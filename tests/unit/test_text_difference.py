"""What changed within a text: whole words in English, characters in Chinese, and nothing lost."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smsgen.adapters.text_difference import compare
from smsgen.model.redline import Run, State

_MARKS = {State.SAME: "{}", State.DELETED: "[-{}-]", State.INSERTED: "{{+{}+}}"}


def marked(old: str, new: str) -> str:
    return "".join(_MARKS[run.state].format(run.text) for run in compare(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("same", "same", "same"),
        ("", "new", "{+new+}"),
        ("gone", "", "[-gone-]"),
        ("within 2 working days", "within 3 working days", "within [-2-]{+3+} working days"),
        ("It is reviewed.", "It is revised.", "It is [-reviewed-]{+revised+}."),
        ("the quick fox", "a slow fox", "[-the quick-]{+a slow+} fox"),
        ("success ≥ 97.5%", "success ≥ 98.25%", "success ≥ [-97.5-]{+98.25+}%"),
        ("see [[SMS-PRC-17#approval]]", "see [[SMS-PRC-18#approval]]", "see [[[-SMS-PRC-17-]{+SMS-PRC-18+}#approval]]"),
        ("变更在2个工作日内评审。", "变更在5个工作日内评审。", "变更在[-2-]{+5+}个工作日内评审。"),
        ("变更经理负责批准变更", "运行经理负责批准变更", "[-变更-]{+运行+}经理负责批准变更"),
        ("变更由经理批准。", "变更由经理批准，并记录。", "变更由经理批准{+，并记录+}。"),
        ("由CAB评审RFC", "由ECAB评审RFC", "由[-CAB-]{+ECAB+}评审RFC"),
        ("目的", "宗旨与目标", "[-目的-]{+宗旨与目标+}"),  # one character that stayed by chance tells nothing
        ("a b", "a  b", "a {+ +}b"),
        ("one\ntwo", "one two", "one[-\n-]{+ +}two"),
        ("cafe\u0301 open", "cafe open", "[-cafe\u0301-]{+cafe+} open"),
        ("👍 yes", "👎 yes", "[-👍-]{+👎+} yes"),
    ],
)
def test_what_is_marked(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_a_long_text_is_compared_by_sentence_first() -> None:
    sentences = [f"第{number}条规定了第{number * 7}项职责和时限。" for number in range(400)]
    changed = list(sentences)
    changed[0] = changed[0].replace("职责", "权限")
    changed[399] = changed[399].replace("时限", "期限")
    runs = compare("".join(sentences), "".join(changed))
    assert [run for run in runs if run.state is not State.SAME] == [
        Run("职责", State.DELETED),
        Run("权限", State.INSERTED),
        Run("时", State.DELETED),
        Run("期", State.INSERTED),
    ]


def test_long_texts_without_likeness_are_replaced() -> None:
    old, new = " ".join(f"a{number}" for number in range(2000)), " ".join(f"b{number}" for number in range(2000))
    assert compare(old, new) == (Run(old, State.DELETED), Run(new, State.INSERTED))


texts = st.text(st.sampled_from("ab c变更。.\n1-\U00020000\ud800|"), max_size=60) | st.text(max_size=40)


@settings(max_examples=300)
@example("𠀀𠀁 word", "word 𠀁𠀂 other")  # the letters that stand for words while comparing
@given(texts, texts)
def test_nothing_is_lost_and_runs_are_tidy(old: str, new: str) -> None:
    runs = compare(old, new)
    assert "".join(run.text for run in runs if run.state is not State.INSERTED) == old
    assert "".join(run.text for run in runs if run.state is not State.DELETED) == new
    assert all(run.text for run in runs)
    assert all(left.state is not right.state for left, right in pairwise(runs))

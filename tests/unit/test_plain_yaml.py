"""What the quick reader of plain YAML takes, it reads just as the whole reader does; anything else it leaves alone."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smsgen.adapters.plain_yaml import read_plain
from smsgen.adapters.yaml import read_yaml

RECORD = (
    'schema: "sms.approval/v1"\nname: "Li Qing 李青"\ncontent: |\n  9a3c  document.md\n  77 a b.png\nrevision: ""\n'
)
# Characters that mean something to YAML, or that a reader may take for the end of a line or for nothing.
_CHARACTERS = "ab 李é\"\\'#:-|>%@&*!{}[],?~.\t\u00a0\u0085\u2028\u2029\ufeff\ufffe\U0001f600\x7f\x00"
_LINE = st.text(_CHARACTERS, max_size=8)
_QUOTED = st.builds('"{}"'.format, _LINE)
_BLOCK = st.lists(_LINE, min_size=1, max_size=3).map(lambda lines: "|\n" + "\n".join(f"  {line}" for line in lines))
_KEY = st.sampled_from(["a", "b", "no", "null", "a_b", "A", "-", "? a", '"a"', "a b", "a" * 65])
_PAIRS = st.lists(st.builds("{}: {}\n".format, _KEY, _QUOTED | _BLOCK | _LINE), max_size=4)


def _whole(text: str) -> tuple[object, ...]:
    """Read with the whole reader: a comment before it, one line further up, is not of the plainest form."""
    document = read_yaml(f"# a comment\n{text}", first_line=0)
    return document.value, document.places, document.faults


def test_record_is_read_quickly() -> None:
    """The form in which records are written is taken, with each value and each place."""
    values = {"schema": "sms.approval/v1", "name": "Li Qing 李青", "revision": ""}
    values["content"] = "9a3c  document.md\n77 a b.png\n"
    assert read_plain(RECORD, 1) == (values, {"schema": (1, 1), "name": (2, 1), "content": (3, 1), "revision": (6, 1)})


@given(st.builds("".join, _PAIRS))
@example(RECORD)
@example('a: "x"\nb: "y\u00a0"\n')
def test_both_readers_agree(text: str) -> None:
    """Whatever the text is, reading it gives what the whole reader gives: values, places and faults."""
    document = read_yaml(text)
    assert (document.value, document.places, document.faults) == _whole(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        'a: "x"',
        'a: "x"\na: "y"\n',
        'a: "x\\n"\n',
        'a: "x\ty"\n',
        'a: "x" \n',
        'a: "x" # y\n',
        'a: "x\n  y"\n',
        'a: "x"\n\nb: "y"\n',
        '"a": "x"\n',
        "a: x\n",
        "a: |\n   x\n",
        "a: |\n\n  x\n",
        "a: |-\n  x\n",
        "a: |\n  x",
        'a: "x"\n...\n',
        'a: "x\u0085"\n',
        'a: "x\u2028y"\n',
        'a: "\ufeffx"\n',
    ],
)
def test_anything_else_is_left_to_the_whole_reader(text: str) -> None:
    """What is not exactly of the plain form is not read quickly."""
    assert read_plain(text, 1) is None

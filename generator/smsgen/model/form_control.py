"""The controls of a form in a file that somebody fills in with Word or a PDF viewer: how each is named and found again.

A control of a field is named by its key, one of the record itself by `record.KEY`; a cell of a table by `table.column`,
a box of a field of several choices by `field.choice`. Where that is too long for Word, a cell is named `.column` and
belongs to the table around it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from smsgen.model.filled import HEAD_PREFIX, FilledRow, FilledValue, by_prefix
from smsgen.model.text import Text

# What stands in a control as long as nobody has filled it in.
ENTER = Text("Enter here", "在此填写")
CHOOSE = Text("Choose", "请选择")
EXPECTED = {
    "date": Text("YYYY-MM-DD", "YYYY-MM-DD"),
    "datetime": Text("YYYY-MM-DD HH:MM, time in {zone}", "YYYY-MM-DD HH:MM，{zone}时间"),
    "integer": Text("Whole number", "整数"),
    "number": Text("Number, without unit", "数字，不带单位"),
    "record": Text("Record number, such as INC-2026-0001", "记录编号，如INC-2026-0001"),
}
_PROMPTS = {*ENTER, *CHOOSE, *(text for key, both in EXPECTED.items() if key != "datetime" for text in both)}
# Word refuses longer tags.
LONGEST_NAME = 64


class Control(NamedTuple):
    """One control. kind: `text`, `lines`, `date`, `list` (one of options) or `box` (one of several choices).

    options: value → label. hint: what is expected, such as `YYYY-MM-DD`. required: the form asks for it in every
    record. needed: the words for what only a closed record needs, else "".
    """

    name: str
    label: str
    kind: str
    options: Mapping[str, str]
    hint: str = ""
    required: bool = False
    needed: str = ""


def is_prompt(text: str) -> bool:
    """Tell whether a text is what an empty control shows; some programs forget that it is only a prompt."""
    return text.strip() in _PROMPTS or text.startswith("YYYY-MM-DD")


def name_inside(field: str, part: str) -> str:
    """Return the name of the control of a column of the table `field`, or of one of its choices."""
    name = f"{field}.{part}"
    return name if len(name) <= LONGEST_NAME else f".{part}"


def head_name(key: str) -> str:
    """Return the name of the control of what is said of the record itself."""
    return HEAD_PREFIX + key


def filled_row(
    texts: Mapping[str, str], boxes: Mapping[str, Mapping[str, str]], tables: Mapping[str, Sequence[Mapping[str, str]]]
) -> FilledRow:
    """Return the record that the controls of a file make.

    texts: name of a control → what stands in it. boxes: key of a field → its choices, each with any text where it is
    ticked. tables: key of a table → its rows. What is empty is left out.
    """
    found: dict[str, FilledValue] = {name: text for name, text in texts.items() if text.strip()}
    for key, choices in boxes.items():
        found[key] = tuple(choice for choice, ticked in choices.items() if ticked)
    for key, rows in tables.items():
        kept = ({column: text for column, text in row.items() if text.strip()} for row in rows)
        found[key] = tuple(row for row in kept if row)
    values, head = by_prefix(found)
    return FilledRow(values, Text("the form", "该表单"), head)

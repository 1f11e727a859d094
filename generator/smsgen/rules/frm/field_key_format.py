"""FRM003 field-key-format."""

import re
from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import all_fields
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text

_KEY = re.compile(r"[a-z][a-z0-9_]{0,40}", re.ASCII)


@rule(
    "FRM003",
    "field-key-format",
    message=Text("the field key “{key}” is not made of a–z, 0–9 and _", "字段键“{key}”不是由a–z、0–9和_组成"),
    help=Text(
        "Use a key such as raised_at; it is the column name in every export.",
        "请使用raised_at这样的键；它是导出文件的列名。",
    ),
)
def field_key_format(facts: Facts) -> Iterable[Finding]:
    """A field key is an ASCII name that begins with a letter."""
    for form, field, _ in all_fields(facts):
        if field.key and not _KEY.fullmatch(field.key):
            path = f"{field.data_path}.key"
            yield Finding("field-key-format", form.at(path), form.id, {"key": field.key}, path)

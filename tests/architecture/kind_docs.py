"""The page of generator/docs about the kinds of records: which fields a form of each kind must have."""

from collections.abc import Iterator

from smsgen.model.record_kind import KINDS, KindField
from smsgen.model.text import Text

_TITLE = Text("Kinds of records", "记录种类")
_INTRODUCTION = Text(
    """Written by `make docs` from the kinds that checks know. `record_kinds` in `sms.yml` says which form keeps which:

```yaml
record_kinds:
  incident: SMS-FRM-39
  change-request: SMS-FRM-30
```

A form of a kind must have these fields under these keys, with this type; a text may be a long text, a number a whole
number. Choices that are listed must be among its choices. It may have more fields, more choices and its own labels.
Checks, reports and pages about a kind find nothing where no form keeps it.""",
    """由`make docs`根据检查所识别的种类生成。`sms.yml`中的`record_kinds`说明各类记录由哪个表单承载：

```yaml
record_kinds:
  incident: SMS-FRM-39
  change-request: SMS-FRM-30
```

该类表单须有下列字段，字段键和类型须一致；text可用long-text，number可用integer。所列选项须包含在内。字段、选项可以增加，标签自定。
没有表单承载的种类，相关检查、报告和页面均为空。""",
)
_HEADS = Text(
    "| Field | Type | Choices, or where it leads |\n|---|---|---|", "| 字段 | 类型 | 选项或指向 |\n|---|---|---|"
)
_NO_FIELDS = Text("No fields are read; the records count as evidence.", "不读取字段；记录计为证据。")


def kinds_page(language: str) -> str:
    """Return the page in a language."""
    parts = [f"# {_TITLE.of(language)}", _INTRODUCTION.of(language)]
    for kind, about in KINDS.items():
        parts.append(f"## {kind}: {about.name.of(language)}")
        rows = list(_rows(about.fields))
        parts.append("\n".join([_HEADS.of(language), *rows]) if rows else _NO_FIELDS.of(language))
    return "\n\n".join(parts) + "\n"


def _rows(fields: tuple[KindField, ...], table: str = "") -> Iterator[str]:
    for field in fields:
        more = ", ".join(field.choices) or (f"→ {field.kind}" if field.kind else "")
        yield f"| {table}{field.key} | {field.type} | {more} |"
        yield from _rows(field.columns, f"{field.key}.")

"""REC009 record-field-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC009",
    "record-field-missing",
    message=Text(
        "{field}: {why}, and it is not filled in",
        "{field}：{why}，但未填写",
    ),
    help=Text(
        "Fill it in. Where there is nothing to say, the form must offer that as a choice. What only a closed record"
        " needs may be left out until then.",
        "请填写。若确无内容可填，应由表单提供相应选项。关闭前必填的字段，在记录未关闭时可不填。",
    ),
)
def record_field_missing(facts: Facts) -> Iterable[Finding]:
    """Find a field that is empty, although the form asks for it, or the closed record needs it."""
    return facts.found("record-field-missing")

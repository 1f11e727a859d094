"""FRM010 record-value."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import record_problems, retention_problems
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text


@rule(
    "FRM010",
    "record-value",
    message=Text("{key} of the records: {problem}", "记录的{key}：{problem}"),
    help=Text(
        "Write, for example, retention: 3 years, and either due: monthly or event: a change is requested.",
        "请写成如retention: 3 years，并用due: monthly或event: 提出变更请求之一说明何时产生记录。",
    ),
)
def record_value(facts: Facts) -> Iterable[Finding]:
    """The values under `record` are of the known ones; a retention is a period, also after an end."""
    for document in facts.sources.values():
        if document.record is None or facts.malformed(document, "record"):
            continue
        for key, problem in (*record_problems(document.record), *retention_problems(document)):
            path = f"record.{key}"
            if not facts.malformed(document, path):
                values: Values = {"key": key, "problem": problem}
                yield Finding("record-value", document.at(path), document.id, values, path)

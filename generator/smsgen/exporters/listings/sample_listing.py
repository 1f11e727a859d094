"""A sample of records (`sms sample`): the records, and how anybody draws the same ones again."""

import json

from smsgen.exporters.findings.visible import visible
from smsgen.exporters.listings.table import table
from smsgen.exporters.record_states import RECORD_STATES
from smsgen.model.text import Text, enumerated
from smsgen.reports.sampling import Sample

SCHEMA = "sms.sample/v1"
METHOD = Text(
    "Drawn without chance: the ids of the population in the order of the SHA-256 of seed and id, the first {n}.",
    "抽样不含随机因素：将总体中的记录按“种子+编号”的SHA-256排序，取前{n}份。",
)
_HEAD = Text(
    "{process}: {n} of {size} records, seed {seed}{period}", "{process}：{size}份记录中抽取{n}份，种子{seed}{period}"
)
_FORMS = Text("Forms: {forms}", "表单：{forms}")
_FROM = Text(", from {day}", "，{day}起")
_TO = Text(", until {day}", "，至{day}止")
_NOTHING = Text("There is no record to draw from.", "没有可抽取的记录。")
_BY_HAND = Text("By hand: {command} gives {digest}", "可自行核算：{command}得{digest}")
_HEADS = (
    Text("Record", "记录"),
    Text("Date", "日期"),
    Text("Form", "表单"),
    Text("Made by", "填写人"),
    Text("State", "状态"),
    Text("File", "文件"),
)


def sample_table(sample: Sample, language: str) -> str:
    """Return the sample, one record to a line, in the order in which they were drawn."""
    asked = sample.population
    period = _FROM.of(language).format(day=asked.start) if asked.start else ""
    period += _TO.of(language).format(day=asked.end) if asked.end else ""
    head = _HEAD.of(language).format(
        process=asked.process, n=len(sample.records), size=sample.size, seed=sample.seed, period=period
    )
    lines = [head, _FORMS.of(language).format(forms=enumerated(asked.forms).of(language)), ""]
    if not sample.records:
        return "\n".join([*lines, _NOTHING.of(language)]) + "\n"
    rows = [
        (row.id, row.date or "-", row.form, row.made_by or "-", RECORD_STATES[row.state].of(language), row.path)
        for row in (drawn.row for drawn in sample.records)
    ]
    first = sample.records[0]
    command = f"printf '%s' '{sample.seed}{visible(first.row.id)}' | sha256sum"
    lines += table([head.of(language) for head in _HEADS], rows)
    lines += ["", METHOD.of(language).format(n=len(sample.records))]
    lines.append(_BY_HAND.of(language).format(command=command, digest=first.sha256))
    return "\n".join(lines) + "\n"


def sample_json(sample: Sample, commit: str, as_of: str) -> str:
    """Return the sample as `sms.sample/v1`."""
    asked = sample.population
    value = {
        "schema": SCHEMA,
        "commit": commit,
        "as_of": as_of,
        "process": asked.process,
        "forms": list(asked.forms),
        "from": asked.start,
        "to": asked.end,
        "seed": sample.seed,
        "population": sample.size,
        "method": METHOD.en.format(n=len(sample.records)),
        "records": [
            {
                "id": drawn.row.id,
                "sha256": drawn.sha256,
                "date": drawn.row.date,
                "form": drawn.row.form,
                "made_by": drawn.row.made_by,
                "state": drawn.row.state,
                "path": drawn.row.path,
            }
            for drawn in sample.records
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

"""Readiness for an audit (`sms ready`) as text and as data."""

import json
from collections.abc import Sequence

from smsgen.exporters.findings.visible import visible
from smsgen.model.text import Text
from smsgen.reports.readiness import Condition

SCHEMA = "sms.readiness/v1"
STAGE_NAMES = {
    "1": Text("stage 1 (documents)", "第一阶段（文件审核）"),
    "2": Text("stage 2 (on site)", "第二阶段（现场审核）"),
    "surveillance": Text("surveillance audit", "监督审核"),
}
MET, LACKING = Text("met", "具备"), Text("LACKING", "欠缺")
SUMMARY = Text("{met} of {all} conditions are met.", "{all}项条件中具备{met}项。")
_HEAD = Text("Readiness for {stage}, as of {day}", "{stage}准备情况，截至{day}")


def readiness_text(conditions: Sequence[Condition], stage: str, as_of: str, language: str) -> str:
    """Return each condition with its evidence or with what is missing."""
    lines = [_HEAD.of(language).format(stage=STAGE_NAMES[stage].of(language), day=as_of), ""]
    for each in conditions:
        mark = (MET if each.met else LACKING).of(language)
        lines.append(visible(f"{mark}  {each.title.of(language)}"))
        lines += [visible(f"    + {words.of(language)}") for words in each.evidence]
        lines += [visible(f"    - {words.of(language)}") for words in each.lacks]
    lines += ["", summary(conditions, language), ""]
    return "\n".join(lines)


def summary(conditions: Sequence[Condition], language: str) -> str:
    """Return how many conditions are met, in a sentence."""
    return SUMMARY.of(language).format(met=sum(each.met for each in conditions), all=len(conditions))


def readiness_json(conditions: Sequence[Condition], stage: str, as_of: str, commit: str, language: str) -> str:
    """Return the conditions as `sms.readiness/v1`."""
    value = {
        "schema": SCHEMA,
        "commit": commit,
        "as_of": as_of,
        "stage": stage,
        "ready": all(each.met for each in conditions),
        "conditions": [
            {
                "name": each.name, "title": each.title.of(language), "met": each.met,
                "requirements": list(each.requirements),
                "evidence": [words.of(language) for words in each.evidence],
                "lacks": [words.of(language) for words in each.lacks],
            }
            for each in conditions
        ],
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

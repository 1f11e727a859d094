"""The documents of the replayed year: seven of the example's, shortened, each version as it was written."""

from collections.abc import Iterator, Mapping

SETTINGS = """\
# The organisation and everyone in it are fictional.
schema: sms.settings/v1
organisation: {en: "Lanting Digital Services Co., Ltd.", zh: 兰亭数字服务有限公司}
short_name: {en: Lanting, zh: 兰亭}
fictional: "yes"
languages: [en, zh]
standards: ["silent-1:2020"]
as_of: "2027-02-28"
"""

PATHS = {
    "SMS-MAN-01": "docs/manual/man-01.md",
    "SMS-MAN-04": "docs/manual/man-04.md",
    "SMS-POL-05": "policies/pol-05.md",
    "SMS-PRC-17": "procedures/prc-17.md",
    "SMS-GDE-06": "docs/guides/gde-06.md",
    "SMS-GDE-08": "docs/guides/gde-08.md",
    "SMS-FRM-30": "forms/frm-30.md",
}
_TITLES = {
    "SMS-MAN-01": ("Service management manual", "服务管理手册"),
    "SMS-MAN-04": ("Promulgation order", "颁布令"),
    "SMS-POL-05": ("Change management policy", "变更管理策略"),
    "SMS-PRC-17": ("Change management procedure", "变更管理程序"),
    "SMS-GDE-06": ("Raising a request for change", "提出变更请求"),
    "SMS-GDE-08": ("Emergency changes", "紧急变更"),
    "SMS-FRM-30": ("Request for change", "变更请求"),
}
_OWNERS = {"SMS-MAN-01": "management-representative", "SMS-MAN-04": "top-management"}
_PARENTS = {
    "SMS-MAN-04": "SMS-MAN-01",
    "SMS-POL-05": "SMS-MAN-01",
    "SMS-PRC-17": "SMS-POL-05",
    "SMS-GDE-06": "SMS-PRC-17",
    "SMS-GDE-08": "SMS-PRC-17",
    "SMS-FRM-30": "SMS-PRC-17",
}
_MORE = {"SMS-PRC-17": "forms: [SMS-FRM-30]\n"}
_FIELDS = """\
fields:
  - {key: title, label: What changes, type: text, required: "yes"}
  - {key: class, label: Class, type: choice, choices: {normal: Normal, emergency: Emergency}}
record: {prefix: RFC, instance: retained, storage: repository, retention: 3 years, event: a change is wanted}
"""
_FIELDS_ZH = """\
fields:
  title: {label: 变更内容}
  class: {label: 类别, choices: {normal: 一般, emergency: 紧急}}
record: {event: 需要变更}
"""

# (document, version) → author, why it exists, body.
_ENGLISH: Mapping[tuple[str, str], tuple[str, str, str]] = {
    ("SMS-MAN-01", "1.0"): (
        "wu.fan",
        "First issue.",
        "All services are managed by these documents, such as [[SMS-POL-05]].",
    ),
    ("SMS-MAN-04", "1.0"): ("wu.fan", "First order.", "I put [[SMS-MAN-01]] into use."),
    ("SMS-POL-05", "1.0"): (
        "xu.dan",
        "First issue.",
        "Every change shall be authorised before it is made, as [[SMS-PRC-17]] says.",
    ),
    ("SMS-POL-05", "2.0"): (
        "guo.peng",
        "Changes of suppliers are covered as well.",
        "Every change, also one by a supplier, shall be authorised before it is made, as [[SMS-PRC-17]] says.",
    ),
    ("SMS-PRC-17", "1.0"): (
        "xu.dan",
        "First issue.",
        "The change manager asseses each request on [[SMS-FRM-30]]. Emergencies follow [[SMS-GDE-08]].",
    ),
    ("SMS-PRC-17", "1.1"): (
        "xu.dan",
        "A misspelt word is put right.",
        "The change manager assesses each request on [[SMS-FRM-30]]. Emergencies follow [[SMS-GDE-08]].",
    ),
    ("SMS-PRC-17", "2.0"): (
        "guo.peng",
        "Emergency changes are part of the procedure.",
        "The change manager assesses each request on [[SMS-FRM-30]]. An emergency change is assessed afterwards.",
    ),
    ("SMS-PRC-17", "2.1"): (
        "guo.peng",
        "Emergency changes are part of the procedure, with a limit of five working days.",
        (
            "The change manager assesses each request on [[SMS-FRM-30]]. "
            "An emergency change is assessed within five working days."
        ),
    ),
    ("SMS-PRC-17", "2.2"): (
        "guo.peng",
        "The limit is told from the end of the change.",
        (
            "The change manager assesses each request on [[SMS-FRM-30]]. "
            "An emergency change is assessed within five working days of its end."
        ),
    ),
    ("SMS-GDE-06", "1.0"): ("tang.li", "First issue.", "Fill in [[SMS-FRM-30]] and send it to the change manager."),
    ("SMS-GDE-06", "1.1"): (
        "tang.li",
        "Requests go to the portal.",
        "Fill in [[SMS-FRM-30]] in the portal, which tells the change manager.",
    ),
    ("SMS-GDE-06", "2.0"): (
        "tang.li",
        "Emergency changes are raised in the same way.",
        (
            "Fill in [[SMS-FRM-30]] in the portal, which tells the change manager. "
            "In an emergency, call first and fill it in on the same day."
        ),
    ),
    ("SMS-GDE-08", "1.0"): ("gao.yang", "First issue.", "Call the operations manager, then make the change."),
    ("SMS-FRM-30", "1.0"): ("tang.li", "First issue.", "One request, one form."),
    ("SMS-FRM-30", "1.1"): ("tang.li", "It says where the form goes.", "One request, one form, in the portal."),
}
# (document, source version, revision) → author, why, body.
_CHINESE: Mapping[tuple[str, str, str], tuple[str, str, str]] = {
    ("SMS-MAN-01", "1.0", "1"): ("wu.fan", "首次发布。", "所有服务均按本套文件管理，如[[SMS-POL-05]]。"),
    ("SMS-MAN-04", "1.0", "1"): ("wu.fan", "首次颁布。", "现颁布施行[[SMS-MAN-01]]。"),
    ("SMS-POL-05", "1.0", "1"): ("xu.dan", "首次发布。", "每项变更实施前均应按[[SMS-PRC-17]]获得授权。"),
    ("SMS-POL-05", "2.0", "1"): (
        "guo.peng",
        "将供应商的变更纳入。",
        "每项变更，包括供应商的变更，实施前均应按[[SMS-PRC-17]]获得授权。",
    ),
    ("SMS-PRC-17", "1.0", "1"): (
        "xu.dan",
        "首次发布。",
        "变更经理按[[SMS-FRM-30]]平估每项请求。紧急情况按[[SMS-GDE-08]]处理。",
    ),
    ("SMS-PRC-17", "1.1", "1"): (
        "xu.dan",
        "与英文版1.1保持一致。",
        "变更经理按[[SMS-FRM-30]]平估每项请求。紧急情况按[[SMS-GDE-08]]处理。",
    ),
    ("SMS-PRC-17", "1.1", "2"): (
        "xu.dan",
        "更正错别字。",
        "变更经理按[[SMS-FRM-30]]评估每项请求。紧急情况按[[SMS-GDE-08]]处理。",
    ),
    ("SMS-PRC-17", "2.1", "1"): (
        "guo.peng",
        "将紧急变更纳入本程序，时限为五个工作日。",
        "变更经理按[[SMS-FRM-30]]评估每项请求。紧急变更在五个工作日内评估。",
    ),
    ("SMS-PRC-17", "2.2", "1"): (
        "guo.peng",
        "时限自变更结束时起算。",
        "变更经理按[[SMS-FRM-30]]评估每项请求。紧急变更在结束后五个工作日内评估。",
    ),
    ("SMS-GDE-06", "1.0", "1"): ("tang.li", "首次发布。", "填写[[SMS-FRM-30]]，发给变更经理。"),
    ("SMS-GDE-06", "1.1", "1"): ("tang.li", "请求通过门户提交。", "在门户中填写[[SMS-FRM-30]]，由门户通知变更经理。"),
    ("SMS-GDE-06", "2.0", "1"): (
        "tang.li",
        "紧急变更以同样方式提出。",
        "在门户中填写[[SMS-FRM-30]]，由门户通知变更经理。紧急时先打电话，当天补填。",
    ),
    ("SMS-GDE-08", "1.0", "1"): ("gao.yang", "首次发布。", "先致电运行经理，再实施变更。"),
    ("SMS-FRM-30", "1.0", "1"): ("tang.li", "首次发布。", "一项请求填一份表。"),
    ("SMS-FRM-30", "1.1", "1"): ("tang.li", "写明提交方式。", "一项请求在门户中填一份表。"),
}


def english(document: str, version: str) -> dict[str, str]:
    """Return path → text of a version."""
    author, change, body = _ENGLISH[document, version]
    parent = f"parent: {_PARENTS[document]}\n" if document in _PARENTS else ""
    fields = _FIELDS if document == "SMS-FRM-30" else ""
    text = f"""---
id: {document}
title: {_TITLES[document][0]}
version: "{version}"
owner: {_OWNERS.get(document, "change-manager")}
authors: [{author}]
{parent}{_MORE.get(document, "")}{fields}classification: internal
change: {change}
---

## What is done {{#what}}

{body}
"""
    return {PATHS[document]: text}


def chinese(document: str, version: str, revision: str = "1") -> dict[str, str]:
    """Return path → text of a translation."""
    author, change, body = _CHINESE[document, version, revision]
    fields = _FIELDS_ZH if document == "SMS-FRM-30" else ""
    text = f"""---
id: {document}
title: {_TITLES[document][1]}
authors: [{author}]
translation_of: "{version}"
revision: "{revision}"
{fields}change: {change}
---

## 做法 {{#what}}

{body}
"""
    return {PATHS[document].replace(".md", ".zh.md"): text}


def both(document: str, version: str) -> dict[str, str]:
    """Return path → text of a version and of its first translation."""
    return english(document, version) | chinese(document, version)


def english_versions() -> Iterator[tuple[str, str]]:
    """Yield the name of each version, such as `SMS-PRC-17 2.1 en`, and its text."""
    for document, version in _ENGLISH:
        yield f"{document} {version} en", english(document, version)[PATHS[document]]


def chinese_versions() -> Iterator[tuple[str, str]]:
    """Yield the name of each translation, such as `SMS-PRC-17 1.1/2 zh`, and its text."""
    for document, version, revision in _CHINESE:
        [text] = chinese(document, version, revision).values()
        yield f"{document} {version}/{revision} zh", text

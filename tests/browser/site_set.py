"""A small set on disk, and the site built from it: what the tests of the site share."""

from pathlib import Path

from smsgen.app.check import judge
from smsgen.app.publishing.build import BuildOptions, BuiltSite, build_site
from smsgen.app.publishing.site_inputs import site_inputs
from smsgen.exporters.site.assemble import SiteInputs

HOSTILE_TITLE = 'A "quoted" <script>alert(1)</script> | *title* & `code` {#x} [[SMS-POL-01]] {{ 7*7 }} </title>'
LONG_TITLE = "Long " + "word " * 99

_AUTHORITY = """schema: "sms.authority/v1"
number: "1"
issued_at: "2026-01-01T00:00:00+00:00"
time_zone: "Asia/Shanghai"
language: "en"
id_pattern: "SMS-(MAN|POL|PRC|GDE|FRM)-[0-9]{2}"
root: {signers: [li.qing], threshold: "1"}
people:
  li.qing:
    name: "Li Qing 李青"
    roles:
      - {role: quality-manager, from: "2026-01-01", basis: LOA-1}
    acting: []
    keys: []
    accounts: {}
    emails: [li.qing@example.org]
roles:
  quality-manager: {en: "Quality manager", zh: "质量经理"}
approval: {}
meanings: {}
witnesses: []
"""

_SETTINGS = """schema: sms.settings/v1
organisation: {en: "Smith & Sons <Test>", zh: 史密斯父子公司}
short_name: {en: Smith & Sons, zh: 史密斯}
fictional: "yes"
languages: [en, zh]
standards: ["iso-iec-20000-1:2018"]
as_of: "2026-10-15"
"""

_COMMON = """owner: quality-manager
authors: [li.qing]
classification: internal
change: First issue.
"""

_TEXTS = {
    "docs/manual/man-01.md": f"""---
id: SMS-MAN-01
title: Service management manual
version: "1.0"
{_COMMON}clauses:
  "4.3": "#scope"
---

## Scope {{#scope}}

The services of this company; see [[SMS-POL-07]] and [[SMS-PRC-17#flow|the flow]].
""",
    "docs/manual/man-01.zh.md": """---
id: SMS-MAN-01
title: 服务管理手册
authors: [li.qing]
translation_of: "1.0"
revision: "1"
change: 首次发布。
---

## 范围 {#scope}

本公司的服务，见[[SMS-POL-07]]和[[SMS-PRC-17#flow|流程]]。
""",
    "policies/pol-07.md": f"""---
id: SMS-POL-07
title: Service continuity and availability policy
version: "1.1"
parent: SMS-MAN-01
{_COMMON}clauses:
  "8.7.1": ""
  "8.7.2": "#continuity"
---

## Continuity {{#continuity}}

Service continuity is planned for every service. Details in [the procedure](../procedures/prc-17.md#flow).

| Case | What is done | Who | When | Where | Why |
|---|---|---|---|---|---|
| Loss of a site | Work goes on at the other site [[SMS-MAN-01]] | Lead | at once | Chengdu | agreed |
""",
    "policies/pol-07.zh.md": """---
id: SMS-POL-07
title: 服务连续性与可用性策略
authors: [li.qing]
translation_of: "1.0"
revision: "2"
change: 首次发布。
---

## 连续性 {#continuity}

每项服务都应策划服务连续性，并保证服务可用。详见[程序](../procedures/prc-17.md#flow)。

| 情形 | 做什么 | 谁 | 何时 | 何地 | 原因 |
|---|---|---|---|---|---|
| 站点失效 | 在另一站点继续工作，见[[SMS-MAN-01]] | 主管 | 立即 | 成都 | 已约定 |
""",
    "procedures/prc-17.md": f"""---
id: SMS-PRC-17
title: Change management procedure
version: "1.0"
parent: SMS-POL-07
forms: [SMS-FRM-30]
{_COMMON}---

## Flow {{#flow}}

```mermaid
flowchart TD
  A[Raise 变更] --> B{{Which class?}}
  B -->|normal| C[Assess]
```

- A missing document [[SMS-PRC-99]] and `[[SMS-PRC-98]]` in code.
- Zebra crossing.
""",
    "procedures/prc-18.md": f"""---
id: SMS-PRC-18
title: {HOSTILE_TITLE!r}
version: "1.0"
parent: SMS-PRC-19
{_COMMON}---

## Text {{#text}}

See [[SMS-PRC-19]] and, in a table:

| Document | |
|---|---|
| [[SMS-PRC-18]] | last |
""",
    "procedures/prc-19.md": f"""---
id: SMS-PRC-19
title: {LONG_TITLE!r}
version: "1.0"
parent: SMS-POL-07
{_COMMON}---

## Text {{#text}}

See [[SMS-PRC-18]] and [[SMS-PRC-18|a <b>label</b> of "ours"]].
""",
    "forms/frm-30.md": f"""---
id: SMS-FRM-30
title: Request for change
version: "1.0"
parent: SMS-PRC-17
{_COMMON}information: ["8.5.1.2-R1"]
fields:
  - {{key: title, label: "What changes <now>", type: text, required: "yes", limits: {{max_length: "80"}}}}
  - {{key: class, label: Class, type: choice, required: "yes", choices: {{normal: Normal, emergency: Emergency}}}}
record: {{prefix: RFC, instance: retained, storage: repository, retention: 3 years, event: a change is wanted}}
---

## Purpose {{#purpose}}

One request, one form.
""",
}


def write_set(root: Path) -> Path:
    """Write the small set to `root` and return it."""
    texts = {"authority/1.yml": _AUTHORITY, "sms.yml": _SETTINGS, **_TEXTS}
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def inputs_of(root: Path) -> SiteInputs:
    """Return what the site of the set in `root` is made from, whatever the checker says of it."""
    judged = judge(root, cache=False)
    return site_inputs(judged.facts, judged.tree)


def build_set(root: Path, folder: Path, engine: str = "mkdocs") -> BuiltSite:
    """Build the site of the set in `root` into `folder / "site"`."""
    folder.mkdir(parents=True, exist_ok=True)
    return build_site(lambda: inputs_of(root), BuildOptions(folder, engine))

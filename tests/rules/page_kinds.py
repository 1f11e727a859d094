"""The forms of the kinds of records that a case names in its sms.yml: each has exactly the fields that checks read."""

import re
from collections.abc import Iterator, Mapping

import yaml

from smsgen.model.record_kind import KINDS, KindField

_FORM = re.compile(r"SMS-FRM-[0-9]{2}")
_PROCEDURE = "procedures/prc-20.md"
# Instances that are kept up to date, and of which each has a version.
_MAINTAINED = frozenset(
    {
        *("asset", "configuration-item", "customer", "external-document", "knowledge", "obligation", "other-party"),
        *("operational-level-agreement", "resource-plan", "risk", "security-risk", "service-catalogue-entry"),
        *("service-design", "service-level-agreement", "service-plan", "service-requirements", "supplier-contract"),
    }
)
_PREFIXES = {
    "acknowledgement": "ACK",
    "appointment": "APT",
    "audit-report": "IAR",
    "cab-minutes": "CAB",
    "certification-budget": "CBU",
    "change-assessment": "CRA",
    "change-request": "RFC",
    "change-review": "PIR",
    "change-trend": "CTR",
    "competence": "CMP",
    "complaint": "CPL",
    "continuity-test": "BCT",
    "disposal": "DSP",
    "improvement": "IMP",
    "incident": "INC",
    "legal-status": "LEG",
    "management-review": "MRR",
    "major-incident-report": "MIR",
    "nonconformity": "NCR",
    "objective": "OBJ",
    "operational-level-agreement": "OLA",
    "problem": "PRB",
    "risk": "RSK",
    "service-catalogue-entry": "SVC",
    "service-level-agreement": "SLA",
    "service-level-report": "SLR",
    "service-request": "SRQ",
    "supplier-contract": "SCT",
    "supplier-review": "SRV",
    "training": "TRN",
    "service-review": "SRW",
    "audit-programme": "IAP",
}


def kind_files(settings: bytes, own: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return path → text of the forms of `record_kinds`, without those that the case brings, and of a user of them."""
    try:
        kinds = yaml.safe_load(settings).get("record_kinds", {})
    except (yaml.YAMLError, AttributeError):
        return {}
    chosen = {
        kind: form
        for kind, form in (kinds.items() if isinstance(kinds, dict) else ())
        if kind in KINDS and _FORM.fullmatch(str(form)) and f"forms/frm-{form[-2:]}.md" not in own
    }
    files = {f"forms/frm-{form[-2:]}.md": _form(kind, form, kinds).encode() for kind, form in chosen.items()}
    if files and _PROCEDURE not in own:
        files[_PROCEDURE] = _user({"SMS-FRM-39", *chosen.values()}).encode()
    return files


def _form(kind: str, form: str, kinds: Mapping[str, str]) -> str:
    fields = list(_fields(KINDS[kind].fields, kinds, "  ")) or ["  - {key: subject, label: Subject, type: text}"]
    prefix = _PREFIXES.get(kind, kind.replace("-", "").upper()[:6] + form[-2:])
    instance = "maintained" if kind in _MAINTAINED else "retained"
    head = [
        *("---", f"id: {form}", f"title: {KINDS[kind].name.en.capitalize()}", 'version: "1.0"'),
        *("owner: quality-manager", "authors: [li.qing]", "parent: SMS-PRC-20", "classification: internal"),
        *("change: First issue.", "fields:", *fields),
        f"record: {{prefix: {prefix}, instance: {instance}, storage: repository, retention: 9 years, event: now}}",
    ]
    return "\n".join([*head, "---", "", "## Filling {#filling}", "", "Fill it in at once.", ""])


def _fields(fields: tuple[KindField, ...], kinds: Mapping[str, str], indent: str) -> Iterator[str]:
    for field in fields:
        words = [f"key: {field.key}", f"label: {field.key}", f"type: {field.type}"]
        if field.type in ("choice", "choices"):
            # What each organisation has its own of: the services of the case.
            choices = field.choices if len(field.choices) > 1 else (*field.choices, "svc_01", "svc_02")
            words.append("choices: {" + ", ".join(f"{choice}: {choice}" for choice in choices) + "}")
        if field.kind in kinds:
            words.append(f"form: {kinds[field.kind]}")
        if field.columns:
            columns = ", ".join(line.strip().removeprefix("- ") for line in _fields(field.columns, kinds, ""))
            words.append(f"columns: [{columns}]")
        elif field.type == "table":
            words.append("columns: [{key: note, label: Note, type: text}]")
        yield f"{indent}- {{{', '.join(words)}}}"


def _user(forms: set[str]) -> str:
    listed = sorted(forms)
    head = [
        *("---", "id: SMS-PRC-20", "title: Incident management", 'version: "1.0"', "owner: incident-manager"),
        *("authors: [he.jing]", "parent: SMS-POL-01", f"forms: [{', '.join(listed)}]", "classification: internal"),
        *("change: First issue.", "---", "", "## Logging {#logging}", ""),
    ]
    return "\n".join([*head, *(f"- [[{form}]]" for form in listed), ""])

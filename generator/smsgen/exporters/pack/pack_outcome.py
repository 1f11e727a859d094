"""What `sms pack` says of the pack that it made."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from smsgen.exporters.findings.visible import visible
from smsgen.exporters.pack.pack_manifest import PackAbout, head_of, left_out
from smsgen.exporters.pack.pack_readme import PACK_NAMES, README
from smsgen.exporters.pack.packed_file import PackedFile
from smsgen.model.text import LANGUAGE_NAMES, Text, enumerated
from smsgen.reports.pack import REASONS, REVIEW

SCHEMA = "sms.pack-made/v1"
_SHORT = 12
_HEAD = Text(
    "Pack for {stage} of commit {commit}, as of {day}: {file}", "{stage}材料包，提交{commit}，判断日期{day}：{file}"
)
_COUNTS = Text(
    "documents {documents} ({languages}) · approvals {approvals} · records {records}",
    "文件{documents}份（{languages}）· 审批记录{approvals}份 · 记录{records}份",
)
_SINCE = Text(" · from {day} on", " · 自{day}起")
_LEFT = Text("left out: {list}", "未收入：{list}")
_ON_SITE = Text(
    "to be shown on site, as their content is kept elsewhere: {count}", "内容另处保存、须在现场查看：{count}份"
)
_HISTORY = Text(
    "with the whole history (history.bundle), which holds every version of every file ever committed",
    "含完整历史（history.bundle），其中有曾经提交的全部文件的全部版本",
)
_PROOF = Text(
    "sha256: {sha256}\nhead: register {register}, approval records {records}; the next audit starts from it: "
    "sms verify --anchor anchor.yml",
    "sha256：{sha256}\n头部：授权登记册{register}，审批记录{records}；"
    "下次审核以此为起点：sms verify --anchor anchor.yml",
)
_LACKING = Text("Lacking: {list}. See {file} in the pack.", "欠缺：{list}。见包内{file}。")
_DIGITS = len("sha256:") + 12


def pack_text(about: PackAbout, files: Sequence[PackedFile], file: Path, sha256: str, language: str) -> str:
    """Return what was made and what is missing, in a few lines."""

    def said(wording: Text, **values: object) -> str:
        return wording.of(language).format(**values)

    content, head = about.content, about.head
    counts = _counts(files)
    languages = enumerated(LANGUAGE_NAMES.get(each, each) for each in _languages(files))
    stage = PACK_NAMES[content.stage].of(language)
    opening = said(_HEAD, stage=stage, commit=head.commit[:_SHORT], day=about.as_of, file=file)
    known = {key: counts[key] for key in ("documents", "approvals", "records")}
    summary = said(_COUNTS, **known, languages=languages.of(language))
    lines = [opening, f"  {summary}{said(_SINCE, day=content.since) if content.since else ''}"]
    left = [(name, content.left_out_for(reason)) for reason, name in REASONS.items()]
    listed = enumerated(Text(f"{count} {name.en}", f"{name.zh}{count}份") for name, count in left if count)
    lines += [f"  {said(_LEFT, list=listed.of(language))}"] if listed.en else []
    lines += [f"  {said(_ON_SITE, count=len(content.on_site))}"] if content.on_site else []
    lines += [f"  {said(_HISTORY)}"] if about.history else []
    records = head.records_root[:_DIGITS]
    proof = said(_PROOF, sha256=sha256, register=head.register[:_DIGITS], records=records)
    lines += [f"  {line}" for line in proof.splitlines()]
    if about.lacking:
        see = "review-inputs.txt" if content.stage == REVIEW else "readiness.txt"
        lacking = enumerated(about.lacking).of(language)
        lines.append(said(_LACKING, list=lacking, file=f"listings/{language}/{see}"))
    return "\n".join(map(visible, lines)) + "\n"


def pack_json(about: PackAbout, files: Sequence[PackedFile], file: Path, sha256: str) -> str:
    """Return the same as `sms.pack-made/v1`."""
    value = {
        "schema": SCHEMA,
        "file": str(file),
        "sha256": sha256,
        "commit": about.head.commit,
        "as_of": about.as_of,
        "stage": about.content.stage,
        "since": about.content.since,
        "confidential": about.confidential,
        "history": about.history,
        "counts": _counts(files),
        "left_out": left_out(about.content),
        "on_site": [record.id for record in about.content.on_site],
        "disposed": [each.record for each in about.content.disposed],
        "head": head_of(about.head),
        "lacking": [each._asdict() for each in about.lacking],
        "readme": list(README.values()),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _counts(files: Sequence[PackedFile]) -> dict[str, int]:
    """Return how many documents (not texts), approval records (not signatures) and records there are."""
    kinds = Counter(each.kind for each in files)
    decisions = sum(each.kind == "approval" and each.path.endswith(".yml") for each in files)
    documents = {each.id for each in files if each.kind == "document"}
    return {"documents": len(documents), "texts": kinds["document"], "approvals": decisions,
            "records": kinds["record"], "files": len(files)}  # fmt: skip


def _languages(files: Sequence[PackedFile]) -> list[str]:
    return sorted({each.language for each in files if each.kind == "document"})

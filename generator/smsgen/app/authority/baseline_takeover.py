"""Takes over approvals given before control started, also on paper: `authority/baselines/N.yml` (ADR 0009)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from smsgen.analysis.identity import Identity, identify
from smsgen.analysis.manifests import digests
from smsgen.app.authority.authority import Registers, moment_text, refuse_findings, refuse_incomplete
from smsgen.app.authority.authority_people import listed_roles
from smsgen.app.authority.baseline_rows import REQUIRED, Row, read_rows
from smsgen.app.check import NotJudgedError, refusal
from smsgen.app.writing.refused_change import FaultyRowsError, refused
from smsgen.app.writing.write_controlled import write_controlled
from smsgen.diagnostics import nearest_word
from smsgen.exporters.root_statements import baseline_entry, baseline_text
from smsgen.model.baseline import BaselineEntry
from smsgen.model.day import is_day
from smsgen.model.document import Document
from smsgen.model.text import LANGUAGES, Text
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.load import load
from smsgen.sources.read_statements import read_statement
from smsgen.sources.tree import WorkingTree

FOLDER = "authority/baselines"
_DIGEST = re.compile(r"(?:sha256:)?([0-9a-fA-F]{64})", re.ASCII)
# Below the limit of what a YAML file of the set may hold, with room for the head.
_LARGEST = 60_000


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What was written: the files, and the entries in them."""

    paths: tuple[str, ...]
    entries: tuple[BaselineEntry, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rows are compared with. folder: of the list, for scans. taken: what was decided on or taken over."""

    identity: Identity
    digests: Mapping[str, str]
    roles: Mapping[str, Mapping[str, str]]
    language: str
    today: str
    folder: Path
    taken: frozenset[tuple[str, str, str, str]]


def take_over(registers: Registers, file: Path, now: datetime, cache_folder: Path | None = None) -> TakenOver:
    """Write the approvals that `file` lists as the next baseline, or several where one file cannot hold them.

    Raises FaultyRowsError with every fault of every row, AuthorityError where the file cannot be read, NotJudgedError
    where the set cannot; nothing is written then.
    """
    refuse_incomplete(registers)
    try:
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise refused(en=f"{file} cannot be read: {reason}", zh=f"无法读取{file}：{reason}") from error
    rows = read_rows(file.name, content)
    known = _known(registers, file.absolute().parent, now, cache_folder)
    entries, faults = [], []
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        entry, found = _judged(row, known)
        key = (entry.document, entry.version, entry.language)
        if all(key) and key in seen:
            found.append(
                row.fault("id", f"the same as row {seen[key]}; keep one", f"与第{seen[key]}行重复，请只保留一行")
            )
        seen.setdefault(key, row.number)
        entries.append(entry)
        faults += found
    if faults:
        raise FaultyRowsError(faults)
    return _write(registers, entries, moment_text(now, registers.zone))


def _known(registers: Registers, folder: Path, now: datetime, cache_folder: Path | None) -> _Known:
    try:
        sms = load(WorkingTree(registers.root), cache_folder).sms
    except ConfigurationError as error:
        raise NotJudgedError(refusal(error.findings, "", "", None)) from error
    taken = {(each.document, each.version, each.language, each.revision)
             for statement in registers.statements for each in statement.entries}  # fmt: skip
    taken |= {(each.document, each.version, each.language, each.revision) for each in registers.approvals}
    highest = registers.highest
    today = now.astimezone(registers.zone).date().isoformat()
    identity = identify(sms.documents, sms.records)
    made = digests(sms, (each.text for each in identity.instances.values()))
    return _Known(identity, made, highest.roles, highest.language, today, folder, frozenset(taken))


def _judged(row: Row, known: _Known) -> tuple[BaselineEntry, list[Text]]:
    values = {name: row.values.get(name, "") for name in (*REQUIRED, "revision", "effective_from")}
    faults = [row.fault(name, "is missing; fill it in", "为空，请填写") for name in REQUIRED if not values[name]]
    values["role"] = _role(values["role"], known.roles)
    if values["role"] and values["role"] not in known.roles:
        en, zh = listed_roles(known.roles, "en"), listed_roles(known.roles, "zh")
        faults.append(row.fault("role", f"no role of the register; one of {en}", f"登记册中没有此角色，可用：{zh}"))
    faults += _day_faults(row, values, known.today)
    document = None
    if values["id"] and values["language"] and values["version"]:
        document, found = _text(row, values, known)
        faults += found
    scan = ""
    if values["scan"]:
        scan, found = _scan(row, values["scan"], known.folder)
        faults += found
    entry = BaselineEntry(
        document=values["id"], version=values["version"], language=values["language"],
        digest=known.digests.get(document.path, "") if document else "", approver=values["approver"],
        role=values["role"], date=values["date"], place=values["place"], scan=scan, reason=values["reason"],
        revision=document.revision if document else values["revision"], effective_from=values["effective_from"],
    )  # fmt: skip
    return entry, faults


def _role(value: str, roles: Mapping[str, Mapping[str, str]]) -> str:
    """Return the id of the role that is listed by its id, or by its name in any language where no other has it."""
    named = [role for role, names in roles.items() if value.casefold() in {name.casefold() for name in names.values()}]
    return named[0] if value not in roles and len(named) == 1 else value


def _day_faults(row: Row, values: Mapping[str, str], today: str) -> Iterator[Text]:
    for name in ("date", "effective_from"):
        if values[name] and not is_day(values[name]):
            yield row.fault(name, "no day; write YYYY-MM-DD, such as 2026-02-01", "不是日期，请写成2026-02-01")
    if is_day(values["date"]):
        if values["date"] > today:
            yield row.fault("date", f"lies after today ({today})", f"晚于今天（{today}）")
        if is_day(values["effective_from"]) and values["effective_from"] < values["date"]:
            yield row.fault(
                "effective_from", f"before the approval, {values['date']}; nothing takes effect before it is approved",
                f"早于批准日期{values['date']}；未经批准不能生效",
            )  # fmt: skip


def _text(row: Row, values: Mapping[str, str], known: _Known) -> tuple[Document | None, list[Text]]:
    """Return the text that a row is about, which may be a maintained record, or why there is none."""
    id_, language = values["id"], values["language"]
    source = known.identity.subject(id_)
    if source is None:
        near = nearest_word(id_, (*known.identity.sources, *known.identity.instances))
        meant = Text(f"; did you mean {near}?", f"，是否为{near}？") if near else Text("", "")
        en, zh = f"there is no such document or maintained record{meant.en}", f"没有此文件或维护型记录{meant.zh}"
        return None, [row.fault("id", en, zh)]
    if language not in LANGUAGES:
        return None, [row.fault("language", "write en or zh", "请写en或zh")]
    text = source if language == known.language else known.identity.translations.get(id_, {}).get(language)
    if text is None:
        return None, [row.fault("language", f"{id_} has no text in it", f"{id_}没有此语言的文本")]
    return text, list(_text_faults(row, values, text, known))


def _text_faults(row: Row, values: Mapping[str, str], text: Document, known: _Known) -> Iterator[Text]:
    version = text.translation_of if text.is_translation else text.version
    if values["version"] != version:
        yield row.fault(
            "version",
            f"{text.path} holds {version}. The digest is taken from the text in the files: write {version}, or put the"
            " text of the approved version back first (a spreadsheet turns 1.0 into 1: make the column text)",
            f"{text.path}中为{version}。摘要取自当前文件：请写{version}，或先恢复已批准版本的正文"
            "（电子表格会把1.0变成1，请将该列设为文本）",
        )
    if values["revision"] not in ("", text.revision):
        yield row.fault("revision", f"{text.path} holds {text.revision!r}", f"{text.path}中为“{text.revision}”")
    if text.path not in known.digests:
        yield row.fault(
            "id", f"{text.path} has faults or lacks an image, so it has no digest; see `sms check`",
            f"{text.path}有错误或缺少图片，无法计算摘要；请运行“sms check”",
        )  # fmt: skip
    if (values["id"], version, values["language"], text.revision) in known.taken:
        yield row.fault(
            "id",
            f"{version} was taken over or decided on already; leave the row out",
            f"{version}已接收或已有审批记录，请删除该行",
        )


def _scan(row: Row, value: str, folder: Path) -> tuple[str, list[Text]]:
    """Return the digest of a scan, given itself or as the path of the file."""
    match = _DIGEST.fullmatch(value)
    if match:
        return f"sha256:{match[1].lower()}", []
    file = folder / value.replace("\\", "/")
    try:
        return f"sha256:{sha256(file.read_bytes()).hexdigest()}", []
    except OSError as error:
        reason = error.strerror or str(error)
        en = f"{file} cannot be read ({reason}); name the scanned file, as seen from the list, or its sha256"
        return "", [row.fault("scan", en, f"无法读取{file}（{reason}）；请写扫描件相对于清单的路径，或其sha256")]


def _write(registers: Registers, entries: Sequence[BaselineEntry], issued_at: str) -> TakenOver:
    first = next_number(registers, FOLDER)
    files = []
    for number, batch in enumerate(_batches(entries), first):
        path = f"{FOLDER}/{number}.yml"
        content = baseline_text(str(number), issued_at, registers.highest.number, batch).encode()
        statement, findings = read_statement(path, content, {})
        refuse_findings(findings)
        if statement is None or [replace(each, path="", index=0) for each in statement.entries] != batch:
            message = f"{path} would not be read back as it was meant"
            raise RuntimeError(message)
        files.append((path, content))
    for path, content in files:
        write_controlled(registers.root, path, content, new=True)
    return TakenOver(tuple(path for path, _ in files), tuple(entries))


def _batches(entries: Sequence[BaselineEntry]) -> Iterator[list[BaselineEntry]]:
    batch: list[BaselineEntry] = []
    size = 0
    for entry in entries:
        length = len(baseline_entry(entry).encode())
        if batch and size + length > _LARGEST:
            yield batch
            batch, size = [], 0
        batch.append(entry)
        size += length
    yield batch


def next_number(registers: Registers, folder: str) -> int:
    """Return the number of the next file in `authority/baselines` or `authority/exceptions`."""
    taken = re.compile(rf"{folder}/([1-9][0-9]{{0,5}})\.yml", re.ASCII)
    return 1 + max((int(match[1]) for path in registers.contents if (match := taken.fullmatch(path))), default=0)

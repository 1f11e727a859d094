"""What became of an import, as text and as JSON (`sms.import/v1`)."""

import json
from collections.abc import Iterator

from smsgen.exporters.findings.visible import visible
from smsgen.model.import_result import ImportResult, RowFault
from smsgen.model.text import Text, enumerated

SCHEMA = "sms.import/v1"
_SHOWN = 200
_VALUE = 60
_LONGEST = 500

_READ = Text("{rows} row{s}: {good} taken over, {already} there already, {skipped} skipped, {bad} with faults.",
             "共{rows}行：导入{good}，已存在{already}，跳过{skipped}，有误{bad}。")  # fmt: skip
_JUDGED = Text("{rows} row{s}: {good} would be taken over, {already} there already, {skipped} skipped, {bad} with"
               " faults.",
               "共{rows}行：可导入{good}，已存在{already}，跳过{skipped}，有误{bad}。")  # fmt: skip
_WRITTEN = Text("Written: {count} records, {first} to {last}.", "已写入{count}份记录：{first}至{last}。")
_WRITTEN_ONE = Text("Written: {path}", "已写入：{path}")
_NOTHING = Text("Nothing was written.", "未写入任何内容。")
_PARTIAL = Text("Nothing was written. Mend the rows, or use --partial to write the good ones.",
                "未写入任何内容。请改正有误的行，或用--partial写入其余各行。")  # fmt: skip
_DRY = Text("Only judged: nothing was written.", "仅检查，未写入。")
_REJECTED = Text(
    "The rows with faults are in {file}, each with its reasons: mend them there and import that file.",
    "有误的行及原因已保存在{file}：请在其中改正后导入该文件。",
)
_MORE = Text("… and more faults", "……还有更多问题")
_STOPPED = Text("Reading stopped after {count} rows with faults.", "已有{count}行有误，停止读取。")
_WARNED = Text("Warnings that the check will show: {codes}.", "检查时会给出的警告：{codes}。")
_LEFT_OUT = Text("{place}: {record} is not there and was left out", "{place}：{record}不存在，已省略")


def fault_lines(result: ImportResult, language: str) -> str:
    """Return every fault with its place and what to do, and how far was read; "" where there is none."""
    lines = [line for fault in result.faults[:_SHOWN] for line in _fault(result.file, fault, language)]
    if len(result.faults) > _SHOWN:
        lines.append(_MORE.of(language))
    if result.stopped:
        lines.append(_STOPPED.of(language).format(count=result.rejected))
    lines += [
        visible(_LEFT_OUT.of(language).format(place=place.of(language), record=record))
        for place, record in result.left_out[:_SHOWN]
    ]
    lines += [visible(remark.of(language)) for remark in result.remarks]
    return "".join(f"{line}\n" for line in lines)


def _fault(file: str, fault: RowFault, language: str) -> Iterator[str]:
    column = f" {fault.column}" if fault.column and fault.column not in fault.place.en else ""
    code = f"{fault.code} " if fault.code else ""
    message = fault.message.of(language)
    value = " ".join(fault.value.split())[:_VALUE]
    # Where the message names the value already, it is not said twice.
    brackets = "（{}）" if language == "zh" else " (“{}”)"
    shown = brackets.format(value) if value and value[:20] not in message else ""
    colon = "：" if language == "zh" else ": "
    comma = "，" if language == "zh" else ", "
    yield visible(f"{file}{comma}{fault.place.of(language)}{column}{colon}{code}{message}{shown}")
    if help_ := fault.help.of(language):
        yield f"    {visible(help_)}"


def import_text(result: ImportResult, language: str) -> str:
    """Return what was read and what was written."""
    taken, rejected = len(result.taken), result.rejected
    rows = taken + len(result.already) + result.skipped + rejected
    numbers = {"rows": rows, "good": taken, "already": len(result.already), "skipped": result.skipped, "bad": rejected}
    read = _READ if result.written or not taken else _JUDGED
    lines = [read.of(language).format(**numbers, s="" if rows == 1 else "s")]
    if result.dry_run:
        lines.append(_DRY.of(language))
    elif not result.written:
        lines.append(_PARTIAL.of(language))
    elif taken == 1:
        lines.append(_WRITTEN_ONE.of(language).format(path=result.taken[0].path))
    elif taken:
        first, last = result.taken[0].id, result.taken[-1].id
        lines.append(_WRITTEN.of(language).format(count=taken, first=first, last=last))
    else:
        lines.append(_NOTHING.of(language))
    if result.rejected_file:
        lines.append(visible(_REJECTED.of(language).format(file=result.rejected_file)))
    if result.warnings and (result.written or result.dry_run):
        codes = enumerated(f"{code} ({count})" for code, count in sorted(result.warnings.items()))
        lines.append(_WARNED.of(language).format(codes=codes.of(language)))
    return "".join(f"{line}\n" for line in lines)


def import_json(result: ImportResult, language: str) -> str:
    """Return the whole result as `sms.import/v1`; messages are in `language`."""
    value = {
        "schema": SCHEMA,
        "file": result.file,
        "written": result.written,
        "dry_run": result.dry_run,
        "records": [{"id": each.id, "path": each.path, "place": each.place.of(language)} for each in result.taken],
        "already": result.already,
        "skipped": result.skipped,
        "rejected": result.rejected,
        "rejected_file": result.rejected_file,
        "faults": [
            {
                "place": fault.place.of(language),
                "column": fault.column,
                "value": fault.value[:_LONGEST],
                "code": fault.code,
                "message": fault.message.of(language),
                "help": fault.help.of(language),
            }
            for fault in result.faults
        ],
        "left_out": [{"place": place.of(language), "record": record} for place, record in result.left_out],
        "remarks": [remark.of(language) for remark in result.remarks],
        "warnings": dict(sorted(result.warnings.items())),
        "stopped": result.stopped,
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

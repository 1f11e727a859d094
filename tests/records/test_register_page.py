"""Maintained records in the register, on the page as on the command line."""

import re
from pathlib import Path

import pytest

from tests.fakes import run_sms
from tests.records.evidence_set import STORY, files_of, pages_of, write

_TRANSLATED = """\
---
id: SMS-FRM-15
title: 配置项
authors: [he.jing]
translation_of: "1.0"
revision: "1"
change: 首次发布。
fields: {last_change: {label: 最近一次变更}, name: {label: 名称}}
---

## 填写 {#filling}

填写。
"""
_ITEM = 'date: 2026-03-01\nversion: "1.0"\nvalues: {name: Mail server, last_change: RFC-2026-0003}'


def with_item(*, classification: str = "internal") -> dict[str, bytes]:
    """Return a set with a configuration item, which is maintained, and whose form has a Chinese title."""
    files = files_of({**STORY, "CFI-2026-0001": _ITEM})
    form = files["forms/sms-frm-15.md"].decode()
    form = form.replace("fields:\n", "fields:\n  - {key: name, label: Name, type: text}\n")
    files["forms/sms-frm-15.md"] = form.replace("internal", classification).encode()
    files["forms/sms-frm-15.zh.md"] = _TRANSLATED.encode()
    return files


@pytest.mark.covers("R-01")
@pytest.mark.parametrize(
    ("language", "title"), [("en", "Configuration item: Mail server"), ("zh", "配置项：Mail server")]
)
def test_page_and_command_list_them_alike(tmp_path: Path, language: str, title: str) -> None:
    files = with_item()
    page = pages_of(files, language)["register.md"]
    [row] = [each for each in re.findall("<tr>.*?</tr>", page) if "CFI-2026-0001" in each]
    assert '<a href="records/SMS-FRM-15/CFI-2026-0001.html">' in row
    assert f">{title}<" in row
    run = run_sms("--lang", language, "register", cwd=write(files, tmp_path / "set"))
    [line] = [each for each in run.out.splitlines() if "CFI-2026-0001" in each]
    assert title in line


def test_a_set_without_them_has_no_such_table() -> None:
    assert "sms-instances" not in pages_of(files_of({}))["register.md"]


def test_of_a_confidential_form_none_is_listed() -> None:
    files = with_item(classification="confidential")
    assert "CFI-2026" not in pages_of(files)["register.md"]
    assert "CFI-2026-0001" in pages_of(files, highest="confidential")["register.md"]

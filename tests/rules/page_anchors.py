"""Anchors of rule pages: the head of a case's first commit, in which a block changes some fields (README.md)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from smsgen.analysis.anchors import anchor_findings, head_of
from smsgen.diagnostics import Finding
from smsgen.exporters.anchor_file import anchor_yaml
from smsgen.model.anchor import Anchor
from smsgen.model.past import Past
from smsgen.model.sms import Sms
from smsgen.sources.load import load
from smsgen.sources.read_anchor import decode_anchor
from smsgen.sources.tree import MemoryTree
from tests.rules.page_histories import FIRST

_FIELD = re.compile(r"([a-z_]+):(?: \"?(.*?)\"?)?")
_LINES = anchor_yaml(Anchor("", "", "", "", "", 0, "")).splitlines()


def line_of(field: str) -> int:
    """Return the line on which an anchor has a field."""
    return next(number for number, line in enumerate(_LINES, 1) if line.startswith(f"{field}:"))


def anchored_findings(path: str, block: bytes, first: Mapping[str, bytes], sms: Sms, past: Past) -> tuple[Finding, ...]:
    """Return where a history does not continue the anchor that was taken of the files `first`, its first commit."""
    then = load(MemoryTree(first)).sms
    head = head_of(
        replace(then, commit=past.history.commits[0].id), int(datetime.fromisoformat(FIRST.time).timestamp())
    )
    fields = [match for line in block.decode().splitlines() if (match := _FIELD.fullmatch(line))]
    changes: dict[str, Any] = {match[1]: match[2] for match in fields if match[2]}
    written = anchor_yaml(replace(head, **changes))
    return anchor_findings(decode_anchor(path, written.encode(), {}).anchor, sms, past)

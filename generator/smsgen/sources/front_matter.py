"""The front matter of a document: the YAML between the two `---` lines at the very beginning."""

import re
from collections.abc import Iterator
from typing import Any

from smsgen.adapters.yaml import YamlDocument, read_yaml
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.text import Text
from smsgen.sources.read_bytes import hidden_in

_OPEN = "---\n"
_CLOSE = "\n---\n"
_HEAD = 4096
_ID_LINE = re.compile(r"^id:[ ]*[\"']?([A-Za-z0-9._-]{1,64})", re.MULTILINE)


class FrontMatter:
    """What was read.

    values: the mapping, {} when it could not be read. places: data path → (line, column). body_start: offset of the
    Markdown body in the text. id_seen: the id as a plain search finds it, so that a document whose front matter is
    broken does not make every reference to it a second fault.
    """

    def __init__(self, path: str, text: str) -> None:
        """Split and read the front matter of `text`."""
        self.values: dict[str, Any] = {}
        self.places: dict[str, tuple[int, int]] = {}
        self.findings: list[Finding] = []
        self.readable = False
        self.body_start = 0
        self.id_seen = ""
        if not text.startswith(_OPEN):
            if text[:_HEAD].lstrip().startswith("---"):
                self._see_id(text[:_HEAD])
            self._missing(path, Text("it does not begin with a line ---", "开头没有---行"))
            return
        end = text.find(_CLOSE, len(_OPEN) - 1)
        if end < 0 and text.endswith("\n---"):
            end = len(text) - 4
        if end < 0:
            self._see_id(text[:_HEAD])
            self._missing(path, Text("the closing line --- is missing", "缺少结束的---行"))
            return
        self.body_start = min(end + len(_CLOSE), len(text))
        self._read(path, text[len(_OPEN) : end + 1])

    def _see_id(self, source: str) -> None:
        seen = _ID_LINE.search(source)
        self.id_seen = seen[1] if seen else ""

    def _missing(self, path: str, reason: Text) -> None:
        self.findings.append(Finding("front-matter-missing", Location(path, 1, 1), values={"reason": reason}))

    def _read(self, path: str, source: str) -> None:
        self._see_id(source)
        document = read_yaml(source, first_line=2)
        self.places = document.places
        self.findings = yaml_findings(path, source, document)
        if isinstance(document.value, dict):
            self.values = document.value
            self.readable = True
        elif not document.faults:
            self.findings.append(Finding("yaml-not-a-mapping", Location(path, 2, 1)))


def yaml_findings(path: str, source: str, document: YamlDocument) -> list[Finding]:
    """Return a finding for each construct that the YAML reader refused, and for each escape that hides a character."""
    findings = [
        Finding(fault.rule, Location(path, fault.line, fault.column), values=fault.values) for fault in document.faults
    ]
    if "\\" in source:
        for data_path, text in _texts(document.value, ""):
            hidden = hidden_in(text)
            if hidden:
                place = Location(path, *document.places.get(data_path, (0, 0)))
                findings.append(Finding(hidden[0], place, values={"character": hidden[1]}, data_path=data_path))
    return findings


def _texts(value: Any, at: str) -> Iterator[tuple[str, str]]:
    """Yield (data path, text) for every key and every text of `value`, which is no deeper than YAML may be."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, f"{at}[{index}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            path = f"{at}.{key}" if at else key
            yield path, key
            yield from _texts(item, path)

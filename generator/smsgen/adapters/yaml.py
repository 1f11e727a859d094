"""The only door to PyYAML: strict YAML in which every scalar is a string (APPROVALS, "Bytes").

libyaml's events are read one by one, so a bomb, a deep nesting or a tag is refused where it stands and never expanded.
"""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from yaml import CBaseLoader, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from smsgen.adapters.plain_yaml import read_plain

MAX_DEPTH = 8
MAX_BYTES = 64 * 1024

# What libyaml refuses without saying where, or takes for the end of a line where no other reader does. The byte checks
# report each of them at its place; here it must only not move the places of all that follows.
_ODD = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"

Value = str | list[Any] | dict[str, Any]


class YamlFault(NamedTuple):
    """A construct that is refused: rule name, 1-based position in the whole file, and what the message names."""

    rule: str
    line: int
    column: int
    values: dict[str, str]


@dataclass(slots=True)
class YamlDocument:
    """What was read: the value (None when nothing could be), where each data path stands, and what was refused."""

    value: Value | None = None
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    faults: list[YamlFault] = field(default_factory=list)


class _RefusedError(Exception):
    """Reading cannot go on after this fault."""

    def __init__(self, fault: YamlFault) -> None:
        super().__init__(fault.rule)
        self.fault = fault


def read_yaml(text: str, first_line: int = 1) -> YamlDocument:
    """Read one YAML document; `first_line` is the line of the file on which `text` begins.

    Never raises on any text: what is wrong is in `faults`. After a fault of syntax, alias, tag or depth there is no
    value; a duplicate key keeps its first value. Characters that no controlled file may hold are read as U+FFFD.
    """
    document = YamlDocument()
    text = _ODD.sub(_REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > MAX_BYTES or len(text.encode()) > MAX_BYTES:
        values = {"limit": str(MAX_BYTES // 1024)}
        document.faults.append(YamlFault("yaml-too-large", first_line, 1, values))
        return document
    plain = read_plain(text, first_line)
    if plain:
        document.value, document.places = plain
        return document
    try:
        document.value = _Builder(document, first_line).build(CBaseLoader(text))
    except _RefusedError as refused:
        document.faults.append(refused.fault)
    except YAMLError as error:
        document.faults.append(_syntax_fault(error, text, first_line))
    return document


def _syntax_fault(error: YAMLError, text: str, first_line: int) -> YamlFault:
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
    lines = text.rstrip().split("\n")
    if mark is None or mark.line >= len(lines) or (mark.line, mark.column) >= (len(lines) - 1, len(lines[-1])):
        # The end was reached too early: what helps is where the bracket or the quotation that lacks its end begins.
        mark = context or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    return YamlFault("yaml-syntax", first_line + line, column + 1, {"problem": str(problem)})


class _Builder:
    """Builds the value from events with an explicit stack, so that nesting cannot exhaust Python's own."""

    def __init__(self, document: YamlDocument, first_line: int) -> None:
        self.places = document.places
        self.faults = document.faults
        self.first_line = first_line
        self.root: Value | None = None
        # Each open collection: [container, data path (None below a duplicate key), pending key or None, its key is a
        # duplicate].
        self.stack: list[list[Any]] = []

    def build(self, parser: CBaseLoader) -> Value | None:
        documents = 0
        while (event := parser.get_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                self._check_plain(event)
                self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._check_plain(event)
                self._open({} if kind is MappingStartEvent else [], event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self.stack.pop()
            elif isinstance(event, AliasEvent):
                raise _RefusedError(self._fault("yaml-alias", event, name=f"*{event.anchor}"))
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _RefusedError(self._fault("yaml-syntax", event, problem="a second YAML document"))
        return self.root

    def _fault(self, rule: str, event: Any, **values: str) -> YamlFault:
        mark = event.start_mark
        return YamlFault(rule, self.first_line + mark.line, mark.column + 1, values)

    def _check_plain(self, event: Any) -> None:
        if event.anchor is not None:
            raise _RefusedError(self._fault("yaml-alias", event, name=f"&{event.anchor}"))
        if event.tag is not None:
            raise _RefusedError(self._fault("yaml-tag", event, tag=event.tag))

    def _scalar(self, event: Any) -> None:
        if self.stack:
            top = self.stack[-1]
            if isinstance(top[0], dict) and top[2] is None:
                self._key(top, event)
                return
        self._place(event.value, event)

    def _key(self, top: list[Any], event: Any) -> None:
        key = event.value
        top[2] = key
        top[3] = key in top[0]
        if top[3]:
            self.faults.append(self._fault("yaml-duplicate-key", event, key=key))
        elif top[1] is not None:
            self._stands(f"{top[1]}.{key}" if top[1] else key, event)

    def _open(self, container: Value, event: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise _RefusedError(self._fault("yaml-depth", event, limit=str(MAX_DEPTH)))
        if self.stack and isinstance(self.stack[-1][0], dict) and self.stack[-1][2] is None:
            raise _RefusedError(self._fault("yaml-syntax", event, problem="a key that is not a text"))
        path = self._place(container, event)
        self.stack.append([container, path, None, False])

    def _stands(self, path: str, event: Any) -> None:
        mark = event.start_mark
        self.places[path] = (self.first_line + mark.line, mark.column + 1)

    def _place(self, value: Value, event: Any) -> str | None:
        """Put `value` where it belongs and return its data path, None for what a duplicate key drops."""
        if not self.stack:
            self.root = value
            return ""
        top = self.stack[-1]
        container, path, key = top[0], top[1], top[2]
        if isinstance(container, dict):
            top[2] = None
            if not top[3]:
                container[key] = value
            if top[3] or path is None:
                return None
            return f"{path}.{key}" if path else str(key)
        item_path = None if path is None else f"{path}[{len(container)}]"
        container.append(value)
        if item_path is not None:
            self._stands(item_path, event)
        return item_path

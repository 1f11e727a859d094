"""Reads a mapping file, `sms.mapping/v1`: one shipped with the program (by name) or one of the organisation's own."""

from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from smsgen.adapters.yaml import read_yaml
from smsgen.diagnostics import did_you_mean
from smsgen.location import locate
from smsgen.model.filled import CELL_KEYS
from smsgen.model.mapping import SCHEMA, Mapping, SkipRule, ValueRule
from smsgen.model.text import Text, enumerated

_REQUIRED = ("schema", "form", "fields")
_OPTIONAL = (
    *("name", "extends", "source", "rows", "separator", "encoding", "date_formats", "time_zone", "people"),
    *("skip_when", "record"),
)
_RULE = ("column", "join", "constant", "default", "choices", "shorten", "unknown", "rows")
_SKIP = ("column", "is", "is_not", "empty")
_MAX_BYTES = 64 * 1024
_FOLDER = files("smsgen").joinpath("mappings")


class MappingError(Exception):
    """A mapping cannot be used; faults: all that is wrong with it, each with its place and what to do."""

    def __init__(self, *faults: Text) -> None:
        """Carry the faults."""
        super().__init__("; ".join(fault.en for fault in faults))
        self.faults = faults


def shipped() -> tuple[str, ...]:
    """Return the names of the mappings that come with the program."""
    names = (each.name for each in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


def read_shipped(name: str) -> Mapping:
    """Return a mapping that comes with the program. Raises MappingError."""
    return read_mapping(f"{name}.yml", _FOLDER.joinpath(f"{name}.yml").read_bytes())


def read_mapping(path: str, content: bytes) -> Mapping:
    """Return the mapping in `content`; `path` is how messages call the file. Raises MappingError."""
    if len(content) > _MAX_BYTES:
        raise MappingError(Text(f"{path}: larger than {_MAX_BYTES} bytes", f"{path}：超过{_MAX_BYTES}字节"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MappingError(Text(f"{path}: not UTF-8", f"{path}：不是UTF-8编码")) from error
    document = read_yaml(text)
    if document.faults:
        raise MappingError(*(
            Text(
                f"{path}:{line}:{column}: {rule} {' '.join(values.values())}",
                f"{path}:{line}:{column}：YAML有误（{rule} {' '.join(values.values())}）",
            )
            for rule, line, column, values in document.faults
        ))  # fmt: skip
    value = document.value
    extended = value.get("extends") if isinstance(value, dict) else None
    under: dict[str, Any] = {}
    if isinstance(extended, str) and isinstance(value, dict):
        if extended not in shipped():
            hint = did_you_mean(extended, shipped())
            raise MappingError(
                Text(
                    f"{path}: extends: no mapping {extended} comes with the program.{hint.en}",
                    f"{path}：extends：程序不带映射{extended}。{hint.zh}",
                )
            )
        content = _FOLDER.joinpath(f"{extended}.yml").read_bytes()
        below = read_yaml(content.decode()).value
        under = below if isinstance(below, dict) else {}
        value = _over(under, value)
    decoder = _Decoder(path, document.places)
    mapping = decoder.mapping(value)
    if decoder.faults:
        raise MappingError(*decoder.faults)
    return mapping


def _over(under: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return `own` laid over the mapping that it extends: single fields, people and keys of the head replace theirs."""
    joined = under | {key: value for key, value in own.items() if key != "extends"}
    for key in ("fields", "record", "people", "source"):
        below, above = under.get(key), own.get(key)
        if isinstance(below, dict) and isinstance(above, dict):
            joined[key] = below | above
    return joined


class _Decoder:
    """Takes the mapping apart and collects all that is wrong."""

    def __init__(self, path: str, places: dict[str, tuple[int, int]]) -> None:
        self.path = path
        self.places = places
        self.faults: list[Text] = []

    def wrong(self, at: str, en: str, zh: str) -> None:
        self.faults.append(Text(f"{self._place(at)}: {en}", f"{self._place(at)}：{zh}"))

    def _place(self, at: str) -> str:
        return f"{locate(self.path, self.places, at)}: {at}"

    def mapping(self, value: Any) -> Mapping:
        values = self._closed(value, "", _REQUIRED, _OPTIONAL)
        if not values:
            return Mapping()
        if values.get("schema") != SCHEMA:
            self.wrong("schema", f"must be {SCHEMA}", f"应为{SCHEMA}")
        source = self._closed(values.get("source", {}), "source", (), ("system", "number"))
        name = self._closed(values.get("name", {}), "name", (), ("en", "zh"))
        head = self._rules(values.get("record", {}), "record")
        for key in head.keys() - set(CELL_KEYS):
            hint = did_you_mean(key, CELL_KEYS)
            self.wrong(f"record.{key}", f"no record has this key.{hint.en}", f"记录没有此键。{hint.zh}")
        if ("system" in source) != ("number" in source):
            self.wrong("source", "needs both system and number", "须同时写明system和number")
        return Mapping(
            name=Text(self._text(name, "en", "name"), self._text(name, "zh", "name")),
            form=self._text(values, "form"),
            system=self._text(source, "system", "source"),
            number=self._rule(source["number"], "source.number") if "number" in source else ValueRule(),
            rows=self._text(values, "rows"),
            separator=self._text(values, "separator"),
            encoding=self._encoding(values),
            date_formats=self._texts(values, "date_formats"),
            time_zone=self._zone(values),
            people=self._pairs(values, "people"),
            skip_when=tuple(self._skips(values)),
            head=head,
            fields=self._rules(values["fields"], "fields") if "fields" in values else {},
        )

    def _closed(self, value: Any, at: str, required: tuple[str, ...], optional: tuple[str, ...]) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.wrong(at or "schema", "must be keys with values", "应为键值对")
            return {}
        known = (*required, *optional)
        for key in value:
            if key not in known:
                hint = did_you_mean(key, known)
                names = enumerated(known)
                where = f"{at}.{key}" if at else key
                self.wrong(where, f"unknown key.{hint.en} Known: {names.en}", f"未知的键。{hint.zh}可用：{names.zh}")
        for key in required:
            if key not in value:
                self.wrong(at or "schema", f"the key {key} is missing", f"缺少键{key}")
        return value

    def _text(self, values: dict[str, Any], key: str, at: str = "") -> str:
        value = values.get(key, "")
        if isinstance(value, str):
            return value
        self.wrong(f"{at}.{key}" if at else key, "must be a text", "应为文字")
        return ""

    def _texts(self, values: dict[str, Any], key: str, at: str = "") -> tuple[str, ...]:
        value = values.get(key, [])
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self.wrong(f"{at}.{key}" if at else key, "must be a text or a list of texts", "应为文字或文字列表")
        return ()

    def _pairs(self, values: dict[str, Any], key: str, at: str = "") -> dict[str, str]:
        value = values.get(key, {})
        if isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
            return value
        self.wrong(f"{at}.{key}" if at else key, "must be a mapping of texts to texts", "应为文字到文字的键值对")
        return {}

    def _flag(self, values: dict[str, Any], key: str, at: str, yes: str) -> bool:
        value = values.get(key, "")
        if value not in ("", yes):
            self.wrong(f"{at}.{key}", f"can only be {yes}", f"只能是{yes}")
        return bool(value == yes)

    def _rules(self, value: Any, at: str) -> dict[str, ValueRule]:
        if not isinstance(value, dict):
            self.wrong(at, "must be keys with values", "应为键值对")
            return {}
        return {key: self._rule(item, f"{at}.{key}") for key, item in value.items()}

    def _rule(self, value: Any, at: str) -> ValueRule:
        """Decode a rule; a mere text is the name of a column."""
        if isinstance(value, str):
            return ValueRule(columns=(value,), place=self._place(at))
        values = self._closed(value, at, (), _RULE)
        if isinstance(value, dict) and not {"column", "join", "constant", "default", "rows"} & values.keys():
            self.wrong(at, "says neither column, join, constant, default nor rows",
                       "未写明column、join、constant、default或rows")  # fmt: skip
        rows = values.get("rows", [])
        if not isinstance(rows, list):
            self.wrong(f"{at}.rows", "must be a list of rows", "应为行的列表")
            rows = []
        return ValueRule(
            columns=self._texts(values, "column", at),
            join=self._texts(values, "join", at),
            constant=self._text(values, "constant", at),
            default=self._text(values, "default", at),
            choices=self._pairs(values, "choices", at),
            shorten=self._flag(values, "shorten", at, "yes"),
            leave_out_unknown=self._flag(values, "unknown", at, "leave_out"),
            rows=tuple(self._rules(row, f"{at}.rows[{index}]") for index, row in enumerate(rows)),
            place=self._place(at),
        )

    def _skips(self, values: dict[str, Any]) -> list[SkipRule]:
        given = values.get("skip_when", [])
        if not isinstance(given, list):
            self.wrong("skip_when", "must be a list of conditions", "应为条件列表")
            return []
        rules = []
        for index, item in enumerate(given):
            at = f"skip_when[{index}]"
            one = self._closed(item, at, ("column",), _SKIP[1:])
            if len({"is", "is_not", "empty"} & one.keys()) != 1:
                self.wrong(at, "needs one of is, is_not and empty", "须写明is、is_not、empty之一")
            rules.append(
                SkipRule(
                    self._texts(one, "column", at),
                    self._texts(one, "is", at),
                    self._texts(one, "is_not", at),
                    self._flag(one, "empty", at, "yes"),
                )
            )
        return rules

    def _zone(self, values: dict[str, Any]) -> str:
        name = self._text(values, "time_zone")
        try:
            if name:
                ZoneInfo(name)
        except (ValueError, OSError, LookupError):
            self.wrong("time_zone", f"there is no time zone {name}; write one such as Asia/Shanghai",
                       f"没有时区{name}；应写作Asia/Shanghai等")  # fmt: skip
            return ""
        return name

    def _encoding(self, values: dict[str, Any]) -> str:
        name = self._text(values, "encoding").lower()
        if name in ("", "utf-8", "gb18030", "utf-16"):
            return name
        self.wrong("encoding", "can be utf-8, gb18030 or utf-16", "可用utf-8、gb18030或utf-16")
        return ""

"""A record given as a JSON file, such as another program writes it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from smsgen.app.recording.new_record import Wish
from smsgen.app.recording.record_answers import value_of_json
from smsgen.app.writing.refused_change import refused
from smsgen.model.record import External, Link
from smsgen.model.text import enumerated

_KEYS = ("date", "made_by", "made_at", "version", "corrects", "none_since", "source")
_OTHER = ("values", "links", "external", "closed")
# Larger than any record that the reader accepts.
_MAX_BYTES = 1_000_000


def read_wish(file: Path) -> Wish:
    """Return what the JSON object in `file` says.

    Its keys are those of a record but for schema, id, form and form_version, which follow from the form. Raises
    AuthorityError where it is none.
    """
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise refused(en=f"{file} is too large to be a record.", zh=f"{file}过大，不是一份记录。")
        content: Any = json.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise refused(en=f"{file} cannot be read: {reason}", zh=f"无法读取{file}：{reason}") from error
    except (ValueError, RecursionError) as error:
        raise refused(en=f"{file} is not JSON: {error}", zh=f"{file}不是JSON：{error}") from error
    if not isinstance(content, dict):
        raise refused(en=f"{file} is not a JSON object.", zh=f"{file}不是JSON对象。")
    unknown = sorted(set(content) - {*_KEYS, *_OTHER})
    if unknown:
        known = enumerated((*_KEYS, *_OTHER))
        names = enumerated(unknown)
        raise refused(
            en=f"{file}: no record has the keys {names.en}. Known keys: {known.en}",
            zh=f"{file}：记录没有以下键：{names.zh}。可用的键：{known.zh}",
        )
    return _wish(file, content)


def _wish(file: Path, content: Mapping[str, Any]) -> Wish:
    values, links, external = content.get("values", {}), content.get("links", []), content.get("external")
    if not isinstance(values, dict):
        raise _wrong(file, "values", '{"field": "value"}')
    pairs = [_pair(file, "links", each, ("type", "record")) for each in (links if isinstance(links, list) else [links])]
    texts = {key: str(value_of_json(content[key])) for key in _KEYS if key in content}
    return Wish(
        made_by=texts.pop("made_by", ""),
        closed=value_of_json(content.get("closed", "no")) == "yes",
        values={str(key): value_of_json(value) for key, value in values.items()},
        links=tuple(Link(*pair) for pair in pairs),
        external=External(*_pair(file, "external", external, ("place", "sha256"))) if external else None,
        **texts,
    )


def _pair(file: Path, key: str, value: Any, names: tuple[str, str]) -> tuple[str, str]:
    if not isinstance(value, dict) or set(value) != set(names):
        raise _wrong(file, key, "{" + ", ".join(f'"{name}": …' for name in names) + "}")
    first, second = (str(value_of_json(value[name])) for name in names)
    return first, second


def _wrong(file: Path, key: str, expected: str) -> Exception:
    return refused(en=f"{file}: {key} is not {expected}", zh=f"{file}：{key}应为{expected}")

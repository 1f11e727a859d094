"""The key `certification` of `sms.yml`."""

from collections.abc import Iterator
from typing import Any

from smsgen.model.certification import Certification, Milestone
from smsgen.model.day import is_day
from smsgen.model.text import Text
from smsgen.sources.keys import A_DAY, Keys

_AT = "certification"
_TEXTS = ("body", "approval")
_DAYS = ("started", "stage_1", "stage_2", "certified_on")


def read_certification(keys: Keys, mapping: dict[str, Any]) -> Certification:
    """Return what `certification` says; what is left out or, with a finding, malformed is empty."""
    if _AT not in mapping:
        return Certification()
    values = keys.closed(mapping[_AT], _AT, (), (*_TEXTS, *_DAYS, "scope", "surveillance", "milestones"))
    days = []
    for index, day in enumerate(keys.texts(values, "surveillance", _AT)):
        if is_day(day):
            days.append(day)
        else:
            path = f"{_AT}.surveillance[{index}]"
            keys.found("value-malformed", path, key=path, expected=A_DAY)
    return Certification(
        scope=keys.bilingual(values, "scope", _AT),
        surveillance=tuple(sorted(days)),
        milestones=tuple(_milestones(keys, values)),
        **{name: keys.text(values, name, _AT) for name in _TEXTS},
        **{name: keys.day(values, name, _AT) for name in _DAYS},
    )


def _milestones(keys: Keys, values: dict[str, Any]) -> Iterator[Milestone]:
    for at, item in keys.entries(values, "milestones", _AT):
        one = keys.closed(item, at, ("on", "en", "zh"), ("owner", "done"))
        name = Text(keys.text(one, "en", at), keys.text(one, "zh", at))
        on = keys.day(one, "on", at)
        if on and name.en and name.zh:
            yield Milestone(on, name, keys.text(one, "owner", at), keys.day(one, "done", at))

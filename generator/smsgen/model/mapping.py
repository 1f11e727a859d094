"""How the rows of another program become records of a form (`sms.mapping/v1`)."""

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from types import MappingProxyType

from smsgen.model.text import Text

SCHEMA = "sms.mapping/v1"
# In `choices`: what every other text of the source means.
ANY_OTHER = "*"

_NAMELESS = Text("", "")
_NONE: Map[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ValueRule:
    """Where one value comes from.

    columns: names of columns, or paths in JSON such as `fields.status.name`; the first that is there and not empty is
    taken. join: columns whose texts are put one below the other. constant: a text that is the same in every row.
    default: what is taken where the source says nothing. choices: text of the source → value (ANY_OTHER for the rest).
    shorten: a text that is longer than the field allows is cut, and ends with `…`. leave_out_unknown: a record that is
    not there is left out instead of refused. rows: of a table, each a rule for each column. place: in the mapping file,
    in words for messages.
    """

    columns: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    constant: str = ""
    default: str = ""
    choices: Map[str, str] = field(default_factory=lambda: _NONE)
    shorten: bool = False
    leave_out_unknown: bool = False
    rows: tuple[Map[str, "ValueRule"], ...] = ()
    place: str = ""


_NO_RULE = ValueRule()


@dataclass(frozen=True, slots=True)
class SkipRule:
    """Which rows are no records: those where the text of a column is one of `is_`, is none of `is_not`, or is empty."""

    columns: tuple[str, ...]
    is_: tuple[str, ...] = ()
    is_not: tuple[str, ...] = ()
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping as it was read.

    name: for people. form: the form that records are made of. system, number: what the source is called, and the rule
    for the number that it gives each row; together they are the `source` of the record. rows: path of the list of rows
    in JSON, "" where it is found by itself. separator, encoding: of CSV, "" where they are found out. date_formats: as
    `%d/%b/%y %I:%M %p` and the like, or `excel` for day numbers. time_zone: of times without one, "" for that of the
    organisation. people: what the source calls somebody → person id. head: rules for `date`, `made_by` and the other
    keys of a record. fields: rules for the fields of the form.
    """

    name: Text = _NAMELESS
    form: str = ""
    system: str = ""
    number: ValueRule = _NO_RULE
    rows: str = ""
    separator: str = ""
    encoding: str = ""
    date_formats: tuple[str, ...] = ()
    time_zone: str = ""
    people: Map[str, str] = field(default_factory=lambda: _NONE)
    skip_when: tuple[SkipRule, ...] = ()
    head: Map[str, ValueRule] = field(default_factory=lambda: MappingProxyType({}))
    fields: Map[str, ValueRule] = field(default_factory=lambda: MappingProxyType({}))

    def columns(self) -> set[str]:
        """Return every column that the mapping reads."""
        named = {column for rule in self.skip_when for column in rule.columns}
        for rule in (self.number, *self.head.values(), *self.fields.values()):
            named |= _columns(rule)
        return named


def _columns(rule: ValueRule) -> set[str]:
    named = {*rule.columns, *rule.join}
    for row in rule.rows:
        for each in row.values():
            named |= _columns(each)
    return named

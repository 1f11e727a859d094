"""A form as data: its fields and what is known of the records made with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

FIELD_TYPES = (
    "text",
    "long-text",
    "integer",
    "number",
    "date",
    "datetime",
    "choice",
    "choices",
    "yes-no",
    "person",
    "role",
    "document",
    "record",
    "table",
)
DUE_PERIODS = ("weekly", "monthly", "quarterly", "half-yearly", "yearly")
# A week is seven days; the others in months.
PERIOD_MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}


_EMPTY: Mapping[str, str] = MappingProxyType({})


class Field(NamedTuple):
    """One field of a form.

    required: every record says it. required_to_close: a closed record says it, an open one may leave it out; never
    together with required. choices: value → label, in the order shown. limits: `min`/`max` (numbers), `max_length`
    (texts), `not_before` (dates: the key of another field). form: for type `record`, the form of the linked record.
    columns: for type `table`. data_path: where the field stands in the front matter, e.g. `fields[3]`.
    """

    key: str
    label: str
    type: str
    required: bool = False
    required_to_close: bool = False
    guidance: str = ""
    unit: str = ""
    choices: Mapping[str, str] = _EMPTY
    limits: Mapping[str, str] = _EMPTY
    form: str = ""
    data_path: str = ""
    columns: tuple["Field", ...] = ()


@dataclass(frozen=True, slots=True)
class RecordRule:
    """What a form says of its records (the `record` key).

    prefix: of record ids. instance: `retained` (evidence, written once) or `maintained` (has versions).
    storage: `repository` or `external`. retention: see `model.retention`, e.g. `3 years`. retention_from:
    key of the field with the day of the closing, or of the end of the employment or contract, from which it counts, ""
    where no field says it. Exactly one of due (a period of `DUE_PERIODS`) and event (the words for what calls for a
    record).
    conditions: information item → condition on the record's fields under which the record evidences it.
    """

    prefix: str = ""
    instance: str = "retained"
    storage: str = "repository"
    retention: str = ""
    retention_from: str = ""
    due: str = ""
    event: str = ""
    conditions: dict[str, str] = field(default_factory=dict)


class FieldText(NamedTuple):
    """The translated texts of one field, from a translation of the form."""

    label: str = ""
    guidance: str = ""
    unit: str = ""
    choices: Mapping[str, str] = _EMPTY
    columns: Mapping[str, "FieldText"] = MappingProxyType({})

"""What a site shows of the set: which texts are in force, which are shown beside them, and which not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from smsgen.analysis.facts import Facts
from smsgen.analysis.text_states import TextKey
from smsgen.model.redline import Redline


@dataclass(frozen=True, slots=True)
class Showing:
    """Which texts have which pages, apart from those of the facts of the site.

    released: only what is in force is shown. stored_assets: for a text from history, by the hex SHA-256 of its file,
    its pictures by the path that the text means. paths: every path that means a document → its id. withheld: ids that
    the register lists and that have no page; titles: it names their titles too. written: the facts of the tree, from
    which the pages of `newer` texts are made; None where no decision is recorded yet. redlines: from the text in force
    to a newer one. lacking: texts that stand at the address of one in force, which the clone lacks. unapproved: ids of
    which nothing is in force. records_newer, records_lacking, records_absent: ids of maintained records that have a
    page of a newer version, of those that stand in the place of one in force that the clone lacks, and of those of
    which no version is in force.
    """

    released: bool = False
    stored_assets: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()
    titles: bool = True
    written: Facts | None = None
    newer: frozenset[TextKey] = frozenset()
    redlines: Mapping[TextKey, Redline] = field(default_factory=dict)
    lacking: frozenset[TextKey] = frozenset()
    unapproved: frozenset[str] = frozenset()
    records_newer: frozenset[str] = frozenset()
    records_lacking: frozenset[str] = frozenset()
    records_absent: frozenset[str] = frozenset()


class RecordMarks(NamedTuple):
    """What stands at the top of the page of a record. notice: "" for nothing. grave: nobody may work by the record."""

    notice: str = ""
    grave: bool = False

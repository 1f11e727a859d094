"""What a site shows of the set: which texts are in force, which are shown beside them, and which not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    which nothing is in force.
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

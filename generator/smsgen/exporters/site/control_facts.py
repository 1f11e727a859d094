"""What the pages about approvals are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from smsgen.analysis.facts import Facts
from smsgen.model.version_text import VersionText


@dataclass(frozen=True, slots=True)
class ControlFacts:
    """Facts, and the texts of versions.

    told: the facts of what the site may tell: in a release only of versions that are or were in force. judged: those of
    the tree, which may hold newer texts; of these a release tells only their numbers and who must decide. texts: of
    versions that may be shown, by digest. since: digest → ISO day on which the text came to the main line. withheld:
    documents that have no page.
    """

    told: Facts
    judged: Facts
    texts: Mapping[str, VersionText] = field(default_factory=dict)
    since: Mapping[str, str] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()

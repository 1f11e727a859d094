"""Verdicts on commits that were verified before, so that the same question is answered at once.

A verdict follows from the bytes that the id of a commit stands for, from what was asked, from the day and from the
program, and a verdict is only found again where all of these are the same. It is kept where nobody but the user can
write (`sources/evidence_cache.py`), never in the clone. What can differ from one clone to another is looked at each
time: what the clone says of itself, and every object of the commit that was judged, which is hashed again. Where
anything there is amiss, the verdict is not used, and a whole verification says what it is. Objects of older commits
are not hashed again, as with the texts of a history that were read before.
"""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smsgen.adapters.clone_faults import clone_faults
from smsgen.adapters.git import repository_of
from smsgen.adapters.git_objects import ObjectFaultError, read_objects
from smsgen.app.judgement_day import Day, day_in
from smsgen.reports.packed_verification import pack_verification, unpack_verification
from smsgen.sources.document_cache import program_version
from smsgen.sources.evidence_cache import EvidenceCache, apart_from
from smsgen.sources.tree import CommitTree

if TYPE_CHECKING:
    from smsgen.reports.verification import Verification

_FOLDER = "verdicts"


class KeptVerdicts:
    """The verdict on one commit of one clone, as far as it is known."""

    def __init__(self, folder: Path, tree: CommitTree, asked: tuple[str, ...], *, history: bool) -> None:
        """Look beside `folder`, that of the evidence.

        asked: what else the verdict depends on. history: the history is judged, too. Raises GitError where the clone
        cannot be asked.
        """
        self._tree = tree
        faults, alternates = clone_faults(tree.root) if history else ((), ())
        question = "\0".join((tree.prefix, str(history), *asked, "", *alternates))
        self._name = f"{tree.commit}-{sha256(question.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}"
        beside = folder.with_name(_FOLDER)
        usable = not faults and apart_from(beside, repository_of(tree.root))
        self._cache = EvidenceCache(beside, program_version()) if usable else None

    def find(self) -> "Verification | None":
        """Return the verdict, None where there is none for this day, or where the commit is not as it was then."""
        known = self._cache.load(self._name) if self._cache else None
        if known is None:
            return None
        day, objects, packed = known
        if not _still(Day._make(day)) or not self._holds(objects):
            return None
        return unpack_verification(packed)

    def keep(self, result: "Verification", day: Day) -> None:
        """Keep a verdict of a day, unless a check itself failed."""
        if self._cache and result.report.exit_code in {0, 1}:
            self._cache.keep(self._name, (tuple(day), self._tree.objects(), pack_verification(result)))

    def _holds(self, objects: Any) -> bool:
        """Hash the objects of the commit again."""
        try:
            for _ in read_objects(self._tree.root, objects):
                pass
        except ObjectFaultError:
            return False
        return True


def _still(day: Day) -> bool:
    """Tell whether the same day would be judged now."""
    try:
        return day_in(day.named, day.time_zone).isoformat() == day.today
    except (ValueError, OSError, LookupError):
        return False

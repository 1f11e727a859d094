"""The key by which a user's own program knows what it wrote itself into the cache of a working tree.

That cache lies in the clone, and a clone may bring along files of somebody else's in its place, committed like any
other. The key lies beside the evidence (`evidence_cache`), where no clone can put anything.
"""

import os

from smsgen.adapters.git import repository_of
from smsgen.sources.evidence_cache import EvidenceCache, apart_from, evidence_cache
from smsgen.sources.overlay_tree import OverlayTree
from smsgen.sources.tree import Tree, WorkingTree

_FOLDER, _NAME, _VERSION = "key", "working-trees", b"key 1"
_BYTES = 32


def key_for(tree: Tree) -> bytes:
    """Return the user's key, made at first; b"" where there is no place for one that the clone of `tree` cannot hold.

    Without a key nothing is kept of a working tree, and nothing that lies there is believed.
    """
    folder = evidence_cache().with_name(_FOLDER)
    tree = tree.below if isinstance(tree, OverlayTree) else tree
    if isinstance(tree, WorkingTree) and not apart_from(folder, repository_of(tree.root)):
        return b""
    place = EvidenceCache(folder, _VERSION)
    if (key := place.load(_NAME)) is None:
        place.keep(_NAME, os.urandom(_BYTES))
        key = place.load(_NAME)  # what lies there now, perhaps from another process, or nothing on a full disk
    return key if isinstance(key, bytes) else b""

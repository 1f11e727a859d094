"""Where documents lie in a pack, and which of them are confidential."""

from dataclasses import replace

import pytest

from smsgen.app.packing.pack_documents import (
    InForceText,
    NotPackedError,
    confidential_ids,
    document_files,
    texts_to_pack,
)
from smsgen.app.publishing.edition import Fetched
from smsgen.model.past import StoredVersion
from smsgen.sources.stored_text import stored_text
from smsgen.sources.tree import MemoryTree
from tests.packing.pack_set import PICTURE, POLICY, pack_files
from tests.records.record_files import facts_of


@pytest.fixture
def files() -> dict[str, bytes]:
    """Return the files of the set."""
    return pack_files()


def _nothing(_: frozenset[str]) -> Fetched:
    return Fetched({}, {})


def _from_history(files: dict[str, bytes], path: str, old: str, new: str, picture: bytes) -> InForceText:
    content = files[path].replace(old.encode(), new.encode())
    found = stored_text(StoredVersion(path, content, {"map.svg": picture}), "en")
    return InForceText(found.document, found.content, found.assets)


def test_a_text_from_history_keeps_its_own_picture_beside_a_newer_one(files: dict[str, bytes]) -> None:
    texts = dict(texts_to_pack(facts_of(files), _nothing))
    older = _from_history(files, POLICY, "id: SMS-POL-01", "id: SMS-POL-02", b"<svg/>")
    texts["SMS-POL-02", "en"] = older
    made = {each.path: each for each in document_files(MemoryTree(files), texts)}
    assert made[f"documents/en/{PICTURE}"].content == files[PICTURE]
    assert made[f"documents/en/SMS-POL-02/{PICTURE}"].content == b"<svg/>"
    assert made[f"documents/en/SMS-POL-02/{POLICY}"].content == older.content


def test_it_shares_a_picture_that_is_the_same(files: dict[str, bytes]) -> None:
    texts = dict(texts_to_pack(facts_of(files), _nothing))
    older = _from_history(files, POLICY, "id: SMS-POL-01", "id: SMS-POL-02", files[PICTURE])
    texts["SMS-POL-02", "en"] = older._replace(document=replace(older.document, path="policies/pol-02.md"))
    paths = [each.path for each in document_files(MemoryTree(files), texts) if "policies" in each.path]
    assert paths == [f"documents/en/{POLICY}", f"documents/en/{PICTURE}", "documents/en/policies/pol-02.md"]


def test_what_was_confidential_when_it_came_into_force_still_is(files: dict[str, bytes]) -> None:
    facts = facts_of(files)
    texts = dict(texts_to_pack(facts, _nothing))
    assert confidential_ids(facts, texts) == {"SMS-FRM-47"}
    for classification in ("confidential", "sacred"):
        texts["SMS-POL-01", "en"] = _from_history(
            files, POLICY, "classification: internal", f"classification: {classification}", files[PICTURE]
        )
        assert confidential_ids(facts, texts) == {"SMS-FRM-47", "SMS-POL-01"}


def test_what_nobody_has_any_more_is_named(files: dict[str, bytes]) -> None:
    files[POLICY] = files[POLICY].replace(b"Customers first", b"Customers always")
    with pytest.raises(NotPackedError) as caught:
        texts_to_pack(facts_of(files), _nothing)
    assert caught.value.exit_code == 2
    assert "\n  SMS-POL-01 1.0 (en)\n" in caught.value.message.en
    assert "\n  SMS-POL-01 1.0 (en)\n" in caught.value.message.zh


def test_where_nothing_is_in_force_there_is_no_pack(files: dict[str, bytes]) -> None:
    bare = {path: content for path, content in files.items() if not path.startswith("approvals/")}
    with pytest.raises(NotPackedError) as caught:
        texts_to_pack(facts_of(bare), _nothing)
    assert caught.value.exit_code == 1

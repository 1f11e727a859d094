"""Records that were read before are worth what they are worth read anew, whatever was done to them since."""

from pathlib import Path

import pytest

from smsgen.adapters import ssh_signatures
from smsgen.sources import read_approvals as reader
from smsgen.sources.cached_approvals import read_approvals
from smsgen.sources.document_cache import DocumentCache
from tests.approvals import approved_set as the
from tests.approvals.approved_set import approved_set
from tests.approvals.edge_mutations import EDGES
from tests.approvals.mutations import MUTATIONS

_WAYS = {name: mutate for name, (mutate, _) in {**MUTATIONS, **EDGES}.items()}


def _cache(folder: Path) -> DocumentCache:
    return DocumentCache(folder, "approvals", b"key")


def _approvals(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.startswith("approvals/")}


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a cache of the set that nothing was done to."""
    folder = tmp_path_factory.mktemp("cache")
    read_approvals(_approvals(approved_set()), _cache(folder))
    return folder


def test_what_is_known_is_not_read_again(warm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = _approvals(approved_set())
    anew = read_approvals(files, DocumentCache(None))

    def never(*_arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(reader, "read_approval", never)
    monkeypatch.setattr(ssh_signatures, "verify", never)
    assert read_approvals(files, _cache(warm)) == anew
    assert all(record.signature == "good" for record in anew[0])


@pytest.mark.parametrize("name", _WAYS)
def test_a_set_that_was_spoilt_is_read_as_without_a_cache(warm: Path, name: str, tmp_path: Path) -> None:
    for file in warm.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    files = approved_set()
    _WAYS[name](files)
    spoilt = _approvals(files)
    anew = read_approvals(spoilt, DocumentCache(None))
    assert read_approvals(spoilt, _cache(tmp_path)) == anew
    assert read_approvals(spoilt, _cache(tmp_path)) == anew, "what is wrong is kept as well"


@pytest.mark.parametrize("change", ["gone", "cut", "another's"])
def test_a_signature_that_changed_is_looked_at(warm: Path, change: str) -> None:
    files = _approvals(approved_set())
    path = f"{the.PROCEDURE_NOW}.sig"
    other = next(name for name in sorted(files) if name.endswith(".sig") and name != path)
    files[path] = {"gone": b"", "cut": files[path][:-30], "another's": files[other]}[change]
    if change == "gone":
        del files[path]
    records, _ = read_approvals(files, _cache(warm))
    [record] = [each for each in records if each.path == the.PROCEDURE_NOW]
    assert record.signature == ("missing" if change == "gone" else "bad")

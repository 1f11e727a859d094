"""The commands of the page for auditors: they succeed on a repository in order and fail where it was tampered with."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from smsgen.exporters.site.assemble import site_of
from tests.browser.site_set import inputs_of
from tests.fixtures.git_repository import git, swap
from tests.fixtures.living_set import PROCEDURE, PROCEDURE_3, PROCEDURE_11, REGISTER, land, living_repository

_BLOCK = re.compile(r"^## [0-9]+(?:\. |．).*? \{#sms-([a-z]+)\}\n.*?^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LATER = "2027-02-25T08:00:00+08:00"
CHECKS = ("bytes", "signature", "chain", "landing", "unchanged", "register")
Blocks = dict[str, str]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return living_repository(tmp_path_factory.mktemp("living") / "set")


@pytest.fixture(scope="module")
def pages(repository: Path) -> dict[str, Blocks]:
    """Return for each language the commands of the page by step, as its source holds them."""
    found = {}
    for tree in site_of(inputs_of(repository)).trees:
        [page] = [page for page in tree.pages if page.path == "control/verify.md"]
        found[tree.language] = dict(_BLOCK.findall(page.markdown))
    return found


@pytest.fixture
def blocks(pages: dict[str, Blocks]) -> Blocks:
    return pages["en"]


def run(blocks: Blocks, step: str, source: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the commands of a step, as a reader would: after those that fetch the clone and say what is checked."""
    clone = re.sub(r"(?m)^SOURCE=.*$", f"SOURCE='{source}'", blocks["clone"])
    parts = [clone] if step == "clone" else [f"{clone}\n", blocks["names"], blocks[step]]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(
        ["sh", "-c", "\n".join(parts)],
        cwd=folder,
        env=environment | {"GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_page_has_every_step_in_both_languages(pages: dict[str, Blocks]) -> None:
    assert list(pages["en"]) == ["clone", "names", *CHECKS]
    assert pages["zh"] == pages["en"]


@pytest.mark.parametrize("step", ["clone", *CHECKS])
def test_each_step_succeeds_on_a_repository_in_order(
    blocks: Blocks, repository: Path, tmp_path: Path, step: str
) -> None:
    done = run(blocks, step, str(repository), tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    expected = {
        "clone": "complete\n",
        "bytes": "manifest: OK\ndocument.md: OK\nflow.svg: OK\n",
        "signature": 'Good "approval@smsgen" signature for li.qing',
        "chain": "previous.list: OK\n",
        "landing": "2026-11-25T08:00:00+08:00\n",
        "unchanged": "unchanged\n",
        "register": 'Good "authority@smsgen" signature for chen.an',
    }
    assert expected[step] in done.stdout


def _edit(path: str, old: bytes, new: bytes) -> Callable[[Path], None]:
    """Return what replaces a part of a file and commits it."""

    def tamper(root: Path) -> None:
        content = (root / path).read_bytes()
        assert old in content
        land(root, {path: content.replace(old, new, 1)}, _LATER)

    return tamper


def _other_signature(root: Path) -> None:
    land(root, {f"{PROCEDURE_3}.sig": (root / f"{PROCEDURE_11}.sig").read_bytes()}, _LATER)


def _deleted_and_again(root: Path) -> None:
    record = (root / PROCEDURE_3).read_bytes()
    land(root, {PROCEDURE_3: None}, _LATER)
    land(root, {PROCEDURE_3: record}, _LATER)


def _unsigned_register(root: Path) -> None:
    land(root, {f"{REGISTER}.chen.an.sig": None, f"{REGISTER}.li.qing.sig": None}, _LATER)


_KEY = b"AAAAC3NzaC1lZDI1NTE5AAAAIEV"
TAMPERED: dict[str, tuple[Callable[[Path], None], set[str]]] = {
    "a letter of the text": (_edit(PROCEDURE, b"15 minutes", b"16 minutes"), {"bytes"}),
    "a picture": (_edit("procedures/flow.svg", b"M4 10", b"M5 10"), {"bytes"}),
    "the words of the record": (_edit(PROCEDURE_3, b"for use.", b"for fun."), {"signature", "unchanged"}),
    "the manifest in the record": (
        _edit(PROCEDURE_3, b"  document.md", b" *document.md"),
        {"bytes", "signature", "unchanged"},
    ),
    "the digest in the record": (
        _edit(PROCEDURE_3, b'digest: "sha256:', b'digest: "sha256:0'),
        {"bytes", "signature", "unchanged"},
    ),
    "another signature": (_other_signature, {"signature", "unchanged"}),
    "the record of the version before": (_edit(PROCEDURE_11, b"for use.", b"for fun."), {"chain", "unchanged"}),
    "a record deleted and put back": (_deleted_and_again, {"landing", "unchanged"}),
    "a role in the register": (_edit(REGISTER, b"role: change-manager", b"role: quality-manager"), {"register"}),
    "a key in the register": (_edit(REGISTER, _KEY + b"1", _KEY + b"2"), {"signature", "register"}),
    "the signatures of the register": (_unsigned_register, {"register"}),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_what_was_tampered_with_is_seen(blocks: Blocks, repository: Path, tmp_path: Path, what: str) -> None:
    tamper, expected = TAMPERED[what]
    root = tmp_path / "set"
    shutil.copytree(repository, root)
    tamper(root)
    failed = set()
    for step in CHECKS:
        folder = tmp_path / step
        folder.mkdir()
        if run(blocks, step, str(root), folder).returncode:
            failed.add(step)
    assert failed == expected


def test_a_history_that_is_not_whole_is_seen(blocks: Blocks, repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=2", repository.as_uri(), "shallow")
    (tmp_path / "at").mkdir()
    assert run(blocks, "clone", str(tmp_path / "shallow"), tmp_path / "at").returncode != 0


def test_an_object_that_belies_its_id_is_seen(blocks: Blocks, repository: Path, tmp_path: Path) -> None:
    root = tmp_path / "set"
    shutil.copytree(repository, root)
    swap(root, f"HEAD:{PROCEDURE}", "HEAD:policies/pol-01.md")
    done = run(blocks, "clone", str(root), tmp_path)
    assert done.returncode != 0
    assert "complete" not in done.stdout

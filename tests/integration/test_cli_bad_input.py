"""Every item of "Bad input" in the issue: its own finding or a clear message, the exit code, and nothing lost."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.fakes import Run, SmallSet, as_a_terminal_would, run_sms

# As root every file can be read and every folder written; without these capabilities root is a user like any other.
_LIKE_A_USER = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()

POLICY = "policies/pol-01.md"


def check(small_set: SmallSet, *arguments: str, before: Sequence[str] = ()) -> Run:
    """Run `sms check`; no traceback, and the files as they were. before: see `run_sms`."""
    digest = small_set.digest()
    run = small_set.sms("check", *arguments, before=before)
    assert "Traceback" not in run.out + run.err
    assert small_set.digest() == digest
    return run


def test_the_set_is_valid_before_it_is_spoilt(small_set: SmallSet) -> None:
    run = check(small_set)
    assert (run.code, run.found) == (0, [])


def test_no_settings(small_set: SmallSet) -> None:
    (small_set.root / "sms.yml").unlink()
    run = check(small_set)
    assert run.code == 2
    assert "no sms.yml" in run.err
    named = check(small_set, "-C", ".")
    assert (named.code, named.found) == (2, [("sms.yml", 0, "settings-missing")])


def test_an_empty_folder(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    run = run_sms("check", "-C", str(empty), cwd=tmp_path)
    assert (run.code, run.found) == (2, [("sms.yml", 0, "settings-missing")])
    assert not list(empty.iterdir())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    run = run_sms("check", "-C", "nowhere", cwd=tmp_path)
    assert run.code == 2
    assert "nowhere" in run.err


def test_not_a_git_repository(small_set: SmallSet) -> None:
    assert check(small_set).code == 0
    run = check(small_set, "--at", "HEAD")
    assert run.code == 2
    assert "Git could not read HEAD" in run.err


def test_a_commit_that_is_not_there(small_set: SmallSet) -> None:
    small_set.commit()
    for revision in ("no-such-branch", "--output=x", "0" * 40, ""):
        run = check(small_set, f"--at={revision}")
        assert run.code == (2 if revision else 0), revision


def test_a_document_that_is_a_folder(small_set: SmallSet) -> None:
    (small_set.root / "policies" / "pol-02.md").mkdir()
    run = check(small_set)
    assert (run.code, run.found) == (1, [("policies/pol-02.md", 0, "path-not-a-file")])


@pytest.mark.parametrize("path", ["sms.yml", "authority/1.yml"])
def test_a_configuration_that_is_a_folder(small_set: SmallSet, path: str) -> None:
    (small_set.root / path).unlink()
    (small_set.root / path).mkdir()
    assert check(small_set).code == 2


def test_a_folder_of_documents_that_is_a_file(small_set: SmallSet) -> None:
    shutil.rmtree(small_set.root / "records", ignore_errors=True)
    small_set.write("records", "not a folder")
    assert check(small_set).code in {0, 1}


@pytest.mark.skipif(bool(_LIKE_A_USER) and not shutil.which("setpriv"), reason="root reads everything")
def test_an_unreadable_file(small_set: SmallSet) -> None:
    (small_set.root / POLICY).chmod(0)
    run = check(small_set, before=_LIKE_A_USER)
    assert run.code == 1
    assert (POLICY, 0, "file-unreadable") in run.found


@pytest.mark.skipif(bool(_LIKE_A_USER) and not shutil.which("setpriv"), reason="root reads everything")
@pytest.mark.parametrize("path", ["sms.yml", "authority/1.yml"])
def test_an_unreadable_configuration(small_set: SmallSet, path: str) -> None:
    (small_set.root / path).chmod(0)
    run = check(small_set, before=_LIKE_A_USER)
    assert (run.code, run.found) == (2, [(path, 0, "file-unreadable")])


def test_a_file_of_5_megabytes(small_set: SmallSet) -> None:
    small_set.write(POLICY, small_set.read(POLICY) + "word " * 1_000_000)
    run = check(small_set)
    assert (run.code, run.found) == (1, [(POLICY, 0, "bytes-too-large")])


def test_a_binary_file(small_set: SmallSet) -> None:
    small_set.write("policies/pol-09.md", bytes(range(256)) * 8)
    run = check(small_set)
    assert run.code == 1
    assert {path for path, _, _ in run.found} == {"policies/pol-09.md"}
    assert "bytes-utf8" in run.names


@pytest.mark.parametrize("name", ["变更策略.md", "change policy.md"])
def test_a_name_that_is_not_portable(small_set: SmallSet, name: str) -> None:
    (small_set.root / POLICY).rename(small_set.root / "policies" / name)
    (small_set.root / "policies/pol-01.zh.md").rename(small_set.root / "policies" / name.replace(".md", ".zh.md"))
    run = check(small_set, "--profile", "audit")
    assert run.names - {"version-not-approved"} == {"path-not-portable"}  # nothing of this set is approved
    assert run.code == 1
    assert name in run.out


def test_a_name_that_is_not_text(small_set: SmallSet) -> None:
    nameless = Path(os.fsdecode(os.fsencode(small_set.root) + b"/policies/\xff.zh.md"))
    (small_set.root / "policies/pol-01.zh.md").rename(nameless)
    for format_ in ("text", "json", "sarif", "github", "gitlab", "junit"):
        run = check(small_set, "--profile", "audit", "--format", format_)
        assert run.code == 1
        assert "path-not-portable" in run.out or "SRC013" in run.out


def test_names_that_differ_only_in_case(small_set: SmallSet) -> None:
    small_set.write("policies/POL-01.md", small_set.read(POLICY).replace("SMS-POL-01", "SMS-POL-02"))
    run = check(small_set)
    assert run.code == 1
    assert "path-collision" in run.names


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ("- a list\n- of things\n", "yaml-not-a-mapping"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nid: *c\n", "yaml-alias"),
        (f"id: {'[' * 5000}{']' * 5000}\n", "yaml-depth"),
        ("id: !!python/object/apply:os.system [date]\n", "yaml-tag"),
        ("id: SMS-POL-01\nid: SMS-POL-02\n", "yaml-duplicate-key"),
        ("id: [unclosed\n", "yaml-syntax"),
    ],
    ids=["list", "bomb", "5000 levels", "tag", "duplicate key", "syntax"],
)
def test_yaml_that_is_refused(small_set: SmallSet, front: str, name: str) -> None:
    small_set.write("policies/pol-09.md", f"---\n{front}---\n\nText.\n")
    run = check(small_set)
    assert run.code == 1
    assert name in run.names
    small_set.write("sms.yml", front)
    assert check(small_set).code == 2


def test_a_document_without_front_matter(small_set: SmallSet) -> None:
    small_set.write("policies/pol-09.md", "# Only a heading\n")
    run = check(small_set)
    assert (run.code, run.found) == (1, [("policies/pol-09.md", 1, "front-matter-missing")])


def test_ids_that_differ_by_a_homoglyph(small_set: SmallSet) -> None:
    twin = small_set.read(POLICY).replace("id: SMS-POL-01", "id: SMS-P\N{CYRILLIC CAPITAL LETTER O}L-01")
    small_set.write("policies/pol-09.md", twin)
    run = check(small_set)
    assert run.code == 1
    assert ("policies/pol-09.md", 2, "id-format") in run.found


@pytest.mark.parametrize(
    "target", ["%2e%2e/%2e%2e/etc/passwd", "../../outside.md", "/etc/passwd", "file:///etc/passwd"]
)
def test_a_link_out_of_the_set(small_set: SmallSet, target: str) -> None:
    small_set.write(POLICY, small_set.read(POLICY) + f"\nSee [that]({target}).\n")
    small_set.write("policies/pol-01.zh.md", small_set.read("policies/pol-01.zh.md") + f"\n见[那里]({target})。\n")
    run = check(small_set)
    assert run.code == 1
    line = small_set.line_of(POLICY, "See [that]")
    assert [(path, number) for path, number, _ in run.found if path == POLICY] == [(POLICY, line)]


def test_a_symbolic_link_out_of_the_tree(small_set: SmallSet, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("SECRET")
    (small_set.root / "policies/pol-09.md").symlink_to(secret)
    run = check(small_set)
    assert (run.code, run.found) == (1, [("policies/pol-09.md", 0, "path-symlink")])
    assert "SECRET" not in run.out


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("<script>alert(1)</script>", {"title-markup"}),
        ("A | B", {"title-markup"}),
        ("\"Quoted\" and 'quoted'", set()),
        ("x" * 500, {"title-too-long"}),
    ],
    ids=["script", "pipe", "quotes", "500 characters"],
)
def test_a_title_that_means_mischief(small_set: SmallSet, title: str, names: set[str]) -> None:
    quoted = title.replace("'", "''")
    line = next(line for line in small_set.read(POLICY).splitlines() if line.startswith("title: "))
    small_set.replace(POLICY, line, f"title: '{quoted}'")
    run = check(small_set)
    assert run.names == names
    assert run.code == (1 if names else 0)
    assert all(place[:2] == (POLICY, 3) for place in run.found)
    if names:
        refused = small_set.sms("build")
        assert refused.code == 1
        assert not (small_set.root / "build" / "site").exists()


def test_a_build_folder_that_cannot_be_written(small_set: SmallSet) -> None:
    small_set.write("occupied", "a file")
    before = small_set.digest()
    run = small_set.sms("build", "--output", "occupied/site")
    assert run.code == 2
    assert "cannot be written" in run.err
    assert "Traceback" not in run.err
    assert small_set.digest() == before


def test_an_output_file_that_cannot_be_written(small_set: SmallSet) -> None:
    run = check(small_set, "--output", "no/such/folder/report.txt")
    assert run.code == 2
    assert "cannot be written" in run.err


def test_a_cache_that_is_spoilt_or_cannot_be_written(small_set: SmallSet) -> None:
    check(small_set)
    for file in (small_set.root / "build" / "cache").iterdir():
        file.write_bytes(b"spoilt")
    assert check(small_set).code == 0
    shutil.rmtree(small_set.root / "build")
    (small_set.root / "build").write_text("a file")
    assert check(small_set).code == 0


@pytest.mark.skipif(bool(_LIKE_A_USER) and not shutil.which("setpriv"), reason="root reads everything")
def test_a_picture_that_cannot_be_read(small_set: SmallSet) -> None:
    small_set.write("policies/picture.png", b"\x89PNG")
    for path in (POLICY, POLICY.replace(".md", ".zh.md")):
        small_set.write(path, small_set.read(path) + "\n![The processes](picture.png)\n")
    (small_set.root / "policies/picture.png").chmod(0)
    run = small_set.sms("build", before=_LIKE_A_USER)
    assert run.code == 2
    assert "policies/picture.png: Permission denied" in run.err


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_interrupted_while_building(small_set: SmallSet, number: int, code: int) -> None:
    site = small_set.root / "build" / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("the last good site")
    sms = Path(sys.executable).with_name("sms")
    with subprocess.Popen(
        [sms, "build"],
        cwd=small_set.root,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=as_a_terminal_would,  # noqa: PLW1509 — no threads are running here
    ) as process:
        # Staged means that the engine is at work.
        deadline = time.monotonic() + 60
        while not (small_set.root / "build" / "stage").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert process.returncode == code
    assert said.strip().endswith("Interrupted.")
    assert (site / "index.html").read_text() == "the last good site"
    assert sorted(path.name for path in (small_set.root / "build").iterdir()) == ["cache", "site", "stage"]

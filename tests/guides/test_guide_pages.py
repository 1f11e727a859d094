"""The pages of the guide: every command in them works when pasted, and both languages say the same."""

import re
import shutil
from pathlib import Path

import pytest

from tests.fixtures.approve_example import KEYS, ROOT, copy_of
from tests.fixtures.git_repository import commit
from tests.guides.shell_blocks import blocks, paste, without_comments

DOCS = ROOT / "generator" / "docs"
PAGES = ("approving", "authority", "verifying", "evidence", "forms", "import", "maintained-records", "showing-evidence")
ANSWERS = {
    "[y/N] ": "y",
    "[y/N]: ": "y",
    "(8 characters or more): ": "correct horse battery",
    "The same again: ": "correct horse battery",
    "/chen.an: ": "correct horse battery",
    "/li.qing: ": "correct horse battery",
    "/zhou.ning: ": "correct horse battery",
    "/wu.fan: ": "correct horse battery",
    "/li.qing-2: ": "correct horse battery",
}
# Page → what must be seen, and how often.
SEEN = {
    "approving": {"Committed: ": 7, "Passed: each version in force was approved": 2},
    "authority": {"has all its signatures.": 7, "taken over by the root signers": 1},
    "evidence": {"Written: gaps.xlsx": 1, "Written: duties.ics": 1, "something is missing": 1},
    "forms": {},
    "import": {},
    "maintained-records": {},
    "showing-evidence": {},
    "verifying": {"Passed: each version in force was approved": 3, 'Good "approval@smsgen" signature for chen.an': 1},
}
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#\s]+)\)")


def _headings(page: str) -> list[str]:
    """Return the levels of the headings, one after another."""
    return _HEADING.findall(re.sub(r"```.*?```", "", page, flags=re.DOTALL))


def read(name: str) -> str:
    """Return the text of a page."""
    return (DOCS / name).read_text("utf-8")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a clone of the example, with the keys of its people, alone in a folder that commands may write into."""
    root = tmp_path / "work" / "sms"
    root.parent.mkdir()
    copy_of(ROOT, root)
    shutil.copytree(KEYS, root / KEYS.relative_to(ROOT))
    commit(root, message="Demonstration keys")
    (tmp_path / "work" / ".gitconfig").write_text("[init]\n\tdefaultBranch = main\n", "utf-8")
    return root


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="one page calls ssh-keygen")
@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_shows_works_when_pasted(example: Path, name: str) -> None:
    parts = blocks(read(f"{name}.md"))
    assert parts
    run = paste("\n".join(parts), example, ANSWERS)
    assert run.code == 0, run.out[-6000:]
    assert {words: run.out.count(words) for words in SEEN[name]} == SEEN[name]


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_commands_headings_and_tables(name: str) -> None:
    en, zh = read(f"{name}.md"), read(f"{name}.zh.md")
    assert [without_comments(each) for each in blocks(en)] == [without_comments(each) for each in blocks(zh)]
    assert _headings(en) == _headings(zh)
    for shape in (lambda line: line.startswith("|"), lambda line: line.startswith(("- ", "1. "))):
        assert sum(map(shape, en.splitlines())) == sum(map(shape, zh.splitlines()))


@pytest.mark.parametrize("name", [f"{page}{suffix}.md" for page in ("guide", *PAGES) for suffix in ("", ".zh")])
def test_links_lead_somewhere(name: str) -> None:
    for path in _LINK.findall(read(name)):
        if path.startswith("http"):
            continue
        assert (DOCS / path).exists(), f"{name}: {path}"

"""A verification reads of the Markdown only what digests cover, and every digest is that of the full reading."""

import random
from pathlib import Path

import pytest

from smsgen import rules
from smsgen.adapters.markdown import parse
from smsgen.analysis.manifests import digests
from smsgen.model.structure import EMPTY
from smsgen.sources.load import load
from smsgen.sources.read_document import read_document
from smsgen.sources.tree import WorkingTree
from tests.approvals import approved_set as the
from tests.approvals.approved_clone import Clone, approved_clone, findings
from tests.fixtures.small_set import source

ROOT = Path(__file__).parents[2]
PATH = "procedures/prc-01.md"
_TEXTS = 4_000
# What images are made of, what hides them, and what stands around them.
_PIECES = (
    *("![", "!", "[", "]", "(", ")", "](a.png)", "![a](b.png)", "![a][r]", "[r]: c.png\n", "![r]", "a.png", '"t"'),
    *("<", ">", "<img src=d.png>", "<!-- ", " -->", "&#33;", "&lt;", "\\", "`", "```\n", "~~~\n", "\t", "    "),
    *("\n", "\n\n", "- ", "1. ", "> ", "# ", "| a |\n|---|\n", "*", "_", "[[PRC-02]]", "词", "\u0301", "\r", "\0", " "),
)


def _random_bodies() -> list[str]:
    chance = random.Random(20_000)  # noqa: S311 — the same texts each time
    return ["".join(chance.choices(_PIECES, k=chance.randint(1, 12))) for _ in range(_TEXTS)]


def test_every_digest_of_this_set_is_that_of_the_full_reading() -> None:
    full, alone = load(WorkingTree(ROOT)).sms, load(WorkingTree(ROOT), assets_only=True).sms
    assert len(digests(full)) == len(full.documents) > 50
    assert digests(alone) == digests(full)
    assert alone.asset_digests == full.asset_digests
    assert len([text for text in alone.documents if text.structure.shape == EMPTY.shape]) > 50


def test_no_image_of_any_text_is_missed() -> None:
    shown = 0
    for body in _random_bodies():
        content = source("PRC-01", body=body).encode()
        full, _ = read_document(PATH, "", content)
        alone, _ = read_document(PATH, "", content, assets_only=True)
        assert alone.structure.images == full.structure.images, body
        assert (alone.sha256, alone.id, alone.version) == (full.sha256, full.id, full.version)
        shown += bool(full.structure.images)
    assert _TEXTS / 10 < shown < _TEXTS


def test_an_image_begins_with_its_two_signs() -> None:
    """What the shortcut rests on: the parser sees no image in a text in which these do not stand together."""
    bodies = [body.replace("![", "! [") for body in _random_bodies()]
    assert not [body for body in bodies if parse(body).images]


def test_front_matter_and_bytes_are_read_as_strictly() -> None:
    for content in (b"---\nid: [broken\n---\n", source("PRC-01", "unknown: 1\n").encode(), "Text\u200b\r\n".encode()):
        full, alone = read_document(PATH, "", content), read_document(PATH, "", content, assets_only=True)
        assert alone[1] == full[1] != ()


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Return a repository in which everything is approved."""
    return approved_clone(tmp_path)


_STYLE = "\n####### Seven\n\n#Eight\n\nWords *and words\n- one\n"
_CODES = {rule.name: rule.code for rule in rules.ALL}


def _found_in(clone: Clone, more: str) -> set[str]:
    """Return the codes of what is found in the policy with `more` at its end."""
    changed = (clone.root / the.POLICY).read_text(encoding="utf-8") + more
    clone.land({the.POLICY: changed})
    return {code for path, code in findings(clone.verify("--tree-only", "--no-cache")) if path == the.POLICY}


def test_how_a_text_is_written_is_not_judged(clone: Clone) -> None:
    changed = {_CODES["content-changed-after-approval"]}
    assert _found_in(clone, "\nOne more sentence.\n") == changed
    assert _found_in(clone, _STYLE) == changed
    assert _found_in(clone, f"\n![a picture](figures/a.png)\n{_STYLE}") == {_CODES["asset-missing"]}


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ("\n<img src=https://example.org/a.png>\n", "raw-html"),
        ("\n![a](https://example.org/a b.png)\n", "construct-unsupported"),
        ("\n1. one\n\n       ```\n![a](https://example.org/a.png)\n", "construct-unsupported"),
        ("\n![a](https://example.org/a.png)\n", "asset-remote"),
    ],
)
def test_a_picture_that_a_page_shows_and_no_digest_covers_is_found(clone: Clone, more: str, rule: str) -> None:
    assert _CODES[rule] in _found_in(clone, more)

"""A site of public documents tells nothing of others: no title, no text and no page of their versions."""

from pathlib import Path

import pytest

from smsgen.app.check import judge
from smsgen.app.publishing.publish import edition_of
from smsgen.app.publishing.site_inputs import site_inputs
from smsgen.app.publishing.version_texts import publishable
from smsgen.exporters.site.assemble import site_of
from smsgen.model.version_text import VersionText
from tests.fixtures.living_set import living_repository

_SECRETS = ("Incident management", "事件管理", "Retention of paper records", "Service management policy", "restores")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return living_repository(tmp_path_factory.mktemp("living") / "set")


def _pages(repository: Path, profile: str, highest: str) -> dict[str, str]:
    judged = judge(repository, profile=profile, cache=False)
    edition = edition_of(judged, repository, highest)
    site = site_of(site_inputs(judged.facts, judged.tree, edition=edition))
    return {f"{tree.language}/{page.path}": page.markdown for tree in site.trees for page in tree.pages}


@pytest.mark.parametrize("profile", ["draft", "release"])
def test_nothing_of_documents_that_are_withheld(repository: Path, profile: str) -> None:
    pages = _pages(repository, profile, "public")
    found = {(path, each) for path, text in pages.items() for each in _SECRETS if each in text}
    assert found == set()
    assert "SMS-PRC-20" in pages["en/register.md"]
    assert not any("sms-redline" in text for text in pages.values())


def test_the_same_where_they_are_shown(repository: Path) -> None:
    pages = _pages(repository, "release", "internal")
    text = "".join(pages.values())
    assert [each for each in _SECRETS if each not in text] == []
    assert "en/history/SMS-POL-09.md" in pages


def test_a_document_that_was_once_secret_stays_so() -> None:
    texts = {
        "open": VersionText("a.md", "", "A", classification="internal"),
        "open-zh": VersionText("a.zh.md", "", "A", is_translation=True),
        "now": VersionText("b.md", "", "B", classification="public"),
        "once": VersionText("b.md", "", "B", classification="confidential"),
        "now-zh": VersionText("b.zh.md", "", "B", is_translation=True),
        "odd": VersionText("c.md", "", "C", classification="sacred"),
        "orphan": VersionText("d.zh.md", "", "D", is_translation=True),
    }
    assert set(publishable(texts, "internal")) == {"open", "open-zh"}
    assert set(publishable(texts, "public")) == set()
    assert set(publishable(texts, "confidential")) == {"open", "open-zh", "now", "once", "now-zh"}

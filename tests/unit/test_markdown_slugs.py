"""Our slug rule gives the anchors that the site's extension gives."""

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgen.adapters.python_markdown import slugify
from smsgen.sources.slugs import UniqueAnchors, slug


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_the_rule_is_that_of_pymdownx(text: str) -> None:
    assert slug(text) == slugify()(" ".join(text.split()), "-")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Raising a change\n", ["raising-a-change"]),
        ("## 变更评估\n\n## 变更评估\n", ["变更评估", "变更评估_1"]),
        ("## a\n\n## a_1\n\n## a\n", ["a", "a_1", "a_2"]),
        ("## a_5\n\n## a_5\n\n## a\n\n## a\n\n## a_5\n", ["a_5", "a_6", "a", "a_1", "a_7"]),
        ("## 1.2 Scope & purpose (v2)\n", ["12-scope--purpose-v2"]),
    ],
)
def test_anchors_are_those_of_a_page(text: str, expected: list[str]) -> None:
    anchors = UniqueAnchors(())
    ours = [anchors.add(slug(line.removeprefix("## "))) for line in text.splitlines() if line]
    page = markdown.markdown(text, extensions=["toc"], extension_configs={"toc": {"slugify": slugify()}})
    assert [f'id="{anchor}"' in page for anchor in ours] == [True] * len(ours)
    assert ours == expected

"""How the text of a document becomes the Markdown of its page."""

import pytest

from smsgen.exporters.site.body import Source, Surroundings, Target, published_text
from smsgen.sources.read_document import read_document

_PATH = "procedures/prc-01.md"
_HEAD = "---\nid: SMS-PRC-01\n---\n"
_OTHER = Target("policies/SMS-POL-01.md", "SMS-POL-01", "A *policy*", {"why": "Why | so"})
_NUMBER = '<span class="sms-number">SMS&#45;POL&#45;01</span>'


def _draw(source: str) -> str:
    return "" if "unknown" in source else f"<svg><text>{source.split(maxsplit=1)[0]}</text></svg>"


def _published(text: str) -> str:
    document, _ = read_document(_PATH, "", (_HEAD + text).encode())
    around = Surroundings(
        by_id={"SMS-POL-01": _OTHER},
        by_path={"policies/pol-01.md": _OTHER, "policies/pol-01.zh.md": _OTHER},
        assets={"procedures/pictures/flow.png": "files/procedures/pictures/flow.png"},
        draw_svg=_draw,
        diagram_label="Diagram",
    )
    source = Source(_PATH, _HEAD + text, document.structure, "procedures/SMS-PRC-01.md")
    return published_text(source, around)


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("[[SMS-POL-01]]", f"[{_NUMBER} A &#42;policy&#42;](../policies/SMS-POL-01.md)"),
        ("[[SMS-POL-01#why]]", f"[{_NUMBER} A &#42;policy&#42; § Why &#124; so](../policies/SMS-POL-01.md#why)"),
        ("[[SMS-POL-01#gone|a <b> label]]", "[a &#60;b&#62; label](../policies/SMS-POL-01.md)"),
        ("变更见[[SMS-POL-01|策略]]。", "变更见[策略](../policies/SMS-POL-01.md)。"),
        ("`[[SMS-POL-01]]`", "`[[SMS-POL-01]]`"),
        ("[text](../policies/pol-01.md#why)", "[text](../policies/SMS-POL-01.md#why)"),
        ("[文本](../policies/pol-01.zh.md)", "[文本](../policies/SMS-POL-01.md)"),
        (
            "[two](../policies/pol-01.md) [two](../policies/pol-01.md)",
            "[two](../policies/SMS-POL-01.md) [two](../policies/SMS-POL-01.md)",
        ),
        ("[r][x]\n\n[x]: ../policies/pol-01.md", "[r][x]\n\n[x]: ../policies/SMS-POL-01.md"),
        ("[out](https://example.org/a) <https://example.org>", "[out](https://example.org/a) <https://example.org>"),
        ("[gone](../policies/gone.md)", "[gone](#)"),
        ("![flow](pictures/flow.png)", "![flow](../files/procedures/pictures/flow.png)"),
        ("[here](#there)", "[here](#there)"),
    ],
)
def test_links_and_references_lead_to_pages(written: str, published: str) -> None:
    assert _published(f"{written}\n") == f"{published}\n"


def test_a_diagram_becomes_a_picture() -> None:
    page = _published("Before\n\n```mermaid\nflowchart TD\n  A --> B\n```\n\nAfter\n")
    assert "<svg><text>flowchart</text></svg>" in page
    assert "```" not in page
    assert page.startswith("Before\n")
    assert page.endswith("After\n")


@pytest.mark.parametrize(
    "text", ["```mermaid\nunknown thing\n```\n", "- item\n\n    ```mermaid\n    flowchart TD\n      A --> B\n    ```\n"]
)
def test_a_diagram_that_cannot_stand_as_a_picture_stays_text(text: str) -> None:
    assert _published(text) == text

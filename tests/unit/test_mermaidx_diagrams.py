"""Diagrams on a platform that has no wheel of merman."""

import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace

import pytest

from smsgen.adapters import diagrams


@pytest.fixture(autouse=True)
def _no_merman(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hide merman, and put a mermaidx in place that knows one diagram."""

    def render(source: str, config: dict[str, object]) -> SimpleNamespace:
        assert config["theme"] == "neutral"
        if "-->" not in source:
            message = "Mermaid rendering failed: Error: Parse error\n on line 1"
            raise RuntimeError(message)
        return SimpleNamespace(svg=lambda: '<svg id="my-svg" style="max-width: 9px;"><style>#my-svg{}</style></svg>')

    library = ModuleType("mermaidx")
    library.render = render  # type: ignore[attr-defined] # a stand-in for the library
    monkeypatch.setitem(sys.modules, "mermaidx", library)
    monkeypatch.setattr(diagrams, "_merman", lambda: None)
    _forget_drawings()
    yield
    _forget_drawings()


def _forget_drawings() -> None:
    diagrams.draw_svg.cache_clear()
    diagrams.syntax_error.cache_clear()


def test_the_other_library_draws_with_an_id_of_its_own() -> None:
    svg = diagrams.draw_svg("flowchart TD\n A --> B")
    assert "my-svg" not in svg
    assert svg.startswith('<svg id="diagram-')


def test_its_refusal_is_a_syntax_error() -> None:
    assert diagrams.syntax_error("flowchart TD\n A --> B") == ""
    assert diagrams.syntax_error("nonsense") == "Error: Parse error on line 1"
    with pytest.raises(diagrams.DiagramError, match="Parse error"):
        diagrams.draw_svg("nonsense")

"""Drawing and checking Mermaid diagrams."""

import pytest

from smsgen.adapters.diagrams import DiagramError, draw_svg, syntax_error

FLOW = "flowchart TD\n  A[提交变更请求] --> B{是否紧急？}\n  B -->|是| C[立即处理]\n"


def test_a_diagram_stands_alone_as_plain_svg() -> None:
    svg = draw_svg(FLOW)
    assert "提交变更请求" in svg
    assert "foreignObject" not in svg
    assert 'width="100%"' in svg
    assert "max-width" in svg
    assert "viewBox" in svg
    assert "Noto Sans CJK SC" in svg
    assert svg.count('id="diagram-') >= 1


def test_ids_differ_from_diagram_to_diagram() -> None:
    other = draw_svg(FLOW.replace("立即", "马上"))
    assert draw_svg(FLOW)[:40] != other[:40]


@pytest.mark.parametrize("source", ["", "nonsense", "flowchart TD\n A --> [x", "\ud800"])
def test_bad_input_is_an_error_with_a_reason(source: str) -> None:
    assert syntax_error(source)
    with pytest.raises(DiagramError, match=r"."):
        draw_svg(source)


def test_good_input_has_no_error() -> None:
    assert syntax_error(FLOW) == ""

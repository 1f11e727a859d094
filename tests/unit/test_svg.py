"""What in an SVG file keeps it from being published."""

import pytest

from smsgen.adapters.svg import MAX_BYTES, svg_fault

_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "",
        '<path d="M0 0"/>',
        '<use href="#a"/><use xlink:href="#a"/>',
        "<style>.a{fill:url(#g)}</style>",
        """<rect fill="url(#g)" style="stroke: url('#x')"/>""",
        '<image href="data:image/png;base64,AAAA"/>',
        '<animate attributeName="opacity"/>',
        "<title>on &amp; &lt;script&gt; 图</title>",
        "<text>url(http://example.org) javascript:</text>",
        "<!-- <script/> -->",
        '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="Layer 1"/>',
    ],
)
def test_a_drawing_passes(inside: str) -> None:
    assert svg_fault(_PICTURE.format(inside).encode()) is None


@pytest.mark.parametrize(
    ("inside", "kind", "what"),
    [
        ("<script/>", "active", "<script>"),
        ('<a:script xmlns:a="http://www.w3.org/2000/svg"/>', "active", "<script>"),
        ("<SCRIPT/>", "active", "<SCRIPT>"),
        ('<rect onload="x"/>', "active", "onload="),
        ("<foreignObject/>", "active", "<foreignObject>"),
        ('<h:b xmlns:h="http://www.w3.org/1999/xhtml"/>', "active", "<b>"),
        ('<a href="javascript:alert(1)"/>', "active", "javascript:alert(1)"),
        ('<a href="java&#10;script:alert(1)"/>', "active", "java script:alert(1)"),
        ('<a xlink:href=" https://example.org"/>', "external", "https://example.org"),
        ('<image href="//example.org/y.png"/>', "external", "//example.org/y.png"),
        ('<image href="other.svg"/>', "external", "other.svg"),
        ('<use href="data:image/svg+xml;base64,AA"/>', "external", "data:image/svg+xml;base64,AA"),
        ('<style>@import "x"</style>', "external", "@import"),
        ("<style>a{b:url(http://example.org)}</style>", "external", "http://example.org"),
        ("<style><![CDATA[a{b:u\\72l(http://example.org)}]]></style>", "external", "\\"),
        ('<rect fill="url(http://example.org)"/>', "external", "http://example.org"),
        ('<rect style="a:url(x"/>', "external", "url("),
        ('<set attributeName="href" to="javascript:x"/>', "active", "<set attributeName=href>"),
        ('<animate attributeName="xlink:href"/>', "active", "<animate attributeName=xlink:href>"),
        ('<set attributeName="onclick"/>', "active", "<set attributeName=onclick>"),
        ('<g xml:base="http://example.org"/>', "external", "http://example.org"),
        ('<?xml-stylesheet href="x"?>', "external", "<?xml-stylesheet?>"),
    ],
)
def test_what_runs_or_leads_elsewhere_is_found_with_its_place(inside: str, kind: str, what: str) -> None:
    fault = svg_fault(_PICTURE.format(f"\n{inside}").encode())
    assert fault is not None
    assert (fault.kind, fault.what, fault.line) == (kind, what, 2)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "syntax"),
        (b"<svg", "syntax"),
        (b"<html/>", "syntax"),
        (b"<svg/>", "syntax"),
        (b"\xff\xfe<", "syntax"),
        (b"\x00" * 10, "syntax"),
        (b'<?xml version="1.0" encoding="nobody-knows"?><svg/>', "syntax"),
        (_PICTURE.format("&nothing;").encode(), "syntax"),
        (_PICTURE.format("<g>").encode(), "syntax"),
        (('<?xml version="1.0" encoding="utf-16"?>' + _PICTURE.format("<script/>")).encode("utf-16"), "active"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + _PICTURE.format("&a;").encode(), "doctype"),
        (b'<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://example.org"> %a;]>' + _PICTURE.format("").encode(), "doctype"),
        (b'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>' + _PICTURE.format("").encode(), "doctype"),
        (_PICTURE.format("<g/>" * 100_000).encode(), "size"),
        (b" " * (MAX_BYTES + 1), "size"),
    ],
)
def test_what_is_no_drawing_is_refused(content: bytes, kind: str) -> None:
    fault = svg_fault(content)
    assert fault is not None
    assert fault.kind == kind

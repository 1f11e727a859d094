"""What in an SVG picture could run, or fetch something from elsewhere, once somebody opens it. Nothing is drawn here.

The only door to defusedxml: a document type is refused while the text is read, as it can define entities that make a
small file large, and name a file to load.
"""

import re
from io import BytesIO
from typing import NamedTuple
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, InputSource, Locator

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

MAX_BYTES = 2_000_000
_MAX_ELEMENTS = 100_000
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML = "http://www.w3.org/XML/1998/namespace"
# Elements that run, load or hold what is no picture.
_ACTIVE = frozenset(("script", "foreignobject", "iframe", "embed", "object", "audio", "video", "canvas", "handler"))
# Elements that set an attribute of others later on.
_ANIMATIONS = frozenset(("set", "animate", "animatemotion", "animatetransform", "animatecolor"))
_HARMLESS_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_URL = re.compile(r"url\(\s*(['\"]?)(.*?)\1\s*\)", re.IGNORECASE | re.DOTALL)


class SvgFault(NamedTuple):
    """What is wrong with a picture, and where. kind: one of `active`, `external`, `doctype`, `size`, `syntax`.

    what: the element, attribute, address or size, or the parser's words. Line and column are 1-based, 0 for the file.
    """

    kind: str
    what: str
    line: int = 0
    column: int = 0


class _FoundError(Exception):
    """Ends the reading at the first fault."""

    def __init__(self, fault: SvgFault) -> None:
        super().__init__(fault.what)
        self.fault = fault


def svg_fault(content: bytes) -> SvgFault | None:
    """Return the first thing in an SVG file for which it must not be published, None where there is none."""
    if len(content) > MAX_BYTES:
        return SvgFault("size", f"{len(content) / 1_000_000:.1f} MB")
    parser = DefusedExpatParser(forbid_dtd=True, forbid_entities=True, forbid_external=True)
    parser.setFeature(feature_namespaces, state=True)
    reader = _Reader()
    parser.setContentHandler(reader)
    source = InputSource()
    source.setByteStream(BytesIO(content))
    try:
        parser.parse(source)
    except _FoundError as error:
        return error.fault
    except DefusedXmlException:
        return SvgFault("doctype", "<!DOCTYPE>")
    except SAXParseException as error:
        return SvgFault("syntax", error.getMessage(), error.getLineNumber() or 0, (error.getColumnNumber() or 0) + 1)
    except (ValueError, LookupError, UnicodeError) as error:
        return SvgFault("syntax", str(error))  # an encoding that nobody knows
    return None if reader.is_picture else SvgFault("syntax", "svg")


class _Reader(ContentHandler):
    """Looks at every element, attribute, style and instruction."""

    def __init__(self) -> None:
        super().__init__()
        self.is_picture = False
        self._locator: Locator | None = None
        self._count = 0
        self._style: list[str] | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 — the parser's name
        self._locator = locator

    def _found(self, kind: str, what: str) -> None:
        place = self._locator
        line, column = (place.getLineNumber() or 0, (place.getColumnNumber() or 0) + 1) if place else (0, 0)
        raise _FoundError(SvgFault(kind, " ".join(what.split())[:80], line, column))

    def processingInstruction(self, target: str, data: str) -> None:  # noqa: N802, ARG002 — the parser's names
        self._found("external", f"<?{target}?>")

    def startElementNS(  # noqa: N802 — the parser's name
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002 — the parser gives it
        attrs: AttributesNSImpl,
    ) -> None:
        space, local = name
        self._count += 1
        if self._count == 1:
            self.is_picture = (space, local) == (_SVG, "svg")
        if self._count > _MAX_ELEMENTS:
            self._found("size", f"{_MAX_ELEMENTS} <…>")
        if local.lower() in _ACTIVE or space == _XHTML:
            self._found("active", f"<{local}>")
        for (attribute_space, attribute), value in attrs.items():
            self._attribute(local.lower(), attribute_space or "", attribute.lower(), value)
        if local.lower() == "style":
            self._style = []

    def characters(self, content: str) -> None:
        if self._style is not None:
            self._style.append(content)

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802, ARG002 — as above
        if name[1].lower() == "style" and self._style is not None:
            self._css("".join(self._style))
            self._style = None

    def _attribute(self, element: str, space: str, name: str, value: str) -> None:
        if not space and name.startswith("on"):
            self._found("active", f"{name}=")
        elif (name in ("href", "src") and space in ("", _XLINK)) or (name == "base" and space == _XML):
            self._address(value)
        elif element in _ANIMATIONS and name == "attributename" and _is_risky(value):
            self._found("active", f"<{element} attributeName={value}>")
        elif name == "style" or "url(" in value.lower():
            self._css(value)

    def _address(self, value: str) -> None:
        address = value.strip()
        if address and not address.startswith("#") and not _HARMLESS_DATA.fullmatch(address):
            self._found("active" if _scheme(address) in ("javascript", "vbscript") else "external", value)

    def _css(self, text: str) -> None:
        # An escape can spell any of the words looked for here; no drawing program writes one.
        for sign in ("\\", "@import", "expression(", "-moz-binding", "image-set(", "src("):
            if sign in text.lower():
                self._found("external", sign)
        for match in _URL.finditer(text):
            self._address(match[2])
        if text.lower().count("url(") != len(_URL.findall(text)):
            self._found("external", "url(")


def _is_risky(attribute: str) -> bool:
    name = attribute.strip().lower().rpartition(":")[2]
    return name in ("href", "src", "base", "style") or name.startswith("on")


def _scheme(address: str) -> str:
    return "".join(address.partition(":")[0].split()).lower()

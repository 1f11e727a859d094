"""XML of other people, read with defusedxml.

A document type is refused, as it can define entities that make a small file large, and name a file to load.
"""

from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring


class XmlError(Exception):
    """A text is no XML, or holds a document type."""


def read_xml(text: bytes) -> Element:
    """Return the root element. Raises XmlError."""
    try:
        root: Element = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise XmlError(str(error)) from error
    return root

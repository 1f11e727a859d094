"""The part of the SARIF 2.1.0 schema that our reports use, closed: a property that is not here is a mistake of ours.

Written from the OASIS standard, sections 3.13 to 3.52; checked without network.
"""

from typing import Any


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_TEXT = {"type": "string", "minLength": 1}
_BAG = {"type": "object"}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_MESSAGE = _object(["text"], text=_TEXT, markdown=_TEXT)
_COUNT = {"type": "integer", "minimum": 0}
_POSITIVE = {"type": "integer", "minimum": 1}
# Relative references only (RFC 3986): no scheme, no leading slash, only characters that a URI may hold.
_URI = {"type": "string", "pattern": r"^(?!/)(?!\.\./)(?:[A-Za-z0-9\-._~!$&'()*+,;=@/]|%[0-9A-F]{2})+$"}

_PLACE = _object(
    ["artifactLocation"],
    artifactLocation=_object(["uri", "uriBaseId"], uri=_URI, uriBaseId={"const": "ROOT"}),
    region=_object(["startLine", "startColumn"], startLine=_POSITIVE, startColumn=_POSITIVE),
)
_RULE = _object(
    ["id", "name", "shortDescription", "help", "defaultConfiguration"],
    id=_TEXT,
    name={"type": "string", "pattern": "^[A-Z][A-Za-z0-9]+$"},
    shortDescription=_MESSAGE,
    help=_MESSAGE,
    defaultConfiguration=_object(["level"], level=_LEVEL),
    properties=_BAG,
)
_RESULT = _object(
    ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    ruleId=_TEXT,
    ruleIndex=_COUNT,
    level=_LEVEL,
    message=_MESSAGE,
    locations={
        "type": "array",
        "minItems": 1,
        "items": _object(
            ["physicalLocation"],
            physicalLocation=_PLACE,
            logicalLocations=_list(_object(["name"], name=_TEXT, kind=_TEXT)),
        ),
    },
    relatedLocations=_list(_object(["physicalLocation"], id=_COUNT, physicalLocation=_PLACE)),
    partialFingerprints={
        "type": "object",
        "minProperties": 1,
        "patternProperties": {"^[A-Za-z]+/v[0-9]+$": _TEXT},
        "additionalProperties": False,
    },
)
_RUN = _object(
    ["tool", "results", "columnKind"],
    tool=_object(
        ["driver"],
        driver=_object(
            ["name", "rules"],
            name=_TEXT,
            semanticVersion={"type": "string", "pattern": r"^[0-9]+\.[0-9]+\.[0-9]+$"},
            language={"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
            rules=_list(_RULE),
        ),
    ),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    originalUriBaseIds={"type": "object", "additionalProperties": _object([], uri=_TEXT, description=_MESSAGE)},
    invocations=_list(
        _object(["executionSuccessful"], executionSuccessful={"type": "boolean"}, exitCode={"type": "integer"})
    ),
    results=_list(_RESULT),
    properties=_BAG,
)

SARIF = _object(["version", "runs"], version={"const": "2.1.0"}, runs=_list(_RUN))

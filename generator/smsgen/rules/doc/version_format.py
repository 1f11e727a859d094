"""DOC007 version-format."""

import re
from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text

_VERSION = re.compile(r"[1-9][0-9]{0,3}\.(0|[1-9][0-9]{0,3})", re.ASCII)
_REVISION = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)


@rule(
    "DOC007",
    "version-format",
    message=Text("the {key} “{version}” is not a version number", "{key}“{version}”不是有效的版本号"),
    help=Text(
        'Write MAJOR.MINOR in quotes, such as "1.0" or "2.10"; the revision of a translation is a whole number.',
        '请写成带引号的“主版本.次版本”，如"1.0"、"2.10"；译文的revision为整数。',
    ),
)
def version_format(facts: Facts) -> Iterable[Finding]:
    """A version is MAJOR.MINOR without leading zeros; the revision of a translation counts 1, 2, 3."""
    for document in facts.sms.documents:
        keys = {"translation_of": _VERSION, "revision": _REVISION} if document.is_translation else {"version": _VERSION}
        for key, pattern in keys.items():
            value = getattr(document, key)
            if value and not pattern.fullmatch(value):
                yield Finding("version-format", document.at(key), document.id, {"key": key, "version": value}, key)

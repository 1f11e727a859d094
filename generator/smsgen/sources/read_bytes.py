"""Bytes → text, refusing what nobody can see or what would be stored differently elsewhere (APPROVALS, "Bytes")."""

import re
import unicodedata

from smsgen.diagnostics import Finding
from smsgen.location import Location

MAX_BYTES = 1_000_000

_PLANES = range(0x10000, 0x110000, 0x10000)
_CONTROL_BYTES = bytes([*range(0x09), 0x09, 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_CONTROLS = r"\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f"
_CONTROL = re.compile(f"[{_CONTROLS}]")
# Soft hyphen, zero-width and joining characters, bidirectional controls, line and paragraph separators, BOM inside a
# text, invisible operators, tags, variation selectors that follow no base an author could have meant, controls of
# shorthand and music, and code points that will never be characters.
_INVISIBLES = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
)
_INVISIBLES_BEYOND = "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff" + "".join(
    chr(plane + last) for plane in _PLANES for last in (0xFFFE, 0xFFFF)
)
_INVISIBLE = re.compile(f"[{_INVISIBLES}{_INVISIBLES_BEYOND}]")
# The question that every text is asked first: anything of these, or of what lies beyond U+FFFF? Ranges on both sides of
# U+FFFF in one pattern take `re` ten times as long.
_SEEN = re.compile(f"[^{_CONTROLS}{_INVISIBLES}]*")


def decode(path: str, content: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a controlled file and a finding for each kind of forbidden bytes, at its first place.

    The text is for reading on only: BOM and CR are left out of it, invalid bytes are replaced. What was found stands.
    """
    if len(content) > MAX_BYTES:
        values = {"size": f"{len(content) / 1_000_000:.1f}", "limit": str(MAX_BYTES // 1_000_000)}
        return "", (Finding("bytes-too-large", Location(path), values=values),)
    findings: list[Finding] = []
    if content.startswith(b"\xef\xbb\xbf"):
        findings.append(Finding("bytes-bom", Location(path, 1, 1)))
        content = content[3:]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _with_line_feeds(content[: error.start].decode("utf-8"))
        values = {"byte": f"0x{content[error.start]:02X}"}
        findings.append(Finding("bytes-utf8", _position(path, before, len(before)), values=values))
        text = content.decode("utf-8", "replace")
    if b"\r" in content:
        findings.append(Finding("bytes-cr", _position(path, text, text.index("\r"))))
        text = _with_line_feeds(text)
    if not content.isascii():
        findings.extend(_unseen(path, text))
    elif len(content.translate(None, _CONTROL_BYTES)) != len(content):
        findings.extend(_match(path, text, "bytes-control", _CONTROL))
    return text, tuple(findings)


def hidden_in(value: str) -> tuple[str, str] | None:
    """Return the rule against the first character of `value` that nobody sees, and its name U+XXXX; else None.

    For values that a YAML escape smuggles past the bytes. A line feed is no such character.
    """
    for rule, pattern in (("bytes-control", _CONTROL), ("bytes-invisible", _INVISIBLE)):
        found = pattern.search(value)
        if found:
            return rule, f"U+{ord(found[0]):04X}"
    return None


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unseen(path: str, text: str) -> list[Finding]:
    findings: list[Finding] = []
    # Only what lies beyond U+FFFF takes more than two bytes here; encoding finds it ten times as fast as a pattern.
    if len(text.encode("utf-16-le")) > 2 * len(text) or not _SEEN.fullmatch(text):
        findings = [*_match(path, text, "bytes-control", _CONTROL), *_match(path, text, "bytes-invisible", _INVISIBLE)]
    if not unicodedata.is_normalized("NFC", text):
        normal = unicodedata.normalize("NFC", text)
        pairs = zip(text, normal, strict=False)
        offset = next((index for index, (a, b) in enumerate(pairs) if a != b), len(normal))
        findings.append(Finding("bytes-nfc", _position(path, text, offset)))
    return findings


def _match(path: str, text: str, rule: str, pattern: re.Pattern[str]) -> list[Finding]:
    found = pattern.search(text)
    if found is None:
        return []
    return [Finding(rule, _position(path, text, found.start()), values={"character": f"U+{ord(found[0]):04X}"})]


def _position(path: str, text: str, offset: int) -> Location:
    line_start = text.rfind("\n", 0, offset) + 1
    return Location(path, text.count("\n", 0, offset) + 1, offset - line_start + 1)

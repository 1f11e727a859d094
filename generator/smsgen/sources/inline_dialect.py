"""Emphasis, links, HTML and escapes that the three readers would read differently."""

import re

from smsgen.sources.markdown_text import MarkdownText, Spans

_ELEMENTS = frozenset(
    "a abbr address article aside audio b blockquote body br button canvas caption center cite code col"  # noqa: SIM905 — a list of a hundred quoted names is hard to read
    " colgroup dd"
    " del details dfn div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr"
    " html i iframe img input ins kbd label li link main map mark meta nav object ol p picture pre q s samp script"
    " section select small source span strong style sub summary sup svg table tbody td template textarea tfoot th"
    " thead time title tr tt u ul var video".split()
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?:[\s-]+[A-Za-z-]+)*\s*>")
_TAG_START = re.compile(rb"<(?=[A-Za-z/!?])[^<>\n]{0,60}>?")
_RUN = re.compile(rb"\*+|_+")
_LINK = re.compile(rb"\]\((?:[^\s<>()\\]|\([^\s<>()\\]*\))*(?: \"[^\"\\\n]*\")?\)\Z")
_ESCAPE = re.compile(rb"\\[\"$%&',/:;<=>?@^~]")
_ALTERNATIVE = re.compile(rb"!\[[^\[\]*_`\\&<\n]*\]\(")
_MARKUP = {
    "strikethrough": re.compile(rb"~~(?=\S)[^~\n]+~~"),
    "math": re.compile(rb"\$\$|\$(?=[^\s$])[^$\n]*[\\^_{}=][^$\n]*\$"),
    "footnote": re.compile(rb"\[\^[^\]\s]+\]"),
    "attribute list": re.compile(rb"\{(?:[:}]|-\}|[ ]*(?:[#.][^\s{}]|[A-Za-z][A-Za-z0-9_-]*=)[^{}\n]*\})"),
}
_SIGNS = {"strikethrough": b"~", "math": b"$", "footnote": b"^", "attribute list": b"{"}


def check_inlines(body: MarkdownText) -> None:
    """Report faults within paragraphs, headings and cells."""
    data = body.data
    if b"\t" in data:
        _check_tabs(body)
    if b"<" in data:
        _check_html(body)
    if b"](" in data:
        _check_links(body)
    if b"\\" in data:
        _check_escapes(body)
    if b"`" in data:
        _check_backticks(body)
    if b"*" in data or b"_" in data:
        _check_emphasis(body)
    for construct, pattern in _MARKUP.items():
        if _SIGNS[construct] in data and (construct != "attribute list" or body.braces()):
            _check_markup(body, construct, pattern)


def _check_tabs(body: MarkdownText) -> None:
    """Report each line with a hard tab, in code too: Python-Markdown turns it into spaces everywhere."""
    for match in re.finditer(rb"^([ \t]*(?:[-+*]|[0-9]+[.)])?)[^\t\n]*\t", body.data, re.MULTILINE):
        tab = match.end() - 1
        nested = b"\t" in match[1] or re.match(rb"[ \t]*(?:[-+*]|[0-9]+[.)])\t", match[0])
        if nested and not body.in_code(tab):
            body.report("list-nesting", tab)
        else:
            body.report("construct-unsupported", tab, construct="hard tab")


def _check_html(body: MarkdownText) -> None:
    """Report raw HTML; a tag of no such element is a fill-in, `<your name>`. Autolinks are refused."""
    outline = body.outline
    tags = sorted((*outline.html_blocks, *((mark.start, mark.end) for mark in outline.html)))
    autolinks = [(link.start, link.end) for link in outline.links if link.kind in {"Autolink", "Email"}]
    for start, _ in autolinks:
        body.report("construct-unsupported", start, construct="autolink")
    for start, end in tags:
        _report_tag(body, start, body.data[start:end].partition(b"\n")[0].decode(errors="ignore").strip())
    seen = Spans([*tags, *autolinks])
    for match in _TAG_START.finditer(body.data):
        start = match.start()
        escaped = start and body.data[start - 1 : start] == b"\\"
        if not escaped and not body.in_code(start) and start not in seen:
            _report_tag(body, start, match[0].decode(errors="ignore"))


def _report_tag(body: MarkdownText, start: int, tag: str) -> None:
    """Report one tag as raw HTML or as a placeholder."""
    named = _TAG.fullmatch(tag)
    if named and named[1].lower() not in _ELEMENTS and not tag.startswith("</"):
        body.report("placeholder", start, text=tag)
    else:
        body.report("raw-html", start, html=tag)


def _check_links(body: MarkdownText) -> None:
    """Report links that only one reader takes for links: spaces or odd brackets in the destination."""
    data = body.data
    separators = set()
    for mark in (*body.outline.links, *body.outline.images):
        separator = data.rfind(b"](", mark.start, mark.end)
        if separator >= 0:
            separators.add(separator)
            if not _LINK.match(data[separator : mark.end]):
                body.report("construct-unsupported", mark.start, construct="link destination")
    for mark in body.outline.images:
        if not _ALTERNATIVE.match(data, mark.start):
            body.report("construct-unsupported", mark.start, construct="markup in the text of an image")
    at = data.find(b"](")
    while at >= 0:
        if at not in separators and not body.in_code(at) and data[at - 1 : at] not in {b"]", b"\\"}:
            body.report("construct-unsupported", at, construct="link destination")
        at = data.find(b"](", at + 1)


def _check_escapes(body: MarkdownText) -> None:
    """Report backslashes that Python-Markdown leaves standing, at the end of a line too."""
    for start, _ in body.outline.breaks:
        if body.data[start : start + 1] == b"\\":
            body.report("construct-unsupported", start, construct="backslash at the end of a line")
    for match in _ESCAPE.finditer(body.data):
        if not body.in_code(match.start()):
            body.report("construct-unsupported", match.start(), construct=f"escape {match[0].decode()}")


def _check_backticks(body: MarkdownText) -> None:
    """Report backticks without a partner and fences that CommonMark takes for code within a paragraph."""
    data = body.data
    for start, end in body.outline.code:
        if data.startswith(b"```", start) and b"\n" in data[start:end]:
            body.report("construct-unsupported", start, construct="code fence within a paragraph")
    at = data.find(b"`")
    while at >= 0:
        end = body.code_end(at)
        if end < 0:
            body.report("construct-unsupported", at, construct="backtick without a partner")
            end = body.line_end(at)
        at = data.find(b"`", end)


def _check_markup(body: MarkdownText, construct: str, pattern: re.Pattern[bytes]) -> None:
    """Report markup of other dialects; the id at the end of a heading is ours."""
    headings = body.outline.headings
    for match in pattern.finditer(body.data):
        start = match.start()
        ends = construct == "attribute list" and not body.data[match.end() : body.line_end(match.end())].strip()
        if ends and any(mark.start <= start < mark.end and mark.id for mark in headings):
            continue
        if not body.in_code(start):
            body.report("construct-unsupported", start, construct=construct)


def _check_emphasis(body: MarkdownText) -> None:
    """Report emphasis inside emphasis, and signs left over that another reader would pair; one finding a line."""
    outline = body.outline
    data = body.data
    lines: set[int] = set()
    signs: set[int] = {start for start, _ in outline.items}
    end = -1
    for width, start, stop in sorted(
        [*((1, *span) for span in outline.emphases), *((2, *span) for span in outline.strongs)],
        key=lambda span: span[1:],
    ):
        if start <= end:
            _report_emphasis(body, start, lines)
        end = max(end, stop)
        signs.update(range(start, start + width), range(stop - width, stop))
    for match in _RUN.finditer(data):
        start = match.start()
        if start not in signs and not body.in_code(start) and _could_close(data, match) and not _elsewhere(body, start):
            _report_emphasis(body, start, lines)


def _report_emphasis(body: MarkdownText, offset: int, lines: set[int]) -> None:
    """Report once per line."""
    line = body.line_start(offset)
    if line not in lines:
        lines.add(line)
        body.report("emphasis-not-closed", offset)


def _could_close(data: bytes, run: re.Match[bytes]) -> bool:
    """Tell whether a reader might take the run for emphasis: not an escape, a word's underscore or a lone sign."""
    start, end = run.span()
    if start and data[start - 1 : start] == b"\\":
        return False
    before = data[max(start - 4, 0) : start].decode(errors="ignore")[-1:]
    after = data[end : end + 4].decode(errors="ignore")[:1]
    if (not before or before.isspace()) and (not after or after.isspace()):
        return False
    return not (run[0][:1] == b"_" and before.isalnum() and after.isalnum())


def _elsewhere(body: MarkdownText, offset: int) -> bool:
    """Tell whether `offset` lies where no reader looks for emphasis: rules, list markers, HTML, destinations, ids."""
    outline = body.outline
    data = body.data
    if any(start <= offset < end for start, end in (*outline.rules, *outline.html_blocks)):
        return True
    if any(mark.start <= offset < mark.end for mark in outline.html):
        return True
    if not data[body.line_start(offset) : offset].strip() and any(
        start <= offset and not data[start:offset].strip() for start, _ in outline.items
    ):
        return True
    for mark in (*outline.links, *outline.images):
        if mark.start <= offset < mark.end:
            separator = data.rfind(b"](", mark.start, mark.end)
            return separator < 0 or offset > separator
    for heading in outline.headings:
        if heading.start <= offset < heading.end and heading.id:
            return offset > data.rfind(b"{", heading.start, heading.end)
    return False

"""The parser, the site's Python-Markdown and pandoc read our Markdown alike, or there is a finding."""

import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import markdown
import pypandoc
import pyromark
import pytest

from smsgen.adapters.python_markdown import EXTENSIONS, PANDOC_READER, slugify
from smsgen.model.structure import Structure
from smsgen.sources.read_markdown import read_markdown

ROOT = Path(__file__).parents[2]
FOLDERS = ("docs/manual", "policies", "procedures", "docs/guides", "forms")
REFERENCE = re.compile(r"(```.*?```|`[^`\n]*`)|\[\[([A-Za-z0-9.-]+)(#[a-z0-9-]+)?(?:\|([^\]]*))?\]\]", re.DOTALL)
KEPT = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "th",
    "td",
    "a",
    "img",
    "em",
    "strong",
    "code",
    "pre",
    "blockquote",
    "hr",
    "br",
}
CELLS = {"td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6"}


class Outline(HTMLParser):
    """What a reader sees on a page: its words, and the blocks, links and marks around them."""

    def __init__(self, html: str, *, ids: bool) -> None:
        """Read a page; with `ids`, headings show theirs."""
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self._ids = ids
        self._pre = 0
        self._alone: list[str] = []
        self.feed(html)
        self.close()
        words = "\0".join(self.seen)
        self.seen = [" ".join(piece.split()) if not piece.startswith("pre:") else piece for piece in words.split("\0")]
        self.seen = [piece for piece in self.seen if piece]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note blocks, links and marks; inside code nothing is one."""
        values = {name: value or "" for name, value in attrs}
        if tag == "p" and not (self._alone and self._alone[-1] == "li"):
            self.seen.append("<p>")
        if tag == "pre":
            self._pre += 1
            self.seen.append("pre:")
        if tag not in KEPT or self._pre:
            return
        if tag in {"ul", "ol", "li", "blockquote"}:
            self._alone.append(tag)
        more = ""
        if tag == "a":
            more = unquote(values.get("href", ""))
        elif tag == "img":
            more = unquote(values.get("src", "")) + "|" + values.get("alt", "")
        elif tag in {"h1", "h2", "h3", "h4", "h5", "h6"} and self._ids:
            more = values.get("id", "")
        elif tag == "ol":
            more = values.get("start", "1")
        self.seen.append(f"<{tag} {more}>")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of what was noted."""
        if tag == "pre":
            self._pre -= 1
            self.seen[-1] = "pre:" + self.seen[-1].removeprefix("pre:").strip("\n")
            self.seen.append("</pre>")
        elif tag in KEPT - {"hr", "br", "img"} and not self._pre:
            if tag in {"ul", "ol", "li", "blockquote"} and self._alone:
                self._alone.pop()
            self.seen.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Join words that no mark separates."""
        if self._pre or (self.seen and not self.seen[-1].startswith("<")):
            self.seen[-1] += data
        else:
            self.seen.append(data)


def by_parser(text: str) -> str:
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    return str(pyromark.html(text, options=options))


def by_site(text: str) -> str:
    names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in EXTENSIONS]
    configs = {name: dict(values) for entry in EXTENSIONS if isinstance(entry, dict) for name, values in entry.items()}
    configs.setdefault("toc", {})["slugify"] = slugify()
    return str(markdown.markdown(text, extensions=names, extension_configs=configs))


def by_pandoc(texts: list[str], folder: Path) -> list[str]:
    """Return the HTML of each text, from one process: file scope keeps the texts apart."""
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number:05}.md"
        path.write_text(text + "\n", encoding="utf-8")
        mark = folder / f"{number:05}.x.md"
        mark.write_text("SEPARATOR-OF-TEXTS\n", encoding="utf-8")
        paths += [path.name, mark.name]
    command = [
        pypandoc.get_pandoc_path(),
        "--sandbox",
        "--file-scope",
        "-f",
        PANDOC_READER,
        "-t",
        "html",
        "--wrap=preserve",
        "--syntax-highlighting=none",
        "--email-obfuscation=none",
        *paths,
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=120)
    html = re.sub(r'(id="|href="#)md__', r"\1", done.stdout.decode())  # file scope puts the file before each id
    return html.split("<p>SEPARATOR-OF-TEXTS</p>")[:-1]


def as_links(text: str) -> str:
    """Turn references into ordinary links, as the site and the exporters do; code stays as it is."""
    return REFERENCE.sub(lambda m: m[1] or f"[{m[4] or m[2]}]({m[2].lower()}.md{m[3] or ''})", text)


def bodies(*, chinese: bool) -> list[tuple[str, str]]:
    """Return path and body of every document of one language."""
    paths = (path for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.md")))
    return [
        (path.name, as_links(path.read_text("utf-8").partition("\n---\n")[2]))
        for path in paths
        if path.name.endswith(".zh.md") == chinese
    ]


def headings_of(seen: list[str]) -> list[tuple[int, str, str]]:
    """Return level, text and id of the headings on a page that was read with ids."""
    found: list[tuple[int, str, str]] = []
    open_heading = False
    for piece in seen:
        opened = re.fullmatch(r"<h([1-6]) (.*)>", piece)
        if opened:
            found.append((int(opened[1]), "", opened[2]))
            open_heading = True
        elif re.fullmatch(r"</h[1-6]>", piece):
            open_heading = False
        elif found and open_heading and not piece.startswith("<"):
            level, words, anchor = found[-1]
            found[-1] = (level, " ".join(f"{words} {piece}".split()), anchor)
    return found


def loose(words: str) -> str:
    return "".join(words.split())


def check_structure(structure: Structure, site: str) -> None:
    """Compare what rules are told of a text with the page that the site makes of it."""
    page = Outline(site, ids=True).seen
    ours = [(heading.level, loose(heading.text), heading.id) for heading in structure.headings]
    assert ours == [(level, loose(words), anchor) for level, words, anchor in headings_of(page)]
    assert [unquote(link.destination) for link in structure.links] == [p[3:-1] for p in page if p.startswith("<a ")]
    assert sum(structure.lists) == page.count("<li >")
    assert sum(table.rows for table in structure.tables) == page.count("<tr >")
    cells = page.count("<th >") + page.count("<td >")
    assert sum(table.rows * table.columns for table in structure.tables) == cells


@pytest.mark.covers("C-02")
@pytest.mark.parametrize("chinese", [False, True], ids=["en", "zh"])
def test_every_document_is_read_alike(tmp_path: Path, *, chinese: bool) -> None:
    documents = bodies(chinese=chinese)
    if not documents:
        pytest.skip("no documents of this language")
    pages = by_pandoc([body for _, body in documents], tmp_path)
    by_name = dict(zip([name for name, _ in documents], pages, strict=True))
    for name, body in documents:
        structure, findings = read_markdown(name, body, 0)
        if findings:
            continue  # what a finding names may be read differently; the set itself is checked elsewhere
        site = by_site(body)
        expected = Outline(by_parser(body), ids=False).seen
        assert Outline(site, ids=False).seen == expected, name
        assert Outline(by_name[name], ids=False).seen == expected, name
        check_structure(structure, site)
        explicit = [heading.id for heading in structure.headings if heading.explicit]
        pandoc_ids = [anchor for _, _, anchor in headings_of(Outline(by_name[name], ids=True).seen) if anchor]
        assert pandoc_ids == explicit, name


# Each of these is read alike by all three, or read_markdown says that it is not.
TRICKY = (
    "para\n- a\n- b\n",
    "- a\n  - b\n",
    "- a\n    - b\n        - c\n",
    "1. a\n    - b\n2. c\n",
    "1) a\n2) b\n",
    "- a\n\n  para\n",
    "- a\n\n    para\n",
    "- a\n\n    ```py\n    x = 1\n    ```\n- b\n",
    "- a\n\n* b\n",
    "- a\n\n1. b\n",
    "100. a\n    - b\n",
    "-    a\n\n    b\n",
    "- - a\n",
    "- a\n-\n",
    "- ## h\n",
    "- [ ] task\n",
    "2019. year\n",
    "- a\nlazy\n",
    "- a\n    - b\nlazy\n",
    "#标题\n",
    "# 标题\n",
    "## a ##\n",
    "## C#\n",
    " ## a\n",
    "##\n",
    "a\n===\n",
    "a\n---\n",
    "## a {#b}\n",
    "## a{#b}\n",
    "## a {#b .c}\n",
    "## a {.c}\n",
    "## a {#b} c\n",
    "## *a* `b` [c](d)\n",
    "## a & b < c\n",
    "**重点：**内容\n",
    "**重点**：内容\n",
    "中**文**字\n",
    "**“引用”**内容\n",
    "*a **b** c*\n",
    "**a *b* c**\n",
    "***a***\n",
    "_中文_字\n",
    "a_b_c\n",
    "2 * 3 * 4\n",
    "2*3*4\n",
    "**a：**b**c**d\n",
    "\\*a\\*\n",
    "*.md and *.txt\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "| a | b |\n|---|---|\n| 1 |\n",
    "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
    "a | b\n---|---\n1 | 2\n",
    "| a |\n|---|\n| 1 |\n",
    "| a | b |\n|---|---|\n| `x|y` | 2 |\n",
    "| a | b |\n|---|---|\n| x\\|y | 2 |\n",
    "para\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\ntext\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\ntext\n",
    "| a | b |\n|---|---|\n| | |\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n## h\n",
    "| a | b |\n|---|\n| 1 | 2 |\n",
    "```\nx\n",
    '```py title="x"\nx\n```\n',
    "~~~\nx\n~~~\n",
    "para\n```\nx\n```\npara\n",
    "````\n```\n````\n",
    "    code\n",
    "> a\n> b\n",
    "> a\n\n> b\n",
    "> - a\n",
    "> a\nb\n",
    "para\n> a\n",
    ">\n",
    "<div>x</div>\n",
    "a <b>c</b>\n",
    "<!-- x -->\n",
    "a < b > c\n",
    "<https://a.b>\n",
    "https://a.b/c_d_e\n",
    "a@b.c\n",
    "[a](b c)\n",
    "[a](<b c>)\n",
    "[a](b (c))\n",
    "[a](b_(c))\n",
    '[a](b "t")\n',
    "[a](b 't')\n",
    "[a] (b)\n",
    "[a][b]\n\n[b]: c\n",
    "[a]: b\n",
    "![a](b.png)\n",
    "![*a*](b.png)\n",
    "[a [b] c](d)\n",
    "a\\\nb\n",
    "a  \nb\n",
    'a\\~b \\"c\\"\n',
    "a\\.b \\_c\n",
    "~~a~~\n",
    "a[^1]\n\n[^1]: b\n",
    "a\n: b\n",
    "*[A]: b\n\nA\n",
    "$x^2$\n",
    "$$\nx\n$$\n",
    "!!! note\n    a\n",
    '=== "a"\n    b\n',
    "[TOC]\n",
    "{: .a}\n",
    "a {.b}\n",
    "`a`{.b}\n",
    "{}\n",
    "a\tb\n",
    "-\ta\n",
    "***\n",
    "a\n***\n",
    "- - -\n",
    "&amp; &copy; &nbsp; &foo; &#35;\n",
    "`` ` ``\n",
    "`a\n",
    "\\`a`\n",
    '--8<-- "x"\n',
    "||\n||\n",
    "“**x**”，y\n",
    "（**x**）字\n",
)


@pytest.mark.covers("C-02")
def test_what_is_read_differently_is_a_finding(tmp_path: Path) -> None:
    silent = []
    for text, pandoc in zip(TRICKY, by_pandoc(list(TRICKY), tmp_path), strict=True):
        expected = Outline(by_parser(text), ids=False).seen
        alike = expected == Outline(by_site(text), ids=False).seen == Outline(pandoc, ids=False).seen
        if not alike and not read_markdown("a.md", text, 0)[1]:
            silent.append(text)
    assert silent == []

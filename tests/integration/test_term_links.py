"""The list of terms as the site stages it, and the links to it that the engine's Markdown reader makes."""

import json
import re
from pathlib import Path
from typing import Any

import markdown
import pytest

from smsgen.adapters.python_markdown import EXTENSIONS, TERM_LINKS, page_mark, slugify
from smsgen.adapters.term_matching import TermLink, as_setting
from smsgen.exporters.site.assemble import site_of
from smsgen.exporters.site.engine_config import Look, engine_settings
from smsgen.exporters.site.pages import LanguageTree, Site
from smsgen.exporters.site.stage import stage
from tests.browser.site_set import inputs_of, write_set
from tests.fixtures.term_set import add_terms

_LINKS = (
    TermLink("term-service", ("service",), 'Value <b> & "more".'),
    TermLink("term-sla", ("service level agreement", "SLA"), "What was agreed."),
)
_LOOK = Look(polyfill="", stylesheet="assets/sms/site.css")
_MARK = page_mark("../manual/SMS-MAN-05.md") + "\n\n"


def _html(text: str, links: tuple[TermLink, ...] = _LINKS) -> str:
    names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in EXTENSIONS]
    configs: dict[str, dict[str, Any]] = {
        name: dict(values) for entry in EXTENSIONS if isinstance(entry, dict) for name, values in entry.items()
    }
    configs["toc"]["slugify"] = slugify()
    configs[TERM_LINKS] = {"terms": as_setting(links)}
    return markdown.markdown(text, extensions=[*names, TERM_LINKS], extension_configs=configs)


def _linked(html: str) -> list[str]:
    return re.findall(r'<a class="sms-term"[^>]*>([^<]*)</a>', html)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("A service, and a service.", ["service"]),
        ("An SLA, a service level agreement, a service.", ["SLA", "service"]),
        ("- one service\n- two services\n", ["service"]),
        ("> **A service** quoted", ["service"]),
        ("| Service | B |\n|---|---|\n| services | b |\n", ["services"]),
        ("Services *of* and the SLA", ["Services", "SLA"]),
        ("`service` then service", ["service"]),
        ("[service](x.md) then *services*", ["services"]),
        ("# Service\n\n## The service {#service}\n", []),
        ("```\nservice\n```\n\n    service\n", []),
        ("<div>service</div>\n\n<span>service</span> of", ["service"]),
        ('<a href="x">service</a> and service\n\nthe SLA', ["SLA"]),
        ("an ![service](x.png)", []),
        ("a service{.odd} *b*{.service}", ["service"]),
        ("5 \\* service \\_ SLA &amp; &lt;service", ["service", "SLA"]),
    ],
)
def test_the_first_use_in_prose_is_linked(text: str, linked: list[str]) -> None:
    assert _linked(_html(_MARK + text)) == linked
    assert _linked(_html(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "before service *after* service level agreement **x** end",
        "- a service\n\n    a paragraph with an SLA and *more* of it\n- b\n",
        "| a | b |\n|---|---|\n| service | *the* SLA there |\n",
    ],
)
def test_a_page_keeps_every_word(text: str) -> None:
    without_links = re.sub(r'<a class="sms-term"[^>]*>([^<]*)</a>', r"\1", _html(_MARK + text))
    assert without_links == _html(text)


def test_a_link_leads_to_the_term_and_says_what_it_means() -> None:
    html = _html(_MARK + "An SLA for a service.")
    assert 'href="../manual/SMS-MAN-05.md#term-sla" title="service level agreement – What was agreed."' in html
    assert 'title="Value &lt;b&gt; &amp; &quot;more&quot;."' in html
    assert "sms-terms" not in html


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_of(inputs_of(add_terms(write_set(tmp_path))))


def _pages(tree: LanguageTree) -> dict[str, str]:
    return {page.path: page.markdown for page in tree.pages}


def test_the_list_is_shown_in_the_order_and_with_the_words_of_each_language(site: Site) -> None:
    english, chinese = (_pages(tree)["manual/SMS-MAN-05.md"] for tree in site.trees)
    assert re.findall(r"^### .*\{#(.*)\}$", english, re.MULTILINE) == [
        "term-availability", "term-change", "term-service", "term-continuity",
    ]  # fmt: skip
    # bian, fu, fu … lian, ke: 变更, 服务, 服务连续性, 可用性
    assert re.findall(r"^### (.*) \{#.*\}$", chinese, re.MULTILINE) == ["变更", "服务", "服务连续性", "可用性"]
    assert '<span lang="zh">服务连续性</span>' in english
    assert '<span lang="en">service continuity</span>' in chinese
    assert '<a href="#sms-terms">Go to the terms (4)</a>' in english
    assert '<a href="#sms-terms">查看术语（4条）</a>' in chinese
    assert "Also: SC" in english
    assert "Not: business continuity, continuity of service" in english
    assert "不用：业务连续性" in chinese
    assert "See ISO/IEC 20000-1:2018, 3.2.15" in english
    assert "参见 ISO/IEC 20000-1:2018，3.2.15" in chinese
    assert "Share of the &#34;agreed&#34; time | in which &lt;b&gt;it&lt;/b&gt; works." in english


def test_documents_ask_for_links_and_nothing_else_does(site: Site) -> None:
    marked = [{page.path for page in tree.pages if "sms-terms:" in page.markdown} for tree in site.trees]
    assert {"manual/SMS-MAN-01.md", "policies/SMS-POL-07.md", "procedures/SMS-PRC-20.md"} <= marked[0]
    assert marked[0] == {
        page.path for page in site.trees[0].pages if re.search("/SMS-[A-Z]{3}-[0-9]{2}", page.path)
    } - {"manual/SMS-MAN-05.md"}
    assert "procedures/SMS-PRC-20.md" in marked[1]
    assert "procedures/SMS-PRC-17.md" not in marked[1]  # shown in English, for want of a translation
    page = _pages(site.trees[1])["procedures/SMS-PRC-20.md"]
    assert page.startswith("<!-- sms-terms: ../manual/SMS-MAN-05.md -->\n")
    assert "服务器的服务连续性，和服务，`变更`。" in page


def test_the_engine_is_told_the_terms_of_its_language(site: Site, tmp_path: Path) -> None:
    staged = stage(site, tmp_path / "stage", None)
    for tree, word in zip(staged, ("service continuity", "服务连续性"), strict=True):
        settings = engine_settings(site, tree.tree, _LOOK)
        extensions = settings["markdown_extensions"]
        assert isinstance(extensions, list)
        (terms,) = (json.loads(each[TERM_LINKS]["terms"]) for each in extensions if TERM_LINKS in each)
        assert word in [words[0] for _, words, _ in terms]
        assert TERM_LINKS in tree.settings.read_text("utf-8")


def test_a_set_without_a_list_has_no_links(tmp_path: Path) -> None:
    site = site_of(inputs_of(write_set(tmp_path)))
    assert not any("sms-terms:" in page.markdown for tree in site.trees for page in tree.pages)
    assert TERM_LINKS not in json.dumps(engine_settings(site, site.trees[0], _LOOK))


def test_a_language_without_the_list_shows_that_of_the_source(tmp_path: Path) -> None:
    root = add_terms(write_set(tmp_path))
    (root / "docs/manual/terms.zh.md").unlink()
    pages = _pages(site_of(inputs_of(root)).trees[1])
    assert "### service {#term-service}" in pages["manual/SMS-MAN-05.md"]
    assert "sms-terms:" not in pages["procedures/SMS-PRC-20.md"]

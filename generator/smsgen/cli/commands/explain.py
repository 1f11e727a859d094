"""`sms explain`: the page of a rule, or the list of all rules by family."""

from typing import TYPE_CHECKING

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.nearest import nearest
from smsgen.cli.output import stop, wants_colour, write
from smsgen.cli.session import Session
from smsgen.model.text import COLON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smsgen.checking.rule import Rule

_CHINESE = "\n## 中文\n"
_EXAMPLES = "\n## Fails\n"
_COUNTEREXAMPLES = "\n## Passes\n"
# Longer lines are hard to read.
_READABLE = 100


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [click.Argument(["rule"], metavar="[CODE | NAME]", required=False)]
    return Command("explain", language, params=params, callback=click.pass_obj(_explain))


def _explain(session: Session, *, rule: str | None) -> None:
    from smsgen.rules import ALL

    language = session.language.code
    if rule is None:
        write(_list(ALL, language), None, language)
        return
    found = next((each for each in ALL if rule.casefold() in (each.code.casefold(), each.name)), None)
    if found is None:
        names = [name for each in ALL for name in (each.code, each.name)]
        raise stop(messages.NO_SUCH_RULE.of(language).format(name=rule) + nearest(rule, names, language))
    _print_page(_page(found, language), language)


def _list(rules: "Sequence[Rule]", language: str) -> str:
    from smsgen.exporters.listings.table import table

    lines: list[str] = []
    for family in sorted({rule.family for rule in rules}):
        lines.append(f"{family}{COLON.of(language)}{messages.FAMILIES[family].of(language)}")
        head, *rest = sorted(
            (f"  {rule.code}", rule.name, rule.profile if rule.can_fail else "-", _wording(rule.message.of(language)))
            for rule in rules
            if rule.family == family
        )
        lines += [*table(head, rest), ""]
    return "\n".join(lines)


def _wording(message: str) -> str:
    """Show what a message will name as an ellipsis: nothing is at fault here."""
    import re

    return re.sub(r"\{\w+\}", "…", message)


def _page(rule: "Rule", language: str) -> str:
    """Return the Markdown of a rule in `language`: its code and name, its page, and when it is an error."""
    from importlib import import_module
    from pathlib import Path

    module = Path(import_module(rule.check.__module__).__file__ or "")
    page = module.with_suffix(".md")
    if page.is_file():
        body = _in_language(page.read_text("utf-8"), language)
    else:
        body = "\n\n".join(_wording(wording.of(language)) for wording in (rule.message, rule.help))
    severity = messages.PROFILE_NOTE if rule.can_fail else messages.NEVER_AN_ERROR
    note = severity.of(language).format(profile=rule.profile)
    return f"# {rule.code} {rule.name}\n\n{note}\n\n{body}\n"


def _in_language(page: str, language: str) -> str:
    """Return the prose in `language` and the examples, which are the same in both (tests/rules/README.md)."""
    _, _, after_title = page.partition("\n")
    prose, _, examples = after_title.partition(_EXAMPLES)
    english, _, chinese = prose.partition(_CHINESE)
    parts = [(chinese if language == "zh" else english).strip()]
    failing, _, passing = examples.partition(_COUNTEREXAMPLES)
    for heading, body in ((messages.FAILS, failing), (messages.PASSES, passing)):
        if body:
            parts += [f"## {heading.of(language)}", _titled(body.strip(), language)]
    return "\n\n".join(parts)


def _titled(examples: str, language: str) -> str:
    """Return examples with their titles in `language`: `English / 中文`; one that has no Chinese is numbered."""
    lines, number, fence = [], 0, ""
    for line in examples.split("\n"):
        marks = line[: len(line) - len(line.lstrip("`"))]
        if not fence and len(marks) >= len("```"):
            fence = marks
        elif fence and line == marks and len(marks) >= len(fence):
            fence = ""
        if line.startswith("### ") and not fence:
            number += 1
            english, _, chinese = line.removeprefix("### ").partition(" / ")
            numbered = f"{messages.EXAMPLE.of(language)}{number}"
            lines.append(f"### {(chinese or numbered) if language == 'zh' else english}")
        else:
            lines.append(line)
    return "\n".join(lines)


def _print_page(page: str, language: str) -> None:
    if not wants_colour():
        write(page, None, language)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    console.print(Markdown(page), width=min(console.width, _READABLE))

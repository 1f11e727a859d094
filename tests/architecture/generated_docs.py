"""The pages of generator/docs that come from the code: what the commands are, and what the rules are."""

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from smsgen import rules
from smsgen.checking.rule import Rule
from smsgen.cli import messages
from smsgen.cli.command import COMMANDS, Sms
from smsgen.model.text import LANGUAGES, Text
from tests.architecture.kind_docs import kinds_page

DOCS = Path(__file__).parents[2] / "generator" / "docs"

_COMMANDS = Text("Commands", "命令")
_RULES = Text("Rules", "规则")
_ORIGIN = Text(
    "Written by `make docs` from what `sms -h` says.",
    "由`make docs`根据`sms -h`的内容生成。",
)
_RULES_ORIGIN = Text(
    "Written by `make docs` from the rules. `sms explain CODE` shows a rule's page in the terminal.",
    "由`make docs`根据规则生成。`sms explain 编号`可在终端中查看规则页面。",
)
_HEADS = Text(
    "| Code | Name | Error from profile | Says |\n|---|---|---|---|",
    "| 编号 | 名称 | 自此profile起为错误 | 内容 |\n|---|---|---|---|",
)


def generated() -> Iterator[tuple[Path, str]]:
    """Yield each generated page: where it belongs, and what it must say."""
    for language in LANGUAGES:
        suffix = "" if language == "en" else f".{language}"
        yield DOCS / f"commands{suffix}.md", _commands(language)
        yield DOCS / "rules" / f"README{suffix}.md", _rules(language)
        yield DOCS / f"record-kinds{suffix}.md", kinds_page(language)


def _commands(language: str) -> str:
    group = Sms(language)
    parts = [f"# {_COMMANDS.of(language)}", _ORIGIN.of(language), _help(group, None)]
    with click.Context(group, info_name="sms") as parent:
        for name in COMMANDS:
            command = group.get_command(parent, name)
            assert command is not None
            parts += [f"## sms {name}", _help(command, parent)]
    return "\n\n".join(parts) + "\n"


def _help(command: click.Command, parent: click.Context | None) -> str:
    context = click.Context(command, info_name=command.name, parent=parent, terminal_width=100, max_content_width=100)
    context.help_option_names = ["-h", "--help"]
    return f"```text\n{command.get_help(context)}\n```"


def _rules(language: str) -> str:
    parts = [f"# {_RULES.of(language)}", _RULES_ORIGIN.of(language)]
    for family in sorted({rule.family for rule in rules.ALL}):
        parts.append(f"## {family}: {messages.FAMILIES[family].of(language)}")
        listed = sorted((rule for rule in rules.ALL if rule.family == family), key=lambda rule: rule.code)
        rows = [_row(rule, language) for rule in listed]
        parts.append("\n".join([_HEADS.of(language), *rows]))
    return "\n\n".join(parts) + "\n"


def _page(module: str) -> str:
    file = import_module(module).__file__
    assert file is not None
    return Path(os.path.relpath(Path(file).with_suffix(".md"), DOCS / "rules")).as_posix()


def _row(rule: Rule, language: str) -> str:
    says = rule.message.of(language).replace("|", "\\|").replace("<", "&lt;")
    profile = rule.profile if rule.can_fail else "–"
    return f"| [{rule.code}]({_page(rule.check.__module__)}) | {rule.name} | {profile} | {says} |"

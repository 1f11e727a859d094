"""SRC032 standard-shipped."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC032",
    "standard-shipped",
    message=Text(
        "the catalogue of {standard} comes with the program; a set cannot put its own in its place",
        "{standard}的条款目录随程序提供，体系不能用自己的目录替代",
    ),
    help=Text(
        "Remove this file. Requirements of your own belong in a standard of their own, such as house-rules:2026.",
        "请删除此文件。自己的要求请另设标准，如house-rules:2026。",
    ),
)
def standard_shipped(facts: Facts) -> Iterable[Finding]:
    """No set replaces a catalogue that ships with the program; the run ends with exit code 2."""
    return facts.found("standard-shipped")

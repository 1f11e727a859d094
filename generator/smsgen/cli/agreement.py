"""Asks a question that is answered by yes or no, in the language of the reader."""

import click

from smsgen.model.text import Text

YES = frozenset({"y", "yes", "是", "好"})
_NO = frozenset({"n", "no", "否", "不"})
_AGAIN = Text("Answer y or n.", "请输入y（是）或n（否）。")


def agrees(question: str, language: str, *, default: bool = False) -> bool:
    """Return the answer, asked for until it is understood; an empty one is `default`.

    click.confirm is not used: it complains in English, and takes no Chinese answer.
    """
    choice = "[Y/n]" if default else "[y/N]"
    while True:
        answer = str(click.prompt(f"{question} {choice}", default="", show_default=False, err=True)).strip().lower()
        if answer in YES or (not answer and default):
            return True
        if answer in _NO or not answer:
            return False
        click.echo(_AGAIN.of(language), err=True)

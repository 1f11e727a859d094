"""DOC010 title-markup."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "DOC010",
    "title-markup",
    message=Text("the title holds the character {character}", "标题含有字符{character}"),
    help=Text(
        "Write the title in plain words: it stands in menus, page headers and file properties.",
        "标题请用纯文字：它会出现在菜单、页眉和文件属性中。",
    ),
)
def title_markup(facts: Facts) -> Iterable[Finding]:
    """A title is plain text without the characters that mean something in HTML, Markdown tables or references."""
    for document in facts.sms.documents:
        character = next((letter for letter in document.title if letter in "<>|[]`*\\"), None)
        if character:
            yield Finding("title-markup", document.at("title"), document.id, {"character": character}, "title")

"""DOC005 id-format."""

import re
from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text, enumerated


@rule(
    "DOC005",
    "id-format",
    message=Text("“{id}” is not an id of this set", "“{id}”不符合本体系的编号规则"),
    help=Text(
        "Ids match {pattern} in the authority register, in ASCII letters and digits only.{odd}",
        "编号须符合授权登记册中的{pattern}，只用ASCII字母和数字。{odd}",
    ),
)
def id_format(facts: Facts) -> Iterable[Finding]:
    """The id of a document matches the pattern of the authority register whole."""
    pattern = re.compile(facts.sms.authority.id_pattern, re.ASCII)
    for document in facts.sms.documents:
        if document.readable and document.id and not pattern.fullmatch(document.id):
            values: Values = {
                "id": document.id,
                "pattern": facts.sms.authority.id_pattern,
                "odd": _odd_characters(document.id),
            }
            yield Finding("id-format", document.at("id"), document.id, values, "id")


def _odd_characters(identity: str) -> Text:
    """Name the look-alike characters, which nobody can see."""
    odd = enumerated(f"“{character}” U+{ord(character):04X}" for character in identity if not character.isascii())
    return Text(f" Not ASCII: {odd.en}.", f"非ASCII字符：{odd.zh}。") if odd.en else odd

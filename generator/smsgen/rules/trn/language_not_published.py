"""TRN009 language-not-published."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TRN009",
    "language-not-published",
    message=Text("{language} is not a language of this set", "{language}不是本体系发布的语言"),
    help=Text(
        "Add the language to sms.yml, or rename the file: the authoritative text has no language in its name.",
        "请将该语言加入sms.yml，或改名：权威文本的文件名不带语言。",
    ),
)
def language_not_published(facts: Facts) -> Iterable[Finding]:
    """A text in a language that sms.yml does not publish, or the authoritative one with a language suffix."""
    for document in facts.translations.unpublished:
        yield Finding("language-not-published", document.at("id"), document.id, {"language": document.language})

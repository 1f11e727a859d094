"""TRN009 language-not-published."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TRN009",
    "language-not-published",
    message=Text(
        "“.{language}” in the file name is not a language that this set is translated into",
        "文件名中的“.{language}”不是本体系的译文语言",
    ),
    help=Text(
        "Rename the file or add the language to languages: in sms.yml. A translation ends in .zh.md or .en.md; the "
        "authoritative text has no language in its name.",
        "请改名，或将该语言加入sms.yml的languages:。译文以.zh.md或.en.md结尾；权威文本的文件名不带语言。",
    ),
)
def language_not_published(facts: Facts) -> Iterable[Finding]:
    """A text in a language that sms.yml does not publish, or the authoritative one with a language suffix."""
    for document in facts.translations.unpublished:
        yield Finding("language-not-published", document.at("id"), document.id, {"language": document.language})

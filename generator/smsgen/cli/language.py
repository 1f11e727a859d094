"""In which language `sms` speaks: chosen before anything is parsed, because help and usage faults speak too."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from smsgen.model.text import LANGUAGES, language_of_locale

_OPTION = "--lang"


class Language(NamedTuple):
    """The language of messages. given: it was asked for by `--lang`, so machine formats follow it too."""

    code: str
    given: bool

    @property
    def of_machines(self) -> str:
        """The language of machine formats: English, unless another one was asked for."""
        return self.code if self.given else "en"


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language of `--lang`, else of the locale, else English. A wrong `--lang` is found by the parser."""
    asked = _asked_for(arguments)
    if asked in LANGUAGES:
        return Language(asked, given=True)
    return Language(language_of_locale(environment), given=False)


def _asked_for(arguments: Sequence[str]) -> str:
    asked = ""
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == _OPTION:
            asked = arguments[position + 1] if position + 1 < len(arguments) else ""
        elif argument.startswith(f"{_OPTION}="):
            asked = argument.partition("=")[2]
    return asked

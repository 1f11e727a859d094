"""Text that exists in both languages of the product."""

from collections.abc import Mapping
from typing import NamedTuple

LANGUAGES = ("en", "zh")
# In the order in which POSIX reads them.
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Text(NamedTuple):
    """The same wording in English and Chinese, which are equals everywhere."""

    en: str
    zh: str

    def of(self, language: str) -> str:
        """Return the wording in `language`; English where the language is not one of ours."""
        return self.zh if language == "zh" else self.en


def language_of_locale(environment: Mapping[str, str]) -> str:
    """Return the language that the environment variables of a process ask for; English where it is none of ours."""
    locale = next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


LANGUAGE_NAMES = {"en": Text("English", "英文"), "zh": Text("Chinese", "中文")}

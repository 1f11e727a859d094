"""Text that exists in both languages of the product."""

from collections.abc import Iterable, Mapping
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


def enumerated(items: Iterable[str | Text], none: str = "") -> Text:
    """Return the items in a row as each language divides them; `none` where there is no item."""
    rows = [(each, each) if isinstance(each, str) else each for each in items]
    return Text(", ".join(en for en, _ in rows) or none, "、".join(zh for _, zh in rows) or none)


def language_of_locale(environment: Mapping[str, str]) -> str:
    """Return the language that the environment variables of a process ask for; English where it is none of ours."""
    locale = next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


# What stands between parts that the program puts together, and around a remark behind one.
COMMA = Text(", ", "、")
SEMICOLON = Text("; ", "；")
COLON = Text(": ", "：")
BRACKETS = Text(" ({})", "（{}）")
LANGUAGE_NAMES = {"en": Text("English", "英文"), "zh": Text("Chinese", "中文")}

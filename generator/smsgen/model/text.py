"""Text that exists in both languages of the product."""

from typing import NamedTuple

LANGUAGES = ("en", "zh")


class Text(NamedTuple):
    """The same wording in English and Chinese, which are equals everywhere."""

    en: str
    zh: str

    def of(self, language: str) -> str:
        """Return the wording in `language`; English where the language is not one of ours."""
        return self.zh if language == "zh" else self.en


LANGUAGE_NAMES = {"en": Text("English", "英文"), "zh": Text("Chinese", "中文")}

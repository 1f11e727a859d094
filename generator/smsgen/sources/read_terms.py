"""The key `terms` of the list of terms and of its translations."""

import re
from typing import Any

from smsgen.model.term import Term
from smsgen.model.text import Text
from smsgen.sources.keys import Keys

_REQUIRED = ("key", "term", "definition")
_TRANSLATION_REQUIRED = ("term", "definition")
_WORDS = ("admitted", "deprecated")
_KEY = re.compile(r"[a-z][a-z0-9-]{0,60}", re.ASCII)
_CLAUSE = re.compile(r"[1-9][0-9]{0,2}(?:\.[1-9][0-9]{0,2}){0,5}", re.ASCII)
_A_KEY = Text("made of a–z, 0–9 and -, such as configuration-item", "由a–z、0–9和-组成，如configuration-item")
_ITS_OWN = Text("a key that no other term of the list has", "列表中其他术语未使用的键")
_A_CLAUSE = Text('the number of a clause, such as "3.2.2"', '条款号，如"3.2.2"')
_SOME = Text("a list of at least one term", "至少有一条术语的列表")
_A_TERM = Text("a word that has a letter", "至少有一个字母或汉字的词语")
_WORDS_WITH_LETTERS = Text("a list of words that each have a letter", "词语列表，每个词语至少有一个字母或汉字")


def read_terms(keys: Keys, mapping: dict[str, Any]) -> tuple[Term, ...]:
    """Return the terms of the source in their order; one whose key is wrong or stands twice is left out."""
    terms: dict[str, Term] = {}
    if mapping.get("terms") == []:
        keys.found("value-malformed", "terms", key="terms", expected=_SOME)
    for at, item in keys.entries(mapping, "terms"):
        values = keys.closed(item, at, _REQUIRED, (*_WORDS, "clause"))
        key = keys.text(values, "key", at)
        clause = keys.text(values, "clause", at)
        if clause and not _CLAUSE.fullmatch(clause):
            keys.found("value-malformed", f"{at}.clause", key=f"{at}.clause", expected=_A_CLAUSE)
            clause = ""
        term = _read_term(keys, values, key, at)
        if key and not _KEY.fullmatch(key):
            keys.found("value-malformed", f"{at}.key", key=f"{at}.key", expected=_A_KEY)
        elif key in terms:
            keys.found("value-malformed", f"{at}.key", key=f"{at}.key", expected=_ITS_OWN)
        elif key:
            terms[key] = term._replace(clause=clause)
    return tuple(terms.values())


def read_translated_terms(keys: Keys, mapping: dict[str, Any]) -> tuple[Term, ...]:
    """Return the terms of a translation in their order; keys that the source lacks are found by a rule."""
    if mapping.get("terms") == {}:
        keys.found("value-malformed", "terms", key="terms", expected=_SOME)
    return tuple(
        _read_term(keys, keys.closed(item, at, _TRANSLATION_REQUIRED, _WORDS), key, at)
        for key, at, item in keys.mappings(mapping, "terms")
    )


def _read_term(keys: Keys, values: dict[str, Any], key: str, at: str) -> Term:
    return Term(
        key=key,
        term=_one_word(keys, values, at),
        definition=keys.text(values, "definition", at),
        admitted=_several(keys, values, "admitted", at),
        deprecated=_several(keys, values, "deprecated", at),
        data_path=at,
    )


def _one_word(keys: Keys, values: dict[str, Any], at: str) -> str:
    word = " ".join(keys.text(values, "term", at).split())
    if word and not any(map(str.isalnum, word)):
        keys.found("value-malformed", f"{at}.term", key=f"{at}.term", expected=_A_TERM)
        return ""
    return word


def _several(keys: Keys, values: dict[str, Any], key: str, at: str) -> tuple[str, ...]:
    words = tuple(" ".join(word.split()) for word in keys.texts(values, key, at))
    if all(any(map(str.isalnum, word)) for word in words):
        return words
    keys.found("value-malformed", f"{at}.{key}", key=f"{at}.{key}", expected=_WORDS_WITH_LETTERS)
    return ()

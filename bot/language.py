"""Tell in which language a message is to be answered: English or Spanish."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.folding import fold, stem
from bot.normalising import singular

if TYPE_CHECKING:  # Words are all that is needed of it.
    from bot.matching import TitleMatcher

ENGLISH, SPANISH = "en", "es"
_ALSO_IN_TITLES = frozenset("asi de del el en esa ese la las los maestro maestra mis para tan".split())
"""Spanish words that some English title holds and that are Spanish for all that."""
_SIGNS = re.compile(r"[¿¡ñáéíóúü]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SWITCH = re.compile(
    r"^\W*(?:(?:please|por favor|can (?:you|we)|could you|puedes|podr[ií]as|ok|okay|now|ahora)\W+)*"
    r"(?:(?:answer|reply|respond|speak|talk|write|say (?:it|that)|responde(?:me)?|contesta(?:me)?|h[aá]bla(?:me)?"
    r"|hablar|responder|contestar|d[ií]melo|escribe)\W+)?(?:(?:me|it|that)\W+)?(?:in |en )?"
    r"(?P<language>english|spanish|ingl[eé]s|espa[nñ]ol)(?:\W+(?:please|por favor|pls|porfa))?\W*$"
    r"|(?<=[.?!,;])\s*(?:in|en) (?P<after>english|spanish|ingl[eé]s|espa[nñ]ol)"
    r"(?:,? (?:please|por favor|pls|porfa))?\W*$"
    r"|\b(?:answer|reply|respond|responde(?:me)?|contesta(?:me)?) (?:me )?(?:in|en) "
    r"(?P<said>english|spanish|ingl[eé]s|espa[nñ]ol)\b",
    re.IGNORECASE,
)


def switch_in(text: str) -> re.Match[str] | None:
    """Find where a message asks for a language: "in English please", "responde en español"."""
    return _SWITCH.search(text)


def asked_language(switch: re.Match[str]) -> str:
    """Give the language such words ask for."""
    return ENGLISH if fold(next(filter(None, switch.groups())))[0:2] in ("en", "in") else SPANISH


def language_of(text: str, before: str, is_spanish: Callable[[str], bool], is_english: Callable[[str], bool]) -> str:
    """Tell the language a message is to be answered in; one that shows none keeps the conversation's.

    Args:
        text: The message.
        before: The language of the conversation so far.
        is_spanish: Whether a small word without accents is a Spanish one.
        is_english: Whether a small word is an English one.
    """
    switch = switch_in(text)
    if switch:
        return asked_language(switch)
    words = [word.lower() for word in _WORD.findall(text)]
    spanish = len(set(_SIGNS.findall(text.lower()))) and 1
    english = 0
    for word in words:
        known = is_spanish(fold(word)), is_english(word)
        spanish += known == (True, False)
        english += known == (False, True)
    return before if spanish == english else SPANISH if spanish > english else ENGLISH


def detect(text: str, before: str, matcher: TitleMatcher) -> str:
    """Tell the language of a message from the words that are known.

    Args:
        text: The message.
        before: The language of the conversation so far.
        matcher: The everyday words and the names of jobs in both languages.
    """
    glossary, names, speller = matcher.glossary, matcher.spanish, matcher.speller

    def is_english(word: str) -> bool:
        return speller.is_plain(word) and fold(word) not in glossary.words

    def is_spanish(word: str) -> bool:
        if not {word, stem(word), singular(word)}.isdisjoint(speller.vocabulary):
            return word in _ALSO_IN_TITLES
        return glossary.is_spanish(word) or (names.has_word(word) and not is_english(word))

    return language_of(text, before, is_spanish, is_english)

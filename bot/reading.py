"""A text with its words, gaps and places, and what can be asked about each word while jobs are looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.matching import TitleMatcher
from bot.normalising import Token, grades, tokens
from bot.places import Place, find_places

_SOFT = re.compile(r"[,.!?;:()\[\]\n–—…]|\s-+>?\s|->|→")
"""What ends a title."""
_HARD = re.compile(r"[.!?;\n…]")
"""What ends a sentence."""
_QUOTES = re.compile(r"[\"“”‘*_`]|(?<!\w)'|'(?!\w)")
_ADJECTIVE = re.compile(r"(?:ed|ing|y|ful|less|ish|ous|al|ive|ic|able|ible|est|ary)$|\d")

_INTRODUCES = re.compile(r"\b(?:i'?m|i am|name is|name'?s|named|called|this is)\s+$")
"""What stands before a name, and before a job only with an article or rightly spelled."""


@dataclass(slots=True)
class Reading:
    """A text with its words, sentence ends and the matcher."""

    text: str
    matcher: TitleMatcher
    tokens: list[Token] = field(init=False)
    small: str = field(init=False)
    breaks: list[str] = field(init=False)
    """What stands before each word: its gap's punctuation and spaces."""
    places: list[Place] = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = tokens(self.text)
        # A few letters grow when made small, which would shift every position after them.
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text).replace("’", "'")
        self.small = _QUOTES.sub(" ", small)
        self.places = find_places(self.text)
        ends = [0, *(t.end for t in self.tokens)]
        self.breaks = [self.text[ends[i] : t.start] for i, t in enumerate(self.tokens)]

    def joined(self, i: int) -> bool:
        """Whether token i follows the one before it without punctuation."""
        return i > 0 and not _SOFT.search(self.breaks[i])

    def is_frame(self, i: int) -> bool:
        """Whether a word holds the question together and is no part of a title."""
        return self.tokens[i].raw in self.matcher.speller.frame and not self.is_capital(i)

    def is_capital(self, i: int) -> bool:
        """Whether a word stands out in capitals, such as IT, RN, CT."""
        token = self.tokens[i]
        if not 2 <= len(token.raw) <= 5 or token.raw in ("ai", "us", "usa"):
            return False
        return self.text[token.start : token.end].isupper() and not self.text.isupper()

    def is_place(self, i: int) -> bool:
        """Whether a word is part of a place's name."""
        return any(p.start <= self.tokens[i].start < p.end for p in self.places)

    def is_name(self, i: int) -> bool:
        """Whether a word is a person's or a firm's: after "I'm" with no "a", or with a capital among small letters."""
        start = self.tokens[i].start
        if _INTRODUCES.search(self.small[:start]):
            return True
        within = i > 0 and not _HARD.search(self.breaks[i])
        return within and self.text[start].isupper() and not self.text.isupper() and not self.text.istitle()

    def is_telling(self, i: int) -> bool:
        """Whether a word is a noun that no title holds and everyday language does not either."""
        token, speller = self.tokens[i], self.matcher.speller
        if self.is_place(i):
            return False
        if speller.is_plain(token.raw) or speller.is_plain(token.word) or grades(token.raw) or grades(token.word):
            return False
        parts = re.split(r"[-']", token.word)
        known = any(p in speller.vocabulary for p in (speller.correct(token.word), *parts))
        return not known and not _ADJECTIVE.search(token.raw) and not speller.is_near_plain(token.raw)

    def next_in_title(self, last: int) -> int:
        """Count the tokens to the next word of a title, 0 at its end; "tile and stone" goes over the "and"."""
        for step in (1, 2):
            at = last + step
            if at >= len(self.tokens) or not self.joined(at):
                return 0
            if not self.is_frame(at):
                return step
            after = self.tokens[min(at + 1, len(self.tokens) - 1)].raw
            if self.tokens[at].raw not in ("and", "of") or self.matcher.speller.is_plain(after):
                return 0
        return 0

    def sentence_ends(self) -> list[int]:
        """Give, for each word, the position of the last word of its sentence."""
        ends, last = [0] * len(self.tokens), len(self.tokens) - 1
        for i in range(len(self.tokens) - 1, -1, -1):
            ends[i] = last
            if _HARD.search(self.breaks[i]):
                last = i - 1
        return ends

    def before(self, i: int) -> str:
        """Give the text before a word, in lower case, quotes blanked."""
        return self.small[: self.tokens[i].start]

    def after(self, i: int) -> str:
        """Give the text after a word, likewise."""
        return self.small[self.tokens[i].end :]

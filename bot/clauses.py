"""Read what somebody does from a verb phrase: "I cut hair", "stocking shelves at night"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.normalising import Token, singular

_IRREGULAR = {
    "drive": "drove driven",
    "teach": "taught",
    "sell": "sold",
    "do": "did done does",
    "run": "ran",
    "write": "wrote written",
    "keep": "kept",
    "take": "took taken",
    "draw": "drew drawn",
    "fly": "flew flown",
    "lay": "laid",
    "hang": "hung",
    "make": "made",
    "build": "built",
    "sew": "sewn",
    "grow": "grew grown",
    "feed": "fed",
    "catch": "caught",
    "go": "went gone",
    "give": "gave given",
    "put": "put",
    "cut": "cut",
    "set": "set",
    "fit": "fit",
    "read": "read",
    "shoot": "shot",
    "grind": "ground",
    "dig": "dug",
    "get": "got",
    "deal": "dealt",
    "sing": "sang sung",
    "tell": "told",
    "bring": "brought",
    "sweep": "swept",
    "spin": "spun",
}
_WITHIN = 8
"""Words within which a phrase's object must follow its verb; our judgement on the development questions."""
_IDLE = (
    r"(?!(?:am|was|were|have|had|has|do(?= (?:not|think|want|need|know|love|like|you|we|they|it|this|that|so|i)\b)"
    r"|did|don'?t|can'?t|cannot|can|could|will|would|should|might|may|must|want"
    r"|wanna|need|love|like|hate|feel|felt"
    r"|think|thought|know|knew|live|lie|sit and|hope|wonder|guess|mean|got|get|just got|just want|never|turned"
    r"|heard|read|saw|see|really|keep getting"
    r"|wish|believe|worry|worried|fear|understand|agree|ask|asked|say|said|told|earn|make \d|swear|lost|graduated"
    r"|reuse|also|currently live|mov(?:e|ing) to|moving|leaving|relocating|thinking|looking|trying|getting|going"
    r"|wondering"
    r"|considering|hoping|planning|studying|quitting|retiring|applying)\b)"
)
_CLAUSE = re.compile(
    rf"(?:^|[.!?]\s+|\bwhat i do is\s+|\band\s+)(?:basically |so |yo |hi |hey |hello |currently )*"
    rf"(?:i|we)\b(?:'?ve been | have been |'?m the one who | am the one who |'?m | am )?\s*(?:usually |mostly "
    rf"|mainly |basically |currently )?{_IDLE}([a-z]\w+\s[^.!?]{{6,140}})"
    r"|^(?!(?:feeling|thinking|wondering|looking|being|going|hoping|worrying|asking|coming|getting|having"
    r"|considering|wanting|dying|gonna|morning|evening)\b)(\w{3,}ing\s(?!trades|jobs|careers|work\b"
    r"|occupations)[^.!?]{6,140})"
    r"|\b(?:my (?:whole |entire )?(?:job|shift|work|day) (?:is|involves|means) (?:basically |mostly "
    r"|just )?)(\w+ing\s[^.!?]{6,140})"
)
_TAIL = re.compile(
    r"[,;-]?\s*\b(?:all day|for a living|every day|at night|nights|season to season|should i|will|could|can|does"
    r"|is (?:my|this|it|there)|do i|am i|how|what|am not|machine)\b.*$"
)


@dataclass(frozen=True, slots=True)
class Doing:
    """A verb phrase found in a text: which tokens, and the occupations that do it."""

    first: int
    last: int
    codes: tuple[str, ...]


class VerbPhrases:
    """Our list of what people say they do, by verb."""

    def __init__(self, phrases: Mapping[str, tuple[str, ...]]) -> None:
        """Take phrases written as "cut* hair": the verb in its base form, a star, and the words that must follow."""
        self._by_verb: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
        for said, codes in phrases.items():
            verb, _, rest = said.partition("*")
            wanted = tuple(singular(word) for word in rest.split())
            for form in sorted(verb_forms(verb)):
                self._by_verb[form].append((wanted, codes))

    def find(self, words: Sequence[Token], ends: Sequence[int], taken: Container[int] = ()) -> list[Doing]:
        """Find the phrases a text holds, none within another.

        Args:
            words: The words.
            ends: For each word, the position of the last word of its sentence.
            taken: Words of job titles, which are no verbs: the "cook" of "line cook".
        """
        found: list[Doing] = []
        for first in range(len(words)):
            options = [] if first in taken else list(self._at(words, first, ends[first]))
            if options and not any(d.first <= first <= d.last for d in found):
                found.append(max(options, key=lambda item: (item[0], -item[1].last))[1])
        return found

    def _at(self, words: Sequence[Token], first: int, end: int) -> Iterator[tuple[int, Doing]]:
        for wanted, codes in self._by_verb.get(words[first].raw, ()):
            at, limit = first, min(end, first + _WITHIN)
            for word in wanted:
                at = next((i for i in range(at + 1, limit + 1) if words[i].word == word), -1)
                if at < 0:
                    break
            else:
                yield len(wanted), Doing(first, at, codes)


def verb_forms(verb: str) -> set[str]:
    """Give the forms of a verb: itself, -s, -ing, -ed, and the irregular ones known here."""
    stem = verb[:-1] if verb.endswith("e") else verb
    forms = {verb, verb + "s", stem + "ing", stem + "in", stem + "ed", *_IRREGULAR.get(verb, "").split()}
    if verb[-1] not in "aeiouwy":
        forms |= {verb + verb[-1] + "ing", verb + verb[-1] + "in", verb + verb[-1] + "ed"}
    if verb.endswith("y"):
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    if verb.endswith(("s", "x", "ch", "sh", "o")):
        forms.add(verb + "es")
    return forms


def find_clause(text: str) -> tuple[str, int, int] | None:
    """Find the first clause in which the asker says what they do: (clause, start, end)."""
    match = _CLAUSE.search(text)
    if match is None or match.lastindex is None:
        return None
    said = _TAIL.sub("", match.group(match.lastindex))
    start = match.start(match.lastindex)
    return (said, start, start + len(said)) if len(said.split()) > 1 else None

"""What a question refers back to: "the second one", "both", "hospital one", "and plumbers?", "add roofers"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answer import Focus
from bot.library import Library
from bot.mentions import Mention

_ORDINALS = {
    "first": 0, "1st": 0, "former": 0, "top": 0, "primero": 0, "primera": 0, "second": 1, "2nd": 1, "latter": 1,
    "segundo": 1, "segunda": 1, "third": 2, "3rd": 2, "tercero": 2, "fourth": 3, "4th": 3, "fifth": 4, "5th": 4,
}  # fmt: skip
ORDINAL = re.compile(
    rf"\b(?:the\s+|el\s+|la\s+)?({'|'.join(_ORDINALS)}|last)(?:\s+(?:one|option|job|choice))?\b(?!\s+(?:\d|three"
    rf"|four|five|ten|tenth|twenty"
    rf"|year|month|week|time|few|earn|paid|10))",
    re.IGNORECASE,
)
BOTH = re.compile(
    r"\b(?:both|the two|two of (?:them|those)|of the two|them all|all (?:of them|three|four|five)|those two|these two"
    r"|together|which (?:one|of)|difference|compare|the (?:winner|loser)|each other)\b",
    re.IGNORECASE,
)
ADDING = re.compile(
    r"^\W*(?:(?:ok|okay|and|now|please|can you|also)\W+)*(?:add|include|throw in|plus)\b|\btoo\W*$|\bas well\W*$",
    re.IGNORECASE,
)
SWAPPING = re.compile(r"\b(?:swap|replace|change|switch)(?: out)? .{1,40}\b(?:for|with|to)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\bthan\b|\bcompared? (?:\w+ )?(?:to|with)\b|^\W*(?:(?:and|or|how about)\W+)*(?:vs\b|versus\b)", re.IGNORECASE
)
_INSTEAD = re.compile(r"JOBs?\W+instead of\b.{1,20}JOB", re.IGNORECASE)
DROPPING = re.compile(
    r"^\W*(?:(?:ok|okay|and|now|please|can you|actually|let'?s)\W+)*"
    r"(?:drop|remove|forget(?: about)?|leave out|skip|take out|without|minus|lose|not)\b",
    re.IGNORECASE,
)
_WINNER = re.compile(r"\bthe (?:winner|better one|best one)\b", re.IGNORECASE)
_LOSER = re.compile(r"\bthe (?:loser|worse one|worst one)\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:them all|all of (?:them|these|those)|all (?:three|3|four|4|five|5)|everything so far)\b", re.IGNORECASE
)
_COUNTED = {"three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5}
_NOT_ORDINAL = re.compile(
    r"\bfirst (?:lol|to go)|goes first\b|\bat first\b|\bfirst of all\b|\b(?:\w+est|best|worst|least|most|highest"
    r"|lowest) (?:\w+ )?first\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"[^\w\s]")
_LEAD_IN = re.compile(r"^(?:an?|at an?|at|in an?|in|the|i'?m an?|say|i mean|for an?)\s+", re.IGNORECASE)
_FILLER = {
    "the",
    "one",
    "actually",
    "mean",
    "work",
    "job",
    "kind",
    "type",
    "that",
    "this",
    "probably",
    "guess",
    "think",
}
_DENIED = re.compile(r"\b(?:not|no)\b(?: an?| the)? [\w-]+(?:,|;|$| but\b)|\bno,", re.IGNORECASE)
"""What a reply turns down: "not airline, crop dusters"."""
_SHORT_REPLY = 6
_MOST = 5
_THEM = re.compile(r"\b(?:they|them|those|these|their)\b", re.IGNORECASE)


def find_ordinal(text: str) -> re.Match[str] | None:
    """Find "the second one" and its like in a text."""
    return None if _NOT_ORDINAL.search(text) else ORDINAL.search(text)


def referred(text: str, focus: Focus) -> tuple[str, ...]:
    """Find which occupations of a conversation a question without a job title is about."""
    pool = focus.occupations
    if len(pool) < 2 and not (pool and "rank" in focus.intents):
        pool = focus.listed or tuple(dict.fromkeys((*focus.earlier[:1], *focus.occupations)))
    if len(focus.occupations) > 1 and set(focus.listed) == set(focus.occupations):
        for end, place in ((_WINNER, 0), (_LOSER, -1)):
            if end.search(text):
                return (focus.listed[place],)
    if every := _ALL.search(text):
        spoken = tuple(dict.fromkeys((*reversed(focus.earlier), *focus.occupations)))
        number = _COUNTED.get(every.group(0).lower().rpartition(" ")[2], 5)
        if not focus.listed and len(spoken) > max(1, len(focus.occupations)):
            return spoken[-number:]
    ordinal = find_ordinal(text)
    if ordinal and len(pool) > 1:
        word = ordinal.group(1).lower()
        position = len(pool) - 1 if word == "last" else _ORDINALS[word]
        if position < len(pool):
            return (pool[position],)
    if _THEM.search(text) and len(focus.occupations) < 2 and len(focus.listed) > 1:
        return focus.listed[:_MOST]
    if BOTH.search(text) and len(pool) > 1 and (pool == focus.occupations or not focus.listed):
        return pool
    return focus.occupations


def chosen_option(
    reply: str, mentions: Sequence[Mention], focus: Focus, library: Library, sure: float
) -> tuple[str, ...]:
    """Settle a question back by a short reply: an ordinal, a word of one option, or a word before the broad one."""
    bare = re.sub(r"(?<=\w) (?:one|kind|type|sort)$", "", _BARE.sub(" ", _DENIED.sub(" ", reply)).strip())
    if not focus.options or not bare or len(bare.split()) > _SHORT_REPLY:
        return ()
    ordinal = ORDINAL.fullmatch(bare) or re.fullmatch(r"(?:number |option )?([1-9])", bare)
    if ordinal:
        word = ordinal.group(1).lower()
        position = int(word) - 1 if word.isdigit() else len(focus.options) - 1 if word == "last" else _ORDINALS[word]
        return focus.options[position : position + 1]
    known = next((m for m in mentions if m.kind == "job"), None)
    words = {w for w in bare.lower().split() if len(w) > 2 and w not in _FILLER}
    telling = [code for code in focus.options if words & _words(library, code)]
    if len(telling) == 1 and (known is None or known.candidates[0].onet_soc_code in focus.options):
        return (telling[0],)
    if known is not None and known.candidates[0].onet_soc_code not in focus.options and not known.clause:
        joined = library.matcher.match(f"{_LEAD_IN.sub('', bare)} {focus.called}") if focus.called else []
        best = next((c for c in joined if c.onet_soc_code in focus.options and c.confidence >= sure), None)
        return (
            (best.onet_soc_code,)
            if best and library.matcher.is_known(f"{_LEAD_IN.sub('', bare)} {focus.called}")
            else ()
        )
    joined = library.matcher.match(f"{_LEAD_IN.sub('', bare)} {focus.called}")
    if known is None and joined and joined[0].confidence >= sure:
        return (joined[0].onet_soc_code,)
    return ()


def without_option(text: str, code: str, library: Library) -> str:
    """Cut the words of the option a reply settles on out of it: "high school" asks nothing about schooling."""
    words = _words(library, code)
    return re.sub(r"[\w'-]+", lambda match: "" if match.group(0).lower() in words else match.group(0), text)


def _words(library: Library, code: str) -> set[str]:
    subject = library.subject(code)
    return set(_BARE.sub(" ", f"{subject.title} {subject.singular} {subject.plural}").lower().split())


def combined(codes: Sequence[str], text: str, focus: Focus, *, comparing: bool) -> tuple[str, ...]:
    """Join the jobs a question names to those in play, where it adds, swaps or compares.

    Args:
        codes: The jobs named now, in order.
        text: The question with its job titles cut out.
        focus: The conversation so far.
        comparing: Whether the question compares.
    """
    if ADDING.search(text) and focus.occupations:
        return tuple(dict.fromkeys((*focus.occupations, *codes)))[:5]
    kept = tuple(code for code in focus.occupations if code not in codes)
    if DROPPING.search(text) and kept and len(kept) < len(focus.occupations):
        return tuple(code for code in codes if code not in focus.occupations) or kept
    if len(codes) == 2 and (SWAPPING.search(text) or _INSTEAD.search(text)):
        old, new = codes[::-1] if _INSTEAD.search(text) else codes
        if old in focus.occupations:
            return tuple(dict.fromkeys(new if code == old else code for code in focus.occupations))
    if comparing and len(codes) == 1 and focus.occupations and _AGAINST.search(text) and not BOTH.search(text):
        return tuple(dict.fromkeys((*focus.occupations[:1], *codes)))
    return tuple(codes[:5])

"""Cut a message into the parts of a week it tells and the weight each has, by separators, weights and "and"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.weights import Weight

MOST_WORDS = 12
"""A part of more words names no task any more; our judgement."""
_LOOSE_WORDS = 5
"""Longest part without any weight that is still taken for one; our judgement."""

_SEPARATOR = re.compile(
    r"(?P<and>,?\s*(?:\band then\b|\band\b|\bplus\b|&|\+)\s*)|(?P<comma>,\s*)"
    r"|(?P<colon>[:=]\s*|(?<=\s)[-–—]+(?=\s)|→)|(?P<open>[(\[])|(?P<stop>[;\n)\]!?•]|\.+(?=\s|$)|,?\s*\bbut\b)"
)
_SUBJECT = r"(?:i|my|ai|a\.i\.|we|they|it|the|this|that|you|robots?|machines?|chat ?gpt|someone|anyone)"
QUESTION = re.compile(
    r"(?:^|(?<=[,;.!?:\n])|(?<=\s[-–—])|\b(?:so|and|but)\b)\s*(?:(?:so|and|but|ok|well|now)\s+)*"
    r"(?:what(?! if\b|ever\b| i (?:mostly|do)\b)|how(?! about if\b)|why\b|which(?! is\b| i\b| means\b)"
    rf"|(?:should|will|would|can|could)\s+{_SUBJECT}\b|(?:is|are|am|do|does|did)\s+(?:i|my|ai|we|they|it|you|there)\b"
    r"|tell me|give me|show me|any chance|thoughts\b|i wonder|wondering"
    r"|i'?m (?:so |very |really |a bit |kinda )?(?:worried|scared|afraid|nervous|curious|wondering))"
    r"[^?\n]*?(?=\?|\n|[.!](?:\s|$)|$)\??"
)
"""A question at the start of a sentence or in its tail: it tells no part of a week."""
_FILLER = (
    r"(?:i(?:'?m|'?d|'?ve|'?ll)?|we(?:'?re)?|am|is|are|was|be|being|been|do|does|doing|did|have|has|having|got|get|gets"
    r"|spend|spends|spent|spending|goes?|going|takes?|taken|taking|took|eats?|fill(?:s|ed)?|up|on|in|at|to|into|of|for"
    r"|with|by|as|my|our|the|an?|any|it(?:'?s)?|that(?:'?s)?|this|these|there(?:'?s)?|then|also|just|only|so|well|ok"
    r"|okay|basically|really|actually|honestly|probably|maybe|about|around|roughly|like|say|guess|think|would|could"
    r"|will|usually|normally|typically|and|or|plus|other|who|which|work(?:ing|s)?|time|times|days?|weeks?|job"
    r"|shifts?|hours?|nights?|workdays?|workweek|each|every|per|typical|currently|now|these days|hi|hey|hello"
    r"|anymore|all|too|though|looks?|consists?|made|split|divided|between|here|im|ive|id)"
)
_LEAD = re.compile(rf"^(?:\W*\b{_FILLER}\b(?!['’]s\b|-))+\W*")
_ALL_FILLER = re.compile(rf"(?:\W*\b{_FILLER}\b)*\W*")
_TRAIL = re.compile(
    r"\W+\b(?:is|are|was|(?:takes?|taking|took|taken|eats?|fills?)(?: up)?|goes|going|on|of|for|at|with|the|my|our|a|an"
    r"|and|or|i|i'm|im|about|around|roughly|maybe|probably|like|each|per|every|do|also|too|as well|though|tho|lol|etc"
    r"|only|just|here|then|than|it|it's|its|that|that's|makes?|make|total|time|these days|usually|anymore|any more"
    r"|at all)$"
)
_PREPOSITION = re.compile(r"\s*(?:for|with|at|in|on|from|to|during|by)\b")
_ANOTHER_SUBJECT = re.compile(
    r"\W*(?:now|them|they|he|she|it|you|people|everyone|everybody|nobody|management|corporate|because|cause|cuz|since|after"
    r"|before|if|when|while|though|although|however|lately|yesterday|today|last|this|that|these|those|there|ai|no one"
    r"|(?:my|the|our) (?:boss|manager|company|office|firm|employer|owner|school|district|hospital|team|coworkers?"
    r"|wife|husband|kids?)|i (?:love|like|hate|want|wanna|need|feel|heard|hear|think|worry|fear|hope|wonder"
    r"|know|live|make|earn|was|got|have been|used to|can'?t|could|would|should|will))\b"
)
_NO_PART = re.compile(
    r"\b(?:years?|yrs?|months?|percent|salary|bucks|dollars|experience|thanks|thank you|please)\b|[$%?]"
    r"|^jobs?\b|^(?:love|hate|like|enjoy|don'?t|can'?t|won'?t|am not|not)\b"
    r"|^(?:sure|yes|no|yeah|yep|nope|ok|okay|idk|same|worried|safe|lol|more|less|them|us|me|too|full ?time"
    r"|part ?time|from home|home|remote|remotely|alone|myself)$"
)


IsJob = Callable[[str], bool]
"""Says whether words name a job."""


@dataclass(slots=True)
class Piece:
    """A stretch of text between two separators, with the weight in it."""

    start: int
    end: int
    joined: str
    """What stands before it: "and", "comma", "colon", "open" (a bracket) or "stop"."""
    item: str
    """What is done; empty where there is only a weight."""
    another: bool = False
    """Whether it says something of somebody or something else."""
    weight: Weight | None = None
    leads: bool = False
    """Whether the weight stands before what it is of."""

    @property
    def is_part(self) -> bool:
        """Whether it can be a part of a week."""
        return bool(self.item) and len(self.item.split()) <= MOST_WORDS and not _NO_PART.search(self.item)


@dataclass(slots=True)
class Group:
    """What one weight is of; no weight where none was told."""

    weight: Weight | None
    pieces: list[Piece] = field(default_factory=list)


def find_groups(text: str, weights: Sequence[Weight], is_job: IsJob = lambda words: False) -> list[Group]:
    """Find what each weight of a lower-case text is of.

    A weight before a part is of all parts that follow up to the next one; one after a part is of it and of what "and"
    joins to it. Parts without any that follow in the same breath, unless they name a job, come last, in a group of
    their own.
    """
    groups: list[Group] = []
    waiting: list[Piece] = []
    loose: list[Piece] = []
    pieces = _attached(_pieces(text, weights))
    for i, piece in enumerate(pieces):
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        if piece.weight is not None:
            pulled = [] if piece.leads or piece.joined != "and" else waiting[-1:]
            loose += [other for other in waiting if other not in pulled] if groups else []
            groups.append(Group(piece.weight, [p for p in (*pulled, piece) if p.is_part]))
            waiting = []
        elif piece.joined == "open" or (piece.joined in ("stop", "colon") and not groups):
            waiting = [piece] if piece.joined != "open" else []
        elif piece.another or piece.joined in ("stop", "colon") or not piece.is_part:
            loose, waiting = [*loose, *(waiting if groups else ())], [] if piece.another else [piece]
            if groups and (piece.another or piece.joined != "and"):
                groups.append(Group(None))  # What follows belongs to no weight said before.
        elif groups and groups[-1].pieces and groups[-1].pieces[-1].leads and not _goes_on(piece, after):
            piece.leads = True
            groups[-1].pieces.append(piece)
        else:
            waiting.append(piece)
    loose += waiting if groups and groups[-1].weight else []
    told = [p for p in loose if p.joined in ("and", "comma") and len(p.item.split()) <= _LOOSE_WORDS and p.is_part]
    told = [p for p in told if not is_job(p.item)]
    return [group for group in (*groups, Group(None, told)) if group.pieces]


def _goes_on(piece: Piece, after: Piece | None) -> bool:
    """Whether "and" joins a part to the next, whose weight trails: "some prep, I close and clean an hour a day"."""
    trails = after is not None and after.weight is not None and not after.leads and after.joined == "and"
    return piece.joined == "comma" and trails


def _pieces(text: str, weights: Sequence[Weight]) -> list[Piece]:
    """Split a text at its separators, except inside a weight, and where one piece holds several weights."""
    found: list[Piece] = []
    start, joined = 0, "stop"
    for match in (*_SEPARATOR.finditer(text), None):
        if match and any(w.start < match.end() and match.start() < w.end for w in weights):
            continue
        end = match.start() if match else len(text)
        inside = [w for w in weights if start <= w.start and w.end <= end]
        for first, last, how, weight in _single(text, start, end, joined, inside):
            found.append(_piece(text, first, last, how, weight))
        if match:
            # A bracket or a full stop counts for more than the comma or "and" after it.
            how = match.lastgroup or "stop"
            empty = not text[start : match.start()].strip()
            joined = joined if empty and joined in ("stop", "open") and match.start() > 0 else how
            start = match.end()
    return [piece for piece in found if piece.item or piece.weight]


def _single(
    text: str, start: int, end: int, joined: str, weights: Sequence[Weight]
) -> Iterator[tuple[int, int, str, Weight | None]]:
    """Give stretches with one weight each: cut before every weight where the first one leads, else after every one."""
    if len(weights) < 2:
        yield start, end, joined, weights[0] if weights else None
        return
    leads = not clean(text[start : weights[0].start])
    for i, weight in enumerate(weights):
        first = start if i == 0 else weight.start if leads else weights[i - 1].end
        last = end if i == len(weights) - 1 else weights[i + 1].start if leads else weight.end
        yield first, last, joined if i == 0 else "comma", weight


def _piece(text: str, start: int, end: int, joined: str, weight: Weight | None) -> Piece:
    another = bool(_ANOTHER_SUBJECT.match(text[start:end].lstrip()))
    if weight is None:
        return Piece(start, end, joined, clean(text[start:end]), another)
    before, after = text[start : weight.start], text[weight.end : end]
    head, tail = clean(before), clean(after)
    said_before = head and _TRAIL.sub("", before.strip()) == before.strip()
    if tail and not (said_before and _PREPOSITION.match(after)):
        return Piece(weight.end, end, joined, tail, another and not head, weight, leads=True)
    if head:
        return Piece(start, weight.start, joined, head, another, weight)
    return Piece(start, end, joined, "", False, weight)


def clean(text: str) -> str:
    """Strip what only leads to a part or trails off after it: "I'm in meetings" becomes "meetings"."""
    text = _LEAD.sub("", text.strip() + " ").strip(" .,'\"-–—*•/")
    before = ""
    while before != text:
        before, text = text, _TRAIL.sub("", text).strip(" .,'\"-–—*•/")
    return "" if _ALL_FILLER.fullmatch(text) or not re.search(r"[a-z]{2}", text) else text


def _attached(pieces: Sequence[Piece]) -> list[Piece]:
    """Give a weight that stands alone to what it is of: "charting (40%)", "meetings: 60%", "mostly: charting"."""
    found: list[Piece] = []
    carried: Weight | None = None
    for i, piece in enumerate(pieces):
        if piece.item:
            if carried is not None and piece.weight is None:
                piece.weight, piece.leads = carried, True
            carried = None
            found.append(piece)
            continue
        leads = i + 1 < len(pieces) and pieces[i + 1].joined == "colon" and pieces[i + 1].weight is None
        if found and found[-1].weight is None and not leads:
            found[-1].weight = piece.weight
        else:
            carried = piece.weight
    return found


def clean_words(text: str) -> int:
    """Count the words of a text that are no fillers."""
    return sum(1 for word in re.findall(r"[a-z][\w'-]*", text) if not _ALL_FILLER.fullmatch(word))

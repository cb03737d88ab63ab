"""Read from a message what fills somebody's week: which parts, and what share of the time each takes. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.pieces import QUESTION, Group, IsJob, Piece, clean_words, find_groups
from bot.weights import STRONG, Weight, find_weights, shares_of

EVERYTHING_ELSE = "everything else"
MOST_PARTS = 10
"""A week of more parts is a story; our judgement."""
_WEAK, _BESIDE = 3, 10
"""Parts it takes where no weight says by itself that time is shared out, and telling words that may stand beside."""
_STATED = ("share", "hours", "days", "never")
_FRAME = re.compile(
    r"\b(?:my|the|a|typical) (?:typical |usual |average |whole |entire |work ?)?"
    r"(?:weeks?|days?|time|shifts?|workweek|job|work)\b"
    r"|\bi spend\b|\bi(?:'?m)?(?: also)? (?:mostly|mainly|primarily|largely)\b|\bmost of\b|^\W*(?:mostly|mainly)\b"
    r"|\bspend (?:my|most)\b|\bwhat i do\b"
)
"""What shows that a list of things done is a week, where one weight is all it has."""


@dataclass(frozen=True, slots=True)
class Told:
    """One part of a week, as somebody told it."""

    said: str
    """What is done, in the words of the message: "draft contracts"."""
    share: float
    """0 to 1 of the week; all parts together make 1."""
    assumed: bool
    """Whether the share was read out of a word such as "mostly", not stated."""
    weight: str = ""
    """The words the share was read from: "mostly", "60%"."""


@dataclass(frozen=True, slots=True)
class Week:
    """What fills a week, and the message without it."""

    parts: tuple[Told, ...]
    rest: str
    """The message with its parts cut out: where a job may be named and something asked."""
    firm: bool
    """Whether it can be about nothing else; a message that only lists two things done mostly may be."""
    stated: float
    """What the shares added up to as they were stated, where that is all that was told; else 1."""


def find_week(text: str, is_job: IsJob = lambda words: False) -> Week | None:
    """Find what fills the week of whoever wrote a text; none where it tells no such thing.

    Args:
        text: The message.
        is_job: Says whether words name a job, so that one that stands beside the parts is none of them.
    """
    small = text.replace("’", "'").lower()
    if len(small) != len(text):
        return None  # Letters that change their number with their case; nothing would be found in its place.
    masked = QUESTION.sub(lambda match: "\n" * len(match.group()), small)
    weights = find_weights(masked)
    groups = find_groups(masked, weights, is_job) if weights else []
    if _is_one_part(masked, groups):
        return _with_the_rest(text, small, groups[0])
    if not _is_week(masked, groups):
        return None
    shares = shares_of([group.weight for group in groups])
    parts = [
        Told(_shown(text, small, piece), share / len(group.pieces), _is_assumed(group), _words(small, group.weight))
        for group, share in zip(groups, shares, strict=True)
        for piece in group.pieces
    ]
    weighted = [group for group in groups if group.weight]
    return Week(_merged(parts), _without(text, small, groups), len(weighted) > 1, _stated(groups))


def _is_week(text: str, groups: Sequence[Group]) -> bool:
    """Whether what was found is a week and no story: enough parts, weights that tell, and little said beside them."""
    parts = [piece for group in groups for piece in group.pieces]
    strong = [group for group in groups if group.weight and group.weight.kind in STRONG]
    if not 2 <= len(parts) <= MOST_PARTS or not (strong or len(groups) >= _WEAK):
        return False
    if len(groups) == 1 and strong[0].weight and strong[0].weight.kind != "even" and not _FRAME.search(text):
        return False
    told = sum(len(piece.item.split()) for piece in parts)
    beside = clean_words(_without(text, text, groups))
    return beside <= (max(_BESIDE, told) if strong else _BESIDE // 2)


def _is_one_part(text: str, groups: Sequence[Group]) -> bool:
    """Whether one thing is told with its share of the time, and the rest is left open: "80% of my day is meetings"."""
    if len(groups) != 1 or len(groups[0].pieces) != 1 or not groups[0].weight or not _FRAME.search(text):
        return False
    weight = groups[0].weight
    told = weight.kind == "share" or text[weight.start :].startswith("most of")
    return told and clean_words(_without(text, text, groups)) <= _BESIDE // 2


def _with_the_rest(text: str, small: str, group: Group) -> Week | None:
    share, left = shares_of([group.weight, Weight(0, 0, "rest")])
    if left <= 0:
        return None
    told = Told(_shown(text, small, group.pieces[0]), share, _is_assumed(group), _words(small, group.weight))
    rest = Told(EVERYTHING_ELSE, left, True)
    return Week((told, rest), _without(text, small, [group]), firm=False, stated=1.0)


def _is_assumed(group: Group) -> bool:
    return group.weight is None or group.weight.kind not in _STATED or len(group.pieces) > 1


def _words(text: str, weight: Weight | None) -> str:
    return text[weight.start : weight.end].strip(" ,") if weight else ""


def _stated(groups: Sequence[Group]) -> float:
    kinds = [group.weight.kind if group.weight else "" for group in groups]
    if any(kind not in ("share", "never") for kind in kinds):
        return 1.0
    return sum(group.weight.amount for group in groups if group.weight)


def _span(small: str, piece: Piece) -> tuple[int, int]:
    at = small.find(piece.item, piece.start, piece.end)
    return (at, at + len(piece.item)) if at >= 0 else (piece.start, piece.end)


def _shown(text: str, small: str, piece: Piece) -> str:
    """Take a part's words as they were written; a capital at their start only stood at a sentence's."""
    start, end = _span(small, piece)
    words = " ".join(text[start:end].split())
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _merged(parts: Sequence[Told]) -> tuple[Told, ...]:
    """Put parts with the same words together."""
    found: dict[str, Told] = {}
    for part in parts:
        before = found.get(part.said.lower())
        found[part.said.lower()] = replace(before, share=before.share + part.share) if before else part
    return tuple(found.values())


def _without(text: str, small: str, groups: Sequence[Group]) -> str:
    """Cut a week's parts and their weights out of a text."""
    spans = [(group.weight.start, group.weight.end) for group in groups if group.weight]
    spans += [_span(small, piece) for group in groups for piece in group.pieces]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    # What only led to a part says nothing without it: "I'm in the".
    stretches = (part.strip() for part in re.split(r"(?<=[,;:.?!()\n])|(?<=\s)[-–—•*](?=\s)", text))
    return " ".join(" ".join(part.split()) for part in stretches if clean_words(part.lower()))

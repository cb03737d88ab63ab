"""Find what stands where a job is due but is no known title: jobs in other words, and jobs nobody has heard of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot import cues
from bot.matching import Candidate
from bot.reading import Reading
from bot.spans import LONGEST

_SLOT_OWN = re.compile(
    r"\b(?:i'?m|i am|am|was|is|'s|been|as|become|becoming|be)\s+(?:also |now |just "
    r"|currently )?(?:an?)\s+(?:\w+\s+)?$"
)
_SLOT_ASKED = re.compile(
    r"\b(?:replac\w+|exposed (?:is|are)|outlook (?:for|of)|safe (?:is|are)|becoming|become|are)\s+(?:an?\s+|the\s+"
    r"|all\s+)*$"
    r"|\b(?:do|does|of|is|for|to)\s+an?\s+$"
)
_SLOT_ARTICLE = re.compile(r"\b(?:an?|as)\s+$")
_OPENS = re.compile(
    r"^\s*[,.:;–—-]+\s.*\b(?:should i|am i|my job|safe|afraid|worried|replac\w+|ai|pay|salary|future|outlook)\b"
)
"""After the opening words of a message that names a job and goes on: "lamplighter, am i safe"."""
_ROLE = re.compile(
    r"^(?:officer|operator|engineer|manager|specialist|technician|analyst|designer|wrangler|consultant|auditor"
    r"|inspector|coach)$"
)
WORK_ASKED = re.compile(
    r"\b(?:jobs?|salar\w+|pay|wages?|outlook|ai|a\.i\.|exposed|exposure|replac\w+|careers?|robots?|risk|automat\w+"
    r"|earn|become|what do(?:es)? .* do)\b"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands where a job is due."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    kind: str
    """As `mentions.Mention.kind`."""


def find_slot(reading: Reading, vague: float) -> Slot | None:
    """Read the words that stand where a job is due: matched as they are, or unknown if a telling word is in no title.

    Args:
        reading: A text in which no known title was found.
        vague: Confidence below which the match is only good for options.
    """
    first = 0
    while first < len(reading.tokens):
        last = first
        while not reading.is_frame(first) and (step := reading.next_in_title(last)):
            last += step
        slot = None if reading.is_frame(first) else _in_slot(reading, first, last, vague)
        if slot:
            return slot
        first = last + 1
    return None


def _in_slot(reading: Reading, first: int, last: int, vague: float) -> Slot | None:
    start, end = reading.tokens[first].start, reading.tokens[last].end
    run = range(first, last + 1)
    if len(run) > LONGEST or any(reading.is_place(i) for i in run):
        return None
    before, after = reading.small[:start], reading.small[end:]
    own = _SLOT_OWN.search(before) or cues.strength("", after) >= cues.OWN
    asked = _SLOT_ASKED.search(before) or cues.strength("", after) >= cues.ASKED
    opens = first == 0 and (_ROLE.search(reading.tokens[last].word) or _OPENS.match(after))
    if not (own or (asked and WORK_ASKED.search(reading.small)) or opens):
        return None
    found = tuple(reading.matcher.match(reading.text[start:end], 6))
    head = reading.tokens[last].word
    if len(run) > 1 and reading.matcher.speller.correct(head) not in reading.matcher.speller.vocabulary:
        return Slot(start, end, found, "unknown")
    if len(run) <= 4 and any(reading.is_telling(i) for i in run):
        return Slot(start, end, found, "unknown")
    speller = reading.matcher.speller
    if not _SLOT_ARTICLE.search(before) and not cues.strength("", after) >= cues.OWN:
        return None
    if (
        not found
        or speller.is_plain(reading.tokens[last].raw)
        or any(speller.is_plain(reading.tokens[i].raw) for i in run)
    ):
        return None
    return Slot(start, end, found, "job" if found[0].confidence >= vague else "broad")

"""Find the known titles in a text, with the words that modify them and how strongly the words around mark them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot import cues
from bot.normalising import grades, join
from bot.reading import Reading

LONGEST = 7
"""Words of the longest title looked for."""
_NEVER_WITHIN = frozenset(("or", "vs", "versus", "i", "i'm", "im", "he's", "she's", "my"))
_JOINING = frozenset(("and", "or", "of", "in", "for", "the", "a", "an"))
_PARTS = frozenset(("risk", "pay", "task", "skill", "tool", "job", "outlook", "duty", "training"))
"""What is asked of a job, in normal form, when "of" or "for" follows."""
_FIELD_AFTER = frozenset((",", "-", "–", "—", "/", "("))
_AGENT = re.compile(
    r"(?:er|or|ist|ian|man|ant|ent|yst|eer|ess|anic|aide|clerk|nurse|chef|cook|guard|pilot|tech|cop|coach|judge)$"
)
"""Endings of words for people: a list of jobs goes on there, and no field of work is named."""


@dataclass(frozen=True, slots=True)
class Span:
    """A known title at tokens first to last, with its modifiers from `lead` on."""

    first: int
    last: int
    lead: int
    phrase: str
    spelled: bool = True
    strength: int = 0


def find_spans(reading: Reading) -> list[Span]:
    """Find the known titles of a text, in order, none overlapping another."""
    spans = _without_overlaps(reading, _known_spans(reading))
    return [replace(span, strength=_strength(reading, span)) for span in spans]


def _known_spans(reading: Reading) -> Iterable[Span]:
    """List every run of words that is a known title, longest first at each word."""
    words = reading.tokens
    for first in range(len(words)):
        last = first
        while last + 1 < min(len(words), first + LONGEST) and reading.joined(last + 1):
            last += 1
        for end in range(last, first - 1, -1):
            span = _known(reading, first, end)
            if span:
                yield span
                break


def _known(reading: Reading, first: int, last: int) -> Span | None:
    """Recognise a title in the words first to last, mistyped words corrected."""
    matcher, run = reading.matcher, reading.tokens[first : last + 1]
    if {run[0].raw, run[-1].raw} & _JOINING or any(t.raw in _NEVER_WITHIN for t in run) or _is_degree(reading, last):
        return None
    if len(run) > 1 and run[0].word in _PARTS and run[1].raw in _JOINING:
        return None  # "The risks for management analysts" are no risk management.
    exact, corrected = join(t.word for t in run), join(matcher.speller.correct(t.word) for t in run)
    phrase = next((p for p in (exact, corrected) if p and matcher.is_title(p)), "")
    if phrase != exact and (reading.is_place(first) or reading.is_name(first)):
        return None
    if not phrase or (reading.is_frame(last) and phrase not in matcher.said):
        return None
    ours = phrase in matcher.said or phrase in matcher.broad
    if len(run) == 1:
        if reading.is_frame(first) or (
            not ours and (matcher.speller.is_plain(run[0].raw) or matcher.speller.is_plain(run[0].word))
        ):
            return None
        if len(run[0].raw) <= 3 and not ours and not reading.is_capital(first):
            return None
    elif not ours and all(matcher.speller.is_plain(t.raw) for t in run):
        return None
    return Span(first, last, _lead(reading, first), phrase, spelled=phrase == exact)


def _is_degree(reading: Reading, last: int) -> bool:
    """Whether the words are part of "associate's degree" and the like."""
    return (
        last + 1 < len(reading.tokens)
        and reading.tokens[last + 1].raw in ("degree", "degrees")
        and reading.joined(last + 1)
    )


def _lead(reading: Reading, first: int) -> int:
    """Go back over the words that modify a title: "structural" before "ironworker"."""
    lead = first
    while lead > 0 and first - lead < 3 and reading.joined(lead):
        word = reading.tokens[lead - 1]
        if reading.is_frame(lead - 1) or (reading.matcher.speller.is_plain(word.raw) and not grades(word.raw)):
            break
        lead -= 1
    return lead


def _without_overlaps(reading: Reading, spans: Iterable[Span]) -> list[Span]:
    """Keep the longest of titles that overlap, the well-spelled before the corrected."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.first - s.last, not s.spelled, s.first)):
        if all(span.last < other.first or span.first > other.last for other in kept):
            kept.append(span)
    kept.sort(key=lambda s: s.first)
    kept = _merged(reading, kept)
    # A title that ends where the modifiers of the next begin is no modifier of it.
    return [replace(s, lead=max(s.lead, kept[i - 1].last + 1 if i else 0)) for i, s in enumerate(kept)]


def _merged(reading: Reading, spans: list[Span]) -> list[Span]:
    """Let a title right before another modify it, and a field after a broad one narrow it."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.first <= merged[-1].last:
            continue
        if merged and merged[-1].last + 1 == span.first and reading.breaks[span.first].isspace():
            span = replace(span, lead=merged.pop().lead)
        merged.append(_with_field(reading, span))
    return merged


def _with_field(reading: Reading, span: Span) -> Span:
    """Take in the field of a broad title: "professor of clinical radiology", "physician - endocrinology"."""
    speller, broad = reading.matcher.speller, reading.matcher.broad
    after = span.last + 1
    role = reading.tokens[span.last].word
    if (
        role not in broad
        or role in reading.matcher.places
        or span.phrase in reading.matcher.said
        or after >= len(reading.tokens)
    ):
        return span
    if reading.tokens[after].raw in ("of", "in") and reading.joined(after):
        first = after + 1
    elif reading.breaks[after].strip() in _FIELD_AFTER:
        first = after
    else:
        return span
    last = first - 1
    while last + 1 < len(reading.tokens) and (last < first or reading.next_in_title(last) == 1):
        token = reading.tokens[last + 1]
        if (
            reading.is_frame(last + 1)
            or reading.is_place(last + 1)
            or speller.is_plain(token.raw)
            or speller.correct(token.word) not in speller.vocabulary
        ):
            break
        last += 1
    if last < first or last - first > 4 or _AGENT.search(reading.tokens[last].word):
        return span
    return replace(span, last=last)


def _strength(reading: Reading, span: Span) -> int:
    """Weigh the words around a title, looking past everyday adjectives before it."""
    after = reading.after(span.last)
    lead, best = span.lead, 0
    for step in range(4):
        found = cues.strength(reading.before(lead), after)
        if found < 0 and step == 0:
            return -1
        best = max(best, found)
        if lead == 0 or step == 3 or not reading.joined(lead) or reading.is_frame(lead - 1):
            break
        lead -= 1
    return max(best, cues.NEAR if _stands_alone(reading, span) else 0)


def _stands_alone(reading: Reading, span: Span) -> bool:
    """Whether a title is all that its part of the sentence holds."""
    lead = span.lead - (
        span.lead > 0 and reading.joined(span.lead) and reading.tokens[span.lead - 1].raw in ("a", "an", "the")
    )
    closed = span.last + 1 == len(reading.tokens) or not reading.joined(span.last + 1)
    return closed and (lead == 0 or not reading.joined(lead))

"""Find the jobs a message is about and cut them out of it.

Known titles, the words around them (`cues`), and verb phrases (`clauses`) are weighed; a person of the story ("my
manager") is no job asked about, and a job nobody has heard of comes out as unknown instead of as its nearest neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import cues
from bot.clauses import find_clause
from bot.matching import Candidate, TitleMatcher
from bot.normalising import grades, join, key
from bot.reading import Reading
from bot.slots import WORK_ASKED, find_slot
from bot.spans import Span, find_spans

MOST = 5
SHORT_MESSAGE, LONG_MESSAGE = 18, 30
"""Words up to which a title needs no cue, and from which only the strongest cue counts; our judgement."""
VAGUE = 0.22
"""Confidence below which a job is offered as options instead of answered; our judgement."""
SURE_CLAUSE = 0.5
"""Confidence from which a clause with no title is answered at once: titles say little about verbs; our judgement."""
OFFERED = 0.3
"""The same from which it is better offered as options than a title word in it; our judgement."""
TOLD = 0.75
"""The same where titles that the question may be about stand beside it; our judgement."""
RARE = 20
"""Titles that hold a word, under which it modifies no other job; our judgement."""
CORE = 0.3
"""Weight of the bare title beside the title with its modifiers; our judgement."""
SAID = 0.85
"""Confidence of a verb phrase of our list; our judgement."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One job found in a text."""

    text: str
    start: int
    end: int
    candidates: tuple[Candidate, ...]
    """Best first; for a broad word, what to choose from; for an unknown job, the nearest that exist."""
    kind: str
    """"job", "broad" (to be asked about) or "unknown"."""
    clause: bool = False
    """Whether it says what somebody does instead of naming the job."""


def find_mentions(text: str, matcher: TitleMatcher) -> list[Mention]:
    """Find the jobs a text is about, in order of mention; an empty list when it names none."""
    reading = Reading(text, matcher)
    spans = find_spans(reading)
    kept = _chosen(reading, spans)
    if told := _told(reading, kept):
        return [told]
    served = [span for span in kept if cues.SERVED.search(reading.before(span.lead))]
    if served and _doings(reading, spans):
        kept = [span for span in kept if span not in served]
    mentions = [mention for span in kept if (mention := _mention(reading, span))] + _shared_heads(reading, kept)
    if not any(m.kind == "job" for m in mentions) or cues.MOVING.search(reading.small) or _are_weak(kept):
        doings = _doings(reading, [span for span in kept if not _are_weak([span])])
        mentions = [m for m in mentions if not any(m.start < d.end and d.start < m.end for d in doings)] + doings
    mentions = mentions or _managing(reading) or _slot(reading) or _clause(reading)
    if any(m.kind == "job" for m in mentions):
        mentions = [m for m in mentions if m.kind != "broad" or _is_partner(reading, m, mentions)]
    return _distinct(mentions)


def _chosen(reading: Reading, spans: list[Span]) -> list[Span]:
    """Keep the titles the message is about."""
    words, matcher = len(reading.tokens), reading.matcher
    chosen = []
    for span in spans:
        least = cues.NEAR
        if words <= SHORT_MESSAGE and span.strength >= 0 and span.phrase not in matcher.broad:
            least = 0
        if span.phrase in matcher.speller.doubtful:
            least = cues.ASKED if words > 4 and span.lead else 0
        if span.phrase in matcher.places:
            before = reading.before(span.lead)
            least = 0 if cues.WHERE.search(before) or words == 1 else 9
        elif span.phrase in matcher.broad:
            least = cues.OWN if words > LONG_MESSAGE else cues.NEAR if span.lead else 0
        if not span.spelled and span.first == span.last and span.phrase not in matcher.said:
            # "marinade" is a mariner only where work is what is talked of.
            least = max(least, cues.NEAR if WORK_ASKED.search(reading.small) else cues.OWN)
        if span.strength <= cues.ASKED and _goes_on(reading, span):
            continue
        if span.strength >= least:
            chosen.append(span)
    if words > LONG_MESSAGE and chosen:
        best = max(span.strength for span in chosen)
        chosen = [span for span in chosen if span.strength == best]
    chosen = [span for span in chosen if not _names_workplace(reading, span)] or chosen
    if any(span.strength > cues.OWN for span in chosen):
        chosen = [span for span in chosen if span.strength > cues.OWN]
    return _with_partners(reading, spans, chosen)


def _names_workplace(reading: Reading, span: Span) -> bool:
    """Whether the title only says what a workplace does: "at a plumbing company"."""
    after = reading.after(span.last)
    return bool(cues.WORKPLACE.match(after) and cues.AT.search(reading.before(span.lead)))


def _goes_on(reading: Reading, span: Span) -> bool:
    """Whether an unheard-of word follows, so that the title only modifies it: "chief vibes officer"."""
    return span.last + 1 < len(reading.tokens) and reading.joined(span.last + 1) and reading.is_telling(span.last + 1)


def _with_partners(reading: Reading, spans: list[Span], chosen: list[Span]) -> list[Span]:
    """Add the titles named in one breath with a chosen one."""
    kept = set(chosen)
    for order in (range(1, len(spans)), range(len(spans) - 1, 0, -1)):
        for i in order:
            a, b = spans[i - 1], spans[i]
            if {a.phrase, b.phrase} & reading.matcher.places:
                continue
            if (a in kept) != (b in kept) and _next_to(reading, a.last, b.lead):
                kept |= {a, b}
    return [span for span in spans if span in kept]


def _next_to(reading: Reading, last: int, first: int) -> bool:
    return bool(cues.PARTNER.match(reading.small[reading.tokens[last].end : reading.tokens[first].start]))


def _mention(reading: Reading, span: Span) -> Mention | None:
    """Match a title with its modifiers, and tell which kind of mention it is."""
    matcher = reading.matcher
    start, end = reading.tokens[span.lead].start, reading.tokens[span.last].end
    whole = reading.text[start:end]
    core_end = span.first + len(span.phrase.split())
    modifiers = [
        i for i in (*range(span.lead, span.first), *range(core_end, span.last + 1)) if not grades(reading.tokens[i].raw)
    ]
    modifiers = [i for i in modifiers if not reading.is_place(i)]
    if any(
        (reading.is_telling(i) or _is_far_fetched(reading, i, span))
        and not (reading.text[reading.tokens[i].start].isupper() and reading.tokens[i].start)
        for i in modifiers
    ):
        return Mention(whole, start, end, tuple(matcher.match(whole, 6)), "unknown")
    if span.phrase in matcher.broad and not modifiers:
        return Mention(whole, start, end, tuple(Candidate(code, 0.0) for code in matcher.broad[span.phrase]), "broad")
    core = matcher.look_up(span.phrase)
    found = core if core and not modifiers else matcher.match(whole)
    if modifiers and span.phrase not in matcher.broad and not matcher.is_known(whole):
        found = _blended(found, core or matcher.match(span.phrase))
    if not found:
        return None
    # A title of several words is no broad word, however many occupations share it.
    bar = VAGUE if " " not in span.phrase else VAGUE / 2
    return Mention(whole, start, end, tuple(found), "job" if found[0].confidence >= bar else "broad")


def _is_far_fetched(reading: Reading, i: int, span: Span) -> bool:
    """Whether a modifier never stands with a title's word: one that few titles hold, or one that was corrected to it.

    So "noodle architect" is unknown, and "potion brewer" is no portion brewer; "hospital" may stand before anything.
    """
    speller, token = reading.matcher.speller, reading.tokens[i]
    corrected = speller.correct(token.word)
    if reading.matcher.stand_together(corrected, reading.tokens[span.last].word):
        return False
    if corrected != token.word:
        return True
    plain = speller.is_plain(token.raw) or speller.is_plain(token.word)
    return not plain and 0 < speller.vocabulary.get(token.word, 0) < RARE


def _blended(whole: Sequence[Candidate], core: Sequence[Candidate]) -> list[Candidate]:
    """Let the bare title have a say where its modifiers lead away from it."""
    totals: dict[str, float] = {c.onet_soc_code: c.confidence for c in whole}
    for candidate in core:
        totals[candidate.onet_soc_code] = totals.get(candidate.onet_soc_code, 0) + CORE * candidate.confidence
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return [Candidate(code, round(min(total, 1.0), 3)) for code, total in ranked[:10]]


def _shared_heads(reading: Reading, spans: list[Span]) -> list[Mention]:
    """Complete "civil" and "mechanical" in "civil, mechanical or electrical engineers" with the head they share."""
    found = []
    for span in spans:
        at = span.lead
        while (before := _listed_before(reading, at)) is not None and all(
            before > s.last or before < s.lead for s in spans
        ):
            heads = range(span.first + 1, span.last + 1)
            phrases = (
                join(t.word for t in (reading.tokens[before], *reading.tokens[head : span.last + 1])) for head in heads
            )
            phrase = next((p for p in phrases if reading.matcher.is_title(p)), None)
            if phrase is None:
                break
            token, at = reading.tokens[before], before
            candidates = reading.matcher.look_up(phrase) or reading.matcher.match(phrase)
            found.append(
                Mention(reading.text[token.start : token.end], token.start, token.end, tuple(candidates), "job")
            )
    return found


def _listed_before(reading: Reading, at: int) -> int | None:
    """Give the word that a comma, a slash, "and" or "or" joins to a word; none if it is an everyday one."""
    if at > 1 and reading.tokens[at - 1].raw in ("and", "or", "n"):
        before = at - 2
    elif at > 0 and reading.breaks[at].strip() in (",", "/"):
        before = at - 1
    else:
        return None
    return None if reading.matcher.speller.is_plain(reading.tokens[before].raw) else before


def _are_weak(spans: Sequence[Span]) -> bool:
    """Whether titles are single words that nothing around says are meant: "cook", which may be a verb."""
    return all(span.strength < cues.NEAR and span.lead == span.last for span in spans)


def _doings(reading: Reading, titles: Sequence[Span]) -> list[Mention]:
    """Find verb phrases that name no job but leave no doubt about it."""
    broad = reading.matcher.broad
    taken = {i for span in titles for i in range(span.lead, span.last + 1) if span.phrase not in broad}
    found = []
    for doing in reading.matcher.doing.find(reading.tokens, reading.sentence_ends(), taken):
        start, end = reading.tokens[doing.first].start, reading.tokens[doing.last].end
        if taken.isdisjoint(range(doing.first, doing.last + 1)):
            candidates = tuple(Candidate(code, SAID) for code in doing.codes)
            found.append(Mention(reading.text[start:end], start, end, candidates, "job", clause=True))
    return found


def _told(reading: Reading, titles: Sequence[Span]) -> Mention | None:
    """Read what the asker says they do, where that is surer than the titles in it: who nails shingles does no nails."""
    clause = None if any(span.strength >= cues.OWN for span in titles) else find_clause(reading.small)
    # A message that begins with a doing may begin with a title as well: "logging equipment operators".
    if clause is None or (titles and clause[1] == 0):
        return None
    said, start, end = clause
    found = tuple(reading.matcher.match_doing(said, 6))
    beside = any(span.strength >= cues.ASKED for span in titles) or bool(_doings(reading, titles))
    if not found or found[0].confidence < (TOLD if beside else OFFERED):
        return None
    kind = "job" if found[0].confidence >= SURE_CLAUSE else "broad"
    return Mention(reading.text[start:end], start, end, found, kind, clause=True)


def _managing(reading: Reading) -> list[Mention]:
    """Read "manages a funeral home" as the funeral home manager, where that is a title."""
    for match in cues.MANAGING.finditer(reading.small):
        title = f"{match.group(1)} manager"
        if reading.matcher.is_known(title) and (found := reading.matcher.match(title)):
            return [Mention(reading.text[match.start() : match.end()], *match.span(), tuple(found), "job", clause=True)]
    return []


def _slot(reading: Reading) -> list[Mention]:
    slot = find_slot(reading, VAGUE)
    return (
        [Mention(reading.text[slot.start : slot.end], slot.start, slot.end, slot.candidates, slot.kind)] if slot else []
    )


def _clause(reading: Reading) -> list[Mention]:
    """Let the nearest titles in meaning answer for a clause in which the asker says what they do."""
    clause = find_clause(reading.small) if reading.matcher.has_vectors else None
    if clause is None:
        return []
    said, start, end = clause
    found = tuple(reading.matcher.match_doing(said, 6))
    if not found:
        return []
    return [
        Mention(
            reading.text[start:end],
            start,
            end,
            found,
            "job" if found[0].confidence >= SURE_CLAUSE else "broad",
            clause=True,
        )
    ]


def _is_partner(reading: Reading, mention: Mention, others: list[Mention]) -> bool:
    """Whether a broad word, and no place, stands beside a job in one breath."""
    return key(mention.text) not in reading.matcher.places and any(
        cues.PARTNER.match(reading.small[min(a.end, b.end) : max(a.start, b.start)])
        for a in (mention,)
        for b in others
        if b is not mention and b.kind == "job" and (a.end <= b.start or b.end <= a.start)
    )


def _distinct(mentions: list[Mention]) -> list[Mention]:
    """Keep each job once, in order, at most as many as can be compared."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        lead = mention.candidates[0].onet_soc_code if mention.kind == "job" else key(mention.text)
        if all(lead != (o.candidates[0].onet_soc_code if o.kind == "job" else key(o.text)) for o in kept):
            kept.append(mention)
    return kept[:MOST]

"""Find the jobs a message is about and cut them out of it.

Known titles, the words around them (`cues`), and verb phrases (`clauses`) are weighed; a person of the story ("my
manager") is no job asked about, and a job nobody has heard of comes out as unknown instead of as its nearest neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot import cues
from bot.clauses import find_clause
from bot.matching import Candidate, TitleMatcher
from bot.normalising import Token, grades, join, key, tokens
from bot.places import Place, find_places

LONGEST = 7
"""Words of the longest title looked for."""
MOST = 5
SHORT_MESSAGE, LONG_MESSAGE = 18, 30
"""Words up to which a title needs no cue, and from which only the strongest cue counts; our judgement."""
VAGUE = 0.22
"""Confidence below which a job is offered as options instead of answered; our judgement on the development questions."""
SURE_CLAUSE = 0.75
"""Confidence from which a clause with no title is answered at once: titles say little about verbs; our judgement."""
SAID = 0.85
"""Confidence of a verb phrase of our list; our judgement."""
_SOFT = re.compile(r"[,.!?;:()\[\]\n–—…]|\s-+>?\s|->|→")
_HARD = re.compile(r"[.!?;\n…]")
_ADJECTIVE = re.compile(r"(?:ed|ing|y|ful|less|ish|ous|al|ive|ic|able|ible|est|ary)$|\d")
_UNKNOWN_OWN = re.compile(r"\b(?:i'?m|i am|am|was|is|'s|been|as|become|becoming|be)\s+(?:also |now |just |currently )?(?:an?)\s+(?:\w+\s+)?$")
_UNKNOWN_ASKED = re.compile(
    r"\b(?:replac\w+|exposed (?:is|are)|outlook (?:for|of)|safe (?:is|are)|becoming|become|are)\s+(?:an?\s+|the\s+|all\s+)*$"
    r"|\b(?:do|does|of|is|for|to)\s+an?\s+$"
)
_ROLE = re.compile(r"^(?:officer|operator|engineer|manager|specialist|technician|analyst|designer|wrangler|consultant|auditor|inspector|coach)$")
_WORK_ASKED = re.compile(r"\b(?:jobs?|salar\w+|pay|wages?|outlook|ai|a\.i\.|exposed|exposure|replac\w+|careers?|robots?|risk|automat\w+|earn|become)\b")


_JOINING = frozenset(("and", "or", "of", "in", "for", "the", "a", "an"))


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


@dataclass(frozen=True, slots=True)
class _Span:
    """A known title at tokens first to last, with its modifiers from `lead` on."""

    first: int
    last: int
    lead: int
    phrase: str
    spelled: bool = True
    strength: int = 0


@dataclass(slots=True)
class _Reading:
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
        self.small = re.sub(r"[\"“”‘*_`]|(?<!\w)'|'(?!\w)", " ", "".join(
            c.lower() if len(c.lower()) == 1 else c for c in self.text).replace("’", "'"))
        self.places = find_places(self.text)
        ends = [0, *(t.end for t in self.tokens)]
        self.breaks = [self.text[ends[i] : t.start] for i, t in enumerate(self.tokens)]

    def joined(self, i: int) -> bool:
        """Whether token i follows the one before it without punctuation."""
        return i > 0 and not _SOFT.search(self.breaks[i])

    def is_frame(self, i: int) -> bool:
        return self.tokens[i].raw in self.matcher.speller.frame and not self.is_capital(i)

    def is_capital(self, i: int) -> bool:
        """Whether a word stands out in capitals, such as IT, RN, CT."""
        token = self.tokens[i]
        return 2 <= len(token.raw) <= 5 and token.raw not in ("ai", "us", "usa") and self.text[token.start : token.end].isupper() and not self.text.isupper()

    def is_telling(self, i: int) -> bool:
        """Whether a word is a noun that no title holds and everyday language does not either."""
        token, speller = self.tokens[i], self.matcher.speller
        if speller.is_plain(token.raw) or speller.is_plain(token.word) or grades(token.raw) or grades(token.word):
            return False
        parts = re.split(r"[-']", token.word)
        known = any(p in speller.vocabulary for p in (speller.correct(token.word), *parts))
        return not known and not _ADJECTIVE.search(token.raw)


def find_mentions(text: str, matcher: TitleMatcher) -> list[Mention]:
    """Find the jobs a text is about, in order of mention; an empty list when it names none."""
    reading = _Reading(text, matcher)
    spans = _without_overlaps(reading, _known_spans(reading))
    spans = [replace(span, strength=_strength(reading, span)) for span in spans]
    kept = _chosen(reading, spans)
    mentions = [mention for span in kept if (mention := _mention(reading, span))] + _shared_heads(reading, kept)
    if not any(m.kind == "job" for m in mentions) or cues.MOVING.search(reading.small) or max(s.strength for s in kept) < cues.ASKED:
        mentions += _doings(reading, mentions)
    mentions = mentions or _unknown(reading) or _clause(reading)
    if any(m.kind == "job" for m in mentions):
        mentions = [m for m in mentions if m.kind != "broad" or _is_partner(reading, m, mentions)]
    return _distinct(mentions)


def _known_spans(reading: _Reading) -> Iterable[_Span]:
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


def _known(reading: _Reading, first: int, last: int) -> _Span | None:
    """Recognise a title in the words first to last, mistyped words corrected."""
    matcher, run = reading.matcher, reading.tokens[first : last + 1]
    if {run[0].raw, run[-1].raw} & _JOINING or any(t.raw in ("or", "vs", "versus") for t in run) or _is_degree(reading, last):
        return None
    exact, corrected = join(t.word for t in run), join(matcher.speller.correct(t.word) for t in run)
    phrase = next((p for p in (exact, corrected) if p and matcher.is_title(p)), "")
    if phrase != exact and any(p.start <= run[0].start < p.end for p in reading.places):
        return None
    if not phrase or (reading.is_frame(last) and phrase not in matcher.said):
        return None
    ours = phrase in matcher.said or phrase in matcher.broad
    if len(run) == 1:
        if reading.is_frame(first) or (not ours and (matcher.speller.is_plain(run[0].raw) or matcher.speller.is_plain(run[0].word))):
            return None
        if len(run[0].raw) <= 3 and not ours and not reading.is_capital(first):
            return None
    elif not ours and all(matcher.speller.is_plain(t.raw) for t in run):
        return None
    return _Span(first, last, _lead(reading, first), phrase, spelled=phrase == exact)


def _is_degree(reading: _Reading, last: int) -> bool:
    """Whether the words are part of "associate's degree" and the like."""
    return last + 1 < len(reading.tokens) and reading.tokens[last + 1].raw in ("degree", "degrees") and reading.joined(last + 1)


def _lead(reading: _Reading, first: int) -> int:
    """Go back over the words that modify a title: "structural" before "ironworker"."""
    lead = first
    while lead > 0 and first - lead < 3 and reading.joined(lead):
        word = reading.tokens[lead - 1]
        if reading.is_frame(lead - 1) or (reading.matcher.speller.is_plain(word.raw) and not grades(word.raw)):
            break
        lead -= 1
    return lead


def _without_overlaps(reading: _Reading, spans: Iterable[_Span]) -> list[_Span]:
    """Keep the longest of titles that overlap, the well-spelled before the corrected."""
    kept: list[_Span] = []
    for span in sorted(spans, key=lambda s: (s.first - s.last, not s.spelled, s.first)):
        if all(span.last < other.first or span.first > other.last for other in kept):
            kept.append(span)
    kept.sort(key=lambda s: s.first)
    kept = _merged(reading, kept)
    # A title that ends where the modifiers of the next begin is no modifier of it.
    return [replace(s, lead=max(s.lead, kept[i - 1].last + 1 if i else 0)) for i, s in enumerate(kept)]


def _merged(reading: _Reading, spans: list[_Span]) -> list[_Span]:
    """Let a title right before a broad one ("landscapers supervisor"), or one that only grades ("apprentice glazier"), modify it."""
    merged: list[_Span] = []
    for span in spans:
        before = merged[-1] if merged else None
        if before and before.last + 1 == span.first and reading.joined(span.first):
            graded = all(grades(reading.tokens[i].raw) for i in range(before.first, before.last + 1))
            if graded or (span.phrase in reading.matcher.broad and span.phrase not in reading.matcher.places):
                span = replace(merged.pop(), last=span.last, phrase=span.phrase, first=span.first)
        merged.append(span)
    return merged


def _strength(reading: _Reading, span: _Span) -> int:
    """Weigh the words around a title, looking past everyday adjectives before it."""
    after = reading.small[reading.tokens[span.last].end :]
    lead, best = span.lead, 0
    for step in range(4):
        found = cues.strength(reading.small[: reading.tokens[lead].start], after)
        if found < 0 and step == 0:
            return -1
        best = max(best, found)
        if lead == 0 or step == 3 or not reading.joined(lead) or reading.is_frame(lead - 1):
            break
        lead -= 1
    return max(best, cues.NEAR if _stands_alone(reading, span) else 0)


def _stands_alone(reading: _Reading, span: _Span) -> bool:
    """Whether a title is all that its part of the sentence holds."""
    lead = span.lead - (span.lead > 0 and reading.joined(span.lead) and reading.tokens[span.lead - 1].raw in ("a", "an", "the"))
    closed = span.last + 1 == len(reading.tokens) or not reading.joined(span.last + 1)
    return closed and (lead == 0 or not reading.joined(lead))


def _chosen(reading: _Reading, spans: list[_Span]) -> list[_Span]:
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
            before = reading.small[: reading.tokens[span.lead].start]
            least = 0 if cues.WHERE.search(before) or words == 1 else 9
        elif span.phrase in matcher.broad:
            least = cues.NEAR if words <= LONG_MESSAGE else cues.OWN
        if not span.spelled and span.first == span.last and span.phrase not in matcher.said:
            least = max(least, cues.NEAR)
        if span.strength <= cues.NEAR and _goes_on(reading, span):
            continue
        if span.strength >= least:
            chosen.append(span)
    if words > LONG_MESSAGE and chosen:
        best = max(span.strength for span in chosen)
        chosen = [span for span in chosen if span.strength == best]
    if any(span.strength > cues.OWN for span in chosen):
        chosen = [span for span in chosen if span.strength > cues.OWN]
    return _with_partners(reading, spans, chosen)


def _goes_on(reading: _Reading, span: _Span) -> bool:
    """Whether an unheard-of word follows, so that the title only modifies it: "chief vibes officer"."""
    return span.last + 1 < len(reading.tokens) and reading.joined(span.last + 1) and reading.is_telling(span.last + 1)


def _with_partners(reading: _Reading, spans: list[_Span], chosen: list[_Span]) -> list[_Span]:
    """Add the titles named in one breath with a chosen one."""
    kept = set(chosen)
    for order in (range(1, len(spans)), range(len(spans) - 1, 0, -1)):
        for i in order:
            a, b = spans[i - 1], spans[i]
            if (a in kept) != (b in kept) and _next_to(reading, a.last, b.lead):
                kept |= {a, b}
    return [span for span in spans if span in kept]


def _next_to(reading: _Reading, last: int, first: int) -> bool:
    return bool(cues.PARTNER.match(reading.small[reading.tokens[last].end : reading.tokens[first].start]))


def _mention(reading: _Reading, span: _Span) -> Mention | None:
    """Match a title with its modifiers, and tell which kind of mention it is."""
    matcher = reading.matcher
    start, end = reading.tokens[span.lead].start, reading.tokens[span.last].end
    whole = reading.text[start:end]
    modifiers = [i for i in range(span.lead, span.first) if not grades(reading.tokens[i].raw)]
    modifiers = [i for i in modifiers if not any(p.start <= reading.tokens[i].start < p.end for p in reading.places)]
    if any(reading.is_telling(i) and not (reading.text[reading.tokens[i].start].isupper() and reading.tokens[i].start) for i in modifiers):
        return Mention(whole, start, end, tuple(matcher.match(whole, 6)), "unknown")
    if span.phrase in matcher.broad and not modifiers:
        return Mention(whole, start, end, tuple(Candidate(code, 0.0) for code in matcher.broad[span.phrase]), "broad")
    core = matcher.look_up(span.phrase)
    found = core if core and not modifiers else matcher.match(whole)
    if modifiers and span.phrase not in matcher.broad and not matcher.is_known(whole):
        found = _blended(found, core or matcher.match(span.phrase))
    if not found:
        return None
    return Mention(whole, start, end, tuple(found), "job" if found[0].confidence >= VAGUE else "broad")


def _blended(whole: Sequence[Candidate], core: Sequence[Candidate]) -> list[Candidate]:
    """Average what a title with its modifiers and the bare title match."""
    totals: dict[str, float] = {}
    for candidate in (*core, *whole):
        totals[candidate.onet_soc_code] = totals.get(candidate.onet_soc_code, 0) + candidate.confidence / 2
    return sorted((Candidate(code, round(total, 3)) for code, total in totals.items()), key=lambda c: -c.confidence)[:10]


def _shared_heads(reading: _Reading, spans: list[_Span]) -> list[Mention]:
    """Complete "occupational" in "occupational and physical therapists" with the head it shares."""
    found = []
    for span in spans:
        at = span.lead - 1
        if span.first == span.last or at < 1 or reading.tokens[at].raw not in ("and", "or", "n") and "/" not in reading.breaks[span.lead]:
            continue
        before = at - 1 if reading.tokens[at].raw in ("and", "or", "n") else at
        for head in range(span.first + 1, span.last + 1):
            phrase = join(t.word for t in (reading.tokens[before], *reading.tokens[head : span.last + 1]))
            if not reading.is_frame(before) and reading.matcher.is_title(phrase) and all(before > s.last or before < s.first for s in spans):
                token = reading.tokens[before]
                found.append(Mention(reading.text[token.start : token.end], token.start, token.end, tuple(reading.matcher.match(phrase)), "job"))
                break
    return found


def _doings(reading: _Reading, others: list[Mention]) -> list[Mention]:
    """Find verb phrases that name no job but leave no doubt about it."""
    ends, last = [0] * len(reading.tokens), len(reading.tokens) - 1
    for i in range(len(reading.tokens) - 1, -1, -1):
        ends[i] = last
        if _HARD.search(reading.breaks[i]):
            last = i - 1
    found = []
    for doing in reading.matcher.doing.find(reading.tokens, ends):
        start, end = reading.tokens[doing.first].start, reading.tokens[doing.last].end
        if not any(m.kind == "job" and m.start < end and start < m.end for m in others):
            candidates = tuple(Candidate(code, SAID) for code in doing.codes)
            found.append(Mention(reading.text[start:end], start, end, candidates, "job", clause=True))
    return found


def _unknown(reading: _Reading) -> list[Mention]:
    """Find a job that no title comes near: telling words where a job is due."""
    first = 0
    while first < len(reading.tokens):
        last = first
        while last + 1 < len(reading.tokens) and not reading.is_frame(last) and not reading.is_frame(last + 1) and reading.joined(last + 1):
            last += 1
        run = range(first, last + 1)
        start, end = reading.tokens[first].start, reading.tokens[last].end
        if not reading.is_frame(first) and len(run) <= 4 and not any(p.start < end and start < p.end for p in reading.places):
            before, after = reading.small[:start], reading.small[end:]
            own = _UNKNOWN_OWN.search(before) or cues.strength("", after) >= cues.OWN
            asked = _UNKNOWN_ASKED.search(before) or cues.strength("", after) >= cues.ASKED
            due = own or (asked and _WORK_ASKED.search(reading.small)) or (first == 0 and _ROLE.search(reading.tokens[last].word))
            if due and any(reading.is_telling(i) for i in run):
                return [Mention(reading.text[start:end], start, end, tuple(reading.matcher.match(reading.text[start:end], 5)), "unknown")]
        first = last + 1
    return []


def _clause(reading: _Reading) -> list[Mention]:
    """Let the nearest titles in meaning answer for a clause in which the asker says what they do."""
    clause = find_clause(reading.small) if reading.matcher.has_vectors else None
    if clause is None:
        return []
    said, start, end = clause
    found = tuple(reading.matcher.match(said, 6))
    if not found:
        return []
    return [Mention(reading.text[start:end], start, end, found, "job" if found[0].confidence >= SURE_CLAUSE else "broad", clause=True)]


def _is_partner(reading: _Reading, mention: Mention, others: list[Mention]) -> bool:
    """Whether a broad word stands beside a job in one breath."""
    return any(
        cues.PARTNER.match(reading.small[min(a.end, b.end) : max(a.start, b.start)])
        for a in (mention,) for b in others if b is not mention and b.kind == "job" and (a.end <= b.start or b.end <= a.start)
    )


def _distinct(mentions: list[Mention]) -> list[Mention]:
    """Keep each job once, in order, at most as many as can be compared."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        lead = mention.candidates[0].onet_soc_code if mention.kind == "job" else key(mention.text)
        if all(lead != (o.candidates[0].onet_soc_code if o.kind == "job" else key(o.text)) for o in kept):
            kept.append(mention)
    return kept[:MOST]

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
CORE = 0.3
"""Weight of the bare title beside the title with its modifiers; our judgement."""
SAID = 0.85
"""Confidence of a verb phrase of our list; our judgement."""
_SOFT = re.compile(r"[,.!?;:()\[\]\n–—…]|\s-+>?\s|->|→")
_HARD = re.compile(r"[.!?;\n…]")
_ADJECTIVE = re.compile(r"(?:ed|ing|y|ful|less|ish|ous|al|ive|ic|able|ible|est|ary)$|\d")
_SLOT_OWN = re.compile(r"\b(?:i'?m|i am|am|was|is|'s|been|as|become|becoming|be)\s+(?:also |now |just |currently )?(?:an?)\s+(?:\w+\s+)?$")
_SLOT_ASKED = re.compile(
    r"\b(?:replac\w+|exposed (?:is|are)|outlook (?:for|of)|safe (?:is|are)|becoming|become|are)\s+(?:an?\s+|the\s+|all\s+)*$"
    r"|\b(?:do|does|of|is|for|to)\s+an?\s+$"
)
_SLOT_ARTICLE = re.compile(r"\b(?:an?|as)\s+$")
_OPENS = re.compile(r"^\s*[,.:;–—-]+\s.*\b(?:should i|am i|my job|safe|afraid|worried|replac\w+|ai|pay|salary|future|outlook)\b")
"""After the opening words of a message that names a job and goes on: "lamplighter, am i safe"."""
_ROLE = re.compile(r"^(?:officer|operator|engineer|manager|specialist|technician|analyst|designer|wrangler|consultant|auditor|inspector|coach)$")
_WORK_ASKED = re.compile(r"\b(?:jobs?|salar\w+|pay|wages?|outlook|ai|a\.i\.|exposed|exposure|replac\w+|careers?|robots?|risk|automat\w+|earn|become)\b")


_NEVER_WITHIN = frozenset(("or", "vs", "versus", "i", "i'm", "im", "he's", "she's", "my"))
_FIELD_AFTER = frozenset((",", "-", "–", "—", "/", "("))
_AGENT = re.compile(r"(?:er|or|ist|ian|man|ant|ent|yst|eer|ess|anic|aide|clerk|nurse|chef|cook|guard|pilot|tech|cop|coach|judge)$")
"""Endings of words for people: a list of jobs goes on there, and no field of work is named."""
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

    def is_place(self, i: int) -> bool:
        """Whether a word is part of a place's name."""
        return any(p.start <= self.tokens[i].start < p.end for p in self.places)

    def is_telling(self, i: int) -> bool:
        """Whether a word is a noun that no title holds and everyday language does not either."""
        token, speller = self.tokens[i], self.matcher.speller
        if self.is_place(i):
            return False
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
    served = [span for span in kept if cues.SERVED.search(reading.small[: reading.tokens[span.lead].start])]
    if served and _doings(reading, spans):
        kept = [span for span in kept if span not in served]
    mentions = [mention for span in kept if (mention := _mention(reading, span))] + _shared_heads(reading, kept)
    if not any(m.kind == "job" for m in mentions) or cues.MOVING.search(reading.small) or _are_weak(kept):
        doings = _doings(reading, [span for span in kept if not _are_weak([span])])
        mentions = [m for m in mentions if not any(m.start < d.end and d.start < m.end for d in doings)] + doings
    mentions = mentions or _slot(reading) or _clause(reading)
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
    if {run[0].raw, run[-1].raw} & _JOINING or any(t.raw in _NEVER_WITHIN for t in run) or _is_degree(reading, last):
        return None
    exact, corrected = join(t.word for t in run), join(matcher.speller.correct(t.word) for t in run)
    phrase = next((p for p in (exact, corrected) if p and matcher.is_title(p)), "")
    if phrase != exact and reading.is_place(first):
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
    """Let a title right before another modify it ("landscapers supervisor"), and a field after a broad one narrow it."""
    merged: list[_Span] = []
    for span in spans:
        if merged and span.first <= merged[-1].last:
            continue
        if merged and merged[-1].last + 1 == span.first and reading.breaks[span.first].isspace():
            span = replace(span, lead=merged.pop().lead)
        merged.append(_with_field(reading, span))
    return merged


def _with_field(reading: _Reading, span: _Span) -> _Span:
    """Take in the field of a broad title: "professor of clinical radiology", "physician - endocrinology"."""
    speller, broad = reading.matcher.speller, reading.matcher.broad
    after = span.last + 1
    role = reading.tokens[span.last].word
    if role not in broad or role in reading.matcher.places or span.phrase in reading.matcher.said or after >= len(reading.tokens):
        return span
    if reading.tokens[after].raw in ("of", "in") and reading.joined(after):
        first = after + 1
    elif reading.breaks[after].strip() in _FIELD_AFTER:
        first = after
    else:
        return span
    last = first - 1
    while last + 1 < len(reading.tokens) and (last < first or _next_in_slot(reading, last) == 1):
        token = reading.tokens[last + 1]
        if reading.is_frame(last + 1) or reading.is_place(last + 1) or speller.is_plain(token.raw) or speller.correct(token.word) not in speller.vocabulary:
            break
        last += 1
    if last < first or last - first > 4 or _AGENT.search(reading.tokens[last].word):
        return span
    return replace(span, last=last)


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
            if {a.phrase, b.phrase} & reading.matcher.places:
                continue
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
    core_end = span.first + len(span.phrase.split())
    modifiers = [i for i in (*range(span.lead, span.first), *range(core_end, span.last + 1)) if not grades(reading.tokens[i].raw)]
    modifiers = [i for i in modifiers if not reading.is_place(i)]
    if any((reading.is_telling(i) or _is_far_fetched(reading, i, span)) and not (reading.text[reading.tokens[i].start].isupper() and reading.tokens[i].start) for i in modifiers):
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


def _is_far_fetched(reading: _Reading, i: int, span: _Span) -> bool:
    """Whether a modifier is only near a title's word, and never stands with this one: "potion brewer" for "portion"."""
    word = reading.tokens[i].word
    corrected = reading.matcher.speller.correct(word)
    return corrected != word and not reading.matcher.stand_together(corrected, reading.tokens[span.last].word)


def _blended(whole: Sequence[Candidate], core: Sequence[Candidate]) -> list[Candidate]:
    """Let the bare title have a say where its modifiers lead away from it."""
    totals: dict[str, float] = {c.onet_soc_code: c.confidence for c in whole}
    for candidate in core:
        totals[candidate.onet_soc_code] = totals.get(candidate.onet_soc_code, 0) + CORE * candidate.confidence
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return [Candidate(code, round(min(total, 1.0), 3)) for code, total in ranked[:10]]


def _shared_heads(reading: _Reading, spans: list[_Span]) -> list[Mention]:
    """Complete "civil" and "mechanical" in "civil, mechanical or electrical engineers" with the head they share."""
    found = []
    for span in spans:
        at = span.lead
        while (before := _listed_before(reading, at)) is not None and all(before > s.last or before < s.lead for s in spans):
            heads = range(span.first + 1, span.last + 1)
            phrases = (join(t.word for t in (reading.tokens[before], *reading.tokens[head : span.last + 1])) for head in heads)
            phrase = next((p for p in phrases if reading.matcher.is_title(p)), None)
            if phrase is None:
                break
            token, at = reading.tokens[before], before
            candidates = reading.matcher.look_up(phrase) or reading.matcher.match(phrase)
            found.append(Mention(reading.text[token.start : token.end], token.start, token.end, tuple(candidates), "job"))
    return found


def _listed_before(reading: _Reading, at: int) -> int | None:
    """Give the word that a comma, a slash, "and" or "or" joins to the word at a position; none if it is an everyday word."""
    if at > 1 and reading.tokens[at - 1].raw in ("and", "or", "n"):
        before = at - 2
    elif at > 0 and reading.breaks[at].strip() in (",", "/"):
        before = at - 1
    else:
        return None
    return None if reading.matcher.speller.is_plain(reading.tokens[before].raw) else before


def _are_weak(spans: Sequence[_Span]) -> bool:
    """Whether titles are single words with nothing around them that says they are meant: "cook", which may be a verb."""
    return all(span.strength < cues.NEAR and span.lead == span.last for span in spans)


def _doings(reading: _Reading, titles: Sequence[_Span]) -> list[Mention]:
    """Find verb phrases that name no job but leave no doubt about it."""
    ends, last = [0] * len(reading.tokens), len(reading.tokens) - 1
    for i in range(len(reading.tokens) - 1, -1, -1):
        ends[i] = last
        if _HARD.search(reading.breaks[i]):
            last = i - 1
    broad = reading.matcher.broad
    taken = {i for span in titles for i in range(span.lead, span.last + 1) if span.phrase not in broad}
    found = []
    for doing in reading.matcher.doing.find(reading.tokens, ends, taken):
        start, end = reading.tokens[doing.first].start, reading.tokens[doing.last].end
        if taken.isdisjoint(range(doing.first, doing.last + 1)):
            candidates = tuple(Candidate(code, SAID) for code in doing.codes)
            found.append(Mention(reading.text[start:end], start, end, candidates, "job", clause=True))
    return found


def _slot(reading: _Reading) -> list[Mention]:
    """Read the words that stand where a job is due: matched as they are, or unknown if a telling word is in no title."""
    first = 0
    while first < len(reading.tokens):
        last = first
        while not reading.is_frame(first) and (step := _next_in_slot(reading, last)):
            last += step
        mention = None if reading.is_frame(first) else _in_slot(reading, first, last)
        if mention:
            return [mention]
        first = last + 1
    return []


def _next_in_slot(reading: _Reading, last: int) -> int:
    """Count the tokens from one word of a title to the next, 0 at its end; "tile and stone" goes on over the "and"."""
    for step in (1, 2):
        at = last + step
        if at >= len(reading.tokens) or not reading.joined(at):
            return 0
        if not reading.is_frame(at):
            return step
        if reading.tokens[at].raw not in ("and", "of") or reading.matcher.speller.is_plain(reading.tokens[min(at + 1, len(reading.tokens) - 1)].raw):
            return 0
    return 0


def _in_slot(reading: _Reading, first: int, last: int) -> Mention | None:
    start, end = reading.tokens[first].start, reading.tokens[last].end
    run = range(first, last + 1)
    if len(run) > LONGEST or any(reading.is_place(i) for i in run):
        return None
    before, after = reading.small[:start], reading.small[end:]
    own = _SLOT_OWN.search(before) or cues.strength("", after) >= cues.OWN
    asked = _SLOT_ASKED.search(before) or cues.strength("", after) >= cues.ASKED
    opens = first == 0 and (_ROLE.search(reading.tokens[last].word) or _OPENS.match(after))
    if not (own or (asked and _WORK_ASKED.search(reading.small)) or opens):
        return None
    found = tuple(reading.matcher.match(reading.text[start:end], 6))
    if len(run) <= 4 and any(reading.is_telling(i) for i in run):
        return Mention(reading.text[start:end], start, end, found, "unknown")
    speller = reading.matcher.speller
    if not _SLOT_ARTICLE.search(before) and not cues.strength("", after) >= cues.OWN:
        return None
    if not found or speller.is_plain(reading.tokens[last].raw) or any(speller.is_plain(reading.tokens[i].raw) for i in run):
        return None
    return Mention(reading.text[start:end], start, end, found, "job" if found[0].confidence >= VAGUE else "broad")


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
    """Whether a broad word, and no place, stands beside a job in one breath."""
    return key(mention.text) not in reading.matcher.places and any(
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

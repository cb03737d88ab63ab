"""Cut a job out of the sentence somebody puts it in: "hi, I work as a … and I worry about AI"."""

from __future__ import annotations

import re

from bot import cues
from bot.language import ENGLISH, SPANISH, detect
from bot.matching import Candidate, TitleMatcher
from bot.mentions import Mention, find_mentions
from bot.normalising import Token, tokens
from bot.reading import Reading
from bot.spans import find_spans

_FRAME = re.compile(
    r"\b(?:i|i'?m|i'?ve|im|my|me|we|our|he|she|they|you|who|is|are|was|am|been|will|work(?:s|ing|ed)?"
    r"|do|does|how|much|what|pay for|occupation|question|before|offered|risk|got|hired|became|become|replac\w*|worr\w+"
    r"|should)\b",
    re.IGNORECASE,
)
"""Words that belong to a sentence around a title, not to the title."""
_BEGINS = re.compile(
    r"\b(?:as|is|am|i'?m|im|was|been|be|being|becoming|become|replac\w+|title is|title:|job is|job:)\s+"
    r"(?:(?:an?|the)\s+)?",
    re.IGNORECASE,
)
"""What stands right before a job in a sentence."""
_ENDS = re.compile(
    r"[?!;]|(?<!assoc)(?<!asst)(?<!assist)(?<!dept)(?<!sr)(?<!jr)\.|,\s*(?=(?:and|but|so|should|will|is|am|do|does|what"
    r"|how|can|i|he|she)\b)"
    r"|\s+(?=(?:and|but|so|because|since|who|while|that)\s+(?:i|i'?m|he|she|they|we|my|the|am|is|want|wonder"
    r"|worr\w+)\b)"
    r"|\s+(?=\(|and\s+(?:\w+ly|now|really|scared|worried|afraid|nervous)\b|(?:last|this|these|next|every)\s+\w)"
    r"|\s+(?=(?:at|in|for|with|since)\s+(?:an?|the|my|our|\d+|about|over|some|many|several|almost)\b)"
    r"|\s+(?=(?:i|i'?m|should|will|is|are|am|was|do|does|can|worried|scared|these days|right now|now|anymore|by ai)\b)",
    re.IGNORECASE,
)
"""Where the sentence goes on after a job."""
_DOES = re.compile(r"^\W*(?:(?:so|well|basically|hi|hey),? )*(?:i|we|my (?:job|work|day|shift) is)\b", re.IGNORECASE)
_IS = re.compile(
    r"\b(?:i'?m|i am|im|i'?ve been|i have been|been|i was|we are|we'?re) (?:(?:currently|now|just"
    r"|also) )*(?:working as )?(?:an?|the)\b"
    r"|\b(?:work|worked|working|hired|employed) as\b|\b(?:my|job) title\b",
    re.IGNORECASE,
)
"""Who says what they do, and who says what they are."""
_JOINT = re.compile(r"\s*(?:[-–/&,]|--|\band\b|\bof\b)?\s*", re.IGNORECASE)
"""What may stand between two words of a title."""
_LONGEST = 12
"""Words of the longest title cut out."""


def match_in(text: str, matcher: TitleMatcher, limit: int = 10) -> list[Candidate]:
    """Match a job described in free text: a bare title as it stands, one inside a sentence cut out of it first."""
    if not matcher.is_known(text) and detect(text, ENGLISH, matcher) == SPANISH:
        mentions = find_mentions(matcher.glossary.to_english(text).text, matcher)
        return list(mentions[0].candidates)[:limit] if mentions else []
    mentions = find_mentions(text, matcher)
    if _DOES.match(text) and not _IS.search(text):
        return _doing(text, mentions, matcher)[:limit]
    first = next((m for m in mentions if m.kind == "job"), mentions[0] if mentions else None)
    if first is None:
        # Nothing says that a title is meant; the longest one the text holds is the best guess.
        cut = next(iter(cut_titles(text)), "")
        held = _longest_title(text, matcher)
        return matcher.match(cut if cut and held in cut else held or cut or text, limit)
    if first.clause:
        return list(first.candidates)[:limit]
    if not _FRAME.search(f"{text[: first.start]} {text[first.end :]}"):
        # What stands around it is part of the title: "Nurse, night shift (ICU)".
        return matcher.match(text, limit)
    together = _in_one_breath(text, mentions, first, matcher)
    cuts = [cut for cut in cut_titles(text) if together.lower() in cut.lower()]
    return matcher.match(min(cuts, key=len, default=together), limit)


def _longest_title(text: str, matcher: TitleMatcher) -> str:
    """Give the longest known title of a text with the words that modify it, or an empty text."""
    reading = Reading(text, matcher)
    spans = [span for span in find_spans(reading) if span.phrase not in matcher.places]
    best = max(spans, key=lambda span: (span.spelled, len(span.phrase.split()), span.last - span.lead), default=None)
    if best is None:
        return ""
    start, end = reading.tokens[best.lead].start, reading.tokens[best.last].end
    return _in_one_breath(text, [], Mention(text[start:end], start, end, (), "job"), matcher)


def _doing(text: str, mentions: list[Mention], matcher: TitleMatcher) -> list[Candidate]:
    """Match what somebody does; what our list of verb phrases is sure of comes first where meaning has no say."""
    found = matcher.match_doing(text)
    listed = [] if matcher.has_vectors else [c for m in mentions if m.clause for c in m.candidates]
    seen = {candidate.onet_soc_code for candidate in listed}
    return [*listed, *(candidate for candidate in found if candidate.onet_soc_code not in seen)]


def cut_titles(text: str) -> list[str]:
    """Cut what stands where a job is due out of a sentence, for each place where one may."""
    found = []
    for begin in _BEGINS.finditer(text):
        rest = text[begin.end() :]
        end = _ENDS.search(rest)
        cut = (rest[: end.start()] if end else rest).strip(" ,")
        if cut and len(cut.split()) <= _LONGEST:
            found.append(cut)
    return found


def _in_one_breath(text: str, mentions: list[Mention], first: Mention, matcher: TitleMatcher) -> str:
    """Take the jobs named beside the first, and the telling words around it, into one title: "Cook / Server"."""
    start, end = first.start, first.end
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.start >= end and cues.PARTNER.match(text[end : mention.start].lower()):
            end = mention.end
        elif mention.end <= start and cues.PARTNER.match(text[mention.end : start].lower()):
            start = mention.start
    words = tokens(text)
    for word in reversed([w for w in words if w.end <= start]):
        if not _belongs(word, text[word.end : start], matcher):
            break
        start = word.start
    for word in (w for w in words if w.start >= end):
        if not _belongs(word, text[end : word.start], matcher):
            break
        end = word.end
    return text[start:end]


def _belongs(word: Token, between: str, matcher: TitleMatcher) -> bool:
    """Whether a word beside a title is part of it: no word of everyday talk, and nothing but a joint between."""
    everyday = matcher.speller.is_plain(word.raw) or matcher.speller.is_plain(word.word)
    return not everyday and bool(_JOINT.fullmatch(between))

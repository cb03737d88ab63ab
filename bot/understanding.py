"""From a question and the conversation's focus to a request. Pure: the same turns always give the same request."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer import Focus
from bot.evidence import Gap
from bot.intents import AI, Asked, asked_part, find_intents
from bot.library import Library
from bot.mentions import Mention, find_mentions
from bot.notes import find_note
from bot.outside import find_outside
from bot.places import Place, find_places
from bot.request import Request
from bot.safety import recognise

_NATION = re.compile(r"\b(?:nation(?:al(?:ly)?|wide)|whole (?:us|u\.s\.|country)|across the (?:us|country|nation)|in the (?:us|u\.s\.|usa|whole country))\b", re.I)
_ABOUT_ANOTHER = re.compile(r"^\W*(?:(?:ok|okay|and|but|so|well|hmm|alright|then|also)\W+)*(?:(?:what|how) (?:about|abt)|and|or)\b", re.I)
_CORRECTED = re.compile(r"\b(?:but (?:i'?m |really |it'?s )?|no,? (?:sorry,? )?|i mean(?:t)? |not? .{1,30}, )?(?:actually|i mean|rather|instead i'?m)\b", re.I)
_NEGATED = re.compile(r"(?:\bnot|n't)\s+(?:an?\s+|the\s+|really\s+(?:an?\s+)?)?$", re.I)
_ORDINALS = {"first": 0, "1st": 0, "former": 0, "second": 1, "2nd": 1, "latter": 1, "third": 2, "3rd": 2, "fourth": 3, "fifth": 4}
_ORDINAL = re.compile(r"\b(?:the\s+)?(first|1st|former|second|2nd|latter|third|3rd|fourth|fifth|last)(?:\s+(?:one|option|job))?\b", re.I)
_ADDING = re.compile(r"^\W*(?:(?:ok|and|now|please|can you)\W+)*(?:add|include|throw in|also add|plus)\b|\btoo\W*$|\bas well\W*$", re.I)
_BOTH = re.compile(r"\b(?:both|the two|two of (?:them|those)|of the two|them all|all (?:of them|three|four|five)|those two|these two|together|which (?:one|of)|difference|compare)\b", re.I)
_MACHINES = re.compile(r"\b(?:robots?|robotics|drones?|kiosks?|self[- ]driving|driverless|autonomous (?:trucks?|cars?|vehicles?)|machines?|cobots?)\b", re.I)
_OFFER = re.compile(r"\$ ?(\d{2,3}(?:,\d{3})|\d{2,3}(?=\s?k\b))\s?(k)?\b|\b(\d{2,3})\s?k\b", re.I)
_OWN = re.compile(r"\b(?:i'?m|i am|i|im|my|me|we|our|us)\b", re.I)
_WORRIED = re.compile(
    r"\b(?:worr(?:y|ied|ying|ies)|scared?|afraid|fear(?:s|ful)?|nervous|anxious|anxiety|panick\w*|terrified|freak\w*|stress\w*"
    r"|lose sleep|losing sleep|can'?t sleep|keeps me up|up at night|dread\w*)\b",
    re.I,
)
_BARE = re.compile(r"[^\w\s]")
_SURE = 0.30
"""Confidence below which a job is asked back instead of answered; our judgement on the development questions."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in the words alone, before the conversation is looked at."""

    text: str
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    masked: str
    asked: Asked


def understand(question: str, focus: Focus, library: Library) -> Request:
    """Understand one question; the focus only helps to complete it."""
    distress = recognise(question)
    if distress is not None:
        return Request(question, distress.kind, distress=distress, focus=focus)
    talk = find_note(library.talk, question)
    if talk is not None:
        return Request(question, talk.kind, note=talk, focus=focus)
    read = _read(question, library)
    chosen = _chosen_option(read, focus, library)
    if chosen:
        return _request(read, focus, chosen, library)
    jobs, broad, unknown = _by_kind(read)
    if jobs:
        return _request(read, focus, _codes(jobs, focus, read, library), library)
    note = find_note(library.method, question)
    if note is not None:
        return Request(question, "method", ("method",), note=note, occupations=_referred(read, focus)[:1], focus=focus)
    if broad:
        return _clarify(read, focus, broad[0], library)
    if unknown:
        return _unknown(read, focus, unknown[0])
    return _follow_up(read, focus, library)


def _read(question: str, library: Library) -> _Read:
    mentions = tuple(find_mentions(question, library.matcher))
    places = tuple(p for p in find_places(question) if not any(m.start <= p.start < m.end for m in mentions))
    masked = _mask(question, mentions, places)
    return _Read(question, mentions, places, masked, find_intents(asked_part(masked)))


def _mask(text: str, mentions: Sequence[Mention], places: Sequence[Place]) -> str:
    """Cut job titles and places out of a text, so that their words are not read as what is asked."""
    spans = [(m.start, m.end, "JOB") for m in mentions if not m.clause] + [(p.start, p.end, "PLACE") for p in places]
    for start, end, word in sorted(spans, reverse=True):
        text = f"{text[:start]}{word}{text[end:]}"
    return text.replace("’", "'")


def _by_kind(read: _Read) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """Sort the mentions into jobs, broad words and unknown jobs, leaving out what is denied or corrected."""
    kept = [m for m in read.mentions if not _NEGATED.search(read.text[: m.start])] or list(read.mentions)
    corrected = _CORRECTED.search(read.text)
    if corrected and len(kept) > 1:
        kept = [m for m in kept if m.start >= corrected.start()] or kept
    return tuple([m for m in kept if m.kind == kind] for kind in ("job", "broad", "unknown"))  # type: ignore[return-value]


def _codes(jobs: Sequence[Mention], focus: Focus, read: _Read, library: Library) -> tuple[str, ...]:
    """Take each mention's best reading; a job named beside others to be added to joins those in focus."""
    codes = tuple(dict.fromkeys(m.candidates[0].onet_soc_code for m in jobs))
    if _ADDING.search(read.text) and focus.occupations:
        return tuple(dict.fromkeys((*focus.occupations, *codes)))
    if len(codes) == 1 and "compare" in read.asked.intents and focus.occupations and _BOTH.search(read.masked) is None:
        return tuple(dict.fromkeys((*focus.occupations[:1], *codes))) if "than" in read.masked else codes
    return codes[:5]


def _referred(read: _Read, focus: Focus) -> tuple[str, ...]:
    """Find which occupations of the conversation a question without a job title is about."""
    ordinal = _ORDINAL.search(read.masked)
    pool = focus.occupations if len(focus.occupations) > 1 else tuple(dict.fromkeys((*focus.earlier[:1], *focus.occupations)))
    if ordinal and len(pool) > 1 and not re.search(r"\bfirst (?:lol|to go)|goes first\b", read.masked):
        word = ordinal.group(1).lower()
        position = len(pool) - 1 if word == "last" else _ORDINALS[word]
        if position < len(pool):
            return (pool[position],)
    if _BOTH.search(read.masked) and len(pool) > 1:
        return pool
    return focus.occupations


def _chosen_option(read: _Read, focus: Focus, library: Library) -> tuple[str, ...]:
    """Settle a question back by a short reply: an ordinal, a word of one option, or a word before the broad one."""
    reply = _BARE.sub(" ", read.text).strip()
    if not focus.options or not reply or len(reply.split()) > 6:
        return ()
    ordinal = _ORDINAL.fullmatch(reply) or re.fullmatch(r"(?:number |option )?([1-9])", reply)
    if ordinal:
        word = ordinal.group(1).lower()
        position = int(word) - 1 if word.isdigit() else len(focus.options) - 1 if word == "last" else _ORDINALS[word]
        return focus.options[position : position + 1]
    known = next((m for m in read.mentions if m.kind == "job"), None)
    words = {w for w in reply.lower().split() if len(w) > 2 and w not in {"the", "one", "actually", "mean", "work"}}
    telling = [code for code in focus.options if words & set(_BARE.sub(" ", library.title(code)).lower().split())]
    if len(telling) == 1 and (known is None or known.candidates[0].onet_soc_code == telling[0]):
        return (telling[0],)
    joined = library.matcher.match(re.sub(r"^(?:an?|at an?|at|in an?|in|the|i'?m an?)\s+", "", reply, flags=re.I) + " " + focus.called)
    if known is None and joined and joined[0].confidence >= _SURE:
        return (joined[0].onet_soc_code,)
    return ()


def _clarify(read: _Read, focus: Focus, mention: Mention, library: Library) -> Request:
    options = tuple(c.onet_soc_code for c in mention.candidates)[:6]
    asked = _intents(read, focus)
    request = _with_places(Request(read.text, "clarify", asked.intents, asked.measures, options=options, called=mention.text), read, focus)
    return replace(request, focus=replace(focus, options=options, called=mention.text, intents=asked.intents, place=next(iter(request.places), focus.place)))


def _unknown(read: _Read, focus: Focus, mention: Mention) -> Request:
    options = tuple(c.onet_soc_code for c in mention.candidates)[:5]
    gap = Gap(mention.text, f"I have no figures for “{mention.text}”.")
    return Request(read.text, "gap", _intents(read, focus).intents, gaps=(gap,), options=options, called=mention.text,
                   focus=replace(focus, options=options, called=""))


def _follow_up(read: _Read, focus: Focus, library: Library) -> Request:
    """Answer a question without a job title about the occupations in focus, or say that it is off topic."""
    outside = find_outside(read.masked, asked_part(read.masked), read.places, read.asked.intents)
    related = bool(read.asked.intents or read.places or _NATION.search(read.masked) or _ORDINAL.search(read.masked))
    if focus.occupations and related:
        return _request(read, focus, _referred(read, focus), library)
    if outside:
        return Request(read.text, "gap", read.asked.intents, gaps=outside, focus=focus)
    if "rank" in read.asked.intents:
        return _with_places(Request(read.text, "answer", read.asked.intents, read.asked.measures, focus=focus), read, focus)
    if read.asked.intents or re.search(rf"{AI}|\b(?:my|our|this) (?:job|work|career|trade|line)\b|\bi work\b", read.text, re.I):
        return Request(read.text, "clarify", read.asked.intents, read.asked.measures, focus=replace(focus, intents=read.asked.intents))
    return Request(read.text, "offtopic", note=library.talk[-1], focus=focus)


def _intents(read: _Read, focus: Focus) -> Asked:
    """Complete what is asked from the conversation when the words leave it out."""
    asked = read.asked
    if asked.intents and asked.intents != ("compare",):
        return asked
    carried = tuple(i for i in focus.intents if i not in ("compare", "switch", "rank"))
    if read.places or _NATION.search(read.masked):
        carried = carried if {"pay", "outlook"} & set(carried) else ("pay",)
        return Asked((*asked.intents, *carried), asked.measures)
    if carried and (_ABOUT_ANOTHER.search(read.text) or len(read.text.split()) <= 8):
        return Asked((*asked.intents, *carried), asked.measures)
    return Asked((*asked.intents, "exposure"), asked.measures)


def _request(read: _Read, focus: Focus, codes: tuple[str, ...], library: Library) -> Request:
    """Put the request together once the occupations are known."""
    asked = _intents(read, focus)
    intents = list(asked.intents)
    if len(codes) > 1 and not {"switch", "compare"} & set(intents):
        intents.append("compare")
    if len(codes) == 1 and "compare" in intents:
        intents.remove("compare")
        intents = intents or ["exposure"]
    note = find_note(library.method, read.text)
    request = Request(
        read.text,
        "method" if note else "answer",
        tuple(dict.fromkeys(("method", *intents) if note else intents)),
        asked.measures,
        codes,
        gaps=find_outside(read.masked, asked_part(read.masked), read.places, intents),
        note=note,
        machines=bool(_MACHINES.search(read.text)),
        offer=_offer(read.masked),
        personal=bool(_OWN.search(read.masked)),
        worried=bool(_WORRIED.search(read.text)),
    )
    request = _with_places(request, read, focus)
    if request.gaps and request.gaps[0].asked != "extras":
        request = replace(request, kind="gap")
    earlier = tuple(dict.fromkeys((*(c for c in focus.occupations if c not in codes), *focus.earlier)))
    return replace(request, focus=Focus(codes, earlier[:5], next(iter(request.places), None), request.intents))


def _with_places(request: Request, read: _Read, focus: Focus) -> Request:
    """Add the states asked about: those named now, else the one the conversation is in."""
    if any(p.kind == "nation" for p in read.places) or _NATION.search(read.masked):
        return request
    named = [p for p in read.places if p.kind != "abroad"]
    states = tuple(dict.fromkeys(code for p in named for code in ((p.code,) if p.code else p.candidates)))[:5]
    city = next((p.name for p in named if p.kind in ("city", "region")), "")
    if not states and focus.place and {"pay", "outlook"} & set(request.intents):
        states = (focus.place,)
    return replace(request, places=states, city=city)


def _offer(text: str) -> float | None:
    match = _OFFER.search(text)
    if not match:
        return None
    thousands = match.group(3) or (match.group(1) if "," not in (match.group(1) or ",") else None)
    return float(thousands) * 1000 if thousands else float((match.group(1) or "0").replace(",", ""))

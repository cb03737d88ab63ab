"""From a question and the conversation's focus to a request. Pure: the same turns always give the same request."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer import Focus
from bot.asker import Asker, find_asker
from bot.bounds import LOW_WORDS
from bot.constraints import Constraints, find_constraints, merge
from bot.evidence import Gap
from bot.intents import AI, Asked, asked_part, find_intents
from bot.library import Library
from bot.matching import Candidate
from bot.mentions import Mention, find_mentions
from bot.normalising import key
from bot.notes import find_note
from bot.outside import ASIDES, find_outside
from bot.places import Place, find_places
from bot.referring import chosen_option, combined, find_ordinal, referred, without_option
from bot.request import Request
from bot.safety import recognise
from bot.telling import find_telling
from bot.week_requests import ANSWERED_BY_WEEK, of_week, waits_for_job, went_on
from bot.wording import listed

_NATION = re.compile(
    r"\b(?:nation(?:al(?:ly)?|wide)|whole (?:us|u\.s\.|country)|across the (?:us|country|nation)"
    r"|in the (?:us|u\.s\.|usa|whole country))\b",
    re.IGNORECASE,
)
_ABOUT_ANOTHER = re.compile(
    r"^\W*(?:(?:ok|okay|and|but|so|well|hmm|alright|then|also)\W+)*(?:(?:what|how) (?:about|abt)|and|or|say)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"\b(?:but (?:i'?m |really |it'?s )?|no,? (?:sorry,? )?|i mean(?:t)? |not? .{1,30}, )?"
    r"(?:actually|i mean|rather|instead i'?m|no wait)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"(?:\bnot|n't)\s+(?:an?\s+|the\s+|really\s+(?:an?\s+)?)?$", re.IGNORECASE)
_STEP = re.compile(
    r"^\W*(?:(?:what|how) about\W+)?(?:going|moving|switching|changing) (?:over )?(?:to|into)\b"
    r"|JOB\W*(?:->|→|=>|\bto\b|\binto\b)\W*(?:(?:an?|the|be|become|being)\s+)*JOB"
    r"|\bfrom\b.{0,40}JOB.{0,20}\b(?:to|into)\b.{0,20}JOB"
    r"|\b(?:eye?ing|turn(?:ing)? into|becom(?:e|ing)|wanting|want to|looking at|thinking (?:of|about)|into|next step"
    r"|could i be|switch\w*|move|going (?:over )?(?:to|into)|moving (?:over )?(?:to|into)|transition\w*|retrain\w*"
    r"|end up)\b",
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"\b(?:going|go|moving|move|switching|switch|changing|change|jump\w*|retrain\w*) (?:over )?(?:to|into|as)\b",
    re.IGNORECASE,
)
"""Towards a job, from the one spoken of."""
_NO_STEP = re.compile(
    r"\b(?:compare|compared|versus|vs|difference|better|safer|or)\b|\bpay (?:gap|difference)\b", re.IGNORECASE
)
_CURRENT = re.compile(
    r"\b(?:currently|right now|at the moment|i'?m (?:an?|now)|i am an?|i work|i do|my job)\b", re.IGNORECASE
)
_ASKING = re.compile(
    rf"{AI}|\b(?:salar\w+|wages?|how much|earn\w*|outlook|replac\w+|future|risk|exposed)\b|\?", re.IGNORECASE
)
"""Words in what somebody says they do that may belong to what is asked."""
_OWN_JOB = re.compile(r"\b(?:my|our|this) (?:job|work|career|trade|line)\b", re.IGNORECASE)
_LIKE_MINE = re.compile(
    r"\b(?:what i do|my (?:job|work|field)|like (?:that|this|mine|it)|near|similar|related|do (?:next|instead))\b",
    re.IGNORECASE,
)
_JOBS = re.compile(
    r"\b(?:jobs?|trades?|careers?|occupations?|work|fields?|trabajos?|empleos?|something|anything|ones|those|what)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:top|most|least|best|worst|highest|lowest|safest|fastest|quickest|biggest)\b", re.IGNORECASE
)
_FIELD_JOBS = re.compile(
    r"\bJOBs?(?:[\s,]+(?:and|or|type|kind|style|JOBs?|\w+)){0,3}?[\s,]+(?:jobs|careers|occupations"
    r"|roles)\b"
)
_NEW_LIST = re.compile(r"\b(?:jobs|careers|occupations)\b", re.IGNORECASE)
_SAME_LIST = re.compile(
    r"\b(?:those|these|them|ones|the list)\b|^\W*(?:(?:ok|okay|and|now|so)\W+)*(?:only|just|flip|reverse|sort)\b",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"\b(?:jobs?|careers?|working|i work|(?:laid|lay) ?offs?|layoffs?|fired|unemployed|out of work|hired|my boss)\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"\b(?:still|same|really|sure|that|it|they|those|them)\b.*\?", re.IGNORECASE)
"""Short questions that can only be about what was spoken of."""
_WORKS_IN = re.compile(r"\b(?:work\w*|career|job|am|i'?m|is|be|been|started) in\s+$", re.IGNORECASE)
_LED = re.compile(r"\b(?:in|from|around|across|near)\s+$|,\s*$", re.IGNORECASE)
_LEADING = re.compile(r"^\W*(?:(?:and|or|ok|okay|so|also|plus)\W+)+", re.IGNORECASE)
_FEW = 3
_SURE = 0.30
"""Confidence below which a job is asked back instead of answered; our judgement on the development questions."""
_NEAR, _SPOKEN = 5, 0.15
"""Among how many readings one already spoken of is looked for, and the share of the best's confidence it must have."""
_SHORT = 8
_START = Focus()
_WISHES = ("safer", "not_less_pay", "no_more_school")
"""What an asker may wish of a move, as `Asker` names it."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in the words alone, before the conversation is looked at."""

    text: str
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    masked: str
    """The text with its job titles as JOB and its places as PLACE."""
    asked: Asked
    constraints: Constraints
    named: str
    """The text with only certain job titles cut out, for what a list is wanted by."""

    @property
    def names_nation(self) -> bool:
        return any(p.kind == "nation" for p in self.places) or bool(_NATION.search(self.masked))


def understand(question: str, focus: Focus, library: Library, *, weeks: bool = True) -> Request:
    """Understand one question; the focus only helps to complete it.

    Args:
        question: The message.
        focus: The conversation before it.
        library: What is held.
        weeks: Whether the message may tell what fills the asker's week.
    """
    distress = recognise(question)
    if distress is not None:
        return Request(question, distress.kind, distress=distress, focus=focus)
    talk = find_note(library.talk, question)
    if talk is not None:
        return Request(question, talk.kind, note=talk, focus=focus)
    week = _week(question, focus, library) if weeks else None
    return week or went_on(_understand(question, focus, library), focus, library)


def _understand(question: str, focus: Focus, library: Library) -> Request:
    read = _read(question, library, focus)
    chosen = chosen_option(question, read.mentions, focus, library, _SURE)
    if chosen:
        asked, wanted = find_intents(without_option(read.masked, chosen[0], library)), read.constraints
        if not asked.intents and focus.listing and {"rank", "switch"} & set(focus.intents):
            asked, wanted = Asked(focus.intents), merge(focus.listing)
        return _request(replace(read, asked=asked, constraints=wanted), focus, chosen, library)
    jobs, broad, unknown = _by_kind(read)
    if jobs and not _is_field_list(read):
        comparing = "compare" in read.asked.intents
        codes = tuple(dict.fromkeys(_code(m, focus, library) for m in jobs))
        codes = combined(codes, read.masked, focus, comparing=comparing)
        if len(codes) == 1 and focus.occupations and codes[0] not in focus.occupations and _ONWARD.search(read.masked):
            codes = (focus.occupations[0], *codes)
        request = _again(read, focus, codes, library) or _request(read, focus, codes, library)
        return replace(request, gaps=(*request.gaps, *_left_out([*broad, *unknown], library)))
    if again := _again(read, focus, focus.occupations, library):
        return again
    note = find_note(library.method, question)
    if note is not None and not (_is_new_list(read) and read.constraints.sort and _is_list(read, focus)):
        about = referred(read.masked, focus)[:1]
        return Request(question, "method", ("method",), note=note, occupations=about, focus=focus)
    if _is_list(read, focus):
        return _list(read, focus)
    if broad:
        return _outside(read, focus) or _clarify(read, focus, broad[0])
    if unknown:
        return _unknown(read, focus, unknown[0])
    return _follow_up(read, focus, library)


def _week(question: str, focus: Focus, library: Library) -> Request | None:
    """Understand a message that tells what fills the asker's week; none where it tells no such thing."""
    told = find_telling(question, focus.week if focus.occupations else "", library.matcher.is_known)
    if told is None:
        return None
    read = _read(told.rest, library)
    if set(read.asked.intents) - ANSWERED_BY_WEEK or (not told.firm and read.asked.intents == ("compare",)):
        return None
    jobs, broad, unknown = _by_kind(read)
    named = _code(jobs[0], focus, library) if jobs else ""
    if not named and not broad and not unknown and not focus.occupations:
        named = _job_beside(told.rest, question, library)
    code = named or next(iter(focus.occupations), "")
    if code and not (broad and not jobs and not focus.occupations):
        request = _request(read, replace(focus, intents=()), (code,), library)
        return of_week(replace(request, kind="answer", gaps=()), question, told)
    if not told.firm:
        return None
    asked_back = _clarify(read, focus, broad[0]) if broad else Request(question, "clarify", focus=focus)
    return waits_for_job(_unknown(read, focus, unknown[0]) if unknown else asked_back, question, told)


def _job_beside(rest: str, question: str, library: Library) -> str:
    """Find the job of a week in what stands beside it, "warehouse lead: half of it …", else in what is done."""
    words = re.sub(r"[^\w\s'/&-]", " ", rest).split()
    found = library.matcher.match(" ".join(words), 1) if 0 < len(words) <= 4 else []
    doing = [m for m in find_mentions(question, library.matcher) if m.kind == "job" and m.clause]
    found += [m.candidates[0] for m in doing[:1]]
    return next((candidate.onet_soc_code for candidate in found if candidate.confidence >= _SURE), "")


def _read(question: str, library: Library, focus: Focus = _START) -> _Read:
    mentions = _named_in_full(find_mentions(question, library.matcher), question, library)
    if not mentions and (cut := _LEADING.sub("", question)) != question and 0 < len(cut.split()) <= _FEW:
        # "And teachers" names what "teachers" does.
        return _read(cut, library, focus)
    about = len(mentions) > 1 or bool(focus.occupations)
    spots = [place for place in find_places(question) if place.kind != "nation"]
    mentions = tuple(m for m in mentions if not any(_is_place(m, place, question, about=about) for place in spots))
    places = tuple(p for p in find_places(question) if not any(_is_part(p, m, question, library) for m in mentions))
    masked = _mask(question, mentions, places)
    # A broad word such as "engineering jobs" or "IT job" may say which list is wanted.
    named = _mask(question, [m for m in mentions if m.kind == "job"], places)
    return _Read(
        question,
        mentions,
        places,
        masked,
        find_intents(asked_part(masked, len(question.split()))),
        find_constraints(named),
        named,
    )


def _named_in_full(found: Sequence[Mention], text: str, library: Library) -> tuple[Mention, ...]:
    """Put names as our own sentences use them in place of the titles found inside them."""
    own = [
        Mention(text[start:end], start, end, (Candidate(code, 1.0),), "job")
        for start, end, code in library.long_names_in(text)
    ]
    rest = [mention for mention in found if not any(mention.start < o.end and o.start < mention.end for o in own)]
    return tuple(sorted((*rest, *own), key=lambda mention: mention.start))


def _is_place(mention: Mention, place: Place, text: str, *, about: bool) -> bool:
    """Whether what was taken for a job is a place: "in Texas", or "in PA" and "in MD" beside another job."""
    if not mention.start <= place.start < place.end <= mention.end:
        return False
    around = f"{text[mention.start : place.start]}{text[place.end : mention.end]}"
    if mention.kind == "unknown" and re.fullmatch(r"\W*(?:in|from|for|to|around|near|say|and|or)?\W*", around):
        return True
    before = text[: place.start]
    return about and not around.strip() and bool(_LED.search(before)) and not _WORKS_IN.search(before)


def _is_part(place: Place, mention: Mention, text: str, library: Library) -> bool:
    """Whether a place's name belongs to a title, as in "Virginia reel caller", and not before or after one."""
    if not mention.start <= place.start < mention.end:
        return False
    rest = text[place.end : mention.end] if place.start == mention.start else text[mention.start : place.start]
    return not library.matcher.is_known(rest)


def _mask(text: str, mentions: Sequence[Mention], places: Sequence[Place]) -> str:
    """Cut job titles and places out of a text, so that their words are not read as what is asked."""
    spans = [(m.start, m.end, "JOB") for m in mentions if not m.clause or not _ASKING.search(m.text)] + [
        (p.start, p.end, "PLACE") for p in places
    ]
    for start, end, word in sorted(spans, reverse=True):
        text = f"{text[:start]}{word}{text[end:]}"
    return text.replace("’", "'")


def _code(mention: Mention, focus: Focus, library: Library) -> str:
    """Take a mention's best reading, or one spoken of where that is nearly as good or its name is cut short."""
    best = mention.candidates[0]
    known = (*focus.occupations, *focus.listed, *focus.earlier)
    words = set(key(mention.text).split())
    for code in focus.occupations:
        # "The lab tech" is the dental lab technician spoken of.
        if not mention.clause and len(words) > 1 and words < set(key(library.subject(code).singular).split()):
            return code
    spoken = (c for c in mention.candidates[:_NEAR] if c.onet_soc_code in known)
    return next((c.onet_soc_code for c in spoken if c.confidence >= _SPOKEN * best.confidence), best.onet_soc_code)


def _by_kind(read: _Read) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """Sort the mentions into jobs, broad words and unknown jobs, leaving out what is denied or corrected."""
    kept = [m for m in read.mentions if not _NEGATED.search(read.text[: m.start])] or list(read.mentions)
    corrected = _CORRECTED.search(read.text)
    if corrected and len(kept) > 1:
        kept = [m for m in kept if m.start >= corrected.start()] or kept
    jobs, broad, unknown = ([m for m in kept if m.kind == kind] for kind in ("job", "broad", "unknown"))
    return jobs, broad, unknown


def _is_field_list(read: _Read) -> bool:
    """Whether a title only names the field of the jobs to be put in order: "office clerk jobs shrinking the most"."""
    superlative = _SUPERLATIVE.search(read.masked)
    return bool(read.constraints.sort and superlative and _FIELD_JOBS.search(read.masked))


def _is_list(read: _Read, focus: Focus) -> bool:
    """Whether a list of jobs is asked for, or an earlier list is narrowed."""
    wanted = read.constraints
    if focus.occupations and _LIKE_MINE.search(read.masked):
        return False
    narrows = wanted.limits or wanted.sort or wanted.groups or wanted.most_schooling < Constraints().most_schooling
    if focus.listing and not focus.occupations and not find_ordinal(read.masked) and (narrows or _changes(read, focus)):
        return True
    if "rank" in read.asked.intents and (narrows or _JOBS.search(read.named)):
        return True
    return bool(narrows and _JOBS.search(read.named) and not focus.occupations and not _OWN_JOB.search(read.text))


def _changes(read: _Read, focus: Focus) -> bool:
    """Whether a question narrows, turns or moves to another place what was last listed."""
    if not focus.listing or find_ordinal(read.masked) or _is_new_list(read):
        return False
    moves = not read.asked.intents and bool(read.places or read.names_nation)
    return moves or merge((*focus.listing, read.named)) != merge(focus.listing)


def _is_new_list(read: _Read) -> bool:
    return bool(_NEW_LIST.search(read.masked)) and not _SAME_LIST.search(read.masked)


def _again(read: _Read, focus: Focus, codes: tuple[str, ...], library: Library) -> Request | None:
    """List anew the moves or the states last listed: narrowed, turned, in another place, or for another occupation."""
    if not focus.occupations or not focus.listing or len(codes) != 1:
        return None
    if codes == focus.occupations:
        wishes = (find_asker(read.text, read.masked), _wishes(focus.listing))
        new = any(getattr(wishes[0], name) and not getattr(wishes[1], name) for name in _WISHES)
        if not _changes(read, focus) and not (new and (_SAME_LIST.search(read.masked) or _is_short(read))):
            return None
    elif "rank" not in focus.intents or read.asked.intents or not _ABOUT_ANOTHER.search(read.text):
        # After moves, another job is one to move to; after states, it is to be put in order the same way.
        return None
    listing = (*focus.listing, read.named)
    asked = Asked(focus.intents, read.asked.measures)
    request = _request(replace(read, asked=asked, constraints=merge(listing)), focus, codes, library)
    wish = _wishes(listing)
    asker = replace(request.asker, **{name: getattr(wish, name) for name in _WISHES})
    constraints = _limiting(merge(listing), asker)
    return replace(request, asker=asker, constraints=constraints, focus=replace(request.focus, listing=listing))


def _is_short(read: _Read) -> bool:
    return len(read.text.split()) <= _SHORT


def _wishes(listing: Sequence[str]) -> Asker:
    """Join what several questions tell of their asker's wishes for a move."""
    askers = [find_asker(text, text) for text in listing]
    return Asker(**{name: any(getattr(asker, name) for asker in askers) for name in _WISHES})


def _list(read: _Read, focus: Focus) -> Request:
    goes_on = bool(focus.listing) and not focus.occupations and not _is_new_list(read)
    listing = (*focus.listing, read.named) if goes_on else (read.named,)
    constraints = merge(listing)
    intents = tuple(dict.fromkeys(("rank", *(i for i in read.asked.intents if i in ("exposure", "pay", "outlook")))))
    request = Request(read.text, "answer", intents, read.asked.measures, constraints=constraints)
    request = _with_places(request, read, focus)
    place = request.places[0] if request.places else None
    return replace(request, focus=Focus((), focus.occupations or focus.earlier, place, intents, listing=listing))


def _outside(read: _Read, focus: Focus) -> Request | None:
    """Say what is not held at all, before asking which job is meant."""
    gaps = find_outside(read.masked, asked_part(read.masked), read.places, read.asked.intents)
    if not gaps or gaps[0].asked in ASIDES:
        return None
    return Request(read.text, "gap", read.asked.intents, gaps=gaps, focus=focus)


def _clarify(read: _Read, focus: Focus, mention: Mention) -> Request:
    options = tuple(c.onet_soc_code for c in mention.candidates)[:6]
    asked = _intents(read, focus)
    request = Request(read.text, "clarify", asked.intents, asked.measures, options=options, called=mention.text)
    request = _with_places(request, read, focus)
    place = next(iter(request.places), focus.place)
    # A list of states or of moves is to be made once it is known for whom.
    listing = (read.named,) if read.constraints.states or "switch" in asked.intents else focus.listing
    kept = replace(focus, options=options, called=mention.text, intents=asked.intents, place=place, listing=listing)
    return replace(request, focus=kept)


def _unknown(read: _Read, focus: Focus, mention: Mention) -> Request:
    options = tuple(c.onet_soc_code for c in mention.candidates)[:5]
    gap = Gap(mention.text, f"I have no figures for “{mention.text}”.")
    kept = replace(focus, options=options, called="")
    intents = _intents(read, focus).intents
    return Request(read.text, "gap", intents, gaps=(gap,), options=options, called=mention.text, focus=kept)


def _follow_up(read: _Read, focus: Focus, library: Library) -> Request:
    """Answer a question without a job title about the occupations in focus, or say that it is off topic."""
    about = referred(read.masked, focus)
    related = bool(
        about != focus.occupations
        or read.asked.intents
        or read.places
        or _NATION.search(read.masked)
        or find_ordinal(read.masked)
        or (len(read.text.split()) <= _SHORT and _SAME.search(read.text))
    )
    if about and related:
        return _request(read, focus, about, library)
    if outside := _outside(read, focus):
        return outside
    at_work = re.search(AI, read.text, re.IGNORECASE) or _AT_WORK.search(read.text) or _OWN_JOB.search(read.text)
    if read.asked.intents or read.places or at_work:
        kept = replace(focus, intents=read.asked.intents)
        return Request(read.text, "clarify", read.asked.intents, read.asked.measures, focus=kept)
    words = re.sub(r"[^\w\s'-]", " ", read.text).strip()
    if 0 < len(words.split()) <= 3 and not all(library.matcher.speller.is_plain(w.lower()) for w in words.split()):
        nearest = tuple(library.matcher.match(words, 5))
        return _unknown(read, focus, Mention(words, 0, len(words), nearest, "unknown"))
    return Request(read.text, "offtopic", note=library.talk[-1], focus=focus)


def _left_out(mentions: Sequence[Mention], library: Library) -> tuple[Gap, ...]:
    """Say of what was named beside a job and is broad or unknown why it is not in the answer."""
    gaps = []
    for mention in mentions:
        if mention.kind == "unknown":
            gaps.append(Gap(mention.text, f"I have no figures for “{mention.text}”."))
        else:
            some = listed([library.subject(c.onet_soc_code).plural for c in mention.candidates[:3]], "or")
            gaps.append(
                Gap(mention.text, f"“{mention.text}” can be several jobs, so it is left out: name one, such as {some}.")
            )
    return tuple(gaps)


def _intents(read: _Read, focus: Focus) -> Asked:
    """Complete what is asked from the conversation when the words leave it out."""
    asked = read.asked
    if asked.intents and asked.intents != ("compare",):
        return asked
    carried = tuple(i for i in focus.intents if i not in ("compare", "switch", "rank"))
    if read.places or _NATION.search(read.masked):
        carried = carried if {"pay", "outlook"} & set(carried) else ("pay",)
        return Asked((*asked.intents, *carried), asked.measures)
    if carried and (_ABOUT_ANOTHER.search(read.text) or len(read.text.split()) <= _SHORT):
        return Asked((*asked.intents, *carried), asked.measures)
    return Asked((*asked.intents, "exposure"), asked.measures)


def _request(read: _Read, focus: Focus, codes: tuple[str, ...], library: Library) -> Request:
    """Put the request together once the occupations are known."""
    asked = _intents(read, focus)
    codes, intents = _arranged(read, codes, asked.intents)
    note = find_note(library.method, read.text)
    asker = find_asker(read.text, read.masked)
    constraints = _limiting(read.constraints, asker) if {"rank", "switch"} & set(intents) else None
    request = Request(
        read.text,
        "method" if note else "answer",
        tuple(dict.fromkeys(("method", *intents) if note else intents)),
        asked.measures,
        codes,
        gaps=find_outside(read.masked, asked_part(read.masked), read.places, intents),
        note=note,
        asker=asker,
        constraints=constraints,
    )
    request = _with_places(request, read, focus)
    if request.gaps and request.gaps[0].asked not in ASIDES:
        request = replace(request, kind="gap")
    earlier = tuple(dict.fromkeys((*(c for c in focus.occupations if c not in codes), *focus.earlier)))
    listing = (read.named,) if constraints is not None and len(codes) == 1 else ()
    place = next(iter(request.places), None)
    return replace(request, focus=Focus(codes, earlier[:5], place, request.intents, listing=listing))


def _limiting(wanted: Constraints, asker: Asker) -> Constraints:
    """Leave out low exposure as a bound where only safer moves are wanted: safer than the asker's job is meant."""
    if not asker.safer:
        return wanted
    return replace(wanted, limits=tuple(limit for limit in wanted.limits if limit.words != LOW_WORDS))


def _arranged(read: _Read, codes: tuple[str, ...], asked: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Tell a step from one job to another from a comparison, and a list of states from one of jobs."""
    intents = list(asked)
    if read.constraints.states and len(codes) == 1 and "rank" not in intents:
        intents.insert(0, "rank")
    if "rank" in intents and not read.constraints.states:
        # With a job named, "which careers" asks where it leads, and "top 10" is about its pay.
        intents.remove("rank")
        if _JOBS.search(read.masked) and re.search(r"\b(?:careers|jobs|occupations|else)\b", read.masked):
            intents.append("switch")
    if len(codes) == 2 and "switch" not in intents and _STEP.search(read.masked) and not _NO_STEP.search(read.masked):
        intents.insert(0, "switch")
    if len(codes) == 2 and "switch" in intents:
        codes = _from_to(read, codes)
    if len(codes) > 1 and not {"switch", "compare"} & set(intents):
        intents.append("compare")
    if len(codes) == 1 and "compare" in intents:
        intents.remove("compare")
    return codes, intents or ["exposure"]


def _from_to(read: _Read, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Put the job the asker has before the one they look at."""
    places = [m.start for m in read.mentions if m.kind == "job" and m.candidates[0].onet_soc_code in codes]
    if (
        len(places) == 2
        and _CURRENT.search(read.text[places[0] : places[1]])
        and not _CURRENT.search(read.text[: places[0]])
    ):
        return codes[::-1]
    return codes


def _with_places(request: Request, read: _Read, focus: Focus) -> Request:
    """Add the states asked about: those named now, else the one the conversation is in."""
    if read.names_nation and not any(p.kind == "state" for p in read.places):
        return request
    named = [p for p in read.places if p.kind not in ("abroad", "nation", "wide")]
    states = tuple(dict.fromkeys(code for p in named for code in ((p.code,) if p.code else p.candidates)))[:5]
    city = next((p.name for p in named if p.kind in ("city", "region")), "")
    is_wide = any(p.kind == "wide" for p in read.places)
    if not states and not is_wide and focus.place and {"pay", "outlook", "rank"} & set(request.intents):
        states = (focus.place,)
    return replace(request, places=states, city=city)

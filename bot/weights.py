"""Read how much of a week something takes from the words around it: "60%", "half", "2 days a week", "hardly any"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

MOSTLY, OFTEN, SOME, LITTLE, HARDLY = 0.60, 0.30, 0.15, 0.10, 0.05
"""Shares that words stand for where nothing else of the week tells more; our judgement."""
WORKDAYS, WORKDAY, LONG_DAY = 5.0, 8.0, 16.0
"""Days of a week and hours of a day against which told days and hours are held, unless more are told; and hours that
several parts of one day may take together, over which they must be a week's."""

_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple": 2, "a couple of": 2, "couple": 2, "couple of": 2, "three": 3,
    "a few": 3, "few": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_COUNT = r"(?:\d{1,2}(?:\.\d)?|" + "|".join(sorted(_COUNTS, key=len, reverse=True)) + ")"
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_LOOSELY = (
    r"(?:(?:about|around|roughly|maybe|probably|like|nearly|almost|over|approximately|approx|~|a good|at least|up to"
    r"|only|just|another|the other|the first|i'd say|say|easily) ?)*"
)
_WHOLE = (
    r"(?: (?:of|in) (?:it|my|the|our|each|every|a)(?: (?:time|days?|weeks?|jobs?|work|shifts?|hours|nights?|workdays?"
    r"|workweek))?\b)?"
)
_PEOPLE = r" of (?:them|us|you|those|these|the|my \w+s|our \w+s|all)\b(?! (?:time|day|week|job|work|shift|night)\b)"
_OTHER_PERCENT = r" (?:chance|odds|risk|likely|sure|certain|raise|more|less|higher|lower|increase|cut|off|of jobs)\b"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:days?)?"
_TIME = r"(?: (?:my|the|our|each|every|of my|of the|of) (?:time|day|week|job|work|shift|hours|night|workday)\b)?"
_RULES = (
    ("share", rf"{_LOOSELY}(?P<percent>\d{{1,3}}(?:\.\d)?)(?: ?(?:-|–|to) ?(?P<upto>\d{{1,3}}))? ?"
              rf"(?:%|percent\b|per cent\b|pct\b)(?!{_PEOPLE}|{_OTHER_PERCENT}){_WHOLE}"),
    ("even", r"\b(?:half and half|50[/ -]50|fifty[- ]fifty|(?:split |divided )?(?:evenly|equally)(?: split)?"
             r"(?: between)?|(?:an )?(?:even|equal) (?:split|mix)(?: (?:of|between))?|equal parts|split between)"),
    ("hours", rf"{_LOOSELY}(?P<half>half an hour|half hour|30 min(?:ute)?s?)(?: (?:a|per|each|every) "
              rf"(?P<per>day|shift|night|week))?\b"),
    ("hours", rf"{_LOOSELY}\b(?P<hours>{_COUNT})(?: ?(?:-|–|to|or) ?(?P<upto>{_COUNT}))?(?: and a (?P<plus>half))? ?"
              rf"(?:hours?|hrs?|h)\b(?: and a (?P<plushalf>half))?(?: ?(?:a|per|each|every|of my|of the|of every|/) ?"
              rf"(?P<per>day|shift|night|week)\b| (?P<daily>daily)| (?P<weekly>weekly))?"),
    ("days", rf"{_LOOSELY}\b(?P<days>{_COUNT})(?: ?(?:-|–|to|or) ?(?P<upto>{_COUNT}))? ?(?:full |whole |entire )?"
             r"(?:days?|shifts|shift)\b(?: ?(?:a|per|each|every|of the|of my|in the|out of the|/) ?(?:work ?)?week\b"
             r"| out of (?:five|5)\b)?"),
    ("days", rf"\b(?:on )?(?P<first>{_DAY}) ?(?:-|–|to|through|thru) ?(?P<last>{_DAY})\b"),
    ("days", rf"\b(?:on )?(?P<weekdays>{_DAY}(?:(?:, (?:and )?| and | ?& ?){_DAY})+"
             r"|(?:mon|tues|wednes|thurs|fri)days)\b"),
    ("half days", r"(?<!some )\b(?:in the |every |each |most |all )?"
                  r"(?:mornings|afternoons|(?<=the )(?:morning|afternoon))\b"),
    ("share", rf"{_LOOSELY}\b(?:(?P<times>a|an|one|two|three|1|2|3)[ -])?(?P<part>half|thirds?|quarters?|fourths?"
              r"|fifths?|tenths?)\b(?! (?:an hour|hour|grade|grader|graders|shift|party|floor|of july|class|year)"
              rf"|{_PEOPLE})(?:{_WHOLE}|{_TIME})"),
    ("share", rf"{_LOOSELY}(?<![\d/])(?P<over>[1-3])/(?P<under>[2-5])\b{_WHOLE}"),
    ("hardly", r"\b(?:(?:with |and )?(?:hardly|barely|scarcely)(?: (?:any(?:thing)?|ever|do|does|touch|see))?(?: of)?"
               r"|(?:very |only )?(?:rarely|seldom)(?: do| ever)?|almost (?:no|never|none)|next to no(?:thing)?"
               r"|little to no|little or no|very little|very few|not (?:very )?much|not (?:a lot|many)(?: of)?"
               r"|(?:don'?t|do not) do (?:much|a lot of|many)(?: of)?)\b"),
    ("never", r"\b(?:(?:i |we )?(?:don'?t|do not|dont) (?:do |have |really do )?any(?: of)?|(?:i |we )?(?:don'?t|do not"
              r"|dont) (?:really )?do|(?:i |we )?(?:never|not) (?:do |touch )?(?:any )?|zero|without any"
              r"|no(?! (?:idea|clue|one|longer|matter|way|worries|doubt|wonder|experience|degree|more than|problem)\b)"
              r"(?=(?: more)? \w))\b"),
    ("all", r"\b(?:all day(?: long| every day)?|all (?:of )?(?:my|the) (?:time|day|week)|all the time|nothing but"
            r"|(?:the )?(?:whole|entire) (?:day|shift|week|time)|nearly all|almost all|almost entirely"
            r"|(?:almost )?exclusively|entirely|(?:it'?s |is |just |^|(?<=[,;:.] ))all"
            r"(?! (?:of|the|my|day|i|over|right|in|about|that|this|those|kinds|sorts|we)\b)(?= [a-z]))\b" + _WHOLE),
    ("mostly", r"\b(?:most of (?:it|the|my|our|a|each|every) (?:time|day|week|job|work|shift|hours|night)\b"
               r"|most of (?:it|what i do)(?: is)?\b|most days|most shifts|mostly(?: just)?"
               r"|(?:mainly|primarily|largely|chiefly|predominantly)"
               r"|(?:the |a )?(?:bulk|(?:vast |big )?majority|lion'?s share|better part|main part)\b"
               + _WHOLE + r"(?: of)?)"),
    ("often", r"\b(?:(?:quite )?a lot(?: of)?|lots of|plenty of|tons of|a ton of|loads of|a bunch of|much of"
              r"|an? (?:good|big|large|fair|decent|huge|solid) (?:chunk|bit|part|piece|amount|portion|share)"
              r"(?: of)?|often|frequently|a fair bit(?: of)?|too many|too much|so many|so much)"
              + _WHOLE + r"(?=\W|$)"),
    ("little", r"\b(?:(?:just |only |maybe )?(?:a (?:tiny |little )?bit(?: of)?|a little(?: bit)?(?: of)?|bit of"
               r"|little bits? of|a touch of|a dash of|the odd|the occasional|an occasional|occasional(?:ly)?"
               r"|now and then|once in a while|here and there|on the side|every now and then|the odd bit of))"
               + _WHOLE + r"(?=\W|$)"),
    ("some", r"\b(?:some(?:times)?(?! (?:day|one|how|where|thing)\b)(?: of)?|partly|part of)" + _WHOLE + r"(?=\W|$)"),
    ("rest", r"(?<!at )\b(?:(?:and |then )?(?:the |all the )?(?:rest|remainder|remaining(?: \d+ ?%| time)?"
             r"|leftover(?: time)?|other (?:half|time|days?))\b" + _WHOLE
             + r"(?: of (?:my |the |our )?(?:time|day|week|shift))?|otherwise)"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _RULES)
_RATE = re.compile(r"(?<=[a-z])(?<!hour)(?<!hr)s (?:an? |per |each |every )(?:day|shift)$")
"""How often, not how long: "8 patients a day"."""
_BARE = re.compile(r"(?:(?<=[,;] )|(?<=\band ))\d{1,2}(?= (?!years?|yrs?|months?|people|of us)[a-z])")
STRONG = frozenset({"share", "even", "hours", "days", "half days", "hardly", "all", "mostly", "rest"})
"""Kinds that show by themselves that somebody shares out their time."""
_GUESSES = {"all": MOSTLY, "mostly": MOSTLY, "often": OFTEN, "some": SOME, "little": LITTLE, "": SOME}


@dataclass(frozen=True, slots=True)
class Weight:
    """How much of a week something takes, as it was said."""

    start: int
    end: int
    kind: str
    """"share", "hours", "days", "half days", "even", "never", "rest", or the word it stands for, e.g. "mostly"."""
    amount: float = 0.0
    """A share 0 to 1, days, or hours."""
    weekly: bool | None = None
    """For hours: whether they are of a week; none where it was not said."""


def find_weights(text: str) -> list[Weight]:
    """Find the weights in a lower-case text, in order, none within another; an earlier rule goes first."""
    taken: list[Weight] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            free = not any(w.start < match.end() and match.start() < w.end for w in taken)
            if free and match.end() > match.start() and not _RATE.search(text[: match.end()]):
                taken.append(_weight(kind, match))
    taken = sorted((w for w in taken if w.kind != "share" or w.amount <= 1), key=lambda w: w.start)
    first = next((w for w in taken if w.kind in ("hours", "days") or (w.kind == "share" and w.amount)), None)
    if first is None:
        return taken
    # "20 hours stocking, 10 on register": the unit is said once.
    bare = [m for m in _BARE.finditer(text) if not any(w.start < m.end() and m.start() < w.end for w in taken)]
    scale = 0.01 if first.kind == "share" else 1.0
    more = [replace(first, start=m.start(), end=m.end(), amount=scale * float(m.group())) for m in bare]
    return sorted([*taken, *more], key=lambda w: w.start)


def _weight(kind: str, match: re.Match[str]) -> Weight:
    found = match.groupdict()
    start, end = match.start() + len(match.group()) - len(match.group().lstrip()), match.end()
    if kind == "share":
        return Weight(start, end, kind, _share(found))
    if kind == "hours":
        hours = 0.5 if found.get("half") else _middle(found["hours"], found["upto"])
        hours += 0.5 if found.get("plus") or found.get("plushalf") else 0
        told = "week" if found.get("weekly") else "day" if found.get("daily") else found["per"]
        return Weight(start, end, kind, hours, None if told is None else told == "week")
    if kind == "days":
        return Weight(start, end, kind, _days(found))
    if kind == "half days":
        return Weight(start, end, "share", 0.5)
    return Weight(start, end, kind)


def _days(found: dict[str, str | None]) -> float:
    if found.get("first"):
        first, last = (_DAYS.index((found[name] or "")[:3]) for name in ("first", "last"))
        return float((last - first) % len(_DAYS) + 1)
    if found.get("weekdays"):
        return float(len(re.findall(_DAY, found["weekdays"] or "")))
    return _middle(found["days"], found["upto"])


def _share(found: dict[str, str | None]) -> float:
    if found.get("percent"):
        return _middle(found["percent"], found["upto"]) / 100
    if found.get("over"):
        return float(found["over"] or 0) / float(found["under"] or 1)
    times = found["times"] or "1"
    return (float(times) if times.isdigit() else _COUNTS[times]) * _PARTS[(found["part"] or "").removesuffix("s")]


def _middle(low: str | None, high: str | None) -> float:
    return (_count(low) + _count(high)) / 2 if high else _count(low)


def _count(text: str | None) -> float:
    return float(_COUNTS[text]) if text in _COUNTS else float(text or 0)


def shares_of(weights: Sequence[Weight | None]) -> list[float]:
    """Turn the weights of a week's groups into shares that add up to 1; nothing said stands for some of it."""
    said = {i: share for i, weight in enumerate(weights) if (share := _said(weight, weights)) is not None}
    shares = [said.get(i, 0.0) for i in range(len(weights))]
    left = max(0.0, 1 - sum(shares))
    words = {i: _GUESSES[w.kind if w else ""] for i, w in enumerate(weights) if i not in said and not _is_rest(w)}
    rests = [i for i, weight in enumerate(weights) if _is_rest(weight)]
    if words and not rests and left:
        scale = left / sum(words.values())
        words = {i: guess * scale for i, guess in words.items()}
    elif words and sum(words.values()) >= left and left:
        scale = left * (0.8 if rests else 1.0) / sum(words.values())
        words = {i: guess * scale for i, guess in words.items()}
    for i, guess in words.items():
        shares[i] = guess
    for i in rests:
        shares[i] = max(0.0, 1 - sum(shares[j] for j in range(len(shares)) if j not in rests)) / len(rests)
    total = sum(shares)
    return [share / total for share in shares] if total else shares


def _is_rest(weight: Weight | None) -> bool:
    return weight is not None and weight.kind == "rest"


def _said(weight: Weight | None, weights: Sequence[Weight | None]) -> float | None:
    """Give the share a weight states whatever the others are; none for words that depend on them."""
    if weight is None:
        return None
    if weight.kind == "share":
        return weight.amount
    if weight.kind == "even":
        return 1.0
    if weight.kind == "days":
        return weight.amount / max(WORKDAYS, sum(w.amount for w in weights if w and w.kind == "days"))
    if weight.kind == "hours":
        return _hours(weight, [w for w in weights if w and w.kind == "hours"])
    return {"hardly": HARDLY, "never": 0.0}.get(weight.kind)


def _hours(weight: Weight, hours: Sequence[Weight]) -> float:
    """Hold hours to a day or a week: as was said of them, else of others, else by how many they are."""
    told = next((w.weekly for w in hours if w.weekly is not None), None)
    many = sum(w.amount for w in hours) > (LONG_DAY if len(hours) > 1 else WORKDAY)

    def is_weekly(item: Weight) -> bool:
        if item.weekly is not None:
            return item.weekly
        return told if told is not None else many

    whole = {False: WORKDAY, True: WORKDAY * WORKDAYS}
    summed = sum(w.amount / whole[is_weekly(w)] for w in hours)
    return weight.amount / whole[is_weekly(weight)] / max(1.0, summed)

"""What a list of jobs is wanted by: the measure to sort on and the limits to keep, read from a question.

A later question changes an earlier one ("only those over 60k", "flip it"), so a conversation's questions are read in
order and merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

LOW, HIGH = 40.0, 60.0
"""The exposure scores below and above which "low" and "high" are meant: the ends of the band in the middle."""
GROWING, DECLINING = 4.5, 0.5
"""Percent to 2034 from which BLS says "faster than average" and "decline", before it rounds to whole percent."""
SCHOOLING = (
    "No formal educational credential",
    "High school diploma or equivalent",
    "Postsecondary nondegree award",
    "Some college, no degree",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
"""BLS's levels of schooling, least first."""
MOST_SHOWN = 20
DECENT_PAY = 50_020.0
"""Half of all wage and salary jobs are in occupations whose median pay is above this: US dollars a year, OEWS May 2025,
worked out over all occupations with both figures."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One bound on a measure, with how the asker is told of it."""

    measure: str
    low: float | None = None
    high: float | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a list is sorted by and limited to; nothing where a question says nothing."""

    sort: str = ""
    """A measure, or nothing."""
    descending: bool = False
    limits: tuple[Limit, ...] = ()
    least_schooling: int = 0
    most_schooling: int = len(SCHOOLING) - 1
    """Positions in `SCHOOLING`."""
    groups: tuple[str, ...] = ()
    """Beginnings of SOC codes; empty for all."""
    groups_words: str = ""
    without: tuple[str, ...] = ()
    """Beginnings of SOC codes to leave out."""
    count: int = 10
    states: bool = False
    """Whether states, not jobs, are to be put in order."""


_SORTS = (
    (r"(?:disagree|differ)\w* (?:the )?(?:most|least)|scorers disagree", "exposure_spread", True),
    (r"(?:ai )?(?:mostly |mainly |more )?(?:helps?|augment\w*|assists?)\b(?!.*\bhelp wanted)", "augmentation", True),
    (r"(?:do|run|done) (?:it )?(?:alone|by itself|on its own)", "autonomy", True),
    (r"(?:biggest|largest|best|highest) (?:pay |wage |salary )?(?:bump|raise|rise|increase|jump)|pay (?:rose|went up"
     r"|grew)", "wage_change_pct", True),
    (r"lose the most (?:people|jobs|workers)|los(?:e|ing) (?:most|the most) (?:jobs"
     r"|people)", "employment_change", False),
    (r"(?:add|gain)\w* the most (?:people|jobs|workers)|most new jobs", "employment_change", True),
    (r"most openings|most hiring|easiest to (?:get|find)|hiring (?:the )?most", "annual_openings", True),
    (r"most (?:people|workers|common)|largest occupations?|biggest occupations?", "employment", True),
    (r"(?:fastest|quickest|most|best)[- ]?(?:grow\w*|growth)|grow\w* (?:the )?(?:fastest|most|quickest)"
     r"|crecen? m[aá]s", "growth_pct", True),
    (r"(?:fastest|quickest)[- ](?:shrink\w*|declin\w*|dying)|(?:shrink|declin|dying|disappear)\w* (?:the )?(?:fastest"
     r"|quickest|most)", "growth_pct", False),
    (r"(?:least|lowest|smallest)[- ](?:\w+ )?(?:exposed|exposure|likely to|touched|affected|at risk|ai\b|automat\w*)"
     r"|(?:least|barely|hardly) (?:exposed|touch\w*|likely)"
     r"|safest|most (?:ai[- ]?)?(?:proof|safe|secure)|ai (?:barely|hardly|can'?t) \w+", "exposure_score", False),
    (r"(?:most|highest|biggest|largest|worst)[- ](?:\w+ )?(?:exposed|exposure|at risk|hit|affected|threatened"
     r"|vulnerable|risk)|hit (?:the )?(?:worst|hardest)|riskiest", "exposure_score", True),
    (r"(?:lowest|worst|least)[- ](?:pay\w*|paid|salar\w*|wages?)|pays? (?:the )?(?:least"
     r"|worst)", "median_annual", False),
    (r"(?:best|highest|top|most|well)[- ](?:\w+ )?(?:pay\w*|paid|salar\w*|wages?|earning)|pays? (?:the )?(?:most|best)"
     r"|pay (?:the )?most|by (?:salary|pay|wage)|highest first"
     r"|mejor pagad\w*", "median_annual", True),
    (r"(?:by|on) (?:ai )?exposure|by risk", "exposure_score", True),
    (r"(?:by|on) growth", "growth_pct", True),
    (r"(?:by|on) openings", "annual_openings", True),
)  # fmt: skip
_FLIP = re.compile(r"\b(?:flip|reverse|other way|opposite|turn (?:it|that) around)\b", re.IGNORECASE)
_ASCENDING = re.compile(r"\b(?:lowest|smallest|least) first\b|\bascending\b", re.IGNORECASE)

_MONEY = r"\$?\s?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(k\b|thousand|grand)?"
_WORD_MONEY = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|one hundred)[- ]?(?:five)? ?(?:k|grand"
    r"|thousand)\b",
    re.IGNORECASE,
)
_WORD_VALUES = dict(zip(
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True
)) | {"a hundred": 100, "one hundred": 100}  # fmt: skip
_MORE = (
    r"(?:over|above|more than|at least|north of|minimum(?: of)?|>=?|\+"
    r"|(?:pays?|paying|paid|earn\w*|mak\w+) (?:over |at least |more than )?)"
)
_LESS = r"(?:under|below|less than|at most|up to|no more than|<=?)"
_OVER = re.compile(rf"{_MORE}\s*{_MONEY}(\s?%| ?percent\b)?|{_MONEY}\s?(?:\+|or more|and up|plus\b)", re.IGNORECASE)
_UNDER = re.compile(rf"{_LESS}\s*{_MONEY}(\s?%| ?percent\b)?", re.IGNORECASE)
_HOURLY = re.compile(r"\b(?:an|per) hour\b|/ ?h(?:ou)?r\b|\bhourly\b", re.IGNORECASE)
_EXPOSURE_NEAR = re.compile(r"\b(?:exposure|exposed|score|risk)\b", re.IGNORECASE)
_GROWTH_NEAR = re.compile(r"\b(?:grow\w*|growth)\b", re.IGNORECASE)

_LOW_EXPOSURE = re.compile(
    r"\b(?:low|little|not much|minimal|small)\b[\w\s-]{0,12}\b(?:ai|exposure|risk)\b|\bai (?:barely|hardly|can'?t"
    r"|won'?t) (?:touch\w*|reach\w*|do)"
    r"|\b(?:safe|safer|away) from (?:ai|robots|automation)|\bai[- ]proof\b|\b(?:fewer|declining|no|less) ai worries\b"
    r"|\blow[- ]exposure\b", re.IGNORECASE
)  # fmt: skip
_HIGH_EXPOSURE = re.compile(r"\bhigh(?:ly)?\b[\w\s-]{0,12}\b(?:ai|exposure|exposed|risk)\b", re.IGNORECASE)
_GROWING = re.compile(r"\b(?:growing|in demand|still grow\w*|that(?:'ll| will)? grow)\b", re.IGNORECASE)
_SHRINKING = re.compile(r"\b(?:shrinking|declining|dying)\b(?! ai)", re.IGNORECASE)
_DECENT = re.compile(
    r"\b(?:decent|good|solid|nice) (?:money|pay|wages?|salary|living)\b|\bwell[- ]paid\b", re.IGNORECASE
)

_SCHOOL_LIMITS = (
    (r"\b(?:no|without(?: an?| any)?|don'?t (?:need|require) an?|doesn'?t need an?|not need an?) (?:college "
     r"|university |4-year |four-year |bachelor'?s? )?(?:degree|college)\b|\bno college\b"
     r"|\b(?:didn'?t|never) (?:go to|finish) (?:college|school)\b|\bsin t[ií]tulo\b|\bno degree (?:required"
     r"|needed)", 0, 3),
    (r"\bhigh[- ]school (?:diploma|education|only|degree)\b|\bonly (?:a )?(?:high school|ged)\b|\bged\b"
     r"|\bjust high school\b", 0, 1),
    (r"\bassociate'?s?(?: degree)?\b|\btwo[- ]year degree\b|\b2[- ]year degree\b", 4, 4),
    (r"\bbachelor'?s?(?: degree)?\b(?! or)|\bfour[- ]year degree\b|\b4[- ]year degree\b", 5, 5),
    (r"\bmaster'?s\b", 6, 6),
    (r"\bwithout (?:med(?:ical)? school|a doctorate|law school|grad(?:uate)? school)\b|\bno (?:med|grad"
     r"|law) school\b", 0, 6),
)  # fmt: skip

_GROUPS = (
    (r"(?:building|construction) (?:trades?|jobs?|work|careers?)|\bconstruction\b"
     r"|\bconstrucci[oó]n\b", ("47-",), "construction"),
    (r"\b(?:skilled )?trades\b|\bblue[- ]collar\b", ("47-", "49-", "51-"), "construction, repair and production"),
    (r"\b(?:health ?care|health|medical|hospital|clinical|salud)\b", ("29-", "31-"), "health care"),
    (r"\b(?:computer|tech|it|software|coding|programming|informatics)\b(?= (?:jobs?|work|careers?|occupations?|field"
     r"|roles?))|\bin (?:tech|it)\b", ("15-",), "computing"),
    (r"\bengineering\b", ("17-",), "engineering"),
    (r"\b(?:lab|science|scientific|research)\b(?=.{0,20}\b(?:jobs?|careers?|work|occupations?))", ("19-",), "science"),
    (r"\b(?:teaching|education|school|classroom)\b(?= (?:jobs?|careers?|work|occupations?))"
     r"|\bin education\b", ("25-",), "education"),
    (r"\b(?:arts?|creative|media|design|entertainment)\b(?=.{0,16}\b(?:jobs?|careers?|work"
     r"|occupations?))", ("27-",), "arts and media"),
    (r"\b(?:legal|law)\b(?= (?:jobs?|careers?|work|occupations?))", ("23-",), "law"),
    (r"\b(?:office|clerical|admin\w*|secretarial|desk)\b(?= (?:jobs?|careers?|work|support"
     r"|occupations?))", ("43-",), "office support"),
    (r"\bwhite[- ]collar\b", ("11-", "13-", "15-", "17-", "23-", "43-"), "office and professional work"),
    (r"\b(?:management|manager)\b(?= (?:jobs?|careers?|roles?|occupations?))", ("11-",), "management"),
    (r"\b(?:business|finance|financial)\b(?= (?:jobs?|careers?|work|occupations?))", ("13-",), "business and finance"),
    (r"\b(?:sales|selling|retail)\b(?= (?:jobs?|careers?|work|occupations?))", ("41-",), "sales"),
    (r"\b(?:food|restaurant|kitchen|cooking)\b(?= (?:jobs?|careers?|work|service"
     r"|occupations?))", ("35-",), "food service"),
    (r"\b(?:driving|transport\w*|trucking|logistics)\b(?= (?:jobs?|careers?|work"
     r"|occupations?))", ("53-",), "transportation"),
    (r"\b(?:factory|manufacturing|production|plant)\b(?= (?:jobs?|careers?|work"
     r"|occupations?))", ("51-",), "production"),
    (r"\b(?:repair|mechanic\w*|maintenance|fixing)\b(?= (?:jobs?|careers?|work|trades?"
     r"|occupations?))", ("49-",), "installation and repair"),
    (r"\b(?:farm\w*|agricultur\w*|forest\w*|fishing)\b(?=.{0,14}\b(?:jobs?|careers?|work"
     r"|occupations?))", ("45-",), "farming, fishing and forestry"),
    (r"\b(?:police|security|protective|law enforcement|firefight\w*)\b(?= (?:jobs?|careers?|work"
     r"|occupations?))", ("33-",), "protective service"),
    (r"\b(?:social|community|counsel\w*)\b(?= (?:jobs?|careers?|work jobs|services?"
     r"|occupations?))", ("21-",), "community and social service"),
    (r"\b(?:cleaning|grounds?|janitorial)\b(?= (?:jobs?|careers?|work"
     r"|occupations?))", ("37-",), "cleaning and grounds"),
    (r"\b(?:personal care|beauty|salon|child ?care)\b(?= (?:jobs?|careers?|work"
     r"|occupations?))", ("39-",), "personal care"),
    (r"\boutdoors?\b|\boutside\b(?= (?:jobs?"
     r"|work))", ("19-1", "33-3", "37-3", "45-", "47-2", "47-4", "49-9"), "outdoor work, as far as SOC groups show it"),
)  # fmt: skip
_NOT_GROUP = re.compile(
    r"\bnot (?:in )?(?:a |an )?(farm\w*|office|sales|construction|health\w*|tech|computer|driving|food|teaching)\b",
    re.IGNORECASE,
)
_NOT_CODES = {
    "farm": "45-", "office": "43-", "sales": "41-", "construction": "47-", "health": "29-", "tech": "15-",
    "computer": "15-", "driving": "53-", "food": "35-", "teaching": "25-",
}  # fmt: skip
_COUNT = re.compile(
    r"\b(?:top|best|worst|give me|list|show(?: me)?|the|what)\s+(?:the )?(\d{1,2}|three|four|five|ten"
    r"|twenty)\b(?!\s?(?:k|%|percent|years?|dollars))|^(\d{1,2}) (?=least|most|best|safest|jobs)",
    re.IGNORECASE,
)
_COUNT_WORDS = {"three": 3, "four": 4, "five": 5, "ten": 10, "twenty": 20}
_STATES = re.compile(
    r"\b(?:which|what) states?\b|\bstates? (?:that )?pays?\b|\bwhere (?:do|does|are|is) .*\b(?:paid|earn|pay"
    r"|make)\w* (?:the )?(?:most|best|more)\b",
    re.IGNORECASE,
)


def find_constraints(text: str) -> Constraints:
    """Read what a list is to be sorted by and limited to from one question."""
    sort, descending = _sort(text)
    least, most = _schooling(text)
    groups, words = _groups(text)
    without = tuple(
        code for m in _NOT_GROUP.finditer(text) for name, code in _NOT_CODES.items() if m[1].lower().startswith(name)
    )
    kept = tuple(code for code in groups if code not in without)
    count = _COUNT.search(text)
    number = (count[1] or count[2]).lower() if count else "10"
    return Constraints(
        sort, descending, tuple(_limits(text)), least, most, kept, words if kept else "", without,
        min(_COUNT_WORDS.get(number) or int(number), MOST_SHOWN) or 10, bool(_STATES.search(text)),
    )  # fmt: skip


def merge(questions: Iterable[str]) -> Constraints:
    """Read a conversation's questions about one list in order; what is said later wins."""
    merged = Constraints()
    for text in questions:
        new = find_constraints(text)
        limits = {limit.measure: limit for limit in (*merged.limits, *new.limits)}
        merged = replace(
            merged,
            sort=new.sort or merged.sort,
            descending=new.descending if new.sort else merged.descending,
            limits=tuple(limits.values()),
            least_schooling=max(new.least_schooling, merged.least_schooling),
            most_schooling=min(new.most_schooling, merged.most_schooling),
            groups=new.groups or merged.groups,
            groups_words=new.groups_words or merged.groups_words,
            without=tuple(dict.fromkeys((*merged.without, *new.without))),
            count=new.count if _COUNT.search(text) else merged.count,
            states=new.states or merged.states,
        )
        if _FLIP.search(text):
            merged = replace(merged, descending=not merged.descending)
        if _ASCENDING.search(text):
            merged = replace(merged, descending=False)
    return merged


def _sort(text: str) -> tuple[str, bool]:
    found = [
        (m.start(), measure, down) for words, measure, down in _SORTS if (m := re.search(words, text, re.IGNORECASE))
    ]
    return min(found)[1:] if found else ("", False)


def _schooling(text: str) -> tuple[int, int]:
    for words, least, most in _SCHOOL_LIMITS:
        if re.search(words, text, re.IGNORECASE):
            return least, most
    return 0, len(SCHOOLING) - 1


def _groups(text: str) -> tuple[tuple[str, ...], str]:
    for words, codes, name in _GROUPS:
        if re.search(words, text, re.IGNORECASE):
            return codes, name
    return (), ""


def _limits(text: str) -> Iterable[Limit]:
    said = {f"{_WORD_VALUES[m[1].lower()]}k": f"{m[1].lower()} thousand dollars" for m in _WORD_MONEY.finditer(text)}
    spelled = _WORD_MONEY.sub(lambda m: f"{_WORD_VALUES[m[1].lower()]}k", text)
    for pattern, is_low in ((_OVER, True), (_UNDER, False)):
        for match in pattern.finditer(spelled):
            yield from _limit(spelled, match, is_low, said)
    if _LOW_EXPOSURE.search(text):
        yield Limit("exposure_score", high=LOW, words="low exposure to AI")
    elif _HIGH_EXPOSURE.search(text) and not re.search(r"\bhighest\b", text, re.IGNORECASE):
        yield Limit("exposure_score", low=HIGH, words="high exposure to AI")
    if _GROWING.search(text) and not any(
        m for m in _OVER.finditer(spelled) if "%" in m.group(0) or "percent" in m.group(0)
    ):
        yield Limit("growth_pct", low=GROWING, words="growing faster than most")
    elif _SHRINKING.search(text):
        yield Limit("growth_pct", high=-DECLINING, words="shrinking")
    if _DECENT.search(text):
        yield Limit("median_annual", low=DECENT_PAY, words="pay above what half of US jobs pay")


def _limit(text: str, match: re.Match[str], is_low: bool, said: dict[str, str]) -> Iterable[Limit]:
    groups = match.groups()
    number = next((g for g in groups if g and g[0].isdigit()), None)
    if number is None:
        return
    value = float(number.replace(",", ""))
    unit = " ".join(g.strip().lower() for g in groups if g and not g[0].isdigit())
    around = text[max(0, match.start() - 25) : match.end() + 20]
    bound = "over" if is_low else "under"
    if (
        "%" in unit
        or "percent" in unit
        or (value < 100 and _GROWTH_NEAR.search(around) and not re.search(r"k|thousand|grand", unit))
    ):
        yield _bounded("growth_pct", value, is_low, f"growth {bound} {value:g}%")
    elif re.search(r"k|thousand|grand", unit) or value >= 1000:
        dollars = value * 1000 if re.search(r"k|thousand|grand", unit) else value
        # An amount said in words is read back in words.
        shown = next((words for key, words in said.items() if key in match.group(0)), f"${dollars:,.0f}")
        yield _bounded("median_annual", dollars, is_low, f"median pay {bound} {shown} a year")
    elif _HOURLY.search(around) or "$" in match.group(0):
        if value < 300:
            yield _bounded("median_hourly", value, is_low, f"median pay {bound} ${value:g} an hour")
    elif value <= 100 and _EXPOSURE_NEAR.search(around):
        yield _bounded("exposure_score", value, is_low, f"AI exposure {bound} {value:g}")


def _bounded(measure: str, value: float, is_low: bool, words: str) -> Limit:
    return Limit(measure, low=value if is_low else None, high=None if is_low else value, words=words)

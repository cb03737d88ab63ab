"""What a list of jobs is wanted by: the measure to sort on and the limits to keep, read from a question.

A later question changes an earlier one ("only those over 60k", "flip it"), so a conversation's questions are read in
order and merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.bounds import Limit, find_limits, joined

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
    without_words: str = ""
    count: int = 10
    states: bool = False
    """Whether states, not jobs, are to be put in order."""


_SORTS = (
    (r"(?:disagree|differ)\w* (?:the )?(?:most|least)|scorers disagree", "exposure_spread", True),
    (r"(?:ai )?(?:mostly |mainly |more )?(?:helps?|augment\w*|assists?)\b(?!.*\bhelp wanted)", "augmentation", True),
    (r"(?:do|run|done) (?:it )?(?:alone|by itself|on its own)", "autonomy", True),
    (r"(?:biggest|largest|best|highest) (?:pay |wage |salary )?(?:bump|raise|rise|increase|jump)|pay (?:rose|went up"
     r"|grew)|\b(?:pay|for|best|big) raises?\b", "wage_change_pct", True),
    (r"\bmost (?:JOB|jobs)\b|most (?:people|workers|common)|(?:largest|biggest) occupations?", "employment", True),
    (r"\b(?:fewest|fewer) (?:JOB|jobs|people|workers)\b|\bleast JOB\b|smallest occupations?", "employment", False),
    (r"lose the most (?:people|jobs|workers)|los(?:e|ing) (?:most|the most) (?:jobs"
     r"|people)", "employment_change", False),
    (r"(?:add|gain)\w* the most (?:people|jobs|workers)|most new jobs", "employment_change", True),
    (r"most openings|most hiring|most in[- ]demand|easiest to (?:get|find)"
     r"|hiring (?:the )?most", "annual_openings", True),
    (r"(?:fastest|quickest|most|best)[- ]?(?:grow\w*|growth)|grow\w* (?:the )?(?:fastest|most|quickest)"
     r"|crecen? m[aá]s", "growth_pct", True),
    (r"(?:fastest|quickest)[- ](?:shrink\w*|declin\w*|dying)|(?:shrink|declin|dying|disappear)\w* (?:the )?(?:fastest"
     r"|quickest|most)", "growth_pct", False),
    (r"(?:least|lowest|smallest)[- ](?:\w+ )?(?:exposed|exposure|likely to|touched|affected|at risk|ai\b|automat\w*)"
     r"|(?:least|barely|hardly) (?:exposed|touch\w*|likely)"
     r"|safest|most (?:ai[- ]?)?(?:proof|safe|secure)|ai (?:barely|hardly|can'?t) \w+", "exposure_score", False),
    (r"(?:most|highest|biggest|largest|worst)[- ](?:\w+ )?(?:exposed|exposure|at risk|hit|affected|threatened"
     r"|vulnerable|risk)|hit (?:the )?(?:worst|hardest)|riskiest", "exposure_score", True),
    (r"\b(?:least|lowest) (?:safe|secure)\b|\bmost (?:unsafe|insecure)\b", "exposure_score", True),
    (r"(?:lowest|worst|least)[- ](?:pay\w*|paid|salar\w*|wages?)|\b(?:pays?|paid|earn"
     r"|make) (?:JOB )?(?:the )?(?:least|worst)"
     r"|\bworst states?\b", "median_annual", False),
    (r"(?:best|highest|top|most|well)[- ](?:\w+ )?(?:pay\w*|paid|salar\w*|wages?|earning)|\b(?:pays?|paid|earn"
     r"|make) (?:JOB )?(?:the )?(?:most|best)"
     r"|by (?:salary|pay|wage)"
     r"|mejor pagad\w*", "median_annual", True),
    (r"(?:by|on) (?:ai )?exposure|by risk", "exposure_score", True),
    (r"\bbest (?:jobs|careers|occupations)\b(?! (?:paid|paying))", "exposure_score", False),
    (r"(?:by|on) growth", "growth_pct", True),
    (r"(?:by|on) openings", "annual_openings", True),
)  # fmt: skip
_FLIP = re.compile(r"\b(?:flip|reverse|other way|opposite|turn (?:it|that) around)\b", re.IGNORECASE)
_END = (
    r"\b(?:{0}) first\b"
    r"|^\W*(?:(?:and|or|now|ok|what about|how about|which(?: (?:one|state)s?)?)\W+)*(?:the )?(?:{0})\W*$"
)
_ASCENDING = re.compile(_END.format("lowest|smallest|least|fewest|worst|bottom") + r"|\bascending\b", re.IGNORECASE)
_DESCENDING = re.compile(_END.format("highest|biggest|largest|most|top") + r"|\bdescending\b", re.IGNORECASE)
_LOSING = re.compile(
    r"\b(?:replac\w*|tak(?:e|es|ing|en) (?:over|away|by)|kill\w*|wip\w+ out|eliminat\w+|automat(?:ed|es?|ing)"
    r"|automation|disappear\w*|vanish\w*|gone|go(?:ing)? away|obsolete|extinct|doomed|dead|dying|at (?:high "
    r"|most )?risk"
    r"|in danger|in trouble|endangered|threaten\w*|vulnerable|avoid|stay away from|lose to)\b",
    re.IGNORECASE,
)
_KEEPING = re.compile(
    r"\b(?:won'?t|can'?t|cannot|never|not|no|isn'?t|aren'?t|don'?t|doesn'?t|least|less|surviv\w*|safe\w*|proof"
    r"|immune|resist\w*"
    r"|hard to|without|(?<!stay )away from)\b",
    re.IGNORECASE,
)
_OF_JOBS = re.compile(
    r"(?<!\bmy )(?<!\bour )\b(?:jobs|careers|occupations|professions|fields|ones|those)\b", re.IGNORECASE
)

_NONE = (
    r"\b(?:no|not|without|(?:don'?t|doesn'?t|not|didn'?t|never) (?:need|require|requiring|have|want|get)(?:ing)?"
    r"|less than|below|under)"
    r" (?:an? |any )?(?:college |university )?"
)
_SCHOOL_LIMITS = (
    (r"\b(?:no|without(?: an?| any)?|don'?t (?:need|require) an?|doesn'?t need an?|not need an?) (?:college "
     r"|university |4-year |four-year |bachelor'?s? )?(?:degree|college)\b|\bno college\b"
     r"|\b(?:didn'?t|never|haven'?t) (?:go|went|gone|been|been going|attend(?:ed)?|finish(?:ed)?) (?:to )?(?:college"
     r"|school)\b|\bsin t[ií]tulo\b|\bno degree (?:required"
     r"|needed)", 0, 3),
    (r"\bhigh[- ]school (?:diploma|education|only|degree)\b|\bonly (?:a )?(?:high school|ged)\b|\bged\b"
     r"|\bjust high school\b", 0, 1),
    (rf"{_NONE}(?:bachelor'?s?|four[- ]year|4[- ]year)\b", 0, 4),
    (rf"{_NONE}master'?s?\b", 0, 5),
    (rf"{_NONE}(?:ph\.?d|doctorate)\b", 0, 6),
    (r"\bassociate'?s?(?: degree)?\b|\btwo[- ]year degree\b|\b2[- ]year degree\b", 4, 4),
    (r"\bbachelor'?s?(?: degree)?\b(?! or)|\bfour[- ]year degree\b|\b4[- ]year degree\b", 5, 5),
    (r"\bmaster'?s\b", 6, 6),
    (r"\bwithout (?:med(?:ical)? school|a doctorate|law school|grad(?:uate)? school)\b|\bno (?:med|grad"
     r"|law) school\b", 0, 6),
)  # fmt: skip

_GROUPS = (
    (r"(?:building|construction) (?:trades?|jobs?|work|careers?)|\bconstruction\b"
     r"|\bconstrucci[oó]n\b", ("47-",), "construction"),
    (r"\b(?:skilled )?(?<!stock )trades?\b(?!-| (?:shows?|offs?|wars?|schools?|unions?))"
     r"|\bblue[- ]collar\b", ("47-", "49-", "51-"), "construction, repair and production"),
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
    (r"\b(?:office|clerical|clerk|admin\w*|secretarial|desk)\b(?=.{0,16}\b(?:jobs?|careers?|work|support"
     r"|occupations?)\b)", ("43-",), "office support"),
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
    (r"\b(?:police|security|protective|law enforcement|fire|firefight\w*|guard)\b(?=.{0,30}\b(?:jobs?|careers?|work"
     r"|occupations?)\b)", ("33-",), "protective service"),
    (r"\b(?:social|community|counsel\w*)\b(?= (?:jobs?|careers?|work jobs|services?"
     r"|occupations?))", ("21-",), "community and social service"),
    (r"\b(?:cleaning|grounds?|janitorial)\b(?= (?:jobs?|careers?|work"
     r"|occupations?))", ("37-",), "cleaning and grounds"),
    (r"\b(?:personal care|beauty|salon|child ?care)\b(?= (?:jobs?|careers?|work"
     r"|occupations?))", ("39-",), "personal care"),
    (r"\boutdoors?\b|\bwork(?:ing|s)? outside\b|\boutside\b(?= (?:jobs?"
     r"|work))", ("19-1", "33-3", "37-3", "45-", "47-2", "47-4", "49-9"), "outdoor work, as far as SOC groups show it"),
)  # fmt: skip
_NOT_GROUP = re.compile(
    r"\b(?:not|nothing|no|except|excluding|other than|anything but|outside(?: of)?|isn'?t|aren'?t) (?:in )?(?:an? "
    r"|the |any )?"
    r"((?!it\b)\w+(?: ?care)?)(?= (?:jobs?|work|careers?|ones|stuff|fields?|and|or|that|which|please|with|pay\w*)\b"
    r"|\W*$|[,.;?!])",
    re.IGNORECASE,
)
"""A field that is not wanted: "not in sales", "no office work"."""
_COUNT_WORDS = {
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "a dozen": 12, "fifteen": 15,
    "twenty": 20,
}  # fmt: skip
_COUNT = re.compile(
    r"\b(?:top|best|worst|bottom|give me|list|show(?: me)?|name|the|what)\s+(?:the )?(?:top )?"
    rf"(\d{{1,3}}|{'|'.join(_COUNT_WORDS)})\b"
    r"(?!\s?(?:k|%|percent|years?|dollars|grand|bucks)\b|,\d)"
    r"|(?<![$,.\d])(?<!than )(?<!over )(?<!under )(?<!below )(?<!above )(?<!least )\b(\d{1,2}) (?=(?:(?!years?"
    r"|dollars|percent|hours?|grand)"
    r"[\w-]+ ){0,4}(?:jobs|careers|occupations|trades|states)\b)",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:which|what|best|worst|top|bottom|highest|lowest)(?:[- ]pa(?:id|ying))? (?:\d+ |three |five |ten )?states?\b"
    r"|\bstates? (?:that )?(?:pays?|with the)\b|\bby state\b|\bwhere (?:do|does|are|is) .*\b(?:paid|earn|pay"
    r"|make)\w* (?:the )?(?:most|best|more)\b",
    re.IGNORECASE,
)


def find_constraints(text: str) -> Constraints:
    """Read what a list is to be sorted by and limited to from one question."""
    sort, descending = _sort(text)
    least, most = _schooling(text)
    without, without_words, rest = _unwanted(text)
    groups, words = _groups(rest)
    count = _COUNT.search(text)
    number = (count[1] or count[2]).lower() if count else "10"
    return Constraints(
        sort, descending, joined(find_limits(text)), least, most, groups, words, without, without_words,
        min(_COUNT_WORDS.get(number) or int(number), MOST_SHOWN) or 10, bool(_STATES.search(text)),
    )  # fmt: skip


def merge(questions: Iterable[str]) -> Constraints:
    """Read a conversation's questions about one list in order; what is said later wins."""
    merged = Constraints()
    for text in questions:
        new = find_constraints(text)
        least, most = _narrowed(
            (merged.least_schooling, merged.most_schooling), (new.least_schooling, new.most_schooling)
        )
        without = tuple(dict.fromkeys((*(c for c in merged.without if c not in new.groups), *new.without)))
        groups = tuple(c for c in new.groups or merged.groups if c not in without)
        merged = Constraints(
            new.sort or merged.sort,
            new.descending if new.sort else merged.descending,
            joined((*merged.limits, *new.limits)),
            least,
            most,
            groups,
            (new.groups_words or merged.groups_words) if groups else "",
            without,
            (new.without_words or merged.without_words) if without else "",
            new.count if _COUNT.search(text) else merged.count,
            new.states or merged.states,
        )
        if _FLIP.search(text):
            merged = sorted_by_default(merged)
            merged = replace(merged, descending=not merged.descending)
        elif not new.sort and (_ASCENDING.search(text) or _DESCENDING.search(text)):
            merged = replace(sorted_by_default(merged), descending=bool(_DESCENDING.search(text)))
    return merged


def sorted_by_default(constraints: Constraints) -> Constraints:
    """Complete constraints without a measure to sort by: by what they limit, else the lowest exposure first.

    A list of the most begins with the most and a list of the least with the least: "over 80k" with the highest pay,
    "shrinking" with what shrinks fastest. Of limits on several measures one on exposure leads.
    """
    if constraints.sort:
        return constraints
    if constraints.states:
        return replace(constraints, sort="median_annual", descending=True)
    # Of "over 50k" and "under 80k" the first counts.
    by_measure = {limit.measure: limit for limit in reversed(constraints.limits)}
    for measure in ("exposure_score", "median_annual", "median_hourly", "growth_pct", "annual_openings", "employment"):
        if limit := by_measure.get(measure):
            return replace(constraints, sort=measure, descending=limit.low is not None)
    return replace(constraints, sort="exposure_score", descending=False)


def _narrowed(old: tuple[int, int], new: tuple[int, int]) -> tuple[int, int]:
    """Keep to both of two ranges, or to the later where they exclude each other."""
    least, most = max(old[0], new[0]), min(old[1], new[1])
    return (least, most) if least <= most else new


def _sort(text: str) -> tuple[str, bool]:
    found = [
        (m.start(), measure, down) for words, measure, down in _SORTS if (m := re.search(words, text, re.IGNORECASE))
    ]
    if found:
        return min(found, key=lambda item: item[0])[1:]
    losing = _LOSING.search(text) and _OF_JOBS.search(text) and not _KEEPING.search(text)
    return ("exposure_score", True) if losing else ("", False)


def _schooling(text: str) -> tuple[int, int]:
    for words, least, most in _SCHOOL_LIMITS:
        if re.search(words, text, re.IGNORECASE):
            return least, most
    return 0, len(SCHOOLING) - 1


def _unwanted(text: str) -> tuple[tuple[str, ...], str, str]:
    """Find the fields not wanted: their codes, their names, and the text without them."""
    codes: list[str] = []
    names: list[str] = []
    for match in reversed(list(_NOT_GROUP.finditer(text))):
        said = match[1]
        found, name = next(
            (pair for word in (said, said.removesuffix("s")) if (pair := _groups(f"{word} jobs"))[0]), ((), "")
        )
        if found:
            codes, names = [*found, *codes], [name, *names]
            text = f"{text[: match.start()]}{text[match.end() :]}"
    return tuple(codes), " or ".join(names), text


def _groups(text: str) -> tuple[tuple[str, ...], str]:
    for words, codes, name in _GROUPS:
        if re.search(words, text, re.IGNORECASE):
            return codes, name
    return (), ""

"""The bounds a question sets on measures: "over 60k", "low exposure", "growing", "between 20 and 30 an hour"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LOW, HIGH = 40.0, 60.0
"""The exposure scores below and above which "low" and "high" are meant: the ends of the band in the middle."""
GROWING, DECLINING = 4.5, 0.5
"""Percent to 2034 from which BLS says "faster than average" and "decline", before it rounds to whole percent."""
LOW_WORDS = "low exposure to AI"
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


_MONEY = r"\$?\s?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(k\b|thousand|grand)?"
_WORD_MONEY = re.compile(
    r"\b((?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|one hundred)(?:[- ]five)?)[- ](?:k|grand"
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
_BETWEEN = re.compile(
    rf"\b(?:between|from)\s+{_MONEY}\s*(?:and|to|-|–)\s*{_MONEY}|{_MONEY}\s*(?:to|-|–)\s*{_MONEY}", re.IGNORECASE
)
_SIX_FIGURES = re.compile(r"\b(?:six|6)[- ]figures?\b", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:someone|somebody|anyone|anybody|people|persons?|folks|men|women|man|woman|guys?|workers|i'?m|im|i am|for"
    r"|turn\w*)\s+$",
    re.IGNORECASE,
)
_OWN_PAY = re.compile(r"(?:\b(?:i|i'?m|im|we|he|she|currently|now|already)|(?-i:JOB))[\s,]+(?:\w+ )?$", re.IGNORECASE)
"""Before a pay that somebody has, not one that is wanted: "I make 60k"."""
_COUNTED = re.compile(
    r"\s*(?:(?:annual|yearly|job|new) )?(?:(openings|vacancies)|(?:jobs|people|workers|employed)\b(?! (?:that|with"
    r"|in|which)))\b",
    re.IGNORECASE,
)
_HOURLY = re.compile(r"\b(?:an?|per) h(?:ou)?r\b|/ ?h(?:ou)?r\b|\bhourly\b", re.IGNORECASE)
_EXPOSURE_NEAR = re.compile(r"\b(?:exposure|exposed|score|risk)\b", re.IGNORECASE)
_GROWTH_NEAR = re.compile(r"\b(?:grow\w*|growth)\b", re.IGNORECASE)

_LOW_EXPOSURE = re.compile(
    r"\b(?:low|little|not much|minimal|small)\b[\w\s-]{0,12}\b(?:ai|exposure|risk)\b|\bai (?:barely|hardly|can'?t"
    r"|cannot"
    r"|won'?t|will not|will never|isn'?t going to|is not going to) (?:touch\w*|reach\w*|do\b|replace|take|kill|steal"
    r"|automate)"
    r"|\b(?:won'?t|can'?t|cannot|never|not|isn'?t going to|aren'?t going to) (?:be |get )?(?:easily )?(?:replaced"
    r"|automated"
    r"|taken over|killed)\b|\bsurviv\w* (?:ai|automation|robots)\b"
    r"|\b(?:safe|safer|away) from (?:ai|robots|automation)|\bai[- ](?:proof|resistant|immune|safe)\b|\b(?:fewer"
    r"|declining|no|less) ai worries\b"
    r"|\blow[- ]exposure\b", re.IGNORECASE
)  # fmt: skip
_HIGH_EXPOSURE = re.compile(r"\bhigh(?:ly)?\b[\w\s-]{0,12}\b(?:ai|exposure|exposed|risk)\b", re.IGNORECASE)
_GROWING = re.compile(
    r"(?<!fastest )(?<!fastest-)(?<!most )\b(?:growing|in demand|(?:still|that|that'll|will|of those|those|of them"
    r"|which|ones|jobs|also) grow)\b"
    r"(?! (?:the )?(?:fast\w*|most|quick\w*))",
    re.IGNORECASE,
)
_HOW_FAST = re.compile(r"\bhow (?:fast|quick\w*|much|well)\b", re.IGNORECASE)
_SHRINKING = re.compile(r"\b(?:shrinking|declining|dying)\b(?! ai)", re.IGNORECASE)
_BEST = re.compile(r"\bbest (?:jobs|careers|occupations)\b(?! (?:paid|paying))", re.IGNORECASE)
"""Jobs that are to be good as such: that grow and pay."""
_DECENT = re.compile(
    r"\b(?:decent|good|solid|nice)[- ](?:money|pay|paying|paid|wages?|salary|living)\b|\bwell[- ]pa(?:id|ying)\b"
    r"|\b(?:decently|fairly) paid\b|\bpay(?:s|ing)? (?:really |pretty |fairly )?(?:well|good|decent\w*)\b",
    re.IGNORECASE,
)


def find_limits(text: str) -> Iterable[Limit]:
    """Find every bound a question sets, in no order; several may be on one measure."""
    said = {_in_digits(m): f"{m[1].lower()} thousand dollars" for m in _WORD_MONEY.finditer(text)}
    spelled = _WORD_MONEY.sub(_in_digits, text)
    for match in _BETWEEN.finditer(spelled):
        yield from _range(match)
    single = _BETWEEN.sub(" ", spelled)
    for pattern, is_low in ((_OVER, True), (_UNDER, False)):
        for match in pattern.finditer(single):
            yield from _limit(single, match, is_low, said)
    if _SIX_FIGURES.search(text):
        yield Limit("median_annual", low=100_000.0, words="median pay of six figures")
    if _LOW_EXPOSURE.search(text):
        yield Limit("exposure_score", high=LOW, words=LOW_WORDS)
    elif _HIGH_EXPOSURE.search(text) and not re.search(r"\bhighest\b", text, re.IGNORECASE):
        yield Limit("exposure_score", low=HIGH, words="high exposure to AI")
    if (
        _GROWING.search(text)
        and not _HOW_FAST.search(text)
        and not any(m for m in _OVER.finditer(spelled) if "%" in m.group(0) or "percent" in m.group(0))
    ):
        yield Limit("growth_pct", low=GROWING, words="growing faster than most")
    elif _SHRINKING.search(text):
        yield Limit("growth_pct", high=-DECLINING, words="shrinking")
    if _BEST.search(text):
        yield Limit("growth_pct", low=GROWING, words="growing faster than most")
    if _DECENT.search(text) or _BEST.search(text):
        yield Limit("median_annual", low=DECENT_PAY, words="pay above what half of US jobs pay")


def _in_digits(match: re.Match[str]) -> str:
    """Write an amount in words as digits: "fifty-five thousand" → "55k"."""
    tens, five, _ = match[1].lower().replace("-", " ").partition(" five")
    return f"{_WORD_VALUES[tens] + (5 if five else 0)}k"


def _limit(text: str, match: re.Match[str], is_low: bool, said: dict[str, str]) -> Iterable[Limit]:
    groups = match.groups()
    number = next((g for g in groups if g and g[0].isdigit()), None)
    if number is None:
        return
    value = float(number.replace(",", ""))
    if (counted := _COUNTED.match(text, match.end())) and "$" not in match.group(0):
        measure, what = ("annual_openings", "openings a year") if counted[1] else ("employment", "jobs")
        yield _bounded(measure, value, is_low, f"{'over' if is_low else 'under'} {value:,.0f} {what}")
        return
    if _OWN_PAY.search(text[: match.start()]) and re.match(r"mak|earn|paid", match.group(0), re.IGNORECASE):
        return
    if value < 100 and (_AGE.search(text[: match.start()]) or re.match(r"s\b|[- ]years?[- ]old", text[match.end() :])):
        return
    if _is_year(value) and "$" not in match.group(0) and "," not in number:
        return
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


def _is_year(value: float) -> bool:
    return 1990 <= value <= 2050 and value.is_integer()


def _range(match: re.Match[str]) -> Iterable[Limit]:
    """Read "between 50k and 80k" or "60-80k", where amounts of yearly pay are meant."""
    low, low_unit, high, high_unit = match.groups()[:4] if match[1] else match.groups()[4:]
    least, most = float(low.replace(",", "")), float(high.replace(",", ""))
    least *= 1000 if (low_unit or high_unit) and least < 1000 else 1
    most *= 1000 if high_unit and most < 1000 else 1
    is_money = bool("$" in match.group(0) or low_unit or high_unit) or not (_is_year(least) and _is_year(most))
    if 1000 <= least < most and is_money:
        yield Limit("median_annual", least, most, f"median pay from ${least:,.0f} to ${most:,.0f} a year")


def _bounded(measure: str, value: float, is_low: bool, words: str) -> Limit:
    return Limit(measure, low=value if is_low else None, high=None if is_low else value, words=words)


def joined(limits: Iterable[Limit]) -> tuple[Limit, ...]:
    """Keep of several limits those that hold together: a later one replaces what it contradicts or bounds anew."""
    found: list[Limit] = []
    for new in limits:
        found = [old for old in found if old.measure != new.measure or _holds_beside(old, new)]
        found.append(new)
    return tuple(found)


def _holds_beside(old: Limit, new: Limit) -> bool:
    """Whether "over 50k" still holds once "under 80k" is said, as it does not once "over 60k" or "under 40k" is."""
    bounds_more = (old.low is not None and new.low is None) or (old.high is not None and new.high is None)
    lows, highs = [b.low for b in (old, new) if b.low is not None], [b.high for b in (old, new) if b.high is not None]
    return bounds_more and (not lows or not highs or max(lows) <= min(highs))

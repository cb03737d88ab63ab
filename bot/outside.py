"""What lies outside the figures: other countries, other years, one employer, counts of layoffs, extras to pay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.evidence import Gap
from bot.places import Place

_EMPLOYERS = re.compile(
    r"\b(?:google|alphabet|amazon|apple inc|microsoft|meta|facebook|netflix|tesla|spacex|nvidia|intel|ibm|oracle"
    r"|salesforce|uber|lyft"
    r"|doordash|instacart|walmart|target corp|costco|kroger|home depot|lowe'?s|best buy|walgreens|cvs|starbucks"
    r"|mcdonald'?s|chipotle"
    r"|disney|nike|boeing|lockheed(?: martin)?|raytheon|northrop(?: grumman)?|general (?:motors|electric|dynamics)"
    r"|ford motor|gm|toyota"
    r"|goldman(?: sachs)?|jp ?morgan(?: chase)?|morgan stanley|citi(?:bank|group)?|bank of america|wells fargo"
    r"|blackrock|deloitte|pwc|kpmg"
    r"|ernst (?:&|and) young|accenture|mckinsey|bain|fedex|ups|dhl|delta|united airlines|american airlines"
    r"|southwest airlines|verizon"
    r"|at ?& ?t|t-mobile|comcast|exxon\w*|chevron|shell|pfizer|merck|johnson (?:&|and) johnson|kaiser(?: permanente)?"
    r"|mayo clinic|hca"
    r"|openai|anthropic|palantir|airbnb|twitter|tiktok|bytedance|adobe|cisco|dell|hp|samsung|sony|pepsi\w*|coca[- ]cola"
    r"|nestl[eé]"
    r"|marriott|hilton|hyatt|nasa|nba|nfl|mlb|nhl|harvard|stanford|mit|trader joe'?s|whole foods|publix|aldi"
    r"|dollar general)\b",
    re.IGNORECASE,
)
_EMPLOYER_ASKED = re.compile(
    r"\b(?:pay|pays|paid|salary|salaries|wage|wages|make|makes|earn|earns|get|gets|give|gives|offer|offers|bonus|hiring"
    r"|hire|compensation|team|insurance|benefits)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:in|for|during|back in|of|around|year|el|en)\s+(?:the year |about )?((?:19|20)\d\d)\b(?!\s*(?:and|to|-"
    r"|–)\s*20\d\d)",
    re.IGNORECASE,
)
_LAYOFFS = re.compile(
    r"\bhow many\b.*\b(?:laid off|layoffs?|lay ?offs?|lost (?:their|a) jobs?|fired|let go|replaced (?:so far|already"
    r"|by ai))\b"
    r"|\b(?:layoffs?|laid off) (?:last|this) (?:week|month|year|quarter)\b|\bwhen will (?:my|the) (?:company|boss"
    r"|employer)\b",
    re.IGNORECASE,
)
_EXTRAS = re.compile(
    r"\b(?:bonus(?:es)?|stock options|equity|rsus?|health insurance|pension|benefits package|overtime pay)\b",
    re.IGNORECASE,
)
ASIDES = ("extras", "region")
"""What is asked beyond the corpus without being the question: it is said beside the answer."""
_WITHOUT_ARTICLE = ("New England", "Appalachia")
_PERSONAL = re.compile(
    r"\b(?:am i|is (?:he|she)|are (?:they|you)) (?:too \w+|(?:\w+ )?enough) (?:to|for)\b|\bwill (?:i|he|she) (?:be"
    r"|feel) (?:happy|good|rich|okay)\b"
    r"|\b(?:which|what|who) (?:\w+ ){0,3}should i (?:hire|call|see|vote|marry|date)\b",
    re.IGNORECASE,
)
_FIRST_PAY_YEAR, _LAST_YEAR, _LAST_PROJECTED = 2024, 2026, 2034


def find_outside(text: str, asked: str, places: Sequence[Place], intents: Sequence[str]) -> tuple[Gap, ...]:
    """Find what a question asks beyond the corpus.

    Args:
        text: The question with its job titles cut out.
        asked: Its asking part.
        places: The places it names.
        intents: What it asks for.

    Returns:
        One gap for each thing outside, with a reason for a person to read.
    """
    gaps: list[Gap] = []
    asides: list[Gap] = []
    abroad = [place for place in places if place.kind == "abroad"]
    if abroad:
        where = abroad[0].name
        gaps.append(Gap(where, f"I hold figures for the United States only, so nothing for {where}."))
    wide = next((place for place in places if place.kind == "wide"), None)
    if wide and {"pay", "outlook", "rank"} & set(intents):
        name = wide.name if wide.name in _WITHOUT_ARTICLE else f"the {wide.name}"
        asides.append(
            Gap(
                "region",
                f"No figures are held for {name} as a whole, so these are the nation's; name a state for its pay.",
            )
        )
    year = _YEAR.search(asked)
    if year and not _is_held(int(year.group(1)), intents):
        gaps.append(Gap(year.group(1), _year_reason(int(year.group(1)), intents)))
    employer = _EMPLOYERS.search(asked)
    if employer and _EMPLOYER_ASKED.search(asked):
        name = employer.group(0)
        name = name if name[0].isupper() else name.upper() if len(name) < 4 else name.title()
        gaps.append(Gap(name, f"No figures here are about one employer, so I can't say what {name} does or pays."))
    if _LAYOFFS.search(asked):
        gaps.append(
            Gap(
                "layoffs",
                "Nobody publishes a sound count of layoffs caused by AI by occupation, and I don't forecast them.",
            )
        )
    if _PERSONAL.search(asked):
        gaps.append(
            Gap(
                "one person",
                "That depends on the person, and nothing here can tell; I can say what the job asks and pays.",
            )
        )
    if _EXTRAS.search(asked) and "pay" in intents:
        asides.append(
            Gap("extras", "The pay figures are wages and salaries; bonuses, stock and benefits are not in them.")
        )
    return (*gaps, *asides)


def _is_held(year: int, intents: Sequence[str]) -> bool:
    if "outlook" in intents and _FIRST_PAY_YEAR <= year <= _LAST_PROJECTED:
        return True
    if {"pay", "exposure", "outlook"} & set(intents):
        return _FIRST_PAY_YEAR <= year <= _LAST_YEAR
    return True


def _year_reason(year: int, intents: Sequence[str]) -> str:
    if "exposure" in intents and "pay" not in intents:
        return f"The exposure measures were made from 2024 to 2026; there is no score for {year}."
    when = "before" if year < _FIRST_PAY_YEAR else "after"
    held = "I hold pay for May 2024 and May 2025 and projections for 2024-34"
    return f"{held}, and nothing for {year}, which lies {when} them."

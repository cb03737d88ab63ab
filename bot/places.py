"""Find the places a question names: states and territories, the cities and regions of one state, the nation, abroad."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.locating import corpus_folder

STATES = dict(
    zip(
        "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI "
        "SC SD TN TX UT VT VA WA WV WI WY PR GU VI".split(),
        "Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,the District of Columbia,Florida,Georgia,Hawaii,"
        "Idaho,Illinois,Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,"
        "Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,New York,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,"
        "Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,Washington,West Virginia,"
        "Wisconsin,Wyoming,Puerto Rico,Guam,the Virgin Islands".split(","),
        strict=True,
    )
)
"""Two-letter code → name as a sentence says it."""

_SAID = {
    "washington state": "WA", "state of washington": "WA", "washington dc": "DC", "washington d.c.": "DC", "washington, dc": "DC",
    "washington, d.c.": "DC", "district of columbia": "DC", "d.c.": "DC", "virgin islands": "VI", "us virgin islands": "VI", "jersey": "NJ",
    "ariz.": "AZ", "ark.": "AR", "calif.": "CA", "calif": "CA", "cali": "CA", "colo.": "CO", "conn.": "CT", "del.": "DE", "fla.": "FL", "fla": "FL",
    "ill.": "IL", "ind.": "IN", "kan.": "KS", "ky.": "KY", "mass.": "MA", "mich.": "MI", "minn.": "MN", "miss.": "MS", "mont.": "MT", "neb.": "NE",
    "nebr.": "NE", "nev.": "NV", "okla.": "OK", "ore.": "OR", "penn.": "PA", "penna.": "PA", "pa.": "PA", "tenn.": "TN", "tex.": "TX", "va.": "VA", "wash.": "WA",
    "wis.": "WI", "wisc.": "WI", "w. va.": "WV", "wyo.": "WY", "n.y.": "NY", "n.j.": "NJ", "n.c.": "NC", "s.c.": "SC", "ariz": "AZ",
}
_WORDS_TOO = {"in", "or", "me", "ok", "hi", "oh", "la", "de", "id", "pa", "ma", "al", "md", "va", "co", "mo", "ne", "pr", "vi", "ms", "ga", "ct", "ar", "mi", "sd", "nd", "il", "mt", "wa", "ca", "sc"}
"""Codes that are also words, titles or abbreviations: read as states only in capitals or after "in"."""
_NEVER_BARE = {"PR", "ID", "MD", "PA", "OR", "IN", "ME", "OK", "HI", "CT", "MS", "CO", "VI", "IA"}
"""Codes that in capitals still mean something else at work (PR, PA, MD, CT, OR …) unless "in" or a comma precedes."""
_NATION = re.compile(r"\b(?:nationally|nation ?wide|nationwide|whole (?:us|u\.s\.|usa|country|nation)|across the (?:us|country|nation|united states)"
                     r"|(?:in|for|throughout) the (?:us\b|u\.s\.|usa|united states|states\b|(?:whole |entire )?(?:country|nation))|us average|national average)", re.I)
_ABROAD_MONEY = re.compile(r"\bin (?:pounds|euros?|rupees|pesos|canadian dollars|yen|gbp|eur|cad|aud)\b|[€£₹]", re.I)
_TRADES = re.compile(r"\s*(?:teachers?|tutors?|translators?|interpreters?|restaurants?|food|chefs?|cooks?|instructors?|professors?|pastry|medicine)\b", re.I)
_BEFORE_CITY = re.compile(r"\b(?:in|from|around|near|at|to|of|outside|for)\s+(?:downtown |central |greater )?$", re.I)
_ALSO_WORDS = {"mobile", "bend", "salem", "reading", "orange", "lincoln", "jackson", "concord", "erie", "midland", "flint", "naples", "rome", "paris", "athens", "columbia", "norman", "pierre", "helena",
               "madison", "bloomington", "aurora", "newport", "dover", "lima", "santiago", "panama", "turkey", "china", "norfolk", "casper", "charlotte", "lexington", "eugene", "camden", "henderson", "huntington", "burlington", "manchester", "cambridge", "sf", "redding", "perth", "wales"}
"""City names that are also names of people or things: read as places only after a word such as "in"."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a question."""

    code: str | None
    """Two-letter code, "US", or none: abroad, or a city of several states."""
    name: str
    kind: str
    """"state", "nation", "city", "region" or "abroad"."""
    start: int
    end: int
    candidates: tuple[str, ...] = ()
    """The states a city name may belong to, when there are several."""


def state_name(code: str) -> str:
    """Give a state's name as a sentence says it; "US" is the United States."""
    return STATES.get(code, "the United States" if code == "US" else code)


@cache
def _names() -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Every name in lower case → (name, kind, codes)."""
    found = {name.lower().removeprefix("the "): (name, "state", (code,)) for code, name in STATES.items()}
    found |= {said: (STATES[code], "state", (code,)) for said, code in _SAID.items()}
    with Path(corpus_folder() / "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["name"].lower(), (row["name"], row["kind"], tuple(row["states"].split())))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:" + "|".join(re.escape(name) for name in longest_first) + r")(?!\w)", re.I)


_CODE = re.compile(r"(?<![\w.'’])(?:[A-Z]{2}|[a-z]{2})(?![\w'’])")


def find_places(text: str) -> list[Place]:
    """Find the places a text names, in order of mention."""
    found = [place for match in _pattern().finditer(text) if (place := _named(text, match))]
    found += [Place("US", "the United States", "nation", m.start(), m.end()) for m in _NATION.finditer(text)]
    found += [Place(None, "another country", "abroad", m.start(), m.end()) for m in _ABROAD_MONEY.finditer(text)]
    taken = [(place.start, place.end) for place in found]
    for match in _CODE.finditer(text):
        place = _coded(text, match)
        if place and not any(start <= place.start < end for start, end in taken):
            found.append(place)
    found.sort(key=lambda place: place.start)
    return _joined(found)


def _named(text: str, match: re.Match[str]) -> Place | None:
    said = match.group(0)
    name, kind, codes = _names()[said.lower()]
    before = text[: match.start()]
    if said.lower() in _ALSO_WORDS and not (_BEFORE_CITY.search(before) and said[0].isupper() or re.search(r"\bin $", before)):
        return None
    if said.lower() in ("cali", "jersey") and not re.search(r"\b(?:in|from|to)\s+$", before):
        return None
    if kind == "abroad" and (_TRADES.match(text[match.end():]) or re.search(r"\bnew $", before, re.I)):
        return None
    return Place(codes[0] if len(codes) == 1 else None, name, kind, match.start(), match.end(), codes if len(codes) > 1 else ())


def _coded(text: str, match: re.Match[str]) -> Place | None:
    """Read a two-letter code as a state where its surroundings allow it."""
    said, before, after = match.group(0), text[: match.start()], text[match.end():]
    code = said.upper()
    if code not in STATES:
        return None
    led = bool(re.search(r"(?:\b(?:in|from|around|across|to)\s+|,\s?)$", before))
    ends = not after.strip(" ?!.")
    if said.isupper() and not text.isupper():
        allowed = led or code not in _NEVER_BARE
    else:
        allowed = (led and (said not in {"me", "or", "in", "hi", "oh", "ok", "pa", "id", "de"} or ends)) and not re.search(r",\s?$", before)
        allowed = allowed or (said not in _WORDS_TOO and bool(before.strip()))
        allowed = allowed or (ends and said in {"oh", "ga", "mi", "il", "ca", "wa", "mo", "nc", "sc"} and bool(re.search(r"\b(?:pay|wages?|salary|make|earn|jobs?)\s+$", before)))
    return Place(code, STATES[code], "state", match.start(), match.end()) if allowed else None


def _joined(found: list[Place]) -> list[Place]:
    """Let a state that follows its city ("Houston TX", "Paris, Texas") settle which place is meant."""
    kept: list[Place] = []
    for place in found:
        if kept and place.kind == "state" and kept[-1].kind in ("city", "abroad", "region") and place.start - kept[-1].end <= 2:
            city = kept.pop()
            place = Place(place.code, city.name, "city", city.start, place.end)
        kept.append(place)
    return kept

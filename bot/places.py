"""Find the places a question names: states and territories, the cities and regions of one state, the nation, abroad."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from bot.locating import corpus_folder

_STATE_NAMES = """
    AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware, DC
    the District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS
    Kansas, KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS
    Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico,
    NY New York, NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode
    Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA
    Washington, WV West Virginia, WI Wisconsin, WY Wyoming, PR Puerto Rico, GU Guam, VI the Virgin Islands
"""
STATES = dict(entry.split(" ", 1) for entry in " ".join(_STATE_NAMES.split()).split(", "))
"""Two-letter code → name as a sentence says it."""

_OTHER_NAMES = """
    WA: washington state | state of washington | wash.; DC: washington dc | washington d.c. | washington, dc |
    washington, d.c. | district of columbia | d.c.; VI: virgin islands | us virgin islands; NJ: jersey | n.j.;
    AZ: ariz. | ariz; AR: ark.; CA: calif. | calif | cali; CO: colo.; CT: conn.; DE: del.; FL: fla. | fla; IL:
    ill.; IN: ind.; KS: kan.; KY: ky.; MA: mass.; MI: mich.; MN: minn.; MS: miss.; MT: mont.; NE: neb. |
    nebr.; NV: nev.; OK: okla.; OR: ore.; PA: penn. | penna. | pa.; TN: tenn.; TX: tex.; VA: va.; WI: wis. |
    wisc.; WV: w. va. | w virginia | w. virginia; WY: wyo.; NY: n.y.; NC: n.c. | n carolina | n. carolina;
    SC: s.c. | s carolina | s. carolina; ND: n dakota | n. dakota; SD: s dakota | s. dakota; HI: hawai'i
"""
"""What people write for a state, by its code."""
_SAID = {
    said: code
    for code, _, names in (entry.partition(": ") for entry in " ".join(_OTHER_NAMES.split()).split("; "))
    for said in names.split(" | ")
}
_WORDS_TOO = frozenset(
    """
    in or me ok hi oh la de id pa ma al md va co mo ne pr vi ms ga ct ar mi sd nd il mt wa ca sc
    """.split()
)
"""Codes that are also words, titles or abbreviations: read as states only in capitals or after "in"."""
_NEVER_BARE = frozenset(
    """
    PR ID MD PA OR IN ME OK HI CT MS CO VI IA
    """.split()
)
"""Codes that in capitals still mean something else at work (PR, PA, MD, CT, OR …) unless "in" or a comma precedes."""
_LITTLE_WORDS = frozenset("me or in hi oh ok pa id de".split())
_AT_THE_END = frozenset("oh ga mi il ca wa mo nc sc".split())
_NATION = re.compile(
    r"\b(?:nationally|nation ?wide|nationwide|whole (?:us|u\.s\.|usa|country|nation)|across the (?:us|country|nation"
    r"|united states)"
    r"|(?:in|for|throughout) the (?:us\b|u\.s\.|usa|united states|states\b|(?:whole |entire )?(?:country|nation))"
    r"|us average|national average|united states\b|usa\b)",
    re.I,
)
_ABROAD_MONEY = re.compile(r"\bin (?:pounds|euros?|rupees|pesos|canadian dollars|yen|gbp|eur|cad|aud)\b|[€£₹]", re.I)
_TRADES = re.compile(
    r"\s*(?:teachers?|tutors?|translators?|interpreters?|restaurants?|food|chefs?|cooks?|instructors?|professors?"
    r"|pastry|medicine)\b",
    re.I,
)
_SCHOOL = re.compile(r"\s+(?:tech|a ?& ?m|university)\b", re.I)
_VETERANS = re.compile(r"\s+(?:hospitals?|medical|clinics?|benefits|nurses?|system|cent(?:er|re)s?|health)\b", re.I)
_ALONE = re.compile(r"\W*(?:(?:and|or|what about|how about|say)\W+)*(?:in\W+)?", re.I)
_BEFORE_CITY = re.compile(r"\b(?:in|from|around|near|at|to|of|outside|for)\s+(?:downtown |central |greater )?$", re.I)
_ALSO_WORDS = frozenset(
    """
    mobile bend salem reading orange lincoln jackson concord erie midland flint naples rome paris athens
    columbia norman pierre helena madison bloomington aurora newport dover lima santiago panama turkey china
    norfolk casper charlotte lexington eugene camden henderson huntington burlington manchester cambridge sf
    redding perth wales carolina
    """.split()
)
"""City names that are also names of people or things: read as places only after a word such as "in"."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a question."""

    code: str | None
    """Two-letter code, "US", or none: abroad, or a city of several states."""
    name: str
    kind: str
    """"state", "nation", "city", "region", "abroad" or "wide": a part of the country no figures are held for."""
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
    found: dict[str, tuple[str, str, tuple[str, ...]]] = {
        name.lower().removeprefix("the "): (name, "state", (code,)) for code, name in STATES.items()
    }
    found |= {said: (STATES[code], "state", (code,)) for said, code in _SAID.items()}
    with Path(corpus_folder() / "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = row["name"], row["kind"], tuple(row["states"].split())
            found.setdefault(row["name"].lower(), place)
            found.setdefault(row["name"].lower().replace("st. ", "st "), place)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:" + "|".join(re.escape(name) for name in longest_first) + r")(?!\w)", re.I)


_LED_WORD = re.compile(
    r"\b(?:in|from|to|across|near|about|abt|for|around)\s+((?:(?:new|north|south|west|rhode) )?[a-z]{6,})\b", re.I
)
_NEARLY = 0.85
"""Likeness from which a word is a state's name misspelled; our judgement."""
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
    taken = [(place.start, place.end) for place in found]
    found += [p for p in _misspelled(text) if not any(start < p.end and p.start < end for start, end in taken)]
    found.sort(key=lambda place: place.start)
    return _joined(found)


def _named(text: str, match: re.Match[str]) -> Place | None:
    said = match.group(0)
    name, kind, codes = _names()[said.lower()]
    before = text[: match.start()]
    meant = (_BEFORE_CITY.search(before) and said[0].isupper()) or re.search(r"\bin $", before)
    if said.lower() in _ALSO_WORDS and not meant:
        return None
    if said.lower() in ("cali", "jersey") and not re.search(r"\b(?:in|from|to)\s+$", before):
        return None
    if kind == "state" and _SCHOOL.match(text[match.end() :]):
        return None
    if kind == "wide" and re.match(r" airlines", text[match.end() :], re.I):
        return None
    if kind == "abroad" and (_TRADES.match(text[match.end() :]) or re.search(r"\bnew $", before, re.I)):
        return None
    return Place(
        codes[0] if len(codes) == 1 else None, name, kind, match.start(), match.end(), codes if len(codes) > 1 else ()
    )


def _coded(text: str, match: re.Match[str]) -> Place | None:
    """Read a two-letter code as a state where its surroundings allow it."""
    said, before, after = match.group(0), text[: match.start()], text[match.end() :]
    code = said.upper()
    if code not in STATES:
        return None
    led = bool(re.search(r"(?:\b(?:in|from|around|across|to)\s+|,\s?)$", before))
    ends = not after.strip(" ?!.")
    if code == "VA" and _VETERANS.match(after):
        return None
    if _is_of_city(code, before) and (ends or said.isupper()):
        return Place(code, STATES[code], "state", match.start(), match.end())
    if code == "LA" and (led or said.isupper()) and not before.rstrip().endswith(","):
        return Place(None, "LA", "city", match.start(), match.end(), ("CA", "LA"))
    if ends and said.isupper() and code not in _NEVER_BARE and _ALONE.fullmatch(before):
        return Place(code, STATES[code], "state", match.start(), match.end())
    if said.isupper() and not text.isupper():
        allowed = led or code not in _NEVER_BARE
    else:
        allowed = (led and (said not in _LITTLE_WORDS or ends)) and not re.search(r",\s?$", before)
        allowed = allowed or (said not in _WORDS_TOO and bool(before.strip()))
        allowed = allowed or (
            ends and said in _AT_THE_END and bool(re.search(r"\b(?:pay|wages?|salary|make|earn|jobs?)\s+$", before))
        )
    return Place(code, STATES[code], "state", match.start(), match.end()) if allowed else None


def _is_of_city(code: str, before: str) -> bool:
    """Whether a city of the state comes right before its code: "Jackson MS", "st louis mo"."""
    words = before.rstrip(", ").lower().split()
    said = (" ".join(words[-length:]).lstrip("(\"'") for length in (1, 2, 3) if length <= len(words))
    places = (_names()[name] for name in said if name in _names())
    return any(kind == "city" and code in codes for _, kind, codes in places)


def _misspelled(text: str) -> Iterator[Place]:
    """Read a word after "in" and the like that is nearly a state's name: "in pensylvania"."""
    for match in _LED_WORD.finditer(text):
        said = match[1].lower()
        # A person or thing of a state, such as a Georgian, is not the state.
        names = [
            n for n in _long_names() if n[0] == said[0] and not said.startswith(n) and said not in ("indian", "indians")
        ]
        if near := get_close_matches(said, names, 1, _NEARLY):
            code = _long_names()[near[0]]
            yield Place(code, STATES[code], "state", match.start(1), match.end(1))


@cache
def _long_names() -> dict[str, str]:
    return {name.lower(): code for code, name in STATES.items() if len(name) >= 7 and not name.startswith("the ")}


def _joined(found: list[Place]) -> list[Place]:
    """Let a state that follows its city ("Houston TX", "Paris, Texas") settle which place is meant."""
    kept: list[Place] = []
    for place in found:
        if (
            kept
            and place.kind == "state"
            and kept[-1].kind in ("city", "abroad", "region")
            and place.start - kept[-1].end <= 2
        ):
            city = kept.pop()
            place = Place(place.code, city.name, "city", city.start, place.end)
        kept.append(place)
    return kept

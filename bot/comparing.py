"""Hold two to five occupations side by side: the verdict on what was asked, a table, and how firm it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.evidence import Evidence, Figure, Passage, Subject
from bot.gathering import RANKS
from bot.places import state_name
from bot.request import Request
from bot.scores import agreement, augmentation_level
from bot.wording import count, dollars, hour, listed, money, score, sentence, share, signed


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    label: str
    cells: tuple[str, ...]
    figures: tuple[Figure | Passage, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the comparison's template shows."""

    verdict: str
    figures: tuple[Figure, ...]
    """What the verdict rests on."""
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one measure is compared: its words, how a value is written, and which end is asked for."""

    label: str
    write: Callable[[Figure], str]
    more: str
    """What an occupation with the higher value is said to be."""
    less: str
    lower_wins: bool = False
    close: float = 0.0
    """A difference within which two values are called about the same."""


def _of_100(figure: Figure) -> str:
    return f"{score(figure)}/100"


_KINDS = {
    "exposure_score": _Kind("AI exposure score", _of_100, "more exposed to AI", "less exposed to AI", lower_wins=True, close=3),
    "augmentation": _Kind("Augmentation potential", lambda f: f"{augmentation_level(f.value)} ({score(f)})", "helped more by AI", "helped less by AI"),
    "autonomy": _Kind("AI alone could do", share, "more open to AI working alone", "less open to AI working alone", lower_wins=True),
    "growth_pct": _Kind("Growth 2024-34", signed, "growing faster", "growing more slowly", close=0.3),
    "annual_openings": _Kind("Openings a year", count, "where more openings come up", "where fewer openings come up"),
    "employment": _Kind("Jobs, May 2025", count, "the larger occupation", "the smaller occupation"),
    "median_annual": _Kind("Median pay a year, May 2025", money, "better paid", "paid less", close=500),
    "median_hourly": _Kind("Median pay an hour, May 2025", hour, "better paid by the hour", "paid less by the hour"),
    "p90_annual": _Kind("Best-paid tenth earn over", money, "better paid at the top", "paid less at the top"),
    "p10_annual": _Kind("Lowest-paid tenth earn under", money, "better paid at the low end", "paid less at the low end"),
    "wage_change_pct": _Kind("Pay, change on the year", signed, "where pay rose more", "where pay rose less"),
}
_DEFAULT = {"exposure": "exposure_score", "pay": "median_annual", "outlook": "growth_pct"}
_TABLE = ("exposure_score", "growth_pct", "annual_openings", "median_annual")
_TURNED = re.compile(r"\b(?:most exposed|more exposed|hardest|goes? first|gets? a robot|first lol|in more trouble|worse|riskier|lose more|imitate more|more to ai|most at risk|how exposed)\b", re.I)


def compare(request: Request, evidence: Evidence) -> Comparison:
    """Compare the subjects of the evidence on what the request asks."""
    lead = _lead_measure(request)
    place = request.places[0] if request.places and lead in ("median_annual", "median_hourly", "p10_annual", "p90_annual", "employment") else "US"
    values = [(subject, figure) for subject in evidence.subjects if (figure := _find(evidence, subject, lead, place))]
    measures = dict.fromkeys((*(m for m in request.measures if m in _KINDS), lead, *_TABLE))
    rows = [row for measure in measures for row in _rows(measure, request, evidence)]
    rows.insert(1 if rows and rows[0].label == _KINDS["exposure_score"].label else len(rows), _ranges(evidence)) if _has_ranges(evidence) else None
    entry = _entry_row(evidence)
    notes = [*_disagreements(evidence, lead), *_two_scales(evidence)]
    return Comparison(_verdict(lead, values, request, place), tuple(f for _, f in values), tuple(rows + ([entry] if entry else [])), tuple(notes))


def _lead_measure(request: Request) -> str:
    asked = [m for m in request.measures if m in _KINDS]
    if asked:
        return asked[0]
    return next((_DEFAULT[intent] for intent in request.intents if intent in _DEFAULT), "exposure_score")


def _find(evidence: Evidence, subject: Subject, measure: str, place: str = "US") -> Figure | None:
    return next((f for f in evidence.figures if f.measure == measure and f.soc_code == subject.soc_code and f.place == place), None)


def _verdict(measure: str, values: Sequence[tuple[Subject, Figure]], request: Request, place: str) -> str:
    """Name the winner on what was asked and by how much, or the order of three and more."""
    kind = _KINDS[measure]
    if len(values) < 2:
        return f"They can't be put in order: the {kind.label.lower()} is not published for {'all of them' if values else 'any of them'}."
    where = f" in {state_name(place)}" if place != "US" else ""
    turned = kind.lower_wins and bool(_TURNED.search(request.question))
    ordered = sorted(values, key=lambda item: item[1].value, reverse=turned or not kind.lower_wins)
    (first, best), (second, next_best) = ordered[0], ordered[1]
    word = kind.more if turned or not kind.lower_wins else kind.less
    if len(ordered) > 2:
        order = listed([f"{subject.plural} ({kind.write(figure)})" for subject, figure in ordered])
        return f"{sentence(first.plural)} come first{where}, {_superlative(word)}: {order}."
    if abs(best.value - next_best.value) <= kind.close:
        return f"{sentence(first.plural)} and {second.plural} are about level{where}: {kind.write(best)} and {kind.write(next_best)}."
    return f"{sentence(first.plural)} are {word}{where}: {kind.write(best)} against {kind.write(next_best)} for {second.plural}."


def _superlative(word: str) -> str:
    return {
        "more exposed to AI": "the most exposed to AI", "less exposed to AI": "the least exposed to AI", "growing faster": "growing fastest",
        "where more openings come up": "with the most openings", "better paid": "the best paid", "where pay rose more": "with the largest rise in pay",
        "the larger occupation": "the largest",
    }.get(word, word)


def _rows(measure: str, request: Request, evidence: Evidence) -> list[Row]:
    kind = _KINDS[measure]
    found = []
    for place in ("US", *request.places):
        figures = [_find(evidence, subject, measure, place) for subject in evidence.subjects]
        if any(figures):
            label = kind.label if place == "US" else f"{kind.label}, {state_name(place)}"
            cells = tuple(kind.write(figure) if figure else "not published" for figure in figures)
            found.append(Row(label, cells, tuple(f for f in figures if f)))
    return found


def _spread(evidence: Evidence, subject: Subject) -> list[Figure]:
    return sorted((f for m in RANKS if (f := _find(evidence, subject, m))), key=lambda f: f.value)


def _has_ranges(evidence: Evidence) -> bool:
    return any(_spread(evidence, subject) for subject in evidence.subjects)


def _ranges(evidence: Evidence) -> Row:
    ranks = [_spread(evidence, subject) for subject in evidence.subjects]
    cells = tuple(f"{score(r[0])} to {score(r[-1])}" if r else "own scale" for r in ranks)
    return Row("Scorers' range", cells, tuple(f for r in ranks for f in r[:1]))


def _entry_row(evidence: Evidence) -> Row | None:
    entries = {p.report: p for p in evidence.passages if p.section == "become" and p.heading == "Entry"}
    if not entries:
        return None
    cells = tuple(_usual_entry(entries[s.slug].text) if s.slug in entries else "not published" for s in evidence.subjects)
    return Row("Usual entry", cells, tuple(entries.values()))


def _usual_entry(text: str) -> str:
    return sentence(text.removeprefix("BLS lists ").split(" as the usual entry")[0].removeprefix("a ").removeprefix("an "))


def _disagreements(evidence: Evidence, lead: str) -> list[str]:
    if lead != "exposure_score":
        return []
    apart = [(s, r) for s in evidence.subjects if (r := _spread(evidence, s)) and agreement(r[-1].value - r[0].value) == "disagree"]
    if not apart:
        return ["*Exposure is overlap with what AI can do, not a forecast of layoffs.*"]
    who = listed([s.plural for s, _ in apart])
    return [f"The scorers disagree about {who}, so don't rest a decision on that number alone. *Exposure is overlap with what AI can do, not a forecast of layoffs.*"]


def _two_scales(evidence: Evidence) -> list[str]:
    own = [s for s in evidence.subjects if s.own_scale]
    if not own or len(own) == len(evidence.subjects):
        return []
    return [f"Two scales meet here: the score of {own[0].plural} comes from their own report and is not a rank among US jobs, so the two numbers can't be set against each other."]


def pay_against(offer: float, median: Figure, low: Figure | None, high: Figure | None) -> str:
    """Say where a yearly pay lies against published pay: "below the median of $77,070"."""
    if low and offer < low.value:
        return f"below what all but the lowest-paid tenth earn ({money(low)}), well under the median of {money(median)}"
    if high and offer > high.value:
        return f"above the mark only the best-paid tenth pass ({money(high)})"
    side = "about the median" if abs(offer - median.value) < 0.03 * median.value else "above the median" if offer > median.value else "below the median"
    return f"{side} of {money(median)}, inside the usual range of {dollars(low.value)} to {dollars(high.value)}" if low and high else f"{side} of {money(median)}"



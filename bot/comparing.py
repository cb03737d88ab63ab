"""Hold two to five occupations side by side: the verdict on what was asked, a table, and how firm it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.evidence import Evidence, Figure, Passage, Subject
from bot.gathering import RANKS
from bot.measures import MEASURES
from bot.places import state_name
from bot.request import Request
from bot.scores import agreement, augmentation_level
from bot.wording import count, dollars, hour, listed, money, score, sentence, share, signed


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    label: str
    cells: tuple[str, ...]
    items: tuple[Figure | Passage, ...]
    """What the cells rest on."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the comparison's template shows."""

    verdict: str
    figures: tuple[Figure, ...]
    """What the verdict rests on."""
    rows: tuple[Row, ...]
    disagree: tuple[Subject, ...]
    """Those about whom the scorers disagree, where exposure is what was asked."""
    own_scale: tuple[Subject, ...]
    """Those whose score is on a scale of its own, where others' are not."""
    order: tuple[str, ...]
    """O*NET-SOC codes, the winner first; empty where they cannot be put in order."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one measure is compared: its words, how a value is written, and which end is asked for."""

    label: str
    write: Callable[[Figure], str]
    more: str
    """What an occupation with the higher value is said to be."""
    less: str
    most: str
    """What the first of three or more is said to be."""
    lower_wins: bool = False
    close: float = 0.0
    """A difference within which two values are called about the same."""


def _of_100(figure: Figure) -> str:
    return f"{score(figure)}/100"


def _level(figure: Figure) -> str:
    return f"{augmentation_level(figure.value)} ({score(figure)})"


_KINDS = {
    "exposure_score": _Kind(
        "AI exposure score", _of_100, "more exposed to AI", "less exposed to AI", "the least exposed to AI", True, 3
    ),
    "augmentation": _Kind(
        "Augmentation potential", _level, "helped more by AI", "helped less by AI", "helped most by AI"
    ),
    "autonomy": _Kind(
        "AI alone could do", share, "more open to AI working alone", "less open to AI working alone",
        "the least open to AI working alone", True,
    ),
    "growth_pct": _Kind(
        "Growth 2024-34", signed, "growing faster", "growing more slowly", "growing fastest", close=0.3
    ),
    "annual_openings": _Kind(
        "Openings a year", count, "where more openings come up", "where fewer openings come up",
        "where most openings come up",
    ),
    "employment": _Kind(
        "Jobs, May 2025", count, "the larger occupation", "the smaller occupation", "the largest occupation"
    ),
    "median_annual": _Kind(
        "Median pay a year, May 2025", money, "better paid", "paid less", "the best paid", close=500
    ),
    "median_hourly": _Kind(
        "Median pay an hour, May 2025",
        hour,
        "better paid by the hour",
        "paid less by the hour",
        "the best paid by the hour",
    ),
    "p90_annual": _Kind(
        "Best-paid tenth earn over", money, "better paid at the top", "paid less at the top", "the best paid at the top"
    ),
    "p10_annual": _Kind(
        "Lowest-paid tenth earn under", money, "better paid at the low end", "paid less at the low end",
        "the best paid at the low end",
    ),
    "wage_change_pct": _Kind(
        "Pay, change on the year", signed, "where pay rose more", "where pay rose less", "where pay rose most"
    ),
}  # fmt: skip
_LEAD = {"exposure": "exposure_score", "pay": "median_annual", "outlook": "growth_pct"}
"""What an intent is compared on when no measure is named."""
_TABLE = ("exposure_score", "growth_pct", "annual_openings", "median_annual")
_TURNED = re.compile(
    r"\b(?:most exposed|more exposed|hardest|goes? first|gets? a robot|first lol|in more trouble|worse|riskier"
    r"|lose more|imitate more|more to ai|most at risk|how exposed)\b",
    re.IGNORECASE,
)
"""Questions that ask for the most exposed, not for the safest."""


def compare(request: Request, evidence: Evidence) -> Comparison:
    """Compare the subjects of the evidence on what the request asks."""
    lead = _lead_measure(request)
    place = request.places[0] if request.places and MEASURES[lead].by_state else "US"
    # A score on a scale of its own cannot be put in order with ranks among US jobs.
    apart = _own_scale(evidence) if lead == "exposure_score" else ()
    together = [subject for subject in evidence.subjects if subject not in apart]
    values = [(subject, figure) for subject in together if (figure := _find(evidence, subject, lead, place))]
    ordered = _in_order(lead, values, request)
    measures = dict.fromkeys((*(m for m in request.measures if m in _KINDS), lead, *_TABLE))
    rows = [row for measure in measures for row in _rows(measure, request, evidence)]
    return Comparison(
        _verdict(lead, ordered, place, _is_turned(lead, request), apart),
        tuple(figure for _, figure in ordered),
        (*rows, *_entries(evidence)),
        _disputed(evidence) if lead == "exposure_score" else (),
        _own_scale(evidence),
        tuple(subject.code for subject, _ in ordered) if len(ordered) > 1 else (),
    )


def _lead_measure(request: Request) -> str:
    asked = [measure for measure in request.measures if measure in _KINDS]
    return asked[0] if asked else next((_LEAD[i] for i in request.intents if i in _LEAD), "exposure_score")


def _find(evidence: Evidence, subject: Subject, measure: str, place: str = "US") -> Figure | None:
    figures = (f for f in evidence.figures if f.measure == measure and f.place == place and not f.detail)
    return next((f for f in figures if f.soc_code == subject.soc_code), None)


def _is_turned(measure: str, request: Request) -> bool:
    return _KINDS[measure].lower_wins and bool(_TURNED.search(request.wording))


def _in_order(measure: str, values: Sequence[tuple[Subject, Figure]], request: Request) -> list[tuple[Subject, Figure]]:
    high_first = _is_turned(measure, request) or not _KINDS[measure].lower_wins
    return sorted(values, key=lambda item: item[1].value, reverse=high_first)


def _verdict(
    measure: str, ordered: Sequence[tuple[Subject, Figure]], place: str, turned: bool, apart: Sequence[Subject]
) -> str:
    """Name the winner on what was asked and by how much, or the order of three and more."""
    kind = _KINDS[measure]
    if len(ordered) < 2 and apart and ordered:
        names = listed([subject.plural for subject in (*apart, ordered[0][0])])
        return f"{sentence(names)} can't be put in order by AI exposure: their scores are on two scales."
    if len(ordered) < 2:
        where = f"published for {ordered[0][0].plural} alone" if ordered else "not published for any of them"
        return f"They can't be put in order: the {_inside(kind.label)} is {where}."
    where = f" in {state_name(place)}" if place != "US" else ""
    (first, best), (second, next_best) = ordered[0], ordered[1]
    if len(ordered) > 2:
        written = [f"{subject.plural} ({kind.write(figure)})" for subject, figure in ordered]
        most = f"the most {kind.more.removeprefix('more ')}" if turned else kind.most
        if abs(best.value - next_best.value) <= kind.close:
            level, rest = f"{written[0]} and {written[1]} are about level as {most}{where}", listed(written[2:])
            return f"{sentence(level)}, then {rest}."
        return f"{sentence(written[0])} are {most}{where}, then {listed(written[1:])}."
    if abs(best.value - next_best.value) <= kind.close:
        level = f"{kind.write(best)} and {kind.write(next_best)}"
        return f"{sentence(first.plural)} and {second.plural} are about level{where}: {level}."
    word = kind.more if turned or not kind.lower_wins else kind.less
    against = f"{kind.write(best)} against {kind.write(next_best)} for {second.plural}"
    return f"{sentence(first.plural)} are {word}{where}: {against}."


def _inside(label: str) -> str:
    """Take a label into a sentence."""
    return label if label.startswith("AI ") else label[:1].lower() + label[1:]


def _rows(measure: str, request: Request, evidence: Evidence) -> list[Row]:
    """Make a measure's line for the nation and for each state it is asked and published for."""
    kind, found = _KINDS[measure], []
    for place in ("US", *request.places):
        figures = [_find(evidence, subject, measure, place) for subject in evidence.subjects]
        if any(figures):
            label = kind.label if place == "US" else f"{kind.label}, {state_name(place)}"
            cells = tuple(kind.write(figure) if figure else "not published" for figure in figures)
            if measure == "exposure_score" and (own := _own_scale(evidence)):
                pairs = zip(evidence.subjects, cells, strict=True)
                cells = tuple(f"{cell} (own scale)" if subject in own else cell for subject, cell in pairs)
            found.append(Row(label, cells, tuple(figure for figure in figures if figure)))
    if found and measure == "exposure_score":
        found += _ranges(evidence)
    return found


def _spread(evidence: Evidence, subject: Subject) -> list[Figure]:
    return sorted((f for measure in RANKS if (f := _find(evidence, subject, measure))), key=lambda f: f.value)


def _ranges(evidence: Evidence) -> list[Row]:
    """Make the line of the scorers' lowest and highest ranks."""
    ranks = [_spread(evidence, subject) for subject in evidence.subjects]
    if not any(ranks):
        return []
    cells = tuple(f"{score(r[0])} to {score(r[-1])}" if r else "own scale" for r in ranks)
    return [Row("Scorers' range", cells, tuple(figure for r in ranks for figure in r))]


def _entries(evidence: Evidence) -> list[Row]:
    entries = {p.report: p for p in evidence.passages if p.section == "become" and p.heading == "Entry"}
    if not entries:
        return []
    cells = [_usual_entry(entries[s.slug].text) if s.slug in entries else "not published" for s in evidence.subjects]
    return [Row("Usual entry", tuple(cells), tuple(entries.values()))]


def _usual_entry(text: str) -> str:
    schooling = text.removeprefix("BLS lists ").split(" as the usual entry")[0]
    return sentence(schooling.removeprefix("a ").removeprefix("an "))


def _disputed(evidence: Evidence) -> tuple[Subject, ...]:
    spreads = [(subject, _spread(evidence, subject)) for subject in evidence.subjects]
    return tuple(s for s, ranks in spreads if ranks and agreement(ranks[-1].value - ranks[0].value) == "disagree")


def _own_scale(evidence: Evidence) -> tuple[Subject, ...]:
    own = tuple(subject for subject in evidence.subjects if subject.own_scale)
    return own if len(own) < len(evidence.subjects) else ()


def pay_against(offer: float, median: Figure, low: Figure | None, high: Figure | None) -> str:
    """Say where a yearly pay lies against published pay: "below the median of $77,070"."""
    if low and offer < low.value:
        return f"below what all but the lowest-paid tenth earn ({money(low)}), well under the median of {money(median)}"
    if high and offer > high.value:
        return f"above the mark only the best-paid tenth pass ({money(high)})"
    near = abs(offer - median.value) < 0.03 * median.value
    side = "about the median" if near else "above the median" if offer > median.value else "below the median"
    inside = f", inside the usual range of {dollars(low.value)} to {dollars(high.value)}" if low and high else ""
    return f"{side} of {money(median)}{inside}"

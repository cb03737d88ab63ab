"""Hold two to five occupations side by side: the verdict on what was asked, a table, and how firm it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot import verdicts, verdicts_es
from bot.evidence import Evidence, Figure, Passage, Subject
from bot.gathering import RANKS
from bot.measures import MEASURES
from bot.request import Request
from bot.scores import agreement, augmentation_level
from bot.wording import count, hour, money, score, share, signed


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
    """How one measure is compared: how a value is written, and which end is asked for."""

    write: Callable[[Figure], str]
    lower_wins: bool = False
    close: float = 0.0
    """A difference within which two values are called about the same."""


def _of_100(figure: Figure) -> str:
    return f"{score(figure)}/100"


_KINDS = {
    "exposure_score": _Kind(_of_100, True, 3),
    "augmentation": _Kind(score),
    "autonomy": _Kind(share, True),
    "growth_pct": _Kind(signed, close=0.3),
    "annual_openings": _Kind(count),
    "employment": _Kind(count),
    "median_annual": _Kind(money, close=500),
    "median_hourly": _Kind(hour),
    "p90_annual": _Kind(money),
    "p10_annual": _Kind(money),
    "wage_change_pct": _Kind(signed),
}


class _Words(Protocol):
    """The words of a comparison in one language: `verdicts` and its siblings."""

    NOT_PUBLISHED: str
    OWN_SCALE: str
    RANGE: str
    ENTRY: str

    def level(self, english: str) -> str: ...
    def label(self, measure: str, place: str) -> str: ...
    def span(self, low: str, high: str) -> str: ...
    def two_scales(self, plurals: Sequence[str]) -> str: ...
    def not_in_order(self, measure: str, alone: str) -> str: ...
    def of_several(self, measure: str, written: Sequence[str], place: str, *, turned: bool, close: bool) -> str: ...
    def of_two(
        self,
        measure: str,
        plurals: Sequence[str],
        values: Sequence[str],
        place: str,
        *,
        higher_first: bool,
        close: bool,
    ) -> str: ...
    def entry(self, text: str) -> str: ...


_WORDS: dict[str, _Words] = {"en": verdicts, "es": verdicts_es}
"""Language → the words of a comparison."""
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
        _verdict(lead, ordered, place, request, apart),
        tuple(figure for _, figure in ordered),
        (*rows, *_entries(request, evidence)),
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


def _written(measure: str, figure: Figure, request: Request) -> str:
    """Write a value as its measure asks; the potential for help as its level too."""
    value = _KINDS[measure].write(figure)
    words = _WORDS[request.language]
    return f"{words.level(augmentation_level(figure.value))} ({value})" if measure == "augmentation" else value


def _verdict(
    measure: str, ordered: Sequence[tuple[Subject, Figure]], place: str, request: Request, apart: Sequence[Subject]
) -> str:
    """Name the winner on what was asked and by how much, or the order of three and more."""
    kind, words, turned = _KINDS[measure], _WORDS[request.language], _is_turned(measure, request)
    if len(ordered) < 2 and apart and ordered:
        return words.two_scales([subject.plural for subject in (*apart, ordered[0][0])])
    if len(ordered) < 2:
        return words.not_in_order(measure, ordered[0][0].plural if ordered else "")
    close = abs(ordered[0][1].value - ordered[1][1].value) <= kind.close
    values = [_written(measure, figure, request) for _, figure in ordered]
    plurals = [subject.plural for subject, _ in ordered]
    if len(ordered) > 2:
        written = [f"{plural} ({value})" for plural, value in zip(plurals, values, strict=True)]
        return words.of_several(measure, written, place, turned=turned, close=close)
    return words.of_two(measure, plurals, values, place, higher_first=turned or not kind.lower_wins, close=close)


def _rows(measure: str, request: Request, evidence: Evidence) -> list[Row]:
    """Make a measure's line for the nation and for each state it is asked and published for."""
    words, found = _WORDS[request.language], []
    for place in ("US", *request.places):
        figures = [_find(evidence, subject, measure, place) for subject in evidence.subjects]
        if any(figures):
            cells = tuple(_written(measure, f, request) if f else words.NOT_PUBLISHED for f in figures)
            if measure == "exposure_score" and (own := _own_scale(evidence)):
                pairs = zip(evidence.subjects, cells, strict=True)
                cells = tuple(f"{cell} ({words.OWN_SCALE})" if subject in own else cell for subject, cell in pairs)
            found.append(Row(words.label(measure, place), cells, tuple(figure for figure in figures if figure)))
    if found and measure == "exposure_score":
        found += _ranges(request, evidence)
    return found


def _spread(evidence: Evidence, subject: Subject) -> list[Figure]:
    return sorted((f for measure in RANKS if (f := _find(evidence, subject, measure))), key=lambda f: f.value)


def _ranges(request: Request, evidence: Evidence) -> list[Row]:
    """Make the line of the scorers' lowest and highest ranks."""
    ranks = [_spread(evidence, subject) for subject in evidence.subjects]
    if not any(ranks):
        return []
    words = _WORDS[request.language]
    cells = tuple(words.span(score(r[0]), score(r[-1])) if r else words.OWN_SCALE for r in ranks)
    return [Row(words.RANGE, cells, tuple(figure for r in ranks for figure in r))]


def _entries(request: Request, evidence: Evidence) -> list[Row]:
    entries = {p.report: p for p in evidence.passages if p.section == "become" and p.heading == "Entry"}
    if not entries:
        return []
    words = _WORDS[request.language]
    found = [entries.get(subject.slug) for subject in evidence.subjects]
    cells = tuple(words.entry(passage.text) if passage else words.NOT_PUBLISHED for passage in found)
    return [Row(words.ENTRY, cells, tuple(entries.values()))]


def _disputed(evidence: Evidence) -> tuple[Subject, ...]:
    spreads = [(subject, _spread(evidence, subject)) for subject in evidence.subjects]
    return tuple(s for s, ranks in spreads if ranks and agreement(ranks[-1].value - ranks[0].value) == "disagree")


def _own_scale(evidence: Evidence) -> tuple[Subject, ...]:
    own = tuple(subject for subject in evidence.subjects if subject.own_scale)
    return own if len(own) < len(evidence.subjects) else ()

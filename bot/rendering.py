"""Render a full report: Markdown for people, a plain dictionary for programs; both cite by the same numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot import wording
from bot.assembly import ENTRY, UNWRITTEN, FullReport
from bot.evidence import Figure
from bot.measures import MEASURES, ONET
from bot.places import state_name
from bot.reports import OwnFigure

_NATIONAL = ("exposure", "demand", "employment", "pay", "counts", "entry")
"""The parts whose figures a template asks for by measure."""
_OWN_PARTS = {
    "augmentation": ("augmentation", "augmentation_level", "autonomy"),
    "demand": ("demand_trend", "growth_pct", "annual_openings"),
    "pay": ("median_annual", "wage_change_pct", "mean_annual", "p10_annual", "p90_annual", "median_hourly"),
    "employment": ("employment", "employment_2024", "employment_2034"),
}
"""Part → the measures of a report outside SOC that stand there."""
_NUMBER_WORDS = {2: "Two", 3: "Three", 4: "Four"}


def render_markdown(full: FullReport) -> str:
    """Write a full report as Markdown, every figure with unit, year, place and the number of its source."""
    text = _environment().get_template("report.md.j2").render(_context(full))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip() + "\n"


def to_dict(full: FullReport) -> dict[str, Any]:
    """Turn a full report into a JSON object: names, sections, figures with their source number, gaps, sources."""
    numbers = {source: number for number, source in enumerate(full.sources, start=1)}
    report, subject = full.report, full.subject
    return {
        "code": subject.code,
        "onet_soc_code": "" if subject.own_scale else subject.code,
        "soc_code": subject.soc_code,
        "title": subject.title,
        "slug": subject.slug,
        "called": [subject.singular, subject.plural],
        "written": report.written if report else None,
        "own_scale": subject.own_scale,
        "shares_figures_with": list(subject.shares),
        "words": dict(full.words),
        "sections": _sections(full),
        "tasks": [
            asdict(task) | {"ratings": [_numbered(item, numbers) for item in task.ratings]} for task in full.tasks
        ],
        "technology_of": full.tools_of or subject.title,
        "technology": [{"kind": kind, "products": products} for kind, products in full.tools],
        "skills_of": full.skills_of or subject.title,
        "figures": [_numbered(item, numbers) for items in full.figures.values() for item in items],
        "own_figures": [_numbered(item, numbers) for item in full.own],
        "nearest": [
            {"code": other.code, "title": other.title, "figures": [_numbered(item, numbers) for item in figures]}
            for other, figures in full.nearest
        ],
        "not_written": list(full.unwritten),
        "gaps": [asdict(gap) for gap in full.gaps],
        "sources": [{"n": number, "source": source} for source, number in numbers.items()],
    }


def _numbered(item: Any, numbers: dict[str, int]) -> dict[str, Any]:
    return {"n": numbers[item.source], **asdict(item)}


def _sections(full: FullReport) -> dict[str, Any]:
    """Give the written sections by key; one that is not written is null."""
    report = full.report
    if report is None:
        return dict.fromkeys(key for key in UNWRITTEN if key != "tasks") | {"entry": list(full.entry)}
    return {
        "overview": report.overview,
        "risks": list(report.risks),
        "ai_tools": [{"name": name, "text": text} for name, text in report.ai_tools],
        "future_skills": [{"name": name, "text": text} for name, text in report.future_skills],
        "become": report.become,
        "faq": [{"question": question, "answer": answer} for question, answer in report.faq],
        "entry": list(full.entry),
    }


def plain(text: str) -> str:
    """Keep a text from being read as Markdown or HTML: a tool's name may hold a star, a bar or a bracket."""
    return re.sub(r"([\\`*_\[\]|])", r"\\\1", text).replace("<", "&lt;")


def prose(text: str) -> str:
    """Keep authored text from becoming HTML; its own emphasis stays."""
    return text.replace("<", "&lt;")


_WORDING = (
    "money",
    "hour",
    "count",
    "score",
    "share",
    "percent",
    "signed",
    "up_or_down",
    "one_decimal",
    "sentence",
    "listed",
)
"""The ways of writing a figure that the template uses."""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("bot", "templates"),
        undefined=StrictUndefined,
        autoescape=False,  # Markdown, not HTML: values go through `plain` or `prose`; doors sanitise what they show.
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {name: getattr(wording, name) for name in _WORDING} | {"plain": plain, "prose": prose}
    environment.globals |= {"state_name": state_name, "measures": MEASURES, "onet": ONET, "entry_source": ENTRY}
    return environment


def _context(full: FullReport) -> dict[str, Any]:
    numbers = {source: number for number, source in enumerate(full.sources, start=1)}

    def cite(*items: Figure | str) -> str:
        found = sorted({numbers[item if isinstance(item, str) else item.source] for item in items if item})
        return f"[{', '.join(map(str, found))}]" if found else ""

    return {
        "full": full,
        "subject": full.subject,
        "report": full.report,
        "by": _by_measure(figure for part in _NATIONAL for figure in full.figures[part]),
        "own": _own(full),
        "all_jobs": next(iter(full.figures["all_jobs"]), None),
        "group": next(iter(full.figures["group"]), None),
        "ranks": _ranks(full),
        "lowest": min(full.figures["ranks"], key=lambda rank: rank.value, default=None),
        "highest": max(full.figures["ranks"], key=lambda rank: rank.value, default=None),
        "words": defaultdict(str, full.words),
        "how_many": _NUMBER_WORDS.get(len(full.figures["ranks"]), ""),
        "activities": _by("detail", full.figures["activities"]),
        "states": _by("place", full.figures["states"]),
        "nearest": [(other, _by_measure(figures)) for other, figures in full.nearest],
        "cite": cite,
        "unwritten": UNWRITTEN,
        "sources": full.sources,
    }


def _by_measure(figures: Iterable[Figure]) -> dict[str, Figure | None]:
    """Index figures by measure; a measure without a figure gives none, so that templates can ask for it."""
    found: dict[str, Figure | None] = defaultdict(lambda: None)
    return found | {figure.measure: figure for figure in figures}


def _by(attribute: str, figures: Iterable[Figure]) -> dict[str, dict[str, Figure | None]]:
    """Group figures by what they are of, such as a state, then index them by measure."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(getattr(figure, attribute), []).append(figure)
    return {name: _by_measure(items) for name, items in groups.items()}


def _own(full: FullReport) -> dict[str, list[OwnFigure]]:
    """Put figures of a report outside SOC under the heading they belong to; what has none stands with the score."""
    found: dict[str, list[OwnFigure]] = {part: [] for part in ("score", *_OWN_PARTS)}
    for own in full.own:
        part = next((part for part, measures in _OWN_PARTS.items() if own.measure in measures), "score")
        found[part].append(own)
    return found


def _ranks(full: FullReport) -> list[tuple[Figure, Figure | None]]:
    """Pair each rank with the published rating it is the rank of."""
    ratings = {figure.measure: figure for figure in full.figures["ratings"]}
    return [(rank, ratings.get(rank.measure.removesuffix("_rank"))) for rank in full.figures["ranks"]]

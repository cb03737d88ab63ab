"""Look over a report as a careful reader would: its form, its task ids, its sizes, its products and its words.

What the parser refuses is wrong in form; what is found here is read without error and still not right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.errors import CorpusError
from bot.glossary import GLOSSARY_FILE, Glossary
from bot.measures import MEASURES
from bot.own_words import Published
from bot.prose import Piece, count_words, read_pieces, split_sentences
from bot.reports import HEADINGS, Report, parse_report
from bot.style import find_style_faults
from bot.tables import FigureTables

LENGTH = (250, 400)
"""Fewest and most words of a report on an O*NET occupation: what the writer wrote, without headings and the form's
words. A report outside SOC may be longer, because it brings its figures and explains them."""

SIZES = {"tasks": (4, 6), "risks": (3, 4), "ai_tools": (3, 6), "future_skills": (3, 5), "faq": (3, 5)}
"""Section → fewest and most items."""
SENTENCES = {"overview": (2, 4), "become": (2, 4)}
"""Section → fewest and most sentences."""
QUESTIONS = {
    "Will AI replace …?": r"Will AI replace .+\?",
    "What skills …?": r"What skills .+\?",
    "How do you become …?": r"How (?:do|does) .+ become .+\?",
}
"""The first three questions; what else people ask comes after them."""


def lint_report(path: Path, tables: FigureTables, glossary: Glossary, published: Published | None = None) -> list[str]:
    """List what is wrong with a report file, each with file, line, what is wrong and what is right.

    Args:
        path: The report file.
        tables: The figures, for the occupations and their task ids.
        glossary: The products a report may name.
        published: The texts a report must not repeat; without them that is not looked at.

    Returns:
        Messages in the order of their lines; none for a report without faults. What is not of the form is the only
        message, because nothing after it can be trusted.
    """
    try:
        report = parse_report(path, tables.occupations)
    except CorpusError as error:
        return [str(error)]
    lines = path.read_text(encoding="utf-8").splitlines()
    pieces = read_pieces(path)
    found = [
        *_called(report, lines),
        *_task_ids(report, tables, lines),
        *_sizes(report, lines),
        *_length(report, pieces),
        *_products(pieces, glossary),
        *find_style_faults(pieces),
        *_own_figures(report, lines),
        *(_repeated(pieces, published) if published else ()),
    ]
    return [f"{path} line {number}: {message}" for number, message in sorted(found)]


Fault = tuple[int, str]


def _line_of(lines: list[str], start: str) -> int:
    """Find the first line that begins with a text, counted from 1."""
    return next((number for number, line in enumerate(lines, start=1) if line.startswith(start)), 1)


def _section(lines: list[str], section: str) -> int:
    return _line_of(lines, f"## {next(heading for heading, key in HEADINGS.items() if key == section)}")


def _called(report: Report, lines: list[str]) -> Iterator[Fault]:
    """Hold the two names to what a sentence can use: "a nurse", "nurses do"."""
    at = _line_of(lines, "called:")
    singular, plural = report.called
    if singular == plural:
        yield at, f'expected two different names, found "{singular}" for one and for many'
    for name in report.called:
        if re.search(r"[,;()]|(?<![A-Z])/|/(?![A-Z])|\band\b|\bor\b", name):
            yield at, f'expected one name as people say it, found "{name}", which is a list'
        if re.match(r"(?:an?|the)\s", name, re.IGNORECASE):
            yield at, f'expected a name without an article, found "{name}"'
        if len(name.split()) > 5:
            yield at, f'expected a short name of five words at most, found "{name}"'
        if any(word[:1].isupper() and word[1:2].islower() and word not in _PROPER for word in re.split("[ -]", name)):
            yield at, f'expected lower case as inside a sentence, acronyms aside, found "{name}"'


_PROPER = frozenset({"English", "Spanish", "Navy", "Army"})


def _task_ids(report: Report, tables: FigureTables, lines: list[str]) -> Iterator[Fault]:
    """Hold task ids to the occupation's own, each used once."""
    codes = (report.onet_soc_code,) if report.onet_soc_code else report.related
    own = {number for code in codes for number in tables.tasks(code)}
    seen: dict[int, str] = {}
    for task in report.tasks:
        at = _line_of(lines, f"### {task.heading}")
        for number in task.onet_tasks:
            if number not in own:
                theirs = f"expected ids of O*NET tasks of {' or '.join(codes)}"
                yield at, f"{theirs}, found {number}, which is none of them"
            if number in seen:
                yield at, f'expected each O*NET task once, found {number} again, which "{seen[number]}" has'
            seen[number] = task.heading


def _sizes(report: Report, lines: list[str]) -> Iterator[Fault]:
    for section, (fewest, most) in SIZES.items():
        size = len(getattr(report, section))
        if not fewest <= size <= most:
            yield _section(lines, section), f"expected {fewest} to {most} items in this section, found {size}"
    for section, (fewest, most) in SENTENCES.items():
        size = len(split_sentences(getattr(report, section)))
        if not fewest <= size <= most:
            yield _section(lines, section), f"expected {fewest} to {most} sentences, found {size}"
    for (question, _), (example, pattern) in zip(report.faq, QUESTIONS.items(), strict=False):
        if not re.fullmatch(pattern, question):
            at = _line_of(lines, f"### {question}")
            yield at, f'expected the question "{example}" at this place, found "{question}"'


def _length(report: Report, pieces: Sequence[Piece]) -> Iterator[Fault]:
    fewest, most = LENGTH
    words = sum(count_words(f"{piece.name} {piece.text}") for piece in pieces if piece.part != "heading")
    if words < fewest or (words > most and report.onet_soc_code):
        yield pieces[0].line, f"expected {fewest} to {most} words below the headings of the whole report, found {words}"


def _products(pieces: Sequence[Piece], glossary: Glossary) -> Iterator[Fault]:
    """Hold the names of products to the glossary; a kind of tool begins in lower case and needs no entry."""
    for piece in pieces:
        product = piece.section == "ai_tools" and piece.name[:1] != piece.name[:1].lower()
        wrong = list(glossary.misspelled(piece.text))
        if product and piece.name not in glossary.names:
            right = glossary.other_name(piece.name)
            if right is None:
                advice = f"add it to corpus/{GLOSSARY_FILE} with maker and what, or name a product from it"
                yield piece.line, f'expected a product of the glossary, found "{piece.name}"; {advice}'
            else:
                wrong.insert(0, (piece.name, right))
        elif not product:
            wrong += glossary.misspelled(piece.name)
        for found, right in wrong:
            yield piece.line, f'expected "{right}" as in corpus/{GLOSSARY_FILE}, found "{found}"'


def _repeated(pieces: Sequence[Piece], published: Published) -> Iterator[Fault]:
    for piece in pieces:
        for run in published.shared(f"{piece.name} {piece.text}"):
            yield piece.line, f'expected words of your own, found a run that {run.source} has: "{run.words}"'


def _own_figures(report: Report, lines: list[str]) -> Iterator[Fault]:
    """Hold the figures of a report outside SOC to known measures with a number each."""
    at = _line_of(lines, "figures:")
    for figure in report.figures:
        if figure.measure not in MEASURES and isinstance(figure.value, float):
            yield at, f'expected a measure of bot/measures.py, found "{figure.measure}"'
        if figure.place != "US" and not re.fullmatch(r"[A-Z]{2}", figure.place):
            yield at, f'expected "US" or a two-letter state as the place of {figure.measure}, found "{figure.place}"'

"""Look over a report as a careful reader would: its form, its task ids, its sizes and its words.

What the parser refuses is wrong in form; what is found here is read without error and still not right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot.errors import CorpusError
from bot.measures import MEASURES
from bot.reports import HEADINGS, Report, parse_report
from bot.tables import FigureTables

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

STYLE = {
    r"\bleverag(?:e|es|ing)\b": "use",
    r"\butiliz(?:e|es|ing)\b": "use",
    r"\bdelv(?:e|es|ing)\b": "look into",
    r"\brobust\b": "sound, or say what it withstands",
    r"\bseamless(?:ly)?\b": "leave it out",
    r"\bcutting[- ]edge\b": "new, or leave it out",
    r"\bgame[- ]chang(?:er|ing)\b": "say what changed",
    r"\bever[- ](?:evolving|changing)\b": "leave it out",
    r"\brapidly evolving\b": "leave it out",
    r"\b(?:job|work|AI|digital|career) landscape\b": "work",
    r"\btapestry\b": "leave it out",
    r"\bsynerg(?:y|ies)\b": "working together",
    r"\bholistic(?:ally)?\b": "whole",
    r"\bparadigm\b": "way",
    r"\bin today's\b": "now, or leave it out",
    r"\bit(?: is|'s) (?:important|worth) (?:to note|noting)\b": "just say it",
    r"\b(?:could|may|might) (?:potentially|possibly)\b": "may",
    r"\bat the end of the day\b": "leave it out",
    r"\brevolutioni[sz](?:e|es|ing)\b": "change",
    r"\b(?:doomed|obsolete|apocalypse|job[- ]killer)\b": "say what happens to which task",
    r"\b(?:irreplaceable|future[- ]proof|AI[- ]proof)\b": "say what stays and why",
}
"""Words not used in a report → what to write instead."""

# A number is part of a name when letters belong to it (N95, GPT-4, 3D) or a capitalised word stands right before it.
_NUMBER = re.compile(r"\S*[0-9]\S*")
_AMOUNT = re.compile(r"[$€£(\"']*[0-9][0-9.,]*(?:%|k|m|bn|th|st|nd|rd|s|x|\+)?[%)\"'.,;:!?]*")
_STARTERS = re.compile(
    "A|About|Almost|Around|At|By|Every|For|From|In|Nearly|Of|On|One|Over|Since|Some|The|Under|Until|Up|With"
)


def lint_report(path: Path, tables: FigureTables) -> list[str]:
    """List what is wrong with a report file, each with file, line, what is wrong and what is right.

    Args:
        path: The report file.
        tables: The figures, for the occupations and their task ids.

    Returns:
        Messages in the order of their lines; none for a report without faults. What is not of the form is the only
        message, because nothing after it can be trusted.
    """
    try:
        report = parse_report(path, tables.occupations)
    except CorpusError as error:
        return [str(error)]
    lines = path.read_text(encoding="utf-8").splitlines()
    ids = _task_ids(report, tables, lines)
    found = [*_called(report, lines), *ids, *_sizes(report, lines), *_words(lines), *_own_figures(report, lines)]
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
        if re.search(r"[,/;()]|\band\b|\bor\b", name):
            yield at, f'expected one name as people say it, found "{name}", which is a list'
        if re.match(r"(?:an?|the)\s", name, re.IGNORECASE):
            yield at, f'expected a name without an article, found "{name}"'
        if len(name.split()) > 5:
            yield at, f'expected a short name of five words at most, found "{name}"'
        if name[:1].isupper() and name[1:2].islower() and name.split()[0] not in _PROPER:
            yield at, f'expected lower case as inside a sentence, found "{name}"'


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


def split_sentences(text: str) -> list[str]:
    """Split running text where a sentence ends and a capital letter or a digit follows."""
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9\"“])", text) if part]


def _words(lines: list[str]) -> Iterator[Fault]:
    """Look for figures and unwanted words in the prose, which begins below the front matter."""
    end = next(number for number, line in enumerate(lines[1:], start=2) if line.rstrip() == "---")
    for number, line in enumerate(lines, start=1):
        if number <= end or line.startswith(("onet_tasks:", "scores:")):
            continue
        for pattern, better in STYLE.items():
            if match := re.search(pattern, line, re.IGNORECASE):
                yield number, f'expected plain words, found "{match.group()}"; instead: {better}'
        for amount in find_amounts(line):
            yield number, f'expected no figures in prose, found "{amount}"; they are added from the tables'


def find_amounts(line: str) -> list[str]:
    """Find the numbers of a line that are not part of a name such as "N95", "GPT-4" or "Microsoft 365"."""
    found = []
    for match in _NUMBER.finditer(line.replace("**", "")):
        before = line.replace("**", "")[: match.start()].split()
        named = before and re.fullmatch(r"[A-Z].*[^.,:;!?]", before[-1]) and not _STARTERS.fullmatch(before[-1])
        if _AMOUNT.fullmatch(match.group()) and (not named or match.group()[0] == "$" or "%" in match.group()):
            found.append(match.group().strip("()\"'.,;:!?"))
    return found


def _own_figures(report: Report, lines: list[str]) -> Iterator[Fault]:
    """Hold the figures of a report outside SOC to known measures with a number each."""
    at = _line_of(lines, "figures:")
    for figure in report.figures:
        if figure.measure not in MEASURES and isinstance(figure.value, float):
            yield at, f'expected a measure of bot/measures.py, found "{figure.measure}"'
        if figure.place != "US" and not re.fullmatch(r"[A-Z]{2}", figure.place):
            yield at, f'expected "US" or a two-letter state as the place of {figure.measure}, found "{figure.place}"'

"""Read authored reports: Markdown in one strict form, described in corpus/README.md.

A file is either exactly of the form or it is rejected with its line, what was expected and what was found there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.blocks import MARKUP, FormError, Line, bullets, named_bullets, paragraph, read_lines, split_blocks
from bot.compiling import slug_of
from bot.errors import CorpusError
from bot.frontmatter import Head, read_head
from bot.tables import OccupationRow

HEADINGS = {
    "Overview": "overview",
    "Tasks": "tasks",
    "Displacement risks": "risks",
    "AI tools driving change": "ai_tools",
    "Skills that stay worth having": "future_skills",
    "How to become one": "become",
    "FAQ": "faq",
}
"""Heading of a report file → key of the section, in the order the form wants them."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Task:
    """One main task of an occupation, in our words."""

    heading: str
    onet_tasks: tuple[int, ...]
    """Ids of the O*NET tasks it stands for, whose ratings it takes."""
    scores: tuple[tuple[str, float], ...]
    """Scores of its own, each with its scorer's name; for reports outside SOC."""
    ai_today: str
    stays_human: str


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A figure a report outside SOC brings along, because no public table has it."""

    measure: str
    value: float | str
    unit: str
    year: str
    place: str
    source: str


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody wrote about one occupation."""

    code: str
    """O*NET-SOC code, or a code of its own such as "15-AIML"."""
    title: str
    slug: str
    called: tuple[str, str]
    """Singular and plural, as people say it."""
    written: str
    """Year and month, e.g. "2026-11"."""
    overview: str
    tasks: tuple[Task, ...]
    risks: tuple[str, ...]
    ai_tools: tuple[tuple[str, str], ...]
    future_skills: tuple[tuple[str, str], ...]
    become: str
    faq: tuple[tuple[str, str], ...]
    path: str
    related: tuple[str, ...] = ()
    figures: tuple[OwnFigure, ...] = ()
    onet_soc_code: str | None = None


def parse_report(path: Path, occupations: Mapping[str, OccupationRow] | None = None) -> Report:
    """Read one report file.

    Args:
        path: The file; its name is the title's slug and ".md".
        occupations: The known occupations by O*NET-SOC code; given, the report's codes and title are held to them.

    Raises:
        CorpusError: The file is not of the form; the text is "path line N: expected …, found …".
    """
    try:
        lines = read_lines(path)
        head, start = read_head(lines)
        _check_head(path, head, occupations)
        return _parse_body(path, head, _split_sections(lines[start:]))
    except FormError as error:
        raise CorpusError(f"{path} line {error.line}: expected {error.expected}, found {error.found}.") from None


def load_reports(*folders: Path, occupations: Mapping[str, OccupationRow] | None = None) -> dict[str, Report]:
    """Read all reports of some folders and what lies below them, by code; a later folder overrides an earlier one.

    Raises:
        CorpusError: A folder is absent, a file is not of the form, or two files hold one code or one slug.
    """
    loaded: dict[str, Report] = {}
    for folder in folders:
        if not folder.is_dir():
            raise CorpusError(f"{folder}: expected a folder of reports, found none. Name a folder that exists.")
        loaded |= _load_folder(folder, occupations)
    owner: dict[str, Report] = {}
    for report in loaded.values():
        _refuse_second(owner.setdefault(report.slug, report), report, f'slug "{report.slug}"')
    return loaded


def _load_folder(folder: Path, occupations: Mapping[str, OccupationRow] | None) -> dict[str, Report]:
    found: dict[str, Report] = {}
    for path in sorted(folder.rglob("*.md")):
        if path.name != "README.md":
            report = parse_report(path, occupations)
            _refuse_second(found.setdefault(report.code, report), report, f"code {report.code}")
    return found


def _refuse_second(first: Report, second: Report, what: str) -> None:
    if first is not second:
        message = f"expected a report of its own, found {what} again, which {first.path} has"
        raise CorpusError(f"{second.path} line 1: {message}.")


_MARKUP = re.compile(MARKUP, re.IGNORECASE)


def _check_head(path: Path, head: Head, occupations: Mapping[str, OccupationRow] | None) -> None:
    """Hold the front matter to the file's name and, where they are given, to the known occupations."""
    at = head.lines["title"]
    if path.stem != slug_of(head.title):
        raise FormError(at, f'the file name "{slug_of(head.title)}.md" for this title', f'"{path.name}"')
    if occupations is None:
        return
    if head.onet_soc_code is None and any(row.slug == path.stem for row in occupations.values()):
        raise FormError(at, "a title that no O*NET occupation has, beside a code of its own", f'"{head.title}"')
    for key, codes in (("onet_soc_code", (head.onet_soc_code,)), ("related", head.related)):
        for code in codes:
            if code is not None and code not in occupations:
                raise FormError(head.lines[key], "a code of O*NET 30.1", f'"{code}"')
    official = occupations[head.onet_soc_code].title if head.onet_soc_code else head.title
    if official != head.title:
        raise FormError(at, f'the title of {head.onet_soc_code}, "{official}"', f'"{head.title}"')


def _split_sections(lines: Sequence[Line]) -> dict[str, tuple[int, list[Line]]]:
    """Split the body at its "##" headings: section key → number of the heading's line, and the lines below it."""
    sections: dict[str, tuple[int, list[Line]]] = {}
    wanted = list(HEADINGS)
    current: list[Line] | None = None
    for number, line in lines:
        if bad := _MARKUP.search(line):
            raise FormError(number, "plain text without HTML, links or square brackets", f'"{bad.group()}"')
        if re.match(r"##?(?!#)", line):
            due = wanted[len(sections)] if len(sections) < len(wanted) else None
            if line.rstrip() != f"## {due}":
                expected = f'the heading "## {due}"' if due else "the end of the file after FAQ"
                raise FormError(number, expected, f'"{line.rstrip()}"')
            current = []
            sections[HEADINGS[line[3:].rstrip()]] = (number, current)
        elif current is not None:
            current.append((number, line.rstrip()))
        elif line.strip():
            raise FormError(number, 'the heading "## Overview"', f'"{line.strip()[:60]}"')
    if len(sections) < len(wanted):
        end = lines[-1][0] if lines else 1
        raise FormError(end, f'the heading "## {wanted[len(sections)]}"', "the end of the file")
    return sections


def _parse_body(path: Path, head: Head, sections: Mapping[str, tuple[int, list[Line]]]) -> Report:
    return Report(
        code=head.code,
        title=head.title,
        slug=path.stem,
        called=head.called,
        written=head.written,
        overview=paragraph(*sections["overview"]),
        tasks=tuple(_task(*block, head) for block in split_blocks(*sections["tasks"])),
        risks=tuple(text for _, text in bullets(*sections["risks"])),
        ai_tools=named_bullets(*sections["ai_tools"]),
        future_skills=named_bullets(*sections["future_skills"]),
        become=paragraph(*sections["become"]),
        faq=tuple(_question(*block) for block in split_blocks(*sections["faq"])),
        path=str(path),
        related=head.related,
        figures=tuple(OwnFigure(**figure) for figure in head.figures),
        onet_soc_code=head.onet_soc_code,
    )


def _question(number: int, heading: str, lines: Sequence[Line]) -> tuple[str, str]:
    if not heading.endswith("?"):
        raise FormError(number, "a question that ends with a question mark", f'"{heading}"')
    return heading, paragraph(number, lines)


_FIELDS = ("onet_tasks", "scores", "AI today", "What stays human")


def _task(number: int, heading: str, lines: Sequence[Line], head: Head) -> Task:
    """Read one task: its ids or scores, what AI does of it today and what stays human, in this order."""
    if heading.endswith("."):
        raise FormError(number, "a heading without a full stop at its end", f'"{heading}"')
    found: dict[str, Line] = {}
    for at, line in lines:
        name, colon, value = line.partition(":")
        if colon and name in _FIELDS:
            if name in found or any(_FIELDS.index(name) < _FIELDS.index(before) for before in found):
                raise FormError(at, f"each of {', '.join(_FIELDS)} once, in this order", f'"{name}:" here')
            found[name] = (at, value.strip())
        elif line and found:
            last = list(found)[-1]
            found[last] = (found[last][0], f"{found[last][1]} {line.strip()}")
        elif line:
            raise FormError(at, f"a line that begins with one of {', '.join(_FIELDS)} and a colon", f'"{line[:60]}"')
    for name in ("AI today", "What stays human"):
        if not found.get(name, (0, ""))[1]:
            raise FormError(number, f'a line "{name}: …" in this task', "none")
    if head.onet_soc_code and "onet_tasks" not in found:
        raise FormError(number, 'a line "onet_tasks: …" in this task', "none")
    if head.onet_soc_code and "scores" in found:
        raise FormError(found["scores"][0], "no scores of its own in a report on an O*NET occupation", '"scores:"')
    ids = _items(found.get("onet_tasks"), ",", _task_id)
    scores = _items(found.get("scores"), ";", _score)
    return Task(heading, ids, scores, found["AI today"][1], found["What stays human"][1])


def _items(line: Line | None, separator: str, read: Callable[[int, str], T]) -> tuple[T, ...]:
    return tuple(read(line[0], item) for item in line[1].split(separator)) if line else ()


def _task_id(number: int, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text.strip()):
        raise FormError(number, "ids of O*NET tasks, separated by commas", f'"{text.strip()}"')
    return int(text)


def _score(number: int, text: str) -> tuple[str, float]:
    match = re.fullmatch(r"(\S.*?) ([0-9]{1,3}(?:\.[0-9]+)?)", text.strip())
    if match is None or float(match.group(2)) > 100:
        raise FormError(number, '"scorer 0-100; scorer 0-100"', f'"{text.strip()}"')
    return match.group(1), float(match.group(2))

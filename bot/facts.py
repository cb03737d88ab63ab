"""Put on one page what somebody needs who writes a report: names, tasks with their ratings, figures, relatives.

O*NET's sentences are read from the source tables when the page is printed and kept nowhere.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot import wording
from bot.assembly import FullReport, assemble
from bot.errors import CorpusError, QuestionError
from bot.evidence import Figure
from bot.measures import MEASURES
from bot.parts import own_or_nearest
from bot.places import state_name
from bot.scores import AUTOMATION, PEOPLE_AND_GPT4

if TYPE_CHECKING:  # The page needs the library's figures, not the matcher and the search that come with it.
    from bot.library import Library

SOURCE = Path("../shared/data")
"""Where the source tables are looked for when no folder is named."""

FOLDERS = {
    "11": "management", "13": "business-finance", "15": "computer", "17": "engineering", "19": "science",
    "21": "community-social", "23": "legal", "25": "education", "27": "arts-media",
    "29": "healthcare-practitioners", "31": "healthcare-support", "33": "protective", "35": "food",
    "37": "cleaning-grounds", "39": "personal-care", "41": "sales", "43": "office-support", "45": "farming",
    "47": "construction", "49": "repair", "51": "production", "53": "transportation", "55": "military",
}  # fmt: skip
"""Major group → folder of its reports. The loader reads every folder; these keep the files findable for people."""

SHOWN_SKILLS, SHOWN_TOOLS, SHOWN_RELATED = 12, 20, 10
"""How many of each kind the page lists; it says how many tools it leaves out."""
_SKILL_KINDS = ("skill", "knowledge")
_PARTS = ("exposure", "demand", "employment", "pay", "counts", "entry")
_OCCUPATION_COLUMNS = ("onet_soc_code", "description", "onet_education_mode", "onet_education_mode_pct")
_TASK_COLUMNS = ("onet_soc_code", "task_id", "task", "core", "importance")


@dataclass(frozen=True, slots=True)
class Statements:
    """What O*NET's own sentences say of one occupation."""

    description: str = ""
    education: str = ""
    """The commonest answer to O*NET's survey of the schooling needed, with its share in percent."""
    tasks: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """Task id → its row of the source table: task, core, importance."""


def report_path(code: str, slug: str) -> str:
    """Give the path of the report file on an occupation, from the root of the project."""
    return f"corpus/reports/{FOLDERS[code[:2]]}/{slug}.md"


def read_statements(folder: Path, code: str) -> Statements | None:
    """Read one occupation's sentences from the source tables.

    Args:
        folder: The folder of occupations.csv and tasks.csv.
        code: An O*NET-SOC code.

    Returns:
        The sentences, or none where there is no such folder.

    Raises:
        CorpusError: The folder is there, and a table or one of its columns is not.
    """
    if not folder.is_dir():
        return None
    about = _rows(folder / "occupations.csv", _OCCUPATION_COLUMNS, code)
    tasks = {int(row["task_id"]): row for row in _rows(folder / "tasks.csv", _TASK_COLUMNS, code)}
    if not about:
        return Statements(tasks=tasks)
    mode, percent = about[0]["onet_education_mode"], about[0]["onet_education_mode_pct"]
    education = f"{mode} ({float(percent):.0f}% of those asked)" if mode and percent else mode
    return Statements(about[0]["description"], education, tasks)


def _rows(path: Path, columns: tuple[str, ...], code: str) -> list[dict[str, str]]:
    advice = "Name the folder of the source tables with --from."
    if not path.is_file():
        raise CorpusError(f"{path}: expected this source table, found none. {advice}")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if missing := [name for name in columns if name not in (reader.fieldnames or ())]:
            raise CorpusError(f"{path} line 1: expected a column {missing[0]}, found none. {advice}")
        return [row for row in reader if row["onet_soc_code"] == code]


def render_facts(code: str, library: Library, source: Path = SOURCE) -> str:
    """Write the page about one occupation.

    Args:
        code: An O*NET-SOC code.
        library: The figures and the words for them.
        source: The folder of the source tables; where it is absent, the page has ids and labels only and says so.

    Raises:
        QuestionError: The code is not one of O*NET's.
        CorpusError: The source folder is there and holds no such tables.
    """
    if code not in library.tables.occupations:
        advice = f"careerbot report {code}" if code in library.reports else 'careerbot match "the job"'
        raise QuestionError(f'Expected an O*NET-SOC code such as 29-1141.00, found "{code}". Try: {advice}')
    full, statements = assemble(code, library), read_statements(source, code)
    text = _environment().get_template("facts.md.j2").render(_context(full, library, statements, source))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _context(full: FullReport, library: Library, statements: Statements | None, source: Path) -> dict[str, Any]:
    code, ranks = full.subject.code, sorted(full.figures["ranks"], key=lambda rank: rank.value)
    skills, skills_of = own_or_nearest(code, library, lambda other, held: held.tables.skills(other))
    ratings = {figure.measure: figure for figure in full.figures["ratings"]}
    return {
        "full": full,
        "subject": full.subject,
        "row": library.tables.occupations[code],
        "path": report_path(code, full.subject.slug),
        "statements": statements,
        "source": source.as_posix(),
        "tasks": _tasks(code, library, statements),
        "by": _by_measure(figure for part in _PARTS for figure in full.figures[part]),
        "words": defaultdict(str, full.words),
        "ranks": [(rank, ratings.get(rank.measure.removesuffix("_rank"))) for rank in ranks],
        "skills": {kind: [item for item in skills if item.kind == kind][:SHOWN_SKILLS] for kind in _SKILL_KINDS},
        "skills_of": skills_of,
        "tools": _tools(code, library),
        "activities": _by("detail", full.figures["activities"]),
        "states": _by("place", full.figures["states"]),
        "nearest": [(other, _by_measure(figures)) for other, figures in full.nearest],
        "further": [library.title(other) for other in library.related_of(code)[len(full.nearest) : SHOWN_RELATED]],
    }


def _tasks(code: str, library: Library, statements: Statements | None) -> list[dict[str, str]]:
    """List every task with its raters' labels: core ones first, then by importance as far as it is known."""
    exposed, automated = ({value: label for label, value in scale.items()} for scale in (PEOPLE_AND_GPT4, AUTOMATION))
    found = []
    for number, labels in library.tables.tasks(code).items():
        row = (statements.tasks if statements else {}).get(number, {})
        found.append(
            {
                "id": str(number),
                "kind": row.get("core") or ("core" if labels.core else "not core"),
                "importance": row.get("importance", ""),
                "people": "–" if labels.people is None else exposed[labels.people],
                "gpt4": "–" if labels.gpt4 is None else exposed[labels.gpt4],
                "alone": "–" if labels.automation is None else automated[labels.automation],
                "text": row.get("task", ""),
            }
        )
    return sorted(found, key=lambda task: (task["kind"] != "core", -float(task["importance"] or 0), int(task["id"])))


def _tools(code: str, library: Library) -> list[tuple[str, list[str], int]]:
    """Group technology by how sought after it is: the name of the group, its first tools, how many are left out."""
    tools, _ = own_or_nearest(code, library, lambda other, held: held.tables.technology(other))
    groups: dict[str, list[str]] = {}
    for tool in tools:
        marks = [word for word, marked in (("hot", tool.hot), ("in demand", tool.in_demand)) if marked]
        groups.setdefault(" and ".join(marks) or "other", []).append(f"{tool.name} ({tool.category.lower()})")
    return [(name, items[:SHOWN_TOOLS], len(items[SHOWN_TOOLS:])) for name, items in groups.items()]


def _by_measure(figures: Iterable[Figure]) -> dict[str, Figure | None]:
    """Index figures by measure; a measure without a figure gives none, so that the template can ask for it."""
    none: dict[str, Figure | None] = defaultdict(lambda: None)
    return none | {figure.measure: figure for figure in figures}


def _by(attribute: str, figures: Iterable[Figure]) -> dict[str, dict[str, Figure | None]]:
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[getattr(figure, attribute)].append(figure)
    return {name: _by_measure(items) for name, items in groups.items()}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("bot", "templates"),
        undefined=StrictUndefined,
        autoescape=False,  # Plain text to read and to copy titles from, not HTML.
        trim_blocks=True,
        lstrip_blocks=True,
    )
    ways = ("money", "hour", "count", "score", "share", "percent", "signed", "up_or_down", "sentence", "listed")
    environment.filters |= {name: getattr(wording, name) for name in ways}
    environment.globals |= {"measures": MEASURES, "state_name": state_name}
    return environment

"""Hold an answer to its evidence: every citation exists, and every number is that of a cited figure or passage.

A number is bound to what its sentence says: the occupation named, the state named, the measure and the unit. Numbers
as words, years and digits of other scripts are read too. What the asker said may be repeated.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answer import Answer
from bot.evidence import Figure, Passage, Subject
from bot.measures import DOLLARS, HOURLY, RANK, SHARE
from bot.places import STATES

FIXED = ("crisis", "support", "smalltalk", "offtopic")
"""Kinds whose text is prepared as a whole and states no figures."""
CITED = re.compile(r"\[(\d+(?:, \d+)*)\]")

_IGNORED = re.compile(
    r"\[\d+(?:, \d+)*\]"  # citations
    r"|\]\([^)\s]*\)|https?://\S+"
    r"|\bO\*NET(?:-SOC)? \d+(?:\.\d+)?|\b\d{2}-\d{4}(?:\.\d{2})?\b|\bSOC \d{2}(?:-\d)?\b"
    r"|\b[A-Za-z]+-\d+\b|\b40[13]\(?[kb]\)?|\b24/7\b"  # GPT-4, K-12
    r"|\bfive-point\b"
    r"|/100\b|\b(?:out )?of 100\b|\b0 to 100\b|\b1 to 5\b"  # scales
    r"|^\s*\d{1,2}\.(?=\s)|^\|\s*\d{1,2}\s*(?=\|)",  # list and rank numbers
    re.MULTILINE,
)
_NUMBER = re.compile(
    r"(?P<sign>\$)?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?"
    r"(?P<scale>\s?(?:k|K|M|thousand|million|billion)\b)?(?P<percent>\s?%|\s(?:percent|per cent)\b)?(?P<of100>/100)?"
)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "billion": 1e9}
_WORDS = {
    word: float(value)
    for value, word in enumerate(
        [
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=3,
    )
} | dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORDED = re.compile(rf"\b({'|'.join(_WORDS)})(?:[- ]({'|'.join(_ONES)}))?\b", re.IGNORECASE)
_LOOSE = re.compile(r"\b(?:about|around|roughly|some|nearly|almost|over|under)\s*\$?$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?\b")

_SAID = (
    (r"\bmedian\b", ("median_",)),
    (r"\b(?:mean|average) (?:pay|salary|wage)|\bon average (?:earn|pay)", ("mean_",)),
    (r"\b(?:lowest|worst)-paid tenth\b", ("p10_",)),
    (r"\bbest-paid tenth\b", ("p90_",)),
    (r"\busual range\b", ("p10_", "p90_")),
)
"""Words before a dollar amount in its sentence → how the measure's name must begin."""
_MEASURES = tuple((re.compile(words), starts) for words, starts in _SAID)
_PLACES = {name.lower(): code for code, name in STATES.items()}
_PLACE = re.compile(rf"\b({'|'.join(sorted(map(re.escape, _PLACES), key=len, reverse=True))})\b", re.IGNORECASE)
_NATION = re.compile(r"\b(?:national|nationwide|nation|US|United States)\b")
_SENTENCE = re.compile(r"(?<=[.!?])(?:\*+|_)?\s+(?=[\"“*A-Z_$\d])")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as it stands in a text."""

    shown: str
    start: int
    value: float
    tolerance: float
    kind: str
    """"$", "%", "/100", "year", or nothing for a bare number."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence or a table's cell with its context."""

    text: str
    marks: frozenset[int]
    """Citations of its paragraph."""
    context: str
    """Where the occupation and the place are named: the sentence itself, or the heads of a cell's row and column."""


def problems(answer: Answer, subjects: Sequence[Subject]) -> list[str]:
    """List what an answer states that its evidence does not hold; nothing when all is well.

    Args:
        answer: What was written.
        subjects: The occupations it may name, so that a figure of one is not shown for another.
    """
    if answer.kind in FIXED:
        return []
    given = {n for n, _ in (*answer.figures, *answer.passages)}
    cited = {int(n) for marks in CITED.findall(answer.text) for n in marks.split(", ")}
    found = [f"[{n}] is cited and stands for nothing." for n in sorted(cited - given)]
    beside = {figure.detail: figure.soc_code for _, figure in answer.figures if figure.measure == "exposure_score"}
    names = _Names(subjects, beside)
    said = " ".join((answer.question, *answer.focus.listing))
    asked = [number.value for number in _numbers(said)]
    for piece in _pieces(answer.text):
        figures = [figure for n, figure in answer.figures if n in piece.marks]
        passages = [passage for n, passage in answer.passages if n in piece.marks]
        for number in _numbers(piece.text):
            if not _is_said(number, passages, asked) and not _is_held(number, piece, figures, passages, names):
                found.append(f'"{number.shown}" has no cited figure or passage in "{piece.text.strip()[:90]}".')
    return found


class _Names:
    """The words occupations are called by, and which of them a text holds."""

    def __init__(self, subjects: Sequence[Subject], beside: Mapping[str, str]) -> None:
        codes = {n: s.soc_code for s in subjects for n in (s.title, s.singular, s.plural)} | dict(beside)
        self._codes = {name.lower(): code for name, code in codes.items() if name}
        longest = sorted(map(re.escape, self._codes), key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(longest)})(?![\w-])", re.IGNORECASE) if longest else None

    def named(self, text: str) -> list[tuple[int, int, str]]:
        """Give (start, end, published code) of each name in a text."""
        if self._pattern is None:
            return []
        return [(m.start(), m.end(), self._codes[m.group(0).lower()]) for m in self._pattern.finditer(text)]

    def of(self, number: _Number, piece: _Piece) -> set[str]:
        """Give the codes a number may belong to; empty where its sentence names none."""
        named = self.named(piece.text) if piece.text == piece.context else []
        end = number.start + len(number.shown)
        for start, stop, code in named:
            # "nurses (48/100" and "48/100 for nurses" leave no doubt.
            if re.fullmatch(r"\W*\(\W*", piece.text[stop : number.start]):
                return {code}
            if re.fullmatch(r"(?:\s?(?:a year|an hour))?\**\s(?:for|among) ", piece.text[end:start]):
                return {code}
        return {code for _, _, code in named or self.named(piece.context)}


def _pieces(text: str) -> Iterator[_Piece]:
    """Split a text into sentences and table cells, each with the citations that reach it."""
    blocks = [block for block in re.split(r"\n\s*\n", text) if block.strip()]
    marks = [{int(n) for found in CITED.findall(block) for n in found.split(", ")} for block in blocks]
    for i, block in enumerate(blocks):
        if block.lstrip().startswith("|"):
            beside = marks[i] | (marks[i - 1] if i else set()) | (marks[i + 1] if i + 1 < len(marks) else set())
            yield from _cells(block, frozenset(beside))
            continue
        leads_in = i > 0 and re.match(r"\s*[-*] ", block) and blocks[i - 1].rstrip("*_ \n").endswith(":")
        reach = frozenset(marks[i] | (marks[i - 1] if leads_in else set()))
        for line in block.splitlines():
            for sentence in _SENTENCE.split(line):
                yield _Piece(sentence, reach, sentence)


def _cells(table: str, marks: frozenset[int]) -> Iterator[_Piece]:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.strip().splitlines()]
    head = rows[0]
    for row in rows[2:]:
        for column, cell in enumerate(row):
            if column == 0 and not head[0] and cell.isdigit():
                continue  # The place in a list.
            above = head[column] if column < len(head) else ""
            yield _Piece(cell, marks, f"{above}. {row[0]}. {row[1]}" if column else cell)


def _numbers(text: str) -> Iterator[_Number]:
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() and not c.isascii() else c for c in text)
    scaled = {m.start() for m in re.finditer(r"/100\b", plain)}
    masked = _IGNORED.sub(lambda m: " " * len(m.group(0)), plain)
    for match in _YEAR.finditer(masked):
        if plain[match.start() - 1 : match.start()] != "$" and not re.match(r"[%,.]\d|%|/100", plain[match.end() :]):
            masked = masked[: match.start()] + " " * len(match.group(0)) + masked[match.end() :]
            yield _Number(match.group(0), match.start(), float(match.group(0)[:4]), 0.0, "year")
    for match in _NUMBER.finditer(masked):
        before = masked[: match.start()]
        if re.search(r"[A-Za-z_]$", before):
            continue  # Part of a name: N95.
        scale = _SCALES.get((match["scale"] or "").strip().lower(), 1.0)
        digits, decimals = match["digits"].replace(",", ""), match["decimals"] or ""
        value = float(digits + decimals) * scale
        unit = scale * 10.0 ** -(max(len(decimals) - 1, 0))
        if _LOOSE.search(before[-20:]) and not decimals and value:
            unit = scale * 10.0 ** (len(digits) - len(digits.rstrip("0")))
        kind = "$" if match["sign"] else "%" if match["percent"] else "/100" if match.end() in scaled else ""
        yield _Number(match.group(0).strip(), match.start(), value, unit / 2 + 1e-6, kind)
    for match in _WORDED.finditer(masked):
        ones = _ONES.index(match[2].lower()) + 1 if match[2] else 0
        yield _Number(match.group(0), match.start(), _WORDS[match[1].lower()] + ones, 1e-6, "")


def _is_said(number: _Number, passages: Sequence[Passage], asked: Sequence[float]) -> bool:
    """Whether the asker said it, or a cited passage does, in the same form."""
    if number.value in asked:
        return True
    return any(
        number.value == other.value and (number.kind in ("", "year") or number.kind == other.kind)
        for passage in passages
        for other in _numbers(f"{passage.heading}. {passage.text} {passage.source}")
    )


def _is_held(
    number: _Number, piece: _Piece, figures: Sequence[Figure], passages: Sequence[Passage], names: _Names
) -> bool:
    """Whether a cited figure is this number, of the occupation, place, measure and unit the sentence speaks of."""
    if number.kind == "year":
        return any(number.shown[:4] in _years(figure) for figure in figures)
    codes = names.of(number, piece)
    places = {_PLACES[name.lower()] for name in _PLACE.findall(piece.context)}
    starts = _measure_said(piece, number)
    return any(
        _fits_unit(number, figure)
        and (not codes or figure.soc_code in codes or figure.soc_code == "00-0000")
        and (not places or not _is_by_place(figure) or figure.place in places or bool(_NATION.search(piece.context)))
        and (not starts or number.kind != "$" or figure.measure.startswith(starts))
        for figure in figures
    )


def _is_by_place(figure: Figure) -> bool:
    return figure.unit in (DOLLARS, HOURLY, "jobs")


def _measure_said(piece: _Piece, number: _Number) -> tuple[str, ...]:
    """Find which measure the words nearest before a number name."""
    before = piece.text[: number.start] if piece.text == piece.context else piece.context
    found = [(m.end(), starts) for pattern, starts in _MEASURES for m in pattern.finditer(before.lower())]
    return max(found)[1] if found else ()


def _fits_unit(number: _Number, figure: Figure) -> bool:
    value, unit = abs(figure.value), figure.unit
    dollars, percent = unit in (DOLLARS, HOURLY), unit.startswith("percent")
    if (number.kind == "$" and not dollars) or (number.kind != "$" and dollars):
        return False
    if number.kind == "%" and not (percent or unit in (RANK, SHARE, "0-100")):
        return False
    if number.kind == "/100" and unit not in ("0-100", RANK):
        return False
    if unit == SHARE and number.kind == "%":
        value *= 100
    return abs(number.value - value) <= number.tolerance


def _years(figure: Figure) -> set[str]:
    """Every year a figure's year, unit or source names, both ends of a span such as "2024-34" included."""
    found = set()
    for text in (figure.year, figure.unit, figure.source):
        for first, last in re.findall(r"\b((?:19|20)\d\d)(?:\s?[-–]\s?(?:20)?(\d\d))?\b", text):
            found |= {first, *([first[:2] + last] if last else [])}
    return found

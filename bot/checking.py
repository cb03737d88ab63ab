"""Hold an answer to its evidence: every citation exists, and every number is that of a cited figure or passage.

A number is bound to what its sentence says: the occupation, the state, the measure, the unit, the direction and the
year. What the asker said may be repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.answer import Answer
from bot.evidence import Figure, Passage, Subject
from bot.measures import DOLLARS, HOURLY, RANK, SHARE
from bot.numbers import Number, read_numbers
from bot.places import STATES

FIXED = ("crisis", "support", "smalltalk", "offtopic")
"""Kinds whose text is prepared as a whole and states no figures."""
CITED = re.compile(r"\[(\d+(?:, \d+)*)\]")

_BEFORE = (
    ("$", r"\bmedian\b", ("median_",)),
    ("$", r"\b(?:mean|average)\b|\bon average\b", ("mean_",)),
    ("$", r"\b(?:lowest|worst)-paid tenth\b", ("p10_",)),
    ("$", r"\bbest-paid tenth\b", ("p90_",)),
    ("$", r"\busual range\b", ("p10_", "p90_")),
    ("$", r"\byour $", ()),
    ("%", r"\b(?:gr[eo]w|shr[aiu]n|declin)\w*(?: (?:by|of|at|to|about|around))*\W*$", ("growth_pct",)),
    ("%", r"\bstay level \($", ("growth_pct",)),
    ("%", r"\bgrowth 2024-34\b", ("growth_pct",)),
    ("%", r"\bpay,?(?: change)? on the year\b", ("wage_change_pct",)),
    ("%", r"\bai alone\b", ("autonomy",)),
    ("/100", r"\bexposure\b", ("exposure_score",)),
    ("/100", r"\baugmentation potential\b|\bhelp from ai\b", ("augmentation",)),
    ("", r"\bthey (?:agree|differ|disagree) \((?:\d+ to )?$|\bscorers' range\b", ("_rank",)),
    ("", r"\bgpt-4's rating\W*$", ("gpt4_beta_rank",)),
    ("", r"\bpeople's rating\W*$", ("human_beta_rank",)),
    ("", r"\bmicrosoft\W*$", ("ai_applicability_rank",)),
    ("", r"\banthropic\W*$", ("observed_exposure_rank",)),
    ("", r"\bopenings a year\b", ("annual_openings",)),
    ("", r"\bjobs, may 2025\b", ("employment",)),
)
"""Kind of number, words before it in its sentence or in the heads of its cell, parts of the measures' names they mean;
the words nearest to the number count."""
_AFTER = (
    ("$", r"\W*(?:a year )?(?:more|less) at the median\b", ("pay_difference",)),
    ("%", r"\W*on the year\b", ("wage_change_pct",)),
    ("%", r"\W*of (?:all )?us jobs\b", ("exposure_score", "exposure_percentile")),
    ("%", r"\W*of them work for themselves\b|\W*(?:are )?self-employed\b", ("pct_self_employed",)),
    ("%", r"\W*of (?:the|their|your|its) work alone\b", ("autonomy",)),
    ("", r"\W*openings\b", ("annual_openings",)),
    ("", r"\W*occupations\b", ("occupations_fitting",)),
    ("", r"\s(?:people|workers)\b(?!')", ("employment",)),
)
"""The same for words right after it; these count first."""
_BEFORE_IT = tuple((kind, re.compile(words), parts) for kind, words, parts in _BEFORE)
_AFTER_IT = tuple((kind, re.compile(words), parts) for kind, words, parts in _AFTER)
_UP = re.compile(r"(?:\b(?:gr[eo]w\w*|up|rose|risen|rise|gain\w*)(?: (?:by|of))?\s|\+)$", re.IGNORECASE)
_DOWN = re.compile(r"(?:\b(?:shr[aiu]n\w*|down|fell|fall\w*|declin\w*|los\w*)(?: (?:by|of))?\s|(?<!\d)[−-])$", re.I)
_MORE_OR_LESS = re.compile(r"\W*a year (more|less)\b")
_SIGNED = ("growth_pct", "wage_change_pct", "employment_change", "pay_difference")
_ALL_JOBS = re.compile(r"\ball (?:us |other )?(?:jobs|occupations)\b|\beconomy\b", re.IGNORECASE)

_PLACES = {name.removeprefix("the "): code for code, name in STATES.items()}
_PLACE = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, _PLACES), key=len, reverse=True))})\b"
    r"|\b(?:US|United States|[Nn]ationally|[Nn]ational|[Nn]ationwide|[Nn]ation)\b"
)
_SENTENCE = re.compile(r"(?<=[.!?])(?:\*+|_)?\s+(?=[\"“*A-Z_$\d])")
_PLAIN_WORDS = re.compile(r"[\s*]{1,4}(?:[a-z][\w'’-]*[\s*~]{1,4}){0,9}?")
"""What may stand between a name and its number: a few words without a stop between them."""

_IN_A_LIST = re.compile(r"(?:,|\s|\*|\b(?:and|or)\b)*")
_RIGHT_AFTER = re.compile(r"(?:\s?(?:a year|an hour))?[*)]*\s(?:(?:for|among) )?")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence or a table's cell with its context."""

    text: str
    marks: frozenset[int]
    """Citations of its paragraph."""
    heads: str = ""
    """The heads of a cell's row and column, which say what the cell is of."""
    earlier: tuple[str, ...] = ()
    """Sentences before it in its paragraph, the nearest first, for what it leaves unsaid."""


def problems(answer: Answer, subjects: Sequence[Subject]) -> list[str]:
    """List what an answer states that its evidence does not hold; nothing when all is well.

    Args:
        answer: What was written.
        subjects: The occupations it may name, so that a figure of one is not shown for another.
    """
    if answer.kind in FIXED:
        return []
    return _Check(answer, subjects).problems()


@dataclass(slots=True)
class _Check:
    """One answer held to its evidence."""

    answer: Answer
    subjects: Sequence[Subject]
    _names: list[tuple[str, str]] = field(default_factory=list)
    """Names of occupations in small letters, longest first, each with its published code."""
    _in_passages: dict[int, list[Number]] = field(default_factory=dict)

    def problems(self) -> list[str]:
        answer = self.answer
        given = {n for n, _ in (*answer.figures, *answer.passages)}
        cited = {int(n) for marks in CITED.findall(answer.text) for n in marks.split(", ")}
        found = [f"[{n}] is cited and stands for nothing." for n in sorted(cited - given)]
        self._names = _names(answer, self.subjects)
        said = " ".join((answer.question, *answer.focus.listing))
        asked = {number.value for number in read_numbers(said)}
        anywhere = {"US", *(_place(m.group()) for m in _PLACE.finditer(f"{answer.text} {said}")), answer.focus.place}
        for piece in _pieces(answer.text):
            if any(piece.text.strip("*_ ") in gap.reason for gap in answer.gaps):
                continue  # Why something is not held is evidence as it stands.
            figures: list[Figure] | None = None
            for number in read_numbers(piece.text):
                if number.value in asked:
                    continue
                if figures is None:
                    figures = [figure for n, figure in answer.figures if n in piece.marks]
                if not self._is_held(number, piece, figures, anywhere) and not self._is_quoted(number, piece):
                    found.append(f'"{number.shown}" has no cited figure or passage in "{piece.text.strip()[:90]}".')
        return found

    def _is_quoted(self, number: Number, piece: _Piece) -> bool:
        """Whether a cited passage holds the number in the same form."""
        return any(
            number.value == other.value and number.until == other.until and number.kind in ("", "year", other.kind)
            for i, (n, passage) in enumerate(self.answer.passages)
            if n in piece.marks
            for other in self._numbers_of(i, passage)
        )

    def _numbers_of(self, i: int, passage: Passage) -> list[Number]:
        if i not in self._in_passages:
            self._in_passages[i] = list(read_numbers(f"{passage.heading}. {passage.text} {passage.source}"))
        return self._in_passages[i]

    def _is_held(self, number: Number, piece: _Piece, figures: Sequence[Figure], anywhere: set[str | None]) -> bool:
        """Whether a cited figure is this number, of the occupation, place and measure the sentence speaks of."""
        if number.kind == "year":
            return any(_is_of_year(number, piece, figure) for figure in figures)
        figures = [figure for figure in figures if _fits_unit(number, piece, figure)]
        if not figures:
            return False
        before, after = piece.text[: number.start], piece.text[number.end :]
        parts = _measure_said(number, piece.heads or before, after)
        all_jobs = bool(_ALL_JOBS.match(after.lstrip().removeprefix("for "))), bool(_ALL_JOBS.search(piece.text))
        codes = self._codes(number, piece)
        places = _places(number, piece) or anywhere
        return any(
            (not parts or figure.measure == "top_code" or any(part in figure.measure for part in parts))
            and _is_of(figure, codes, all_jobs)
            and (figure.unit not in (DOLLARS, HOURLY, "jobs") or figure.place in places)
            and _has_direction(figure, before, after)
            for figure in figures
        )

    def _codes(self, number: Number, piece: _Piece) -> set[str]:
        """Give the published codes a number may be of; empty where nothing near it names an occupation."""
        if piece.heads:
            return {code for _, _, code in self._named(piece.heads)}
        named = self._named(piece.text)
        for start, _, code in named:
            # "48/100 for nurses" leaves no doubt.
            if _RIGHT_AFTER.fullmatch(piece.text[number.end : start]):
                return {code}
        before = [item for item in named if item[1] <= number.start]
        if before:
            _, stop, code = before[-1]
            between = piece.text[stop : number.start]
            is_listed = len(before) > 1 and _IN_A_LIST.fullmatch(piece.text[before[-2][1] : before[-1][0]])
            # Nor does "nurses (48/100", and little "nurses earn a median of $97,550".
            if re.fullmatch(r"\W*\(\W*", between) or (not is_listed and _PLAIN_WORDS.fullmatch(between)):
                return {code}
        texts = (piece.text, *piece.earlier)
        return next((found for text in texts if (found := {code for _, _, code in self._named(text)})), set())

    def _named(self, text: str) -> list[tuple[int, int, str]]:
        """Give (start, end, published code) of each name in a text, in order."""
        low, found = text.lower(), []
        for name, code in self._names:
            start = low.find(name)
            while start >= 0:
                stop = start + len(name)
                whole = not low[start - 1 : start].isalnum() and not re.match(r"[\w-]", low[stop : stop + 1])
                if whole and not any(start < other[1] and stop > other[0] for other in found):
                    found.append((start, stop, code))
                start = low.find(name, stop)
        return sorted(found)


def _names(answer: Answer, subjects: Sequence[Subject]) -> list[tuple[str, str]]:
    """List what occupations are called in an answer, longest first so that no name hides another."""
    names: dict[str, str] = {n.lower(): s.soc_code for s in subjects for n in (s.title, s.singular, s.plural) if n}
    beside = {
        figure.detail.lower(): figure.soc_code
        for _, figure in answer.figures
        if figure.measure == "exposure_score" and figure.detail
    }
    own = {"where you are": subjects[0].soc_code} if subjects else {}
    return sorted((names | beside | own).items(), key=lambda item: -len(item[0]))


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
            earlier: tuple[str, ...] = ()
            for sentence in _SENTENCE.split(line):
                yield _Piece(sentence, reach, "", earlier)
                earlier = (sentence, *earlier)


def _cells(table: str, marks: frozenset[int]) -> Iterator[_Piece]:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.strip().splitlines()]
    head = rows[0]
    for row in rows[2:]:
        for column, cell in enumerate(row):
            if column == 0 and not head[0] and cell.isdigit():
                continue  # The place in a list.
            above = head[column] if column < len(head) else ""
            # A list's first cell is a place; what the row is about stands in the second.
            beside = row[1] if row[0].isdigit() and len(row) > 1 else row[0]
            yield _Piece(cell, marks, f"{above}. {beside}." if column else cell)


def _measure_said(number: Number, before: str, after: str) -> tuple[str, ...]:
    """Find which measures the words around a number name; empty where they name none."""
    before, after = before.lower().replace("’", "'"), after.lower()
    for kind, pattern, parts in _AFTER_IT:
        if kind == number.kind and pattern.match(after):
            return parts
    found = [
        (match.end(), parts)
        for kind, pattern, parts in _BEFORE_IT
        if kind == number.kind
        for match in pattern.finditer(before)
    ]
    return max(found)[1] if found else ()


def _is_of(figure: Figure, codes: set[str], all_jobs: tuple[bool, bool]) -> bool:
    """Whether a figure is of the occupations named, or of all jobs where those are spoken of."""
    right_after, in_sentence = all_jobs
    if figure.soc_code == "00-0000":
        return in_sentence or figure.measure != "growth_pct"
    return not (right_after and figure.measure == "growth_pct") and (not codes or figure.soc_code in codes)


def _has_direction(figure: Figure, before: str, after: str) -> bool:
    """Whether a change is said to go the way it goes."""
    if figure.measure not in _SIGNED:
        return True
    said = _MORE_OR_LESS.match(after)
    up = said.group(1) == "more" if said else bool(_UP.search(before))
    down = said.group(1) == "less" if said else bool(_DOWN.search(before))
    return not (up and figure.value < 0) and not (down and figure.value > 0)


def _place(name: str) -> str:
    return _PLACES.get(name, "US")


def _places(number: Number, piece: _Piece) -> set[str]:
    """Give the places a number may be of; empty where nothing near it names one."""
    if piece.heads:
        return {_place(match.group()) for match in _PLACE.finditer(piece.heads)}
    if number.kind not in ("$", ""):
        return set()
    named = list(_PLACE.finditer(piece.text))
    if len({_place(match.group()) for match in named}) > 1:
        for match in named:
            between = piece.text[number.end : match.start()]
            if re.fullmatch(r"(?:\s?(?:a year|an hour))?\W*\s(?:in|for|across) (?:the )?", between):
                return {_place(match.group())}
        before = [match for match in named if match.end() <= number.start]
        return {_place((before or named)[-1 if before else 0].group())}
    texts = (piece.text, *piece.earlier)
    return next((found for text in texts if (found := {_place(m.group()) for m in _PLACE.finditer(text)})), set())


def _fits_unit(number: Number, piece: _Piece, figure: Figure) -> bool:
    """Whether a figure has the number's value and can be written in its form."""
    value, unit = abs(figure.value), figure.unit
    dollars, percent = unit in (DOLLARS, HOURLY), unit.startswith("percent")
    if (number.kind == "$") != dollars:
        return False
    if number.kind == "%" and not (percent or unit in (RANK, SHARE, "0-100")):
        return False
    if number.kind == "/100" and unit not in ("0-100", RANK):
        return False
    if dollars:
        per = re.match(r"\W*(an hour|a year|hourly|yearly)\b", piece.text[number.end :])
        if per and (unit == HOURLY) != (per.group(1) in ("an hour", "hourly")):
            return False
    if unit == SHARE and number.kind == "%":
        value *= 100
    return abs(number.value - value) <= number.tolerance


def _is_of_year(number: Number, piece: _Piece, figure: Figure) -> bool:
    """Whether a figure is of the year or span said; "May 2025" is that of a survey."""
    spans = [(first, last) for text in (figure.year, figure.unit, figure.source) for first, last in _spans(text)]
    if number.until:
        return (number.value, number.until) in spans
    if re.search(r"\bMay $", piece.text[: number.start]):
        return figure.year == number.shown or (figure.measure == "wage_change_pct" and "year before" in piece.text)
    return any(number.value in span for span in spans)


def _spans(text: str) -> Iterator[tuple[float, float]]:
    """Give the years a text names, each as a span; one year is a span to itself."""
    for first, last in re.findall(r"\b((?:19|20)\d\d)(?:\s?[-–]\s?(?:20)?(\d\d))?\b", text):
        yield float(first), float(first[:2] + last) if last else float(first)

"""Hold an answer to its evidence: every citation exists, and every number is that of a cited figure or passage.

A number is bound to what its sentence says: the occupation, the state, the measure, the unit, the direction and the
year. What the asker said may be repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot import checking_es as es
from bot.answer import Answer
from bot.evidence import Figure, Passage, Subject
from bot.measures import DOLLARS, HOURLY, RANK, SHARE
from bot.numbers import Number, read_numbers
from bot.places import STATES

FIXED = ("crisis", "support", "smalltalk", "offtopic")
"""Kinds whose text is prepared as a whole and states no figures."""
CITED = re.compile(r"\[(\d+(?:, \d+)*)\]")

_BEFORE = (
    ("$", r"\bmedian\b|\btypical(?:ly)?\b|\bhalf (?:of|the)\b", ("median_",)),
    ("$", r"\b(?:mean|average)\b", ("mean_",)),
    ("$", r"\b(?:lowest|worst|bottom)(?:-paid)? (?:tenth|10)\b|\b10th percentile\b", ("p10_",)),
    ("$", r"\b(?:best|highest|top)(?:-paid)? (?:tenth|10)\b|\b90th percentile\b", ("p90_",)),
    ("$", r"\busual range\b", ("p10_", "p90_")),
    ("%", r"(?<!us )\b(?:jobs|employment)\b|\bgr[eo]w\w*\b|\bshr[aiu]nk\w*\b", ("growth_pct",)),
    ("%", r"\b(?:pay|wages?|salar(?:y|ies)|earnings)\b", ("wage_change_pct",)),
    ("%", r"\b(?:do|does|done|work) alone\b|\bai alone\b", ("autonomy",)),
    ("/100", r"\bexposure\b", ("exposure_score",)),
    ("/100", r"\baugmentation potential\b|\bhelp from ai\b", ("augmentation",)),
    ("", r"\bthey (?:agree|differ|disagree) \((?:\d+ to )?$|\bscorers' range\b", ("_rank",)),
    ("", r"\bgpt-4's rating\W*$", ("gpt4_beta_rank",)),
    ("", r"\bpeople's rating\W*$", ("human_beta_rank",)),
    ("", r"\bmicrosoft\W*$", ("ai_applicability_rank",)),
    ("", r"\banthropic\W*$", ("observed_exposure_rank",)),
    ("", r"\bno part of $", ("tasks_no_ai",)),
    ("", r"\(people $", ("task_people",)),
    ("", r", gpt-4 $", ("task_gpt4",)),
    ("", r"\bscores? (?:of|is|at)\W*$", ("exposure_score", "augmentation")),
    ("", r"\bopenings a year\b", ("annual_openings",)),
    ("", r"\bjobs, may 2025\b", ("employment",)),
)
"""Kind of number, words before it in its sentence or in the heads of its cell, parts of the measures' names they mean;
the words nearest to the number count."""
_AFTER = (
    ("$", r"\W*(?:a year )?(?:more|less) at the median\b", ("pay_difference",)),
    ("$", r"\W*(?:a year |an hour )?(?:at the median|median)\b", ("median_",)),
    ("%", r"\W*on the year\b", ("wage_change_pct",)),
    ("%", r"\W*of (?:all )?us jobs (?:have|are|score)\b", ("exposure_percentile",)),
    ("%", r"\W*of (?:all )?us jobs\b", ("exposure_score",)),
    ("%", r"\W*asked\b", ("activity_use_user",)),
    ("%", r"\W*done\b", ("activity_use_ai",)),
    ("%", r"\W*(?:of them )?(?:work for themselves|(?:are )?self-employed)\b", ("pct_self_employed",)),
    ("%", r"\W*of (?:the|their|your|its) work alone\b", ("autonomy",)),
    ("", r"\W*(?:job )?openings\b", ("annual_openings",)),
    ("", r"\W*rated tasks\b", ("tasks_rated",)),
    ("", r"\W*mostly or wholly alone\b", ("tasks_mostly_ai",)),
    ("", r"\W*occupations\b", ("occupations_fitting",)),
    ("", r"\s(?:people|workers)\b(?!')", ("employment",)),
)
"""The same for words right after it; these count first."""
_BEFORE_IT = tuple((kind, re.compile(words), parts) for kind, words, parts in (*_BEFORE, *es.BEFORE))
_AFTER_IT = tuple((kind, re.compile(words), parts) for kind, words, parts in (*_AFTER, *es.AFTER))
_UP = re.compile(rf"(?:\b(?:gr[eo]w\w*|up|rose|risen|rise|gain\w*)(?: (?:by|of))?\s|{es.UP}|\+)$", re.IGNORECASE)
_DOWN = re.compile(
    rf"(?:\b(?:shr[aiu]n\w*|down|fell|fall\w*|declin\w*|los\w*)(?: (?:by|of))?\s|{es.DOWN}|(?<!\d)[−-])$", re.I
)
_MORE_OR_LESS = re.compile(r"\W*(?:a year|al año) (more|less|más|menos)\b")
_SIGNED = ("growth_pct", "wage_change_pct", "employment_change", "pay_difference")
_SINCE = re.compile(r"\b(?:from|since|than in|of|by) (?:May )?$")
_ALL_JOBS = re.compile(rf"\ball (?:us |other )?(?:jobs|occupations)\b|\beconomy\b|{es.ALL_JOBS}", re.IGNORECASE)

_PLACES = {name.removeprefix("the "): code for code, name in STATES.items()} | es.NAMES
_PLACE = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, _PLACES), key=len, reverse=True))})\b"
    rf"|\b(?:US|United States|[Nn]ationally|[Nn]ational|[Nn]ationwide|[Nn]ation|{es.NATION})\b"
)
_SENTENCE = re.compile(r"(?<=[.!?])(?:\*+|_)?\s+(?=[\"“«¿¡*A-ZÁÉÍÓÚ_$\d])")
_PLAIN_WORDS = re.compile(r"[\s*]{1,4}(?:[a-z][\w'’-]*[\s*~]{1,4}){0,9}?")
"""What may stand between a name and its number: a few words without a stop between them."""

_IN_A_LIST = re.compile(r"(?:,|\s|\*|\b(?:and|or)\b)*")
_PER = r"(?:\s?(?:a year|an hour|al año|por hora))?"
_RIGHT_AFTER = re.compile(rf"{_PER}[*)]*\s(?:(?:for|among|de los|de las) )?")
_AGAINST = re.compile(rf"{_PER},? (?:against|frente a) \S+{_PER} (?:for|de los|de las) ")


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
    row: str = ""
    """What a cell's row is about."""


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
        said = " ".join((answer.question, *answer.focus.listing, answer.focus.week))
        asked = {number.value for number in read_numbers(said)}
        anywhere = {"US", *(_place(m.group()) for m in _PLACE.finditer(said)), answer.focus.place}
        for piece in _pieces(answer.text):
            if self._is_reason(piece):
                continue
            figures: list[Figure] | None = None
            for number in read_numbers(piece.text):
                if number.value in asked:
                    continue
                if figures is None:
                    figures = [figure for n, figure in answer.figures if n in piece.marks]
                if not self._is_held(number, piece, figures, anywhere) and not self._is_quoted(number, piece):
                    found.append(f'"{number.shown}" has no cited figure or passage in "{piece.text.strip()[:90]}".')
        return found

    def _is_reason(self, piece: _Piece) -> bool:
        """Whether a sentence says why something is not held, which is evidence word for word."""
        text = piece.text.strip("*_ ")
        return not piece.heads and " " in text and any(text in gap.reason for gap in self.answer.gaps)

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
        own = [f for f in figures if f.detail.lower() == piece.row.lower() and f.measure != "exposure_score"]
        if piece.row and own:
            # The row is about this detail, such as a part of somebody's week, and its words name no measure. The detail
            # of a score is an occupation's name, and a row of that name has other figures too.
            figures, piece = own, replace(piece, heads=piece.heads.removesuffix(f" {piece.row}."))
        before, after = piece.text[: number.start], piece.text[number.end :]
        detail = _detail_said(figures, before)
        figures = [figure for figure in figures if _fits_unit(number, piece, figure)]
        if not figures:
            return False
        parts = _measure_said(number.kind, piece.heads or before, after)
        all_jobs = bool(_ALL_JOBS.match(after.lstrip().removeprefix("for "))), bool(_ALL_JOBS.search(piece.text))
        codes = self._codes(number, piece)
        places = _places(number, piece) or anywhere
        return any(
            (not parts or figure.measure == "top_code" or any(part in figure.measure for part in parts))
            and _is_of(figure, codes, all_jobs)
            and (figure.unit not in (DOLLARS, HOURLY, "jobs") or figure.place in places)
            and (not detail or figure.detail in (detail, ""))
            and _has_direction(figure, before, after)
            for figure in figures
        )

    def _codes(self, number: Number, piece: _Piece) -> set[str]:
        """Give the published codes a number may be of; empty where nothing near it names an occupation."""
        if piece.heads:
            return {code for _, _, code in self._named(piece.heads)}
        named = self._named(piece.text)
        for start, _, code in named:
            # "48/100 for nurses" leaves no doubt, and "61/100 against 48/100 for nurses" says whose 61 is not.
            if _RIGHT_AFTER.fullmatch(piece.text[number.end : start]):
                return {code}
            if _AGAINST.fullmatch(piece.text[number.end : start]):
                return {other for _, _, other in named} - {code}
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
        low = text.lower()
        found: list[tuple[int, int, str]] = []
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
    own = dict.fromkeys(("where you are", "donde estás ahora"), subjects[0].soc_code) if subjects else {}
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
    yield from (_Piece(cell, marks) for cell in head)
    for row in rows[2:]:
        for column, cell in enumerate(row):
            if column == 0 and not head[0] and cell.isdigit():
                continue  # The place in a list.
            above = head[column] if column < len(head) else ""
            # A list's first cell is a place; what the row is about stands in the second.
            beside = row[1] if row[0].isdigit() and len(row) > 1 else row[0]
            yield _Piece(cell, marks, f"{above}. {beside}.", row=beside) if column else _Piece(cell, marks, cell)


def _measure_said(kind: str, before: str, after: str) -> tuple[str, ...]:
    """Find which measures the words around a number name; empty where they name none."""
    before, after = before.lower().replace("’", "'"), after.lower()
    for of_kind, pattern, parts in _AFTER_IT:
        if of_kind == kind and pattern.match(after):
            return parts
    found = [
        (match.end(), parts)
        for of_kind, pattern, parts in _BEFORE_IT
        if of_kind == kind
        for match in pattern.finditer(before)
    ]
    return max(found)[1] if found else ()


def _detail_said(figures: Sequence[Figure], before: str) -> str:
    """Find which skill, task or activity is named last before a number, if any."""
    before = before.lower()
    details = {figure.detail for figure in figures if figure.detail}
    named = [(at + len(text), len(text), text) for text in details if (at := before.rfind(text.lower())) >= 0]
    return max(named)[2] if named else ""


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
    up = said.group(1) in ("more", "más") if said else bool(_UP.search(before))
    down = said.group(1) in ("less", "menos") if said else bool(_DOWN.search(before))
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
            if re.fullmatch(rf"{_PER}[*)]*\s(?:in|for|across|en|de) (?:the )?", between):
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
        per = re.match(r"\W*(an hour|a year|hourly|yearly|por hora|al año)\b", piece.text[number.end :])
        if per and (unit == HOURLY) != (per.group(1) in ("an hour", "hourly", "por hora")):
            return False
    if unit == SHARE and number.kind == "%":
        value *= 100
    return abs(number.value - value) <= number.tolerance


def _is_of_year(number: Number, piece: _Piece, figure: Figure) -> bool:
    """Whether a figure is of the year or span said; "May 2025" is that of a survey."""
    spans = [(first, last) for text in (figure.year, figure.unit, figure.source) for first, last in _spans(text)]
    before = piece.text[: number.start]
    if number.until:
        parts = _measure_said("%", before, "")
        other = figure.measure in ("growth_pct", "wage_change_pct") and parts and figure.measure not in parts
        return not other and number.until > number.value and (number.value, number.until) in spans
    if ("$" in piece.text or before.endswith(("May ", "mayo de "))) and not _SINCE.search(before):
        return figure.year == number.shown and figure.unit in (DOLLARS, HOURLY, "jobs")
    return any(number.value in span for span in spans)


def _spans(text: str) -> Iterator[tuple[float, float]]:
    """Give the years a text names, each as a span; one year is a span to itself."""
    for first, last in re.findall(r"\b((?:19|20)\d\d)(?:\s?[-–]\s?(?:20)?(\d\d))?\b", text):
        yield float(first), float(first[:2] + last) if last else float(first)

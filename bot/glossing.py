"""Put a Spanish question into English words, so that one reading serves both languages.

It is no translation: each turn of phrase that tells what is asked gets the English words for it, in its place, and each
job the made-up word the matcher knows it by. Everyday words that tell nothing are left out, the rest stays.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.folding import ACCENTED, WORD, fold, fold_asking
from bot.spanish import Named, SpanishNames

GLOSS_FILE, PLAIN_FILE = "gloss_es.csv", "plain_words_es.txt"
_NUMBERS = {
    "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6", "siete": "7", "ocho": "8", "nueve": "9",
    "diez": "10", "doce": "12", "quince": "15", "veinte": "20", "veinticinco": "25", "treinta": "30", "cuarenta": "40",
    "cincuenta": "50", "sesenta": "60", "setenta": "70", "ochenta": "80", "noventa": "90", "cien": "100",
}  # fmt: skip
_NUMBER = rf"(?:\d[\d.,]*|{'|'.join(_NUMBERS)})"
_ARTICLES = frozenset("a an the my our his her their your this these those some".split())
_ASKS_WHO = re.compile(r"\b(?:i am|i was|be|become|work as|works as|working as)\s+$")
_SHARED = frozenset(
    """
    a apps artificial auto automat base bot bowl bye c capital card chance chat chatgpt compare d da dc diploma drones e
    echo favor final fulltime general gpt grave green has hay he high hospital hotel i idea internet jobs legal manual
    me media meter mia mover new no normal o ok okay os pa parttime plan primer principal quit quite real robot robots
    sac sale school sea similar simple skills social software solo son super tiempo total u united van versus via vs
    warehouse x
    """.split()
)
"""Words of our lists that English has too, or that are spelled like English ones: they show no language."""
_REST = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[^\w\s]|\s+|_")


@dataclass(frozen=True, slots=True)
class English:
    """A question in English words, with where each of them comes from."""

    text: str
    pieces: tuple[tuple[int, int, int, int], ...] = ()
    """(start, end) in the text and (start, end) in the question; empty where they are the same."""

    def original(self, start: int, end: int, question: str) -> str:
        """Give the asker's own words for a part of the text."""
        if not self.pieces:
            return question[start:end]
        found = [(a, b) for first, last, a, b in self.pieces if first < end and start < last and b > a]
        return question[min(a for a, _ in found) : max(b for _, b in found)] if found else self.text[start:end]


class Glossary:
    """The English words for Spanish turns of phrase."""

    def __init__(self, folder: Path, names: SpanishNames) -> None:
        """Read the turns of phrase and the everyday words."""
        self._names = names
        with (folder / GLOSS_FILE).open(encoding="utf-8", newline="") as file:
            rows = [(row["said"], row["meant"]) for row in csv.DictReader(file)]
        classes = {said: meant for said, meant in rows if said.startswith("@") and " " not in said}
        turns = [(turn, meant) for said, meant in rows if said not in classes for turn in _split(said)]
        # The longest turn of phrase comes first, so that it wins.
        turns.sort(key=lambda item: (-_length(item[0]), item[0]))
        self._meant = [meant for _, meant in turns]
        patterns = [f"(?P<g{i}>{_pattern(turn, classes)})" for i, (turn, _) in enumerate(turns)]
        self._turns = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
        self.everyday = frozenset(fold((folder / PLAIN_FILE).read_text(encoding="utf-8")).split())
        said_words = (word for turn, _ in turns for word in WORD.findall(fold(turn)))
        self._english = _SHARED | {word for meant in self._meant for word in WORD.findall(meant.lower())}
        self.words = self.everyday | frozenset(said_words)
        """Every Spanish word known here but for the names of jobs, without accents."""

    def is_spanish(self, word: str) -> bool:
        """Say whether a folded word is Spanish and nothing else."""
        return word in self.words and word not in self._english

    def to_english(self, question: str) -> English:
        """Put a Spanish question into English words."""
        named = self._names.find(fold(question), lambda word: word in self.words)
        return _joined(list(self._pieces(_Flat(question, named))))

    def _pieces(self, flat: _Flat) -> Iterator[_Piece]:
        """Cut a text into turns of phrase with their English words, names, and other words as they are."""
        at = 0
        for match in self._turns.finditer(flat.text):
            yield from self._others(flat, at, match.start())
            meant = self._meant[int((match.lastgroup or "g0")[1:])]
            if "{}" in meant and (number := re.search(_NUMBER, match.group())):
                meant = meant.replace("{}", _NUMBERS.get(number.group(), number.group()))
            yield _Piece(meant, *flat.origin(match), "turn")
            at = match.end()
        yield from self._others(flat, at, len(flat.text))

    def _others(self, flat: _Flat, start: int, end: int) -> Iterator[_Piece]:
        for match in _REST.finditer(flat.text, start, end):
            word, (first, last) = match.group(), flat.origin(match)
            if word in flat.named:
                yield _Piece(word, first, last, "doing" if flat.named[word].doing else "name")
            elif word.isspace():
                yield _Piece(" ", first, last, "space")
            elif not word[0].isalnum():
                yield _Piece("" if word in "¿¡" else word, first, last, "mark")
            elif fold(word) not in self.everyday:
                yield _Piece(flat.question[first:last], first, last, "word")


class _Flat:
    """A question without accents, each name in it replaced by the word made up for it."""

    def __init__(self, question: str, named: Sequence[Named]) -> None:
        self.question = question
        self.named = {name.word: name for name in named}
        folded = fold_asking(question)
        cuts = [(name.start, name.end, name.word) for name in named]
        letters: list[tuple[str, int, int]] = []
        """Each letter with where what it stands for begins and ends in the question."""
        at = 0
        for start, end, word in [*cuts, (len(folded), len(folded), "")]:
            letters += [(folded[i], i, i + 1) for i in range(at, start)]
            letters += [(letter, start, end) for letter in word]
            at = end
        self.text = "".join(letter for letter, _, _ in letters)
        self._letters = letters

    def origin(self, match: re.Match[str]) -> tuple[int, int]:
        """Give where a part of the text stands in the question."""
        return self._letters[match.start()][1], self._letters[match.end() - 1][2]


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    end: int
    kind: str
    """"turn", "name", "doing", "word", "mark" or "space"."""


def _split(said: str) -> Iterator[str]:
    """Split the turns of one row at each "|" that stands in no brackets."""
    depth, start = 0, 0
    for i, letter in enumerate(said):
        depth += (letter in "([") - (letter in ")]")
        if letter == "|" and depth == 0:
            yield said[start:i]
            start = i + 1
    yield said[start:]


def _length(turn: str) -> int:
    """Measure a turn of phrase by its words that must be there, each counting more than its letters."""
    bare = re.sub(r"\[[^\]]*\]", " ", turn)
    bare = re.sub(r"\(([^)|]*)[^)]*\)", r"\1", bare)
    return 100 * len(bare.split()) + len(bare)


def _pattern(turn: str, classes: dict[str, str]) -> str:
    """Compile a turn of phrase: see `corpus/README.md` for its signs."""
    found, started = "", False
    for part in re.findall(r"\[[^\]]*\]|\([^)]*\)|\S+", turn):
        follows = part[0] == ">"
        part = part.removeprefix(">")
        optional = part[0] == "["
        inner = part[1:-1] if part[0] in "[(" else classes.get(part, part)
        choices = f"(?:{'|'.join(_word(choice) for choice in inner.split('|'))})"
        if follows:
            found += rf"(?=\s+{choices}\b)"
        elif started:
            found += rf"(?:\s+{choices})?" if optional else rf"\s+{choices}"
        else:
            # What may be left out at the beginning brings the gap after it along.
            found += rf"(?:{choices}\s+)?" if optional else choices
            started = not optional
    return found


def _word(choice: str) -> str:
    parts = (word if word in ACCENTED else fold(word) for word in choice.split())
    return r"\s+".join(_NUMBER if word == "#" else re.escape(word).replace(r"\*", r"\w*") for word in parts)


_JOBS = ("name", "doing")


def _joined(pieces: Sequence[_Piece]) -> English:
    """Join the pieces, with an article before each job and none of the unknown words that only describe it."""
    text, kept, last = "", list[tuple[int, int, int, int]](), _Piece("", 0, 0, "")
    for piece in pieces:
        said = piece.text
        if piece.kind == "word" and last.kind in _JOBS:
            continue
        if piece.kind == "turn" and said == last.text:
            continue  # "Hola, buenas tardes" greets once.
        if piece.kind == "word" and _ASKS_WHO.search(f"{text.rstrip()} "):
            said = f"a {said}"
        if piece.kind in _JOBS:
            text = _led_to(text.rstrip(), piece.kind == "doing")
        if piece.kind == "turn" and text and not text[-1].isspace():
            text += " "
        kept.append((len(text), len(text) + len(said), piece.start, piece.end))
        text += said
        if piece.kind not in ("space", "mark") or last.kind in _JOBS:
            last = piece if piece.kind != "space" else last
    return English(text, tuple(kept))


def _led_to(text: str, doing: bool) -> str:
    """Put before a job what an English sentence has there: "i am a", "as a"."""
    before = text.split()[-1] if text else ""
    if before == "how":
        text, before = f"{text.removesuffix('how')}as", "as"  # "Como enfermera" says what somebody is.
    lead = "as a" if doing and before != "as" else "" if before in _ARTICLES else "a"
    return " ".join(part for part in (text.strip(), lead, "") if part) + " "

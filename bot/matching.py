"""Resolve what people call their work to occupations: exact titles, keywords and vectors, fused.

The recipe is log-linear: a vote of the 100 nearest titles by meaning, BM25 over the words of titles, and a prior for
how many people hold the job. Without vectors, keywords alone answer.
"""

from __future__ import annotations

import csv
import json
import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import bm25s
import numpy as np
from numpy.typing import NDArray

from bot.clauses import VerbPhrases
from bot.duties import Duty, DutyIndex
from bot.errors import CorpusError
from bot.folding import fold
from bot.glossing import Glossary
from bot.normalising import join, key, tokens, without_level
from bot.spanish import SpanishNames
from bot.spelling import Speller
from bot.tables import FigureTables, Title

NEAREST, TEMPERATURE = 100, 0.06
"""How many titles vote and how fast a vote fades with distance; accuracy is flat from 20 to 400 and .03 to .08."""
WEIGHT_VOTE, WEIGHT_WORDS, WEIGHT_JOBS = 1.5, 0.75, 0.12
"""Weights of the fusion, chosen on the development titles; flat around these values."""
WEIGHT_DUTIES, WEIGHT_DUTY_WORDS, WEIGHT_TITLES = 1.5, 0.75, 0.5
"""The same for what somebody says they do: our phrases by meaning and by words, and titles by meaning."""
KEYWORD_TITLES, KEYWORD_TEMPERATURE = 60, 1.2
EXACT_OFFICIAL, EXACT_OTHER = 6.0, 3.0
"""Votes of a title that is the phrase itself; an official title outweighs the many that are only alternates."""
FLOOR = 1e-3
"""Share given to an occupation that one of the methods did not find."""
_SHORT_NAME = 5
"""Letters under which a Spanish word alone in an English text is not taken for a job: "nana"."""
SURE = 0.95
"""Confidence of a phrase from our own list of what people say; our judgement."""


class Embedder(Protocol):
    """Turns texts into unit vectors: `bot.embedding.OnnxEmbedder`."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give float32 of shape (len(texts), dimensions)."""


class TitleVectors(Protocol):
    """The vectors of `tables.titles`, in their order."""

    def nearest(self, vector: NDArray[np.float32], k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Give the positions of the nearest titles and their cosine similarities."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One occupation a job may be."""

    onet_soc_code: str
    confidence: float
    """0 to 1: how often such a match is right, measured on labelled titles."""


class TitleMatcher:
    """Match job titles and phrases to occupations."""

    def __init__(
        self,
        tables: FigureTables,
        folder: Path,
        duties: Sequence[Duty] = (),
        embedder: Embedder | None = None,
        title_vectors: TitleVectors | None = None,
    ) -> None:
        """Index the titles for keywords; takes about a second.

        Args:
            tables: The titles, the occupations and how many people hold each.
            duties: What people of each occupation do, in phrases of ours.
            folder: The corpus, with slang.csv, broad_titles.csv, plain_words.txt and matching.json.
            embedder: With title_vectors, lets titles near in meaning vote too.
            title_vectors: The vectors of `tables.titles`.
        """
        self._occupations = tables.occupations
        self._titles: tuple[Title, ...] = tables.titles
        self._dense: tuple[Embedder, TitleVectors] | None = None
        self.said, phrases = read_phrases(folder / "slang.csv")
        self.broad, self.places = _read_broad(folder / "broad_titles.csv")
        self._exact = _exact_keys(self._titles)
        words = [key(title.text).split() for title in self._titles]
        self._holding: dict[str, set[int]] = defaultdict(set)
        for i, parts in enumerate(words):
            for word in parts:
                self._holding[word].add(i)
        self.speller = Speller(_count(words), folder)
        self._bm25 = bm25s.BM25(method="lucene", k1=0.9, b=0.4)
        self._bm25.index(words, show_progress=False)
        self._jobs = _job_shares(tables)
        self.doing = VerbPhrases(phrases)
        self.duties = DutyIndex(duties)
        self._calibration = _read_calibration(folder / "matching.json")
        self.spanish = SpanishNames(folder, lambda code: self._jobs.get(code, FLOOR))
        self.glossary = Glossary(folder, self.spanish)
        self._learn_spanish()
        if embedder is not None and title_vectors is not None:
            self.attach(embedder, title_vectors)

    def attach(self, embedder: Embedder, title_vectors: TitleVectors, duty_vectors: TitleVectors | None = None) -> None:
        """Let vectors vote from now on; may be called while questions are answered."""
        if duty_vectors is not None:
            self.duties.attach(duty_vectors)
        self._dense = (embedder, title_vectors)

    def learn_names(self, names: Iterable[tuple[str, str]]) -> None:
        """Take in what our sentences call occupations, as (name, code); what is said already keeps its meaning."""
        learnt: dict[str, list[str]] = defaultdict(list)
        for name, code in names:
            if key(name) not in self.broad:
                learnt[key(name)].append(code)
        self.said = {name: tuple(codes) for name, codes in learnt.items()} | self.said

    def _learn_spanish(self) -> None:
        """Take in the Spanish names of occupations, and the made-up words that stand for them in English text."""
        names, broad, places = self.spanish.made_up()
        told = {key(said): said for said in self.spanish.phrases if not self._is_english(said)}
        plain = {key(fold(said)): said for said in told.values()} | told
        self.said = {word: self.spanish.phrases[said] for word, said in plain.items()} | self.said | names
        self.broad |= broad
        self.places |= places

    def _is_english(self, said: str) -> bool:
        """Whether a phrase is, or looks like, an English one, so that an English text does not mean it in Spanish."""
        words = key(said).split()
        known = all(word in self.speller.vocabulary or self.speller.is_plain(word) for word in words)
        return known or (len(words) == 1 and len(words[0]) < _SHORT_NAME) or self.is_title(key(said))

    @property
    def has_vectors(self) -> bool:
        """Whether titles near in meaning vote."""
        return self._dense is not None

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32] | None:
        """Turn texts into unit vectors, one a row; none where there are no vectors."""
        return self._dense[0].embed(texts) if self._dense is not None and texts else None

    def is_known(self, text: str) -> bool:
        """Say whether a text, in any case and number, is a title, a phrase of ours or a broad word."""
        return self.is_title(key(text))

    def is_title(self, phrase: str) -> bool:
        """Say the same of a text that is a normal key already."""
        return phrase in self._exact or phrase in self.said or phrase in self.broad

    def stand_together(self, word: str, other: str) -> bool:
        """Say whether any title holds both words, in normal form."""
        return not self._holding.get(word, set()).isdisjoint(self._holding.get(other, ()))

    def look_up(self, phrase: str) -> list[Candidate]:
        """Give the occupations of a normal key that stands in our own list, without a search; else nothing."""
        codes = self.said.get(phrase, ())
        return [Candidate(code, round(SURE / len(codes), 3)) for code in codes]

    def match(self, mention: str, limit: int = 10) -> list[Candidate]:
        """Match a job in a few words to occupations, best first, one for each published code.

        Without vectors the confidence is that of keywords alone. Nothing known about any word gives an empty list.
        """
        parts = [self.speller.correct(t.word) for t in tokens(mention.replace("&", " and ").replace("/", " "))]
        phrase, plain = join(parts), join(without_level(parts))
        if not phrase:
            return []
        ranked = self._fused(phrase, plain, mention)
        for form in dict.fromkeys((key(mention), phrase, plain)):
            # A title of its own, such as "executive chef", is not its plain form.
            if form in self.said and (form != plain or phrase not in self._exact or form == phrase):
                return self._led_by(self.look_up(form), ranked)[:limit]
        return ranked[:limit]

    def match_doing(self, said: str, limit: int = 10) -> list[Candidate]:
        """Match what somebody says they do to occupations, best first: by our phrases of duties, then by titles."""
        dense = self._dense
        vector = None if dense is None else dense[0].embed([said])[0]
        sources = (
            (WEIGHT_DUTIES, {} if vector is None else self.duties.by_meaning(vector)),
            (WEIGHT_DUTY_WORDS, self.duties.by_words(said)),
            (WEIGHT_TITLES, {} if vector is None else self._by_vector(said)),
        )
        used = [(weight, votes) for weight, votes in sources if votes]
        codes = {code for _, votes in used for code in votes}
        logs = {
            code: sum(weight * math.log(votes.get(code, 0) + FLOOR) for weight, votes in used)
            + WEIGHT_JOBS * math.log(self._jobs.get(code, FLOOR))
            for code in codes
        }
        return self._ranked(logs, "doing")[:limit]

    def _led_by(self, listed: list[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
        """Put the occupations of our own list first."""
        seen = {self._soc(c.onet_soc_code) for c in listed}
        rest = (c for c in ranked if self._soc(c.onet_soc_code) not in seen)
        return [*listed, *(Candidate(c.onet_soc_code, round(c.confidence * (1 - SURE), 3)) for c in rest)]

    def _fused(self, phrase: str, plain: str, mention: str) -> list[Candidate]:
        by_words = self._by_words(phrase if phrase in self._exact else plain)
        by_vector = self._by_vector(mention)
        logs = {
            code: (WEIGHT_VOTE * math.log(by_vector.get(code, 0) + FLOOR) if by_vector else 0.0)
            + WEIGHT_WORDS * math.log(by_words.get(code, 0) + FLOOR)
            + WEIGHT_JOBS * math.log(self._jobs.get(code, FLOOR))
            for code in by_words.keys() | by_vector.keys()
        }
        return self._ranked(logs, "vectors" if by_vector else "keywords")

    def _ranked(self, logs: Mapping[str, float], mode: str) -> list[Candidate]:
        """Turn log scores to shares, one line for each published code, led by its likeliest occupation."""
        if not logs:
            return []
        top = max(logs.values())
        shares = {code: math.exp(value - top) for code, value in logs.items()}
        total = sum(shares.values())
        groups: dict[str, list[str]] = defaultdict(list)
        for code in sorted(shares, key=lambda c: (-shares[c], c)):
            groups[self._soc(code)].append(code)
        summed = sorted((-sum(shares[c] for c in codes) / total, codes[0]) for codes in groups.values())
        points = self._calibration[mode]
        return [Candidate(code, round(calibrated(-share, points), 3)) for share, code in summed]

    def _soc(self, code: str) -> str:
        row = self._occupations.get(code)
        return row.soc_code if row else code

    def _by_words(self, phrase: str) -> dict[str, float]:
        """Let the titles with the best BM25 scores vote; a title that is the phrase itself counts most."""
        known = [token for token in phrase.split() if token in self.speller.vocabulary]
        if not known:
            return {}
        scores = self._bm25.get_scores(known)
        count = min(KEYWORD_TITLES, len(scores))
        best = np.argpartition(-scores, count - 1)[:count]
        votes: dict[str, float] = defaultdict(float)
        for i in best[scores[best] > 0]:
            self._vote(votes, int(i), math.exp((scores[i] - scores[best].max()) / KEYWORD_TEMPERATURE))
        for i in self._exact.get(phrase, ()):
            self._vote(votes, i, EXACT_OFFICIAL if "official" in self._titles[i].kinds else EXACT_OTHER)
        return _shares(votes)

    def _by_vector(self, mention: str) -> dict[str, float]:
        dense = self._dense
        if dense is None:
            return {}
        embedder, title_vectors = dense
        positions, similarities = title_vectors.nearest(embedder.embed([mention])[0], NEAREST)
        votes: dict[str, float] = defaultdict(float)
        for position, similarity in zip(positions, similarities, strict=True):
            self._vote(votes, int(position), math.exp((float(similarity) - 1) / TEMPERATURE))
        return _shares(votes)

    def _vote(self, votes: dict[str, float], position: int, weight: float) -> None:
        title = self._titles[position]
        for code in title.codes:
            votes[code] += weight / len(title.codes)


def calibrated(share: float, points: Sequence[tuple[float, float]]) -> float:
    """Turn a fused share into how often such a match was right on the labelled development titles.

    Args:
        share: 0 to 1.
        points: (share, how often right), rising; between two points the value is read off the line through them.
    """
    after = bisect_right(points, (share, math.inf))
    if after in (0, len(points)):
        return points[0 if after == 0 else -1][1]
    (low, right), (high, better) = points[after - 1], points[after]
    return right + (better - right) * (share - low) / (high - low)


def _read_calibration(path: Path) -> dict[str, list[tuple[float, float]]]:
    """Read what `python tests/evals/match_titles.py --calibrate` has written."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {mode: [(float(a), float(b)) for a, b in found[mode]] for mode in ("vectors", "keywords", "doing")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{path}: expected the calibration of the title matcher, found {error!r}.") from error


def read_phrases(path: Path) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Read our own phrases and their codes: nouns by normal key, and verb phrases ("cut* hair") as they are written."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["said"], tuple(row["onet_soc_codes"].split())) for row in csv.DictReader(file)]
    return {key(said): codes for said, codes in rows if "*" not in said}, {
        said: codes for said, codes in rows if "*" in said
    }


def _read_broad(path: Path) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Read the broad words with the occupations to offer, and which of them name a place or trade, not a role."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    places = frozenset(key(row["said"]) for row in rows if row["kind"] == "place")
    return {key(row["said"]): tuple(row["onet_soc_codes"].split()) for row in rows}, places


def _exact_keys(titles: Sequence[Title]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for i, title in enumerate(titles):
        whole, _, short = title.text.removesuffix(")").partition(" (")
        # "Certified Nursing Assistant (CNA)" is known by either name and by both.
        names = {key(title.text), key(whole), key(short) if short.isupper() else ""}
        for name in names - {""}:
            found[name].append(i)
    return dict(found)


def _count(documents: Iterable[list[str]]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for document in documents:
        for word in set(document):
            found[word] += 1
    return dict(found)


def _job_shares(tables: FigureTables) -> dict[str, float]:
    """Split each published code's employment over its occupations, as a share of all jobs."""
    total = sum(row["employment"] or 0 for row in tables.national.values())
    shares = {}
    for code, row in tables.occupations.items():
        jobs = tables.national.get(row.soc_code, {}).get("employment") or 1000
        # The occupation that gives the code its name (…​.00) holds more of the jobs than its specialities.
        weight = 1.0 if code.endswith(".00") else 0.25
        shares[code] = weight * jobs / total
    return shares


def _shares(votes: Mapping[str, float]) -> dict[str, float]:
    total = sum(votes.values())
    return {code: vote / total for code, vote in votes.items()} if total else {}

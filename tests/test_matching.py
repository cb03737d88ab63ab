import csv
import json
from pathlib import Path

import numpy as np
import pytest

from bot.errors import CorpusError
from bot.locating import corpus_folder
from bot.matching import SURE, TitleMatcher, calibrated
from bot.tables import FigureTables, load_tables

TITLES = Path(__file__).parent / "evals" / "job_titles.csv"


@pytest.fixture(scope="module")
def tables() -> FigureTables:
    return load_tables(corpus_folder() / "figures")


@pytest.fixture(scope="module")
def matcher(tables: FigureTables) -> TitleMatcher:
    return TitleMatcher(tables, corpus_folder())


class OneHot:
    """An embedder and vectors in which every title is nearest to the titles of one occupation."""

    def __init__(self, tables: FigureTables, code: str) -> None:
        self.positions = np.array([i for i, title in enumerate(tables.titles) if title.codes == (code,)])

    def embed(self, texts: list[str]) -> np.ndarray:
        return np.zeros((len(texts), 384), dtype=np.float32)

    def nearest(self, vector: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        assert vector.shape == (384,)
        positions = self.positions[:k]
        return positions, np.full(len(positions), 0.9, dtype=np.float32)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("nurse", "29-1141.00"),
        ("Registered Nurses", "29-1141.00"),
        ("RN", "29-1141.00"),
        ("staff nurse", "29-1141.00"),
        ("truck driver", "53-3032.00"),
        ("18 wheeler driver", "53-3032.00"),
        ("sparky", "47-2111.00"),
        ("CNA", "31-1131.00"),
        ("accts payable clrk", "43-3031.00"),
        ("phlebotamist", "31-9097.00"),
        ("diesel mechnic", "49-3031.00"),
        ("sr. software engineer", "15-1252.00"),
        ("LINEMEN", "49-9051.00"),
        ("mail lady", "43-5052.00"),
        ("Waiters & Waitresses", "35-3031.00"),
        ("secrataries, legal", "43-6012.00"),
        ("dental hygienists", "29-1292.00"),
    ],
)
def test_what_people_call_a_job_leads_to_it(matcher: TitleMatcher, said: str, code: str) -> None:
    assert matcher.match(said)[0].onet_soc_code == code


def test_keywords_alone_stay_above_the_measured_floor(matcher: TitleMatcher, tables: FigureTables) -> None:
    first = five = 0
    with TITLES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[::4]
    for row in rows:
        codes = [c.onet_soc_code for c in matcher.match(row["text"])]
        hits = [
            row["soc_code"] in (code[:7], tables.occupations[code].soc_code)
            for code in codes
            if code[0].isdigit() and code in tables.occupations
        ]
        first, five = first + any(hits[:1]), five + any(hits[:5])
    assert first / len(rows) > 0.45
    assert five / len(rows) > 0.62


def test_candidates_are_ranked_and_of_distinct_published_codes(matcher: TitleMatcher, tables: FigureTables) -> None:
    for said in ("machine operator", "engineer", "nurse", "clinical nurse specialist"):
        found = matcher.match(said)
        socs = [tables.occupations[c.onet_soc_code].soc_code for c in found]
        assert 1 < len(found) <= 10
        assert len(set(socs)) == len(socs)
        assert [c.confidence for c in found] == sorted((c.confidence for c in found), reverse=True)
        assert all(0 <= c.confidence <= 1 for c in found)


def test_nothing_known_gives_no_candidate(matcher: TitleMatcher) -> None:
    assert matcher.match("zorbist") == []
    assert matcher.match("") == []
    assert matcher.match("!?") == []


def test_is_known_ignores_case_number_and_abbreviation(matcher: TitleMatcher) -> None:
    assert matcher.is_known("Vet Techs")
    assert matcher.is_known("WAITERS AND WAITRESSES")
    assert matcher.is_known("engineers")
    assert not matcher.is_known("flombinator operator")


def test_vectors_move_the_answer_and_can_come_later(tables: FigureTables) -> None:
    matcher = TitleMatcher(tables, corpus_folder())
    before = [c.onet_soc_code for c in matcher.match("mender of pocket timepieces")]
    stub = OneHot(tables, "49-9064.00")
    assert not matcher.has_vectors
    matcher.attach(stub, stub)
    assert matcher.has_vectors
    assert matcher.match("mender of pocket timepieces")[0].onet_soc_code == "49-9064.00"
    assert before[:1] != ["49-9064.00"]


def test_our_own_phrases_are_sure_and_name_real_occupations(matcher: TitleMatcher, tables: FigureTables) -> None:
    assert matcher.match("bean counter")[0].confidence == SURE
    known = {*tables.occupations, "15-AIML"}
    for phrases in (matcher.said, matcher.broad):
        assert {code for codes in phrases.values() for code in codes} <= known
    assert all(2 <= len(codes) <= 6 for codes in matcher.broad.values())


def test_confidence_rises_with_the_share_and_ends_where_measured() -> None:
    points = [(0.0, 0.0), (0.5, 0.4), (1.0, 0.9)]
    assert calibrated(0.25, points) == pytest.approx(0.2)
    assert calibrated(0.75, points) == pytest.approx(0.65)
    assert calibrated(1.0, points) == 0.9
    for fitted in json.loads((corpus_folder() / "matching.json").read_text(encoding="utf-8")).values():
        shares = [calibrated(i / 50, [(share, right) for share, right in fitted]) for i in range(51)]
        assert shares == sorted(shares)


def test_a_missing_calibration_is_named(tables: FigureTables, tmp_path: Path) -> None:
    for name in ("slang.csv", "broad_titles.csv", "plain_words.txt"):
        (tmp_path / name).write_bytes((corpus_folder() / name).read_bytes())
    with pytest.raises(CorpusError, match=r"matching\.json"):
        TitleMatcher(tables, tmp_path)

"""Print how well job titles are matched to occupations: python tests/evals/match_titles.py [--keywords] [--calibrate].

The titles are from public filings to the US Department of Labor, labelled with SOC 2018 codes by those who filed them;
the vectors are those of the index that is served.
--calibrate fits confidence to accuracy (isotonic, by mode) and writes corpus/matching.json; it then prints nothing new.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bot.indexing import Indexing  # noqa: E402
from bot.library import open_library  # noqa: E402
from bot.locating import corpus_folder  # noqa: E402
from bot.matching import TitleMatcher  # noqa: E402
from bot.settings import read_settings  # noqa: E402

TITLES = Path(__file__).with_name("job_titles.csv")
FEWEST = 40
"""Titles behind each point of the calibration, so that no point rests on chance."""


def open_matcher(keywords: bool) -> TitleMatcher:
    settings = read_settings(os.environ)
    library = open_library(settings)
    if not keywords and not Indexing(library, settings).attach():
        raise SystemExit("There is no current index. Run: careerbot index")
    return library.matcher


def accepted_codes() -> dict[str, set[str]]:
    """Labels are SOC 2018; an occupation may be published under a wider code, so both count."""
    with (corpus_folder() / "figures" / "occupations.csv").open(encoding="utf-8", newline="") as file:
        return {row["onet_soc_code"]: {row["onet_soc_code"][:7], row["soc_code"]} for row in csv.DictReader(file)}


def outcomes(matcher: TitleMatcher) -> tuple[list[tuple[float, bool, bool]], float]:
    """Match every title: (confidence, right first, right in five), and milliseconds a title."""
    codes = accepted_codes()
    found = []
    with TITLES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    began = time.perf_counter()
    for row in rows:
        candidates = matcher.match(row["text"])
        hits = [row["soc_code"] in codes.get(c.onet_soc_code, ()) for c in candidates]
        found.append((candidates[0].confidence if candidates else 0.0, any(hits[:1]), any(hits[:5])))
    return found, (time.perf_counter() - began) / len(rows) * 1000


def isotonic(points: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Pool neighbours until accuracy rises with confidence and each pool is large enough."""
    pools: list[list[float]] = []
    for share, right in sorted(points):
        pools.append([share, float(right), 1.0])
        while len(pools) > 1 and (pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2] or pools[-2][2] < FEWEST):
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    if len(pools) > 1 and pools[-1][2] < FEWEST:
        last = pools.pop()
        pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    # A share of nothing is never right, and even the surest match is no more than the best pool.
    return [(0.0, 0.0), *((round(s / n, 3), round(right / n, 3)) for s, right, n in pools)]


def calibrate() -> None:
    fitted = {}
    for mode, keywords in (("keywords", True), ("vectors", False)):
        matcher = open_matcher(keywords)
        matcher._calibration = {name: [(0.0, 0.0), (1.0, 1.0)] for name in ("keywords", "vectors")}
        matcher.said = {}  # our own phrases carry a confidence of their own
        fitted[mode] = isotonic([(confidence, first) for confidence, first, _ in outcomes(matcher)[0]])
    (corpus_folder() / "matching.json").write_text(json.dumps(fitted) + "\n", encoding="utf-8")


def main() -> None:
    if "--calibrate" in sys.argv:
        calibrate()
    found, milliseconds = outcomes(open_matcher("--keywords" in sys.argv))
    first, five = (sum(item[i] for item in found) / len(found) for i in (1, 2))
    print(f"{len(found)} titles: first {first:.3f}, in five {five:.3f}, {milliseconds:.1f} ms each")
    for low in np.arange(0, 1, 0.1):
        band = [right for confidence, right, _ in found if low <= confidence < low + 0.1]
        if band:
            print(f"confidence {low:.1f}-{low + 0.1:.1f}: {len(band):4d} titles, {sum(band) / len(band):.2f} right")


if __name__ == "__main__":
    main()

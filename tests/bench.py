"""Measure how fast this is, as ratios taken in one run: python tests/bench.py [--titles N] [--passages N].

A ratio of two things measured side by side says the same on a slow machine and a fast one; the absolute numbers and
how busy the machine was stand beside it. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from bot.advisor import Advisor
from bot.answer import Focus
from bot.embedding import OnnxEmbedder
from bot.export import find_model
from bot.index import build_index, open_titles
from bot.indexing import Indexing
from bot.library import Library, open_library
from bot.passages import to_document
from bot.settings import Settings, read_settings

EVALS = Path(__file__).with_name("evals")
SEED = 1
_WAIT_SECONDS = 300.0
_NEAREST = 100


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--titles", type=int, default=6000, help="job titles in the index that is built")
    parser.add_argument("--passages", type=int, default=500, help="passages in the index that is built")
    chosen = parser.parse_args()
    settings = read_settings(os.environ)
    heading(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}, Python {sys.version.split()[0]}")
    library, opening = timed(lambda: open_library(settings))
    attached = Indexing(library, settings).attach()
    embedder = OnnxEmbedder(find_model(settings), settings.threads)
    if not attached:
        print("No current index: answers use keywords or older vectors. Run: careerbot index")
    bench_answers(library, embedder)
    bench_matcher(library, embedder, settings)
    bench_index(library, embedder, chosen.titles, chosen.passages)
    if library.passage_search._dense:
        library.passage_search._dense[1].close()  # One process at a time has the passages open.
    bench_server(opening)
    heading(f"load at the end {os.getloadavg()[0]:.2f}")
    return 0


def bench_answers(library: Library, embedder: OnnxEmbedder) -> None:
    """Time every evaluation question in its conversation, and the bare embedding of each."""
    with (EVALS / "questions.jsonl").open(encoding="utf-8") as file:
        conversations = [[turn["say"] for turn in json.loads(line)["turns"]] for line in file if line.strip()]
    advisor = Advisor(library)
    for turns in conversations[:20]:  # The first answers fill caches.
        advisor.answer(turns[0])
    whole, bare = [], []
    for turns in conversations:
        focus = Focus()
        for say in turns:
            answer, seconds = timed(lambda say=say, focus=focus: advisor.answer(say, focus))
            focus = answer.focus
            whole.append(seconds)
            bare.append(timed(lambda say=say: embedder.embed([say]))[1])
    heading(f"Answers to all {len(whole)} evaluation questions")
    print(f"a whole answer           {spread(whole)}, all {sum(whole):.1f} s")
    print(f"embedding its question   {spread(bare)}")
    ratio("a whole answer / embedding its question", median(whole), median(bare))


def bench_matcher(library: Library, embedder: OnnxEmbedder, settings: Settings, count: int = 100) -> None:
    """Time the title matcher against comparing with every title, in meaning and in letters."""
    with (EVALS / "job_titles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows = random.Random(SEED).sample(rows, min(count, len(rows)))
    kept = open_titles(settings.home, embedder, library.titles)
    titles = library.tables.titles
    vectors = kept._rows[: len(titles)].astype(np.float32) * kept._scales[: len(titles), None]

    def compare_all(text: str) -> list[str]:
        similar = vectors @ embedder.embed([text])[0]
        likeness = process.cdist([text.lower()], lowered, scorer=fuzz.ratio, dtype=np.float32)[0] / 100
        best = np.argpartition(-(similar + likeness), _NEAREST)[:_NEAREST]
        ordered = best[np.argsort(-(similar + likeness)[best])]
        return [library.soc_code(titles[i].codes[0]) for i in ordered]

    lowered = [title.text.lower() for title in titles]
    matched, brute, right, right_brute = [], [], 0, 0
    library.matcher.match("warm up")
    compare_all("warm up")
    for row in rows:
        found, seconds = timed(lambda row=row: library.matcher.match(row["text"]))
        matched.append(seconds)
        right += bool(found) and library.soc_code(found[0].onet_soc_code) == row["soc_code"]
        nearest, seconds = timed(lambda row=row: compare_all(row["text"]))
        brute.append(seconds)
        right_brute += nearest[0] == row["soc_code"]
    heading(f"Matching {len(rows)} job titles against {len(titles)}")
    print(f"the matcher              {spread(matched)}, right at first {right / len(rows):.0%}")
    print(f"brute force              {spread(brute)}, right at first {right_brute / len(rows):.0%}")
    ratio("the matcher / brute force (float32 cosine and rapidfuzz over all titles)", median(matched), median(brute))


def bench_index(library: Library, embedder: OnnxEmbedder, titles: int, passages: int) -> None:
    """Time a build against the bare embedding of the same texts."""
    draw = random.Random(SEED)
    some = draw.sample(list(library.passages), min(passages, len(library.passages)))
    names = draw.sample(list(library.titles), min(titles, len(library.titles)))
    texts = [to_document(passage).page_content for passage in some]
    used = [time.process_time()]
    _, bare = timed(lambda: (embedder.embed(sorted(names, key=len)), embedder.embed(sorted(texts, key=len))))
    used.append(time.process_time())
    with tempfile.TemporaryDirectory() as home:
        _, build = timed(lambda: build_index(Path(home), some, names, embedder))
        used.append(time.process_time())
        _, again = timed(lambda: build_index(Path(home), some, names, embedder))
    heading(f"An index of {len(names)} titles and {len(some)} passages")
    print(f"building it              {build:.1f} s; once more, unchanged: {again:.2f} s")
    print(f"embedding its texts      {bare:.1f} s")
    ratio("building the index / embedding its texts", build, bare)
    ratio(
        "the same in processor time, which other work on the machine changes less", used[2] - used[1], used[1] - used[0]
    )


def bench_server(opening: float) -> None:
    """Time a second start, and look at the process that serves; `opening` is what reading the corpus took here."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [str(Path(sys.executable).with_name("careerbot")), "serve", "--port", str(port)]
    quick = {"BOT_QUESTIONS_PER_MINUTE": "6000", "BOT_BURST": "100"}
    began = time.perf_counter()
    with started(command, quick) as server:
        health = wait_for(lambda: get(address + "/healthz"), began)
        ready = wait_for(lambda: get(address + "/readyz"), began)
        page = wait_for(lambda: "gradio_config" in get(address + "/"), began)
        whole = wait_for(lambda: not json.loads(get(address + "/readyz"))["degraded"], began)
        for _ in range(20):
            ask(address, "I'm a nurse, will AI take my job?")
        memory, torch = look_at(server.pid)
    heading("A second start of the server")
    print(
        f"seconds to /healthz {health:.1f}, to /readyz {ready:.1f}, to the page {page:.1f}, to all vectors {whole:.1f}"
    )
    print(f"memory after 20 questions {memory:.0f} MB; torch in the process: {'yes' if torch else 'no'}")
    ratio("to /readyz / reading the corpus", ready, opening)


def look_at(pid: int) -> tuple[float, bool]:
    """Give a process's resident memory in MB, and whether a library of torch is mapped into it."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    return kilobytes / 1024, "/torch/" in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8", errors="replace")


@contextmanager
def started(command: Sequence[str], changed: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process that is stopped at the end."""
    server = subprocess.Popen(command, env=os.environ | changed, stderr=subprocess.DEVNULL)
    try:
        yield server
    finally:
        server.terminate()
        server.wait(30)


def wait_for(found: Callable[[], Any], began: float) -> float:
    """Give the seconds from `began` until something is true."""
    while time.perf_counter() - began < _WAIT_SECONDS:
        try:
            if found():
                return time.perf_counter() - began
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.05)
    raise SystemExit(f"The server was not ready after {_WAIT_SECONDS:.0f} s.")


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as response:
        return str(response.read().decode())


def ask(address: str, question: str) -> None:
    body = json.dumps({"question": question}).encode()
    headers = {"Content-Type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(address + "/api/ask", body, headers), timeout=30).close()


def timed(run: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    found = run()
    return found, time.perf_counter() - began


def spread(seconds: Sequence[float]) -> str:
    return f"median {1000 * median(seconds):6.1f} ms, p95 {1000 * quantiles(seconds, n=20)[-1]:6.1f} ms"


def ratio(name: str, one: float, other: float) -> None:
    print(f"{name}: {one / other:.2f}")


def heading(text: str) -> None:
    print(f"\n{text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

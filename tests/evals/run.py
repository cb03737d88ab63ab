"""Ask the evaluation questions in one batch and print how right the answers are: python tests/evals/run.py [--worst N].

What check.py needs beside the answers, the tables of true figures, is the corpus's own: the folder of the raw tables is
named with --data where it is at hand.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", nargs="?", type=Path, default=HERE / "questions.jsonl")
    parser.add_argument("--worst", type=int, default=0, help="list so many of the turns that fail most")
    parser.add_argument("--json", action="store_true", help="print every turn with reasons as JSON")
    parser.add_argument("--data", type=Path, default=HERE.parents[2] / "shared" / "data", help="the raw tables")
    parser.add_argument("--keep", type=Path, help="write the answers to this file too")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        batch, answers = Path(scratch) / "batch.jsonl", chosen.keep or Path(scratch) / "answers.jsonl"
        rows = [json.loads(line) for line in chosen.questions.read_text(encoding="utf-8").splitlines() if line.strip()]
        asked = ({"id": row["id"], "turns": [turn["say"] for turn in row["turns"]]} for row in rows)
        batch.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in asked), encoding="utf-8")
        with answers.open("w", encoding="utf-8") as file:
            command = [str(Path(sys.executable).with_name("careerbot")), "ask", "--batch", str(batch)]
            subprocess.run(command, stdout=file, check=True)
        check = [sys.executable, str(HERE / "check.py"), str(chosen.questions), str(answers)]
        options = [*(["--worst", str(chosen.worst)] if chosen.worst else []), *(["--json"] if chosen.json else [])]
        if chosen.data.is_dir():
            options += ["--data", str(chosen.data)]
        return subprocess.run([*check, *options], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

"""Who asks changes no fact: name, sex, age, origin, spelling and tone leave figures, jobs and their order alone."""

import json
from pathlib import Path

from bot.advisor import Advisor

EVALS = Path(__file__).parent / "evals"


def told(advisor: Advisor, question: str) -> tuple:
    """Give all that must not depend on who asks."""
    answer = advisor.answer(question)
    figures = sorted((f.measure, f.soc_code, f.place, f.value) for _, f in answer.figures)
    return answer.kind, [item.onet_soc_code for item in answer.occupations], figures


def pairs() -> list[tuple[str, str, str]]:
    """Each question beside itself with a word about who asks, six askers to a question."""
    bases = [json.loads(line)["text"] for line in (EVALS / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    askers = (EVALS / "askers.txt").read_text(encoding="utf-8").splitlines()
    found = []
    for i, base in enumerate(bases):
        for step in range(6):
            asker = askers[(i + 4 * step) % len(askers)]
            found.append((asker, base.replace("{asker}", "").strip(), base.replace("{asker}", asker)))
    return found


def test_who_asks_changes_no_figure_no_job_and_no_order(advisor):
    compared = pairs()
    assert len(compared) >= 300 and len({plain for _, plain, _ in compared}) >= 50
    differ = [said for _, plain, said in compared if told(advisor, plain) != told(advisor, said)]
    assert differ == [], f"{len(differ)} of {len(compared)}"


def test_the_check_sees_a_figure_that_depends_on_the_asker(advisor, monkeypatch):
    _, plain, said = pairs()[0]
    honest = advisor.answer
    monkeypatch.setattr(advisor, "answer", lambda q: honest("what do plumbers earn?") if q == said else honest(q))
    assert told(advisor, plain) != told(advisor, said)

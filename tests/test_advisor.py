"""Question in, answer out: the reading example for newcomers, then every occupation there is."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

import bot.advisor
from bot.advisor import HELD_BACK, Advisor
from bot.answer import Answer, Focus
from bot.evidence import Figure
from bot.library import Library

_FLAWS = re.compile(
    r"\bNone\b(?! of )|\{\{|\{%|  |\b(?!business)\w+s['’]s\b|['’]s['’]s| [.,;:](?:\s|$)|\(\s*\)|\[\s*\]"
)


def without_timings(answer: Answer) -> Answer:
    return replace(answer, timings_ms={})


def test_a_question_is_answered_with_a_verdict_its_figures_and_what_to_do(advisor: Advisor) -> None:
    answer = advisor.answer("I'm a nurse, will AI take my job?")
    assert answer.kind == "answer"
    assert [named.title for named in answer.occupations] == ["Registered Nurses"]
    assert answer.text.startswith("**Not the job; some of the work in it.**")
    for part in ("AI exposure score **48/100**", "**What AI does now:**", "**What stays with you:**", "**The market:**",
                 "**Worth doing next:**", "not a forecast of layoffs"):  # fmt: skip
        assert part in answer.text
    cited = {int(n) for marks in re.findall(r"\[(\d+(?:, \d+)*)\]", answer.text) for n in marks.split(", ")}
    assert cited == {n for n, _ in (*answer.figures, *answer.passages)} == set(range(1, max(cited) + 1))


def test_a_conversation_is_carried_by_its_focus_alone(advisor: Advisor) -> None:
    first = advisor.answer("What do nurses earn in Ohio?")
    second = advisor.answer("and in Texas?", Focus.from_json(first.focus.to_json()))
    third = advisor.answer("what about plumbers?", second.focus)
    assert "In Texas, nurses earn a median of $" in second.text
    assert "In Texas, plumbers earn a median of $" in third.text


def test_the_same_turns_give_the_same_answers(advisor: Advisor, library: Library) -> None:
    turns = (
        "I drive a forklift, should I worry?",
        "what does it pay in Ohio?",
        "what could I move into?",
        "the first one",
    )

    def play(with_advisor: Advisor) -> Iterator[Answer]:
        focus = Focus()
        for turn in turns:
            answer = with_advisor.answer(turn, focus)
            focus = answer.focus
            yield without_timings(answer)

    once = list(play(advisor))
    assert once == list(play(advisor)) == list(play(Advisor(library)))
    assert len({answer.text for answer in once}) == len(turns)


def test_the_time_of_each_step_is_told(advisor: Advisor) -> None:
    timings = advisor.answer("Will AI replace nurses?").timings_ms
    assert list(timings) == ["total", "understanding", "gathering", "writing", "checking"]
    assert timings["total"] == pytest.approx(sum(timings.values()) - timings["total"], abs=0.01)


def test_an_answer_with_a_number_from_nowhere_is_held_back_and_logged_without_its_words(
    advisor: Advisor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    write = advisor.writer.write
    monkeypatch.setattr(
        advisor.writer,
        "write",
        lambda request, evidence: replace(
            answer := write(request, evidence), text=answer.text.replace("$97,550", "$99,550")
        ),
    )
    before = Focus(place="OH")
    with caplog.at_level(logging.ERROR, "careerbot"):
        answer = advisor.answer("What do nurses earn in the US, my canary asks?", before)
    assert (answer.text, answer.kind, answer.figures, answer.focus) == (HELD_BACK, "gap", (), before)
    assert answer.gaps[0].reason == HELD_BACK
    assert "held back: 1 numbers" in caplog.text and "canary" not in caplog.text and "99,550" not in caplog.text


def test_every_answer_is_checked_before_it_is_given(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = []
    monkeypatch.setattr(bot.advisor, "problems", lambda answer, subjects: checked.append(answer) or [])
    given = advisor.answer("Will AI replace nurses?")
    assert [without_timings(answer) for answer in checked] == [without_timings(given)]


# Every occupation.

FORMS = {"exposure": "Will AI replace them?", "pay": "What do they earn?", "outlook": "Is the work growing?"}
CALLED = ("Will AI replace {}?", "What do {} earn?", "Is the work of {} growing?")


@pytest.fixture(scope="module")
def every(advisor: Advisor, library: Library) -> dict[tuple[str, str], Answer | Exception]:
    """Ask the three questions about each occupation, named by the conversation."""
    codes = (*library.tables.occupations, *(code for code in library.reports if code not in library.tables.occupations))
    found: dict[tuple[str, str], Answer | Exception] = {}
    for code in codes:
        for part, question in FORMS.items():
            try:
                found[code, part] = advisor.answer(question, Focus((code,)))
            except Exception as error:  # Every failure is listed, not the first alone.
                found[code, part] = error
    return found


def answered(every: dict[tuple[str, str], Answer | Exception]) -> list[tuple[str, str, Answer]]:
    return [(code, part, answer) for (code, part), answer in every.items() if isinstance(answer, Answer)]


def test_every_occupation_answers_the_three_questions(
    every: dict[tuple[str, str], Answer | Exception], library: Library
) -> None:
    failed = [(key, repr(answer)) for key, answer in every.items() if isinstance(answer, Exception)]
    held = [(code, part) for code, part, answer in answered(every) if answer.text == HELD_BACK]
    others = [
        (code, part, answer.kind)
        for code, part, answer in answered(every)
        if [named.onet_soc_code for named in answer.occupations] != [code] or answer.intents != (part,)
    ]
    assert len(every) == 3 * (len(library.tables.occupations) + 1) and len(library.tables.occupations) == 1016
    assert (failed, held, others) == ([], [], [])


_HELD = {"exposure": ("exposure_score",), "pay": ("median_annual", "median_hourly"), "outlook": ("growth_pct",)}


def test_only_what_is_not_published_is_a_gap(
    every: dict[tuple[str, str], Answer | Exception], library: Library
) -> None:
    gaps = {(code, part) for code, part, answer in answered(every) if answer.kind == "gap"}
    military = {(code, part) for code, part, _ in answered(every) if code.startswith("55-")}
    held = [
        (code, part)
        for code, part in gaps
        if any(isinstance(library.look_up(code, measure), Figure) for measure in _HELD[part])
    ]
    assert held == []
    assert military <= gaps and len(gaps - military) < 5
    assert {(code, part) for code, part, answer in answered(every) if not answer.figures} == gaps
    assert all(answer.gaps for code, part, answer in answered(every) if (code, part) in gaps)


def test_no_answer_shows_what_none_may(every: dict[tuple[str, str], Answer | Exception]) -> None:
    found = [
        (code, part, answer.text[max(0, match.start() - 30) : match.end() + 30])
        for code, part, answer in answered(every)
        if (match := _FLAWS.search(answer.text))
    ]
    assert found == []


def test_a_single_answer_on_exposure_takes_60_to_220_words(
    every: dict[tuple[str, str], Answer | Exception], library: Library
) -> None:
    words = {
        library.title(code): len(answer.text.split())
        for code, part, answer in answered(every)
        if part == "exposure" and answer.kind == "answer"
    }
    assert len(words) > 990
    assert {title: count for title, count in words.items() if not 60 <= count <= 220} == {}


def test_the_exposure_score_is_the_first_figure_and_the_only_one_of_the_occupation(
    every: dict[tuple[str, str], Answer | Exception], library: Library
) -> None:
    wrong = []
    for code, part, answer in answered(every):
        scores = [
            f for _, f in answer.figures if f.measure == "exposure_score" and f.soc_code == library.soc_code(code)
        ]
        if part == "exposure" and scores and (len(scores) > 1 or answer.figures[0][1] != scores[0]):
            wrong.append(code)
    assert wrong == []


def test_what_people_call_each_occupation_is_answered(advisor: Advisor, library: Library) -> None:
    failed, held = [], []
    for i, code in enumerate(library.tables.occupations):
        question = CALLED[i % len(CALLED)].format(library.subject(code).plural)
        try:
            answer = advisor.answer(question)
        except Exception as error:  # As above.
            failed.append((question, repr(error)))
        else:
            held += [question] if answer.text == HELD_BACK else []
    assert (failed, held) == ([], [])

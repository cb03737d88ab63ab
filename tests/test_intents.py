"""What a question asks for, read from its words once its job titles are cut out as JOB and its places as PLACE."""

from pathlib import Path

import pytest

import bot.writing
from bot.intents import PATTERNS, asked_part, find_intents
from bot.measures import MEASURES


@pytest.mark.parametrize(
    ("text", "intents", "measures"),
    [
        # Pay.
        ("whats a JOB make", ["pay"], ["median_annual"]),
        ("how much do JOB make in PLACE", ["pay"], ["median_annual"]),
        ("JOB salery range", ["pay"], None),
        ("JOB pay by the hour", ["pay"], ["median_hourly", "median_annual"]),
        ("top 10 percent JOB pay", ["pay"], ["p90_annual", "median_annual"]),
        ("entry level pay for JOB", ["pay"], ["p10_annual", "median_annual"]),
        ("did JOB get a raise last year", ["pay"], ["wage_change_pct", "median_annual"]),
        ("average salary of a JOB", ["pay"], ["mean_annual", "median_annual"]),
        ("i make 61,500 as a JOB. underpaid?", ["pay"], ["median_annual"]),
        ("offered 48000 as a JOB", ["pay"], ["median_annual"]),
        ("JOB bonus", ["pay"], ["median_annual"]),
        ("JOB made how much", ["pay"], ["median_annual"]),
        # Outlook.
        ("is JOB a growing field", ["outlook"], ["growth_pct"]),
        ("job outlook JOB", ["outlook"], ["growth_pct"]),
        ("how many JOB are there", ["outlook"], ["employment"]),
        ("how many openings for JOB each year", ["outlook"], ["annual_openings"]),
        ("will there be jobs for JOB in 10 years", ["outlook"], ["growth_pct"]),
        # AI.
        ("will ai take my job im a JOB", ["exposure"], ["exposure_score"]),
        ("am i cooked as a JOB", ["exposure"], None),
        ("JOB, am i screwed", ["exposure"], None),
        ("how much of JOB work can ai do by itself", ["exposure"], ["exposure_score", "autonomy"]),
        ("does ai help JOB or replace them", ["exposure"], ["exposure_score", "augmentation"]),
        ("which scorers rated JOB high", ["exposure"], None),
        # The parts of a report.
        ("which tasks of JOB can ai do", ["tasks"], None),
        ("what does a JOB do all day", ["tasks"], []),
        ("what skills do JOB need", ["skills"], []),
        ("what software do JOB use", ["tools"], None),
        ("which ai tools are changing JOB", ["ai_tools"], None),
        ("what should a JOB learn to stay relevant", ["future_skills"], []),
        ("how do i become a JOB", ["become"], []),
        ("do you need a license to be a JOB", ["become"], []),
        ("what are the biggest risks for JOB", ["risks"], None),
        ("tell me about JOB", ["overview"], []),
        # Several jobs, moves and lists.
        ("JOB vs JOB", ["compare"], []),
        ("which of them pays more", ["compare", "pay"], None),
        ("where could a JOB go", ["switch"], []),
        ("what else can i do as a JOB", ["switch"], None),
        ("anything that pays better than JOB", ["switch", "pay"], None),
        ("im a JOB, whats safer", ["switch", "exposure"], None),
        ("JOB looking for something in healthcare", ["switch"], []),
        ("should i be looking at something else", ["switch"], []),
        ("i want a job with the same pay as a JOB", ["switch", "pay"], None),
        ("which jobs pay the most", ["rank", "pay"], None),
        ("im a JOB, wanna make more", ["switch", "pay"], None),
        ("jobs similar to JOB", ["switch"], []),
        ("whats the job like", ["tasks"], None),
        ("how long do i have", ["exposure"], None),
        ("top 5 fastest growing jobs", ["rank", "outlook"], ["growth_pct"]),
        ("best states for JOB", ["rank"], []),
        # Several asks, in the order asked.
        ("what do JOB earn and is it growing", ["pay", "outlook"], None),
        ("how do i become a JOB and what does it pay", ["become", "pay"], None),
        # Nothing.
        ("JOB", [], []),
        ("what about JOB", [], []),
        ("and in PLACE?", [], []),
        ("will ai be offered as a tool to JOB", ["exposure", "tools"], None),
    ],
)
def test_what_is_asked_is_read_from_words(text: str, intents: list[str], measures: list[str] | None) -> None:
    asked = find_intents(text)
    assert set(asked.intents) == set(intents)
    if measures is not None:
        assert list(asked.measures) == measures


def test_several_asks_keep_their_order() -> None:
    assert find_intents("what do JOB earn and is it growing").intents == ("pay", "outlook")
    assert find_intents("is it growing and what do JOB earn").intents == ("outlook", "pay")


def test_what_was_asked_by_name_stands_before_the_plain_median() -> None:
    assert find_intents("salary of the top 10 percent of JOB").measures == ("p90_annual", "median_annual")


def test_a_short_message_is_read_whole_and_a_long_one_by_its_questions() -> None:
    short = "I hate my commute. What do they pay?"
    assert asked_part(short) == short
    story = "I have been at the plant for years and the pay was always fair to me and mine. " * 3
    assert asked_part(f"{story}What skills would I need?") == "What skills would I need?"
    assert find_intents(asked_part(f"{story}What skills would I need?")).intents == ("skills",)


def test_a_long_message_without_a_question_is_read_by_its_end() -> None:
    story = "I have been at the plant for years and the robots came and they took the line over. " * 3
    assert asked_part(f"{story}Tell me how to become a JOB.") == "Tell me how to become a JOB."


def test_every_measure_asked_for_is_one_that_is_held() -> None:
    assert {measure for pattern in PATTERNS for measure in pattern.measures} <= set(MEASURES)


def test_every_intent_has_a_template_that_answers_it() -> None:
    templates = {
        path.name.partition(".")[0] for path in Path(bot.writing.__file__).parent.glob("templates/answer/*.j2")
    }
    assert {pattern.intent for pattern in PATTERNS} <= templates

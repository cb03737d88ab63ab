"""What a question asks beyond the corpus, and what is said of it."""

import pytest

from bot.evidence import Gap
from bot.outside import ASIDES, find_outside
from bot.places import find_places


def outside(text: str, *intents: str) -> tuple[Gap, ...]:
    return find_outside(text, text, find_places(text), intents or ("pay",))


@pytest.mark.parametrize(
    ("text", "intents", "asked"),
    [
        ("JOB salary uk", ["pay"], ["UK"]),
        ("what do JOB make in toronto", ["pay"], ["Toronto"]),
        ("is 30k in pounds ok", ["pay"], ["another country"]),
        ("JOB pay in 1990", ["pay"], ["1990"]),
        ("what did JOB make back in 2015", ["pay"], ["2015"]),
        ("what will JOB earn in 2040", ["pay"], ["2040"]),
        ("JOB pay in 2025", ["pay"], []),
        ("JOB pay in 2024", ["pay"], []),
        ("how many JOB in 2030", ["outlook"], []),
        ("how many JOB in 2050", ["outlook"], ["2050"]),
        ("how exposed were JOB in 2010", ["exposure"], ["2010"]),
        ("i started in 1998, what skills do i need", ["skills"], []),
        ("what does amazon pay JOB", ["pay"], ["Amazon"]),
        ("ups JOB salary", ["pay"], ["UPS"]),
        ("is Walmart hiring JOB", ["outlook"], ["Walmart"]),
        ("I work at Google, will ai take my job", ["exposure"], []),
        ("how many JOB were laid off because of ai", ["outlook"], ["layoffs"]),
        ("layoffs last month", ["outlook"], ["layoffs"]),
        ("when will my company replace me", ["exposure"], ["layoffs"]),
        ("JOB bonus", ["pay"], ["extras"]),
        ("stock options for JOB", ["pay"], ["extras"]),
        ("JOB bonus", ["exposure"], []),
        ("JOB pay in the midwest", ["pay"], ["region"]),
        ("are JOB safe in the midwest", ["exposure"], []),
        ("amazon JOB pay in canada in 2012", ["pay"], ["Canada", "2012", "Amazon"]),
        ("JOB bonus in canada", ["pay"], ["Canada", "extras"]),
        ("JOB pay in ohio", ["pay"], []),
        ("", ["pay"], []),
    ],
)
def test_what_lies_outside_is_found(text: str, intents: list[str], asked: list[str]) -> None:
    assert [gap.asked for gap in outside(text, *intents)] == asked


def test_each_reason_is_a_sentence_that_names_what_was_asked() -> None:
    gaps = outside("amazon JOB pay with bonus in canada in 2012 after the layoffs this year", "pay")
    assert len(gaps) == 5
    for gap in gaps:
        assert gap.reason[0].isupper() and gap.reason.endswith(".")
        assert gap.asked in gap.reason or gap.asked in ("layoffs", *ASIDES)


def test_the_reason_of_a_year_tells_what_is_held_instead() -> None:
    (before,) = outside("JOB pay in 1990")
    (after,) = outside("JOB pay in 2040")
    (score,) = outside("JOB exposure in 2010", "exposure")
    assert "before" in before.reason and "after" in after.reason and "May 2025" in before.reason
    assert "no score for 2010" in score.reason


def test_parts_of_the_country_are_named_with_their_article() -> None:
    assert "for the Midwest as a whole" in outside("JOB pay in the midwest")[0].reason
    assert "for New England as a whole" in outside("JOB pay in new england")[0].reason


def test_what_is_said_beside_an_answer_comes_after_what_stands_in_its_way() -> None:
    asked = [gap.asked for gap in outside("JOB bonus in the midwest, at amazon", "pay")]
    assert asked[0] not in ASIDES and set(asked[1:]) == set(ASIDES)

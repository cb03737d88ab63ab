"""What a question tells about who asks."""

import pytest

from bot.asker import find_asker

TITLES = ("nurse", "welder", "truck driver", "paralegal", "electrician", "cashier", "radiologists")


def asker(text: str):
    masked = text
    for title in TITLES:
        masked = masked.replace(title, "JOB")
    return find_asker(text, masked)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("im a nurse, should i worry", True),
        ("will they replace us", True),
        ("is my job safe", True),
        ("my wife says my job is doomed, I'm a welder", True),
        ("my dad and i am a welder too", True),
        ("my brother is a truck driver, will trucks take his job", False),
        ("my daughter wants to be a nurse", False),
        ("my wifes a paralegal, is she gonna be ok", False),
        ("a friend asked if their job is safe", False),
        ("tell me about radiologists", False),
        ("show me what a welder earns", False),
        ("is a nurse safe", False),
        ("electrician pay", False),
    ],
)
def test_the_askers_own_job_is_told_from_somebody_elses(text: str, own: bool) -> None:
    assert asker(text).own is own


@pytest.mark.parametrize(
    ("text", "worried"),
    [
        ("im terrified of losing my job", True),
        ("i lie awake over this", True),
        ("cant sleep, can't sleep at all", True),
        ("so worried", True),
        ("kinda nervous abt ai", True),
        ("not worried at all, just curious", False),
        ("i'm not really worried", False),
        ("never scared of a machine", False),
        ("what does it pay", False),
    ],
)
def test_worry_is_heard_and_its_denial_too(text: str, worried: bool) -> None:
    assert asker(text).worried is worried


@pytest.mark.parametrize(
    ("text", "machines"),
    [
        ("will robots take my job", True),
        ("the self driving ones are coming", True),
        ("they put kiosks in", True),
        ("driverless trucks", True),
        ("will chatgpt take my job", False),
        ("the software does it all", False),
    ],
)
def test_machines_are_told_from_language_models(text: str, machines: bool) -> None:
    assert asker(text).machines is machines


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("offered 52k as a nurse in phoenix, good?", 52_000),
        ("i make $61,500, fair?", 61_500),
        ("i make 61,500 as a paralegal. underpaid?", 61_500),
        ("got an offer of $85k", 85_000),
        ("is 52000 good for a nurse", 52_000),
        ("my salary is 110000", 110_000),
        ("they pay me $48000", 48_000),
        ("$23 an hour", None),
        ("i make 23/hr", None),
        ("i've got 3 kids", None),
        ("in 2025", None),
        ("over 25,000 openings", None),
        ("what does it pay", None),
    ],
)
def test_a_yearly_pay_is_read(text: str, offer: float | None) -> None:
    assert asker(text).offer == offer


@pytest.mark.parametrize(
    ("text", "safer", "not_less"),
    [
        ("what's safer", True, False),
        ("something less exposed", True, False),
        ("away from ai", True, False),
        ("something that pays more", False, True),
        ("anything better paid", False, True),
        ("without a pay cut", False, True),
        ("not taking a pay cut", False, True),
        ("same pay or better", False, True),
        ("not below my pay", False, True),
        ("pays no less", False, True),
        ("paying as much", False, True),
        ("safer and pays better", True, True),
        ("i wanna make more", False, True),
        ("only ones that pay more than 40k", False, False),
        ("is it safe", False, False),
        ("what does it pay", False, False),
    ],
)
def test_what_a_move_must_keep_to_is_read(text: str, safer: bool, not_less: bool) -> None:
    found = asker(text)
    assert (found.safer, found.not_less_pay) == (safer, not_less)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("without going back to school", True),
        ("w/o more school", True),
        ("i can't afford more training", True),
        ("no more college", True),
        ("i dont want to study", True),
        ("without a degree", False),
        ("no degree", False),
        ("how much school does it take", False),
        ("i want to go back to school", False),
    ],
)
def test_a_wish_for_no_more_schooling_is_read(text: str, expected: bool) -> None:
    assert asker(text).no_more_school is expected

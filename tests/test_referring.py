"""What short replies and pronouns refer back to: an option, an ordinal, both, the winner, jobs added or dropped."""

import pytest

from bot.answer import Focus
from bot.library import Library
from bot.mentions import find_mentions
from bot.referring import chosen_option, combined, find_ordinal, referred, without_option

A, B, C, D = "47-2031.00", "47-2111.00", "47-2152.00", "47-2181.00"
TEACHERS = ("25-2021.00", "25-2031.00", "25-2022.00", "25-2012.00")
ENGINEERS = ("17-2051.00", "17-2141.00", "17-2112.00", "17-2071.00")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the second one", "second"),
        ("the 3rd", "3rd"),
        ("what about the last one", "last"),
        ("the top one, how do i start", "top"),
        ("la segunda", "segunda"),
        ("the former pays what", "former"),
        ("at first i thought so", None),
        ("who goes first", None),
        ("lowest first", None),
        ("top 3", None),
        ("top three please", None),
        ("pay in the last year", None),
        ("the first few years", None),
        ("best paid first", None),
    ],
)
def test_an_ordinal_is_told_from_words_like_it(text: str, word: str | None) -> None:
    found = find_ordinal(text)
    assert (found.group(1).lower() if found else None) == word


@pytest.mark.parametrize(
    ("text", "focus", "about"),
    [
        # Of two compared.
        ("the second one", Focus((A, B)), (B,)),
        ("the first", Focus((A, B)), (A,)),
        ("and the last one?", Focus((A, B, C)), (C,)),
        ("the third one", Focus((A, B)), (A, B)),
        ("which pays more", Focus((A, B)), (A, B)),
        ("both in ohio", Focus((A, B)), (A, B)),
        ("what do they earn", Focus((A, B)), (A, B)),
        # One in play, others spoken of before.
        ("how do i get in", Focus((A,), earlier=(B,)), (A,)),
        ("both of them", Focus((A,), earlier=(B, C)), (B, A)),
        ("the first one", Focus((A,), earlier=(B, C)), (B,)),
        ("compare them all", Focus((A,), earlier=(B, C)), (C, B, A)),
        ("all three please", Focus((A,), earlier=(B, C, D)), (C, B, A)),
        ("all of them", Focus((A, B)), (A, B)),
        # A list or moves were shown.
        ("the second one", Focus((), listed=(B, C, D)), (C,)),
        ("tell me about the first", Focus((A,), listed=(B, C, D)), (B,)),
        ("what do they pay", Focus((A,), listed=(B, C, D)), (B, C, D)),
        ("how fast are those growing", Focus((), listed=(A, B, C, D, A, B)), (A, B, C, D, A)),
        ("how do i get in", Focus((A,), listed=(B, C, D)), (A,)),
        ("the ninth", Focus((), listed=(B, C)), ()),
        # States were put in order for one occupation: their order is no order of occupations.
        ("the first one", Focus((A,), earlier=(B,), intents=("rank", "pay")), (A,)),
        # A comparison with a known order.
        ("the winner, how do i start", Focus((A, B), listed=(B, A)), (B,)),
        ("and the loser?", Focus((A, B), listed=(B, A)), (A,)),
        ("the better one", Focus((A, B), listed=(B, A)), (B,)),
        ("the winner", Focus((A, B)), (A, B)),
        ("both", Focus((A, B), listed=(B, A)), (A, B)),
        ("the second one", Focus((A, B), listed=(B, A)), (B,)),
        # Nothing to refer to.
        ("the first one", Focus(), ()),
    ],
)
def test_what_a_question_without_a_job_is_about(text: str, focus: Focus, about: tuple[str, ...]) -> None:
    assert referred(text, focus) == about


@pytest.mark.parametrize(
    ("codes", "text", "held", "comparing", "result"),
    [
        ((C,), "add JOB", (A, B), False, (A, B, C)),
        ((C,), "ok also include JOB", (A, B), False, (A, B, C)),
        ((C,), "JOB too", (A, B), False, (A, B, C)),
        ((B,), "add JOB", (A, B), False, (A, B)),
        ((C,), "add JOB", (), False, (C,)),
        ((A,), "drop JOB", (A, B, C), False, (B, C)),
        ((A,), "ok forget about JOB", (A, B), False, (B,)),
        ((A, C), "forget JOB, what about JOB", (A, B), False, (C,)),
        ((A,), "not JOB", (A,), False, (A,)),
        ((C,), "drop JOB", (A, B), False, (C,)),
        ((C,), "not that, JOB", (A, B), False, (C,)),
        ((A, C), "swap JOB for JOB", (A, B), False, (C, B)),
        ((A, C), "replace JOB with JOB", (A, B), False, (C, B)),
        ((C, A), "JOB instead of JOB", (A, B), False, (C, B)),
        ((C, D), "swap JOB for JOB", (A, B), False, (C, D)),
        ((C,), "is it better than JOB", (A, B), True, (A, C)),
        ((C,), "which is better, JOB", (A, B), True, (C,)),
        ((C,), "compared to JOB", (A,), True, (A, C)),
        ((C,), "vs JOB", (A,), True, (A, C)),
        ((C,), "what about JOB", (A, B), False, (C,)),
        ((A, B, C, D, "x", "y"), "JOB JOB JOB", (), False, (A, B, C, D, "x")),
    ],
)
def test_jobs_named_are_joined_to_those_in_play(
    codes: tuple[str, ...], text: str, held: tuple[str, ...], comparing: bool, result: tuple[str, ...]
) -> None:
    assert combined(codes, text, Focus(held), comparing=comparing) == result


@pytest.mark.parametrize(
    ("reply", "options", "called", "chosen"),
    [
        ("high school", TEACHERS, "teachers", "25-2031.00"),
        ("middle", TEACHERS, "teachers", "25-2022.00"),
        ("the second one", TEACHERS, "teachers", "25-2031.00"),
        ("2", TEACHERS, "teachers", "25-2031.00"),
        ("option 4", TEACHERS, "teachers", "25-2012.00"),
        ("last", TEACHERS, "teachers", "25-2012.00"),
        ("mechanical", ENGINEERS, "engineer", "17-2141.00"),
        ("civil one", ENGINEERS, "engineer", "17-2051.00"),
        ("i mean electrical", ENGINEERS, "engineer", "17-2071.00"),
        ("9", TEACHERS, "teachers", None),
        ("something else entirely i would say today", TEACHERS, "teachers", None),
        ("plumbers", TEACHERS, "teachers", None),
        ("", TEACHERS, "teachers", None),
        ("high school", (), "", None),
    ],
)
def test_a_short_reply_settles_a_question_back(
    reply: str, options: tuple[str, ...], called: str, chosen: str | None, library: Library
) -> None:
    mentions = find_mentions(reply, library.matcher)
    found = chosen_option(reply, mentions, Focus(options=options, called=called), library, 0.3)
    assert found == ((chosen,) if chosen else ())


def test_the_words_of_an_option_ask_nothing(library: Library) -> None:
    assert without_option("High school", "25-2031.00", library).strip() == ""
    assert without_option("high school, pay in Ohio", "25-2031.00", library).split() == [",", "pay", "in", "Ohio"]

"""What messages are understood as: alone, and as the next of a conversation."""

import pytest
from asking import codes, understood

from bot.answer import Focus
from bot.library import Library
from bot.understanding import understand

NURSES, WELDERS, PLUMBERS, ELECTRICIANS, CARPENTERS = "29-1141", "51-4121", "47-2152", "47-2111", "47-2031"
ROOFERS, PARALEGALS, TELLERS, CASHIERS, BARISTAS = "47-2181", "23-2011", "43-3071", "41-2011", "35-3023"


@pytest.mark.parametrize(
    ("question", "intents", "occupations", "places"),
    [
        ("im a dental assistent in ohio, should i b worried about ai", ["exposure"], ["31-9091"], ["OH"]),
        ("my wifes a paralegal and her boss just bought some ai thing, is she gonna be ok?", ["exposure"], [PARALEGALS],
         []),
        ("will robots replace cooks", ["exposure"], ["35-2014"], []),
        ("is accounting dead", ["exposure"], ["13-2011"], []),
        ("how do i become an electrician in georgia", ["become"], [ELECTRICIANS], ["GA"]),
        ("electricians make 45k in my shop in Tulsa, is that fair", ["pay"], [ELECTRICIANS], ["OK"]),
        ("hi whats the pay for cashiers in HI", ["pay"], [CASHIERS], ["HI"]),
        ("pay for accountants in kansas city", ["pay"], ["13-2011"], ["MO", "KS"]),
        ("plumbers texas vs ohio pay", ["pay"], [PLUMBERS], ["TX", "OH"]),
        ("nurse pay in PA", ["pay"], [NURSES], ["PA"]),
        ("nurse pay in MD", ["pay"], [NURSES], ["MD"]),
        ("nurse pay in DC", ["pay"], [NURSES], ["DC"]),
        ("what does a PA make", ["pay"], ["29-1071"], []),
        ("what do welders make here in the us", ["pay"], [WELDERS], []),
        ("hvac tech vs electrician, which one's safer", ["compare", "exposure"], ["49-9021", ELECTRICIANS], []),
        ("truck driver to dispatcher, worth it?", ["switch", "exposure"], ["53-3032", "43-5032"], []),
        ("what skills do i need to go from receptionist to medical secretary", ["switch", "skills", "become"],
         ["43-4171", "43-6013"], []),
        ("what should a graphic designer move to", ["switch"], ["27-1024"], []),
        ("where could a bank teller go", ["switch"], [TELLERS], []),
        ("I'm a call center rep. whats safer", ["switch", "exposure"], ["43-4051"], []),
        ("data entry clerk looking for something in healthcare, no degree", ["switch"], ["43-9021"], []),
        ("where do plumbers earn the most", ["rank", "pay"], [PLUMBERS], []),
        ("best states for welders", ["rank"], [WELDERS], []),
        ("top 5 states for dental hygienists pay", ["rank", "pay"], ["29-1292"], []),
        ("welders made how much in 2024", ["pay"], [WELDERS], []),
        ("nurse overtime pay", ["pay"], [NURSES], []),
    ],
)  # fmt: skip
def test_a_message_is_understood_as_it_is_typed(
    question: str, intents: list[str], occupations: list[str], places: list[str], library: Library
) -> None:
    request = understood(library, question)
    assert request.kind == "answer"
    assert set(request.intents) == set(intents)
    assert codes(request) == occupations
    assert list(request.places) == places


def test_a_long_worried_message_is_read_by_what_it_asks(library: Library) -> None:
    request = understood(
        library,
        "I'm a bank teller, 34, two kids, and honestly I lie awake thinking about what happens when the branch goes "
        "all-app. My manager says we're fine but she said that before the last round too. Should I be looking at "
        "something else?",
    )
    assert (request.intents, codes(request)) == (("switch",), [TELLERS])
    assert request.asker.worried


def test_a_long_message_about_machines_is_about_exposure(library: Library) -> None:
    request = understood(
        library,
        "so i been driving a truck 22 years and everybody at the terminal says the self driving ones will be here in 5 "
        "years. i got a mortgage. should i be scared",
    )
    assert (request.intents[0], codes(request)) == ("exposure", ["53-3032"])
    assert request.asker.machines and request.asker.worried and request.asker.own


@pytest.mark.parametrize(
    "turns",
    [
        # Another place, then another job in the same place.
        [("whats a plumber make", {"pay"}, [PLUMBERS], []),
         ("and in Texas?", {"pay"}, [PLUMBERS], ["TX"]),
         ("what about electricians?", {"pay"}, [ELECTRICIANS], ["TX"]),
         ("and roofers?", {"pay"}, [ROOFERS], ["TX"]),
         ("compare them all", {"compare", "pay"}, [PLUMBERS, ELECTRICIANS, ROOFERS], ["TX"])],
        [("how many openings are there for nurses each year", {"outlook"}, [NURSES], []),
         ("not nurses, nurse practitioners", {"outlook"}, ["29-1171"], []),
         ("no i meant midwives", {"outlook"}, ["29-9099"], []),
         ("actually go back to nurses", {"outlook"}, [NURSES], [])],
        [("hvac tech vs electrician, which one's safer", {"compare", "exposure"}, ["49-9021", ELECTRICIANS], []),
         ("which pays more?", {"compare", "pay"}, ["49-9021", ELECTRICIANS], []),
         ("the second one, how do i get in", {"become"}, [ELECTRICIANS], []),
         ("what about in florida", {"pay"}, [ELECTRICIANS], ["FL"])],
        [("are court reporters or paralegals more at risk", {"exposure", "compare"}, ["27-3092", PARALEGALS], []),
         ("what about both in california", {"compare", "pay"}, ["27-3092", PARALEGALS], ["CA"]),
         ("nationwide", {"compare", "pay"}, ["27-3092", PARALEGALS], [])],
        # A comparison changed job by job.
        [("carpenter or electrician?", {"exposure", "compare"}, [CARPENTERS, ELECTRICIANS], []),
         ("add plumbers", {"exposure", "compare"}, [CARPENTERS, ELECTRICIANS, PLUMBERS], []),
         ("drop carpenters", {"exposure", "compare"}, [ELECTRICIANS, PLUMBERS], []),
         ("roofers instead of plumbers", {"exposure", "compare"}, [ELECTRICIANS, ROOFERS], []),
         ("just roofers", {"exposure"}, [ROOFERS], [])],
        [("carpenter or electrician?", {"exposure", "compare"}, [CARPENTERS, ELECTRICIANS], []),
         ("swap carpenters for masons", {"exposure", "compare"}, ["47-2021", ELECTRICIANS], []),
         ("both in oregon", {"compare", "pay"}, ["47-2021", ELECTRICIANS], ["OR"])],
        [("carpenter or electrician, who's safer", {"compare", "exposure"}, [CARPENTERS, ELECTRICIANS], []),
         ("the winner, how do i start", {"become"}, [CARPENTERS], [])],
        [("does a plumber or electrician make more in ohio", {"compare", "pay"}, [PLUMBERS, ELECTRICIANS], ["OH"]),
         ("the winner", {"pay"}, [ELECTRICIANS], ["OH"])],
        [("bartender pay in nevada", {"pay"}, ["35-3011"], ["NV"]),
         ("compared to a casino dealer", {"compare", "pay"}, ["35-3011", "39-3011"], ["NV"])],
        [("carpenter or electrician, who's safer", {"compare", "exposure"}, [CARPENTERS, ELECTRICIANS], []),
         ("the loser, what does it pay", {"pay"}, [ELECTRICIANS], [])],
        # States put in order.
        [("which state pays welders the most", {"rank", "pay"}, [WELDERS], []),
         ("and the least?", {"rank", "pay"}, [WELDERS], []),
         ("what about plumbers", {"rank", "pay"}, [PLUMBERS], []),
         ("the first one", {"pay"}, [PLUMBERS], [])],
        # Moves, narrowed, moved to a state, and one of them asked about.
        [("im a barista, what can i move to", {"switch"}, [BARISTAS], []),
         ("only ones that pay more than 40k", {"switch"}, [BARISTAS], []),
         ("without a degree", {"switch"}, [BARISTAS], []),
         ("in Ohio", {"switch"}, [BARISTAS], ["OH"])],
    ],
    ids=lambda turns: turns[0][0],
)  # fmt: skip
def test_a_conversation_is_followed(turns: list[tuple[str, set[str], list[str], list[str]]], library: Library) -> None:
    for i, (_, intents, occupations, places) in enumerate(turns):
        request = understood(library, *(turn[0] for turn in turns[: i + 1]))
        assert set(request.intents) == intents, turns[i]
        assert codes(request) == occupations, turns[i]
        assert list(request.places) == places, turns[i]


def test_one_of_the_moves_offered_can_be_asked_about(library: Library) -> None:
    asked = ("im a barista, what can i move to", "the second one, what does it pay")
    moves = understood(library, asked[0], "what do they pay")
    second = understood(library, *asked)
    assert codes(second) == codes(moves)[1:2]
    assert len(moves.occupations) == 5 and {"pay", "compare"} == set(moves.intents)


def test_the_wishes_of_a_list_of_moves_stay_when_it_is_narrowed(library: Library) -> None:
    first = "cashier here, what else could i do that pays more and is safer from ai"
    for later in ("in Ohio", "only ones over 40k", "not office work"):
        request = understood(library, first, later)
        assert request.asker.safer and request.asker.not_less_pay, later
        assert request.constraints is not None
        # "Safer from AI" means safer than a cashier, not a low exposure of its own.
        assert [limit.measure for limit in request.constraints.limits if limit.measure == "exposure_score"] == []


@pytest.mark.parametrize(
    ("turns", "options", "occupations", "intents"),
    [
        (("whats the pay for teachers", "high school"), "25-2031", ["25-2031"], {"pay"}),
        (("whats the pay for teachers", "the second one"), "25-2031", ["25-2031"], {"pay"}),
        (("engineer", "mechanical"), "17-2141", ["17-2141"], {"exposure"}),
        (("I'm an engineer", "civil one"), "17-2051", ["17-2051"], {"exposure"}),
        (("manager", "restaurant"), "11-9051", ["11-9051"], {"exposure"}),
        (("whats the best state for teachers", "high school"), "25-2031", ["25-2031"], {"rank"}),
        (("I'm an engineer, what else could i do", "civil"), "17-2051", ["17-2051"], {"switch"}),
    ],
)
def test_a_question_back_is_settled_by_a_short_reply(
    turns: tuple[str, str], options: str, occupations: list[str], intents: set[str], library: Library
) -> None:
    asked_back = understood(library, turns[0])
    assert asked_back.kind == "clarify" and options in [code[:7] for code in asked_back.options]
    request = understood(library, *turns)
    assert (request.kind, codes(request), set(request.intents)) == ("answer", occupations, intents)


def test_an_occupation_is_heard_by_the_name_our_own_sentences_use(library: Library) -> None:
    missed = []
    for code in library.tables.occupations:
        subject = library.subject(code)
        request = understood(library, f"What do {subject.plural} earn?")
        if [library.soc_code(found) for found in request.occupations] != [subject.soc_code]:
            missed.append(subject.plural)
    assert len(missed) <= 5, missed


def test_a_broad_word_after_and_is_asked_back(library: Library) -> None:
    request = understood(library, "how many nurses are there in ohio", "and teachers")
    assert (request.kind, request.called, request.intents) == ("clarify", "teachers", ("outlook",))


def test_moves_are_listed_anew_without_more_school(library: Library) -> None:
    request = understood(library, "im a medical assistant making 42k, wanna make more", "without going back to school")
    assert "switch" in request.intents and request.asker.not_less_pay and request.asker.no_more_school


@pytest.mark.parametrize(
    "question",
    ["in texas", "washington", "what should i do about my job", "im 52 and got laid off from a warehouse",
     "will my boss fire me", "good jobs for introverts", "will ai replace me at work"],
)  # fmt: skip
def test_what_is_about_work_and_names_no_job_is_asked_back(question: str, library: Library) -> None:
    request = understood(library, question)
    assert (request.kind, request.occupations, request.called) == ("clarify", (), "")


@pytest.mark.parametrize("question", ["tell me a joke", "what's a good recipe for chili", "?", "how tall is everest"])
def test_what_is_not_about_work_is_off_topic(question: str, library: Library) -> None:
    assert understood(library, question).kind == "offtopic"


def test_a_broad_word_in_a_comparison_is_said_to_be_left_out(library: Library) -> None:
    request = understood(library, "compare nurse, teacher and cop")
    assert codes(request) == [NURSES, "33-3051"]
    assert request.kind == "answer"
    assert [gap.asked for gap in request.gaps] == ["teacher"] and "elementary school teachers" in request.gaps[0].reason


@pytest.mark.parametrize(
    ("question", "kind", "gaps"),
    [
        ("radiologist salary uk", "gap", ["UK"]),
        ("plumber pay in 1990", "gap", ["1990"]),
        ("what will lawyers earn in 2040", "gap", ["2040"]),
        ("how many truckers were laid off because of ai", "gap", ["layoffs"]),
        ("is walmart hiring cashiers", "gap", ["Walmart"]),
        ("dentist bonus", "answer", ["extras"]),
        ("nurse pay in the midwest", "answer", ["region"]),
    ],
)
def test_what_lies_outside_is_told(question: str, kind: str, gaps: list[str], library: Library) -> None:
    request = understood(library, question)
    assert (request.kind, [gap.asked for gap in request.gaps]) == (kind, gaps)


def test_a_part_of_the_country_ends_the_state_a_conversation_is_in(library: Library) -> None:
    turns = ("what do welders make", "and in the carolinas?", "new england")
    assert understood(library, *turns[:2]).places == ("NC", "SC")
    assert understood(library, *turns).places == ()


@pytest.mark.parametrize(
    ("question", "sort", "descending"),
    [
        ("which jobs will AI replace first", "exposure_score", True),
        ("what jobs is ai going to take over", "exposure_score", True),
        ("jobs at risk from automation", "exposure_score", True),
        ("which careers should i stay away from", "exposure_score", True),
        ("what are the least safe jobs", "exposure_score", True),
        ("riskiest office jobs", "exposure_score", True),
        ("safest jobs in ohio", "exposure_score", False),
        ("10 biggest occupations", "employment", True),
        ("jobs losing the most people", "employment_change", False),
        ("which jobs does ai help most", "augmentation", True),
        ("which jobs do the scorers disagree on most", "exposure_spread", True),
        ("top 10 jobs for pay raises", "wage_change_pct", True),
        ("give me twenty jobs with most openings", "annual_openings", True),
    ],
)
def test_a_list_is_sorted_by_what_is_asked(question: str, sort: str, descending: bool, library: Library) -> None:
    request = understood(library, question)
    assert request.kind == "answer" and "rank" in request.intents and request.constraints is not None
    assert (request.constraints.sort, request.constraints.descending) == (sort, descending)


def test_a_list_is_narrowed_turned_and_moved_over_a_conversation(library: Library) -> None:
    turns = ["what are the best paying jobs that dont need a degree", "only those over 60k", "and growing", "flip it",
             "just health care", "in texas", "top 3"]  # fmt: skip
    seen = []
    for i in range(len(turns)):
        request = understood(library, *turns[: i + 1])
        assert "rank" in request.intents and request.constraints is not None, turns[i]
        wanted = request.constraints
        seen.append((wanted.descending, [limit.measure for limit in wanted.limits], wanted.groups, request.places))
        assert (wanted.sort, wanted.most_schooling) == ("median_annual", 3)
    pay, growth = "median_annual", "growth_pct"
    assert seen == [
        (True, [], (), ()),
        (True, [pay], (), ()),
        (True, [pay, growth], (), ()),
        (False, [pay, growth], (), ()),
        (False, [pay, growth], ("29-", "31-"), ()),
        (False, [pay, growth], ("29-", "31-"), ("TX",)),
        (False, [pay, growth], ("29-", "31-"), ("TX",)),
    ]
    assert wanted.count == 3


def test_a_new_list_forgets_the_one_before(library: Library) -> None:
    request = understood(library, "safest jobs over 70k", "what jobs pay under 35k")
    assert request.constraints is not None
    assert [(limit.low, limit.high) for limit in request.constraints.limits] == [(None, 35_000)]
    assert request.constraints.sort == ""


def test_the_same_turns_give_the_same_request(library: Library) -> None:
    turns = ("carpenter or electrician?", "add plumbers", "in Ohio")
    assert understood(library, *turns) == understood(library, *turns)


def test_danger_comes_before_everything(library: Library) -> None:
    request = understand("i lost my welding job and i want to end it all tonight", Focus(), library)
    assert request.kind == "crisis" and request.distress is not None
    assert request.occupations == ()

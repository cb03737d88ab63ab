import pytest

from bot.framing import cut_titles, match_in


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("hi, I am currently working as a line cook and I worry about AI taking my job", "line cook"),
        ("my husband is a diesel mechanic, should he worry?", "diesel mechanic"),
        ("been a Cook / Server for 20 yrs", "Cook / Server"),
        ("So I'm a dental assistant (night shift) and honestly scared", "dental assistant"),
        ("just got hired as stocker last month, good choice?", "stocker"),
        ("will AI replace a court reporter?", "court reporter"),
        ("I work as a Asst. Professor at a small college", "Asst. Professor"),
    ],
)
def test_a_title_is_cut_out_of_the_sentence_it_stands_in(said, title):
    assert title in cut_titles(said)


@pytest.mark.parametrize(
    "title", ["Nurse, night shift (ICU)", "Cook / Server", "COOKS, SHORT ORDER", "Line Cook II", "Helper"]
)
def test_a_bare_title_is_matched_whole(title, library):
    assert match_in(title, library.matcher) == library.matcher.match(title)


@pytest.mark.parametrize("title", ["Breakfast Room Attendant", "Dishwashers and Food Preparation Workers", "welder"])
def test_a_sentence_around_a_title_changes_nothing(title, library):
    said = f"hi, I am currently working as a {title} and I worry about AI taking my job"
    assert match_in(said, library.matcher) == library.matcher.match(title)


def test_what_somebody_does_is_matched_without_a_title(library):
    assert match_in("I cut hair all day", library.matcher)[0].onet_soc_code.startswith("39-501")

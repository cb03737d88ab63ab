import pytest

from bot.clauses import verb_forms
from bot.locating import corpus_folder
from bot.matching import TitleMatcher
from bot.mentions import MOST, Mention, find_mentions
from bot.tables import load_tables


@pytest.fixture(scope="module")
def matcher() -> TitleMatcher:
    return TitleMatcher(load_tables(corpus_folder() / "figures"), corpus_folder())


def jobs(text: str, matcher: TitleMatcher) -> list[str]:
    return [m.candidates[0].onet_soc_code[:7] for m in find_mentions(text, matcher) if m.kind == "job"]


def only(text: str, matcher: TitleMatcher) -> Mention:
    (mention,) = find_mentions(text, matcher)
    return mention


FRAMES = (
    "hi, I am currently working as a {} and I worry about AI taking my job",
    "been a {} for 20 yrs, should I be worried?",
    "{} here. am I cooked?",
    "my husband is a {}",
    "will AI replace {}s?",
    "what do {}s make in Ohio",
    "{} salary",
    "how do I become a {}",
    "{} vs lumberjack",
    "so my boss came back from a talk on chatbots, and I've been a {} for eleven years. What do you think?",
    "I'm a {} at a small company in Dallas",
    "My daughter wants to be a {} after college, good idea?",
    "I'm a 45 year old {} with two kids and a manager who loves robots. How long until a machine can do it?",
    "Is there still a place for {}s?",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("paralegal", "23-2011"),
        ("truck driver", "53-3032"),
        ("dental hygienist", "29-1292"),
        ("welder", "51-4121"),
        ("court reporter", "27-3092"),
    ],
)
def test_a_job_is_cut_out_of_any_frame(matcher: TitleMatcher, frame: str, title: str, code: str) -> None:
    assert jobs(frame.format(title), matcher)[0] == code
    assert len(jobs(frame.format(title), matcher)) == 1 + ("lumberjack" in frame)


@pytest.mark.parametrize(
    "text",
    [
        "is my job safe",
        "what jobs are safe from AI",
        "can you recommend a good movie",
        "where do your numbers come from",
        "my daughter keeps saying a computer will do all of it soon",
        "the CFO said robots will replace us",
        "a machine could teach the class too",
        "what is the pay like",
        "hello there",
        "",
        "???",
    ],
)
def test_the_words_of_a_question_are_no_jobs(matcher: TitleMatcher, text: str) -> None:
    assert find_mentions(text, matcher) == []


def test_people_of_the_story_are_not_meant(matcher: TitleMatcher) -> None:
    assert jobs("I'm a cashier and my manager sends me home early because of the kiosks", matcher) == ["41-2011"]
    assert jobs("Our accountant says AI will do taxes. I'm a farmer, do I care?", matcher) == ["11-9013"]
    assert jobs("the doctor told me my job hurts my back, I'm a roofer", matcher) == ["47-2181"]


def test_a_manager_who_asks_is_a_broad_job(matcher: TitleMatcher) -> None:
    mention = only("I'm a manager, am I at risk?", matcher)
    assert (mention.kind, mention.text) == ("broad", "manager")
    assert 2 <= len(mention.candidates) <= 6


@pytest.mark.parametrize(
    "text",
    [
        "engineer",
        "technician salary",
        "how much does a teacher make in Utah",
        "consultant here. thoughts?",
        "warehouse",
        "I work in an office",
    ],
)
def test_a_broad_word_is_asked_about(matcher: TitleMatcher, text: str) -> None:
    assert only(text, matcher).kind == "broad"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("paralegal vs legal secretary", ["23-2011", "43-6012"]),
        ("RN, LPN or medical assistant", ["29-1141", "29-2061", "31-9092"]),
        ("florists, bakers, tailors", ["27-1023", "51-3011", "51-6052"]),
        ("chemical engineer / materials engineer", ["17-2041", "17-2131"]),
        ("occupational and physical therapists", ["29-1122", "29-1123"]),
        ("civil, mechanical or electrical engineers: who earns more", ["17-2051", "17-2141", "17-2071"]),
        ("medical assistant to LPN, worth it?", ["31-9092", "29-2061"]),
        ("Is a physician assistant less exposed than a nurse practitioner", ["29-1071", "29-1171"]),
    ],
)
def test_every_job_of_a_comparison_is_found_in_order(matcher: TitleMatcher, text: str, codes: list[str]) -> None:
    assert jobs(text, matcher) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Will AI replace flombinator operators?",
        "dragon wrangler salary",
        "I'm a senior zorbist. Is my job going away?",
        "what's the outlook for unicorn farmers",
        "salary of a potion brewer",
        "i'm a wizard",
        "chief vibes officer, 40k, fair?",
        "lead flibbertigibbet, should I be afraid",
    ],
)
def test_an_invented_job_is_unknown_and_no_near_miss(matcher: TitleMatcher, text: str) -> None:
    assert only(text, matcher).kind == "unknown"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("i drive forklift", "53-7051"),
        ("I sort mail at the post office", "43-5053"),
        ("I stock shelves at night", "53-7065"),
        ("i do the books for a dentist", "43-3031"),
        ("my mom cleans houses, will robots take her job", "37-2012"),
        ("I fix air conditioners in Florida", "49-9021"),
        ("My wife teaches fourth grade", "25-2021"),
    ],
)
def test_what_somebody_does_leads_to_the_job(matcher: TitleMatcher, text: str, code: str) -> None:
    mention = only(text, matcher)
    assert mention.candidates[0].onet_soc_code.startswith(code)
    assert mention.kind == "job"


def test_a_verb_phrase_says_that_it_is_one(matcher: TitleMatcher) -> None:
    assert only("I hang drywall", matcher).clause
    assert not only("I'm a drywaller", matcher).clause


def test_typos_are_corrected_only_in_titles(matcher: TitleMatcher) -> None:
    assert jobs("bartendr ai replce??", matcher) == ["35-3011"]
    assert jobs("teh company is replaceing dispachers w/ ai", matcher) in (["43-5032"], ["43-5031"])
    assert jobs("elevater mechanic salery", matcher) == ["47-4021"]
    assert find_mentions("who's in more danger", matcher) == []


def test_positions_point_into_the_text_as_typed(matcher: TitleMatcher) -> None:
    for text in ("İ’m a NURSE in Ohio", "¿Qué gana un electricista?", "  RN,\tLPN\nor CNA??", "I’m a plumber’s helper"):
        for mention in find_mentions(text, matcher):
            assert text[mention.start : mention.end] == mention.text
            assert mention.text.strip() == mention.text


def test_long_and_odd_texts_are_read_without_fault(matcher: TitleMatcher) -> None:
    assert len(find_mentions("nurse, welder, baker, lawyer, judge, roofer, actor, " * 40, matcher)) <= MOST
    find_mentions("a " * 2000, matcher)
    find_mentions("\x00 \u202e 😀 nurse" + "x" * 4000, matcher)


def test_verbs_are_known_in_all_their_forms() -> None:
    assert {"drive", "drives", "driving", "drove"} <= verb_forms("drive")
    assert {"cut", "cuts", "cutting"} <= verb_forms("cut")
    assert {"carry", "carries", "carried", "carrying"} <= verb_forms("carry")

"""An answer's numbers and citations held to its evidence: small answers by hand, then thousands made from real ones."""

import json
import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.advisor import HELD_BACK, Advisor
from bot.answer import Answer, Focus
from bot.checking import FIXED, problems
from bot.evidence import Figure, Gap, Passage, Subject
from bot.library import Library
from bot.measures import MEASURES
from bot.places import state_name
from bot.wording import count, hour, money, percent, score

QUESTIONS = Path(__file__).parent / "evals" / "questions.jsonl"
NURSES = Subject("29-1141.00", "29-1141", "Registered Nurses", "nurse", "nurses", "registered-nurses")
AIDES = Subject("31-1131.00", "31-1131", "Nursing Assistants", "nursing assistant", "nursing assistants", "aides")


def figure(subject: Subject, measure: str, value: float, place: str = "US") -> Figure:
    kind = MEASURES[measure]
    source = kind.source if place == "US" else f"{kind.source}, {state_name(place)}"
    return Figure(subject.soc_code, measure, value, kind.unit, kind.year, place, source)


FIGURES = (
    (1, figure(NURSES, "median_annual", 97_550)),
    (1, figure(NURSES, "mean_annual", 101_240)),
    (1, figure(NURSES, "p10_annual", 68_000)),
    (1, figure(NURSES, "p90_annual", 139_190)),
    (1, figure(NURSES, "median_hourly", 46.9)),
    (1, figure(NURSES, "employment", 3_391_000)),
    (1, figure(NURSES, "median_annual", 84_430, "OH")),
    (1, figure(NURSES, "median_annual", 92_040, "TX")),
    (2, figure(NURSES, "growth_pct", 4.9)),
    (2, figure(NURSES, "annual_openings", 189_100)),
    (2, figure(NURSES, "wage_change_pct", 4.2)),
    (3, figure(NURSES, "exposure_score", 48.4859)),
    (3, figure(NURSES, "gpt4_beta_rank", 31.2)),
    (3, figure(NURSES, "human_beta_rank", 56.1)),
    (3, figure(NURSES, "exposure_measures", 4)),
    (3, figure(NURSES, "autonomy", 0.3)),
    (4, figure(AIDES, "median_annual", 41_270)),
    (4, figure(AIDES, "growth_pct", -2.3)),
    (4, figure(AIDES, "exposure_score", 21.6)),
    (4, Figure("00-0000", "growth_pct", 3.1, "percent 2024-34", "2024-34", "US", "BLS")),
)
PASSAGES = ((5, Passage("registered-nurses", "29-1141", "become", "Entry", "Two to four years of school.", "BLS")),)


def check(text: str, question: str = "?", gaps: tuple[Gap, ...] = ()) -> list[str]:
    return problems(Answer(question, text, "answer", figures=FIGURES, passages=PASSAGES, gaps=gaps), (NURSES, AIDES))


RIGHT = """
    Nurses earn a median of $97,550 a year, or $46.90 an hour, in May 2025 [1].
    The mean is $101,240 [1].
    The lowest-paid tenth of nurses earn under $68,000, the best-paid tenth over $139,190 [1].
    About $98,000 at the median for nurses [1].
    The median nurse makes $98k, or 97,550 US dollars [1].
    Ninety-eight thousand dollars is the median pay of nurses [1].
    Nurses make ninety-eight thousand dollars at the median [1].
    Some 3.4 million people work as nurses [1].
    Nurses score ４８/100 [3].
    AI exposure score of nurses: **48/100**; they differ (31 to 56) [3].
    Four published measures rank nurses, on average, above 48% of US jobs [3].
    AI could do 30 percent of the work alone [3].
    Nurses score 48 out of 100 [3].
    Jobs for nurses are projected to grow 4.9% from 2024 to 2034, against 3.1% for all US jobs [2, 4].
    From 2024-34 jobs for nurses grow by 4.9 percent [2].
    Jobs for nursing assistants shrink 2.3% by 2034 [4].
    Median pay of nurses is up 4.2% on the year [2].
    Some 189,100 openings a year are expected [2].
    In Ohio, nurses earn a median of $84,430, in Texas $92,040 [1].
    Nurses earn $92,040 a year in Texas and $84,430 a year in Ohio [1].
    For the nation the median is $97,550, in Ohio $84,430 [1].
    Nurses are better paid: $97,550 against $41,270 for nursing assistants [1, 4].
    Nurses (48/100), nursing assistants (22/100) [3, 4].
    Two to four years of school [5].
    The top 10% of nurses earn over $139,190, the 90th percentile [1].
    Nurses (29-1141.00) use GPT-4 and look after their 401(k); O*NET 30.1 says so, 24/7 [1].
""".strip().splitlines()
WRONG = {
    "nothing cited": "Nurses earn a median of $97,550 a year.",
    "cited elsewhere": "Nurses earn a median of $97,550 a year [2].",
    "another amount": "Nurses earn a median of $97,560 a year [1].",
    "thousands": "Nurses earn a median of $96k [1].",
    "millions": "About 3.6 million people work as nurses [1].",
    "dollars as a word": "Nurses earn a median of 97,560 dollars a year [1].",
    "a share": "GPT-4 rates what AI could do alone at 35% [3].",
    "a score": "AI exposure score of nurses: 52/100 [3].",
    "a score in words": "Nurses score fifty-two of a hundred [3].",
    "a score spelled out": "Nurses score 52 out of 100 [3].",
    "a range": "Nurses: 48/100, and they differ (31 to 58) [3].",
    "a range of pay": "Nurses earn $68,000-$149,190 [1].",
    "a number as a word": "Five published measures rank nurses [3].",
    "thousands in words": "Nurses earn a median of ninety-six thousand dollars [1].",
    "millions in words": "Two million people work as nurses [1].",
    "Arabic-Indic digits": "Nurses score ٥٢/100 [3].",
    "full-width digits": "Nurses score ５２/100 [3].",
    "full-width dollars": "Nurses earn a median of ＄97，560 [1].",
    "Devanagari digits": "Nurses score ५२/100 [3].",
    "an ordinary year": "Pay of nurses in May 2023 [1].",
    "the year before": "Nurses earn a median of $97,550 in May 2024 [1, 2].",
    "the year before, without a month": "Nurses earn a median of $97,550 in 2024 [1, 2].",
    "a span's start": "Jobs for nurses grow 4.9% from 2023 to 2034 [2].",
    "a span's end": "Jobs for nurses grow 4.9% from 2024 to 2033 [2].",
    "a short span": "Jobs for nurses grow 4.9% in 2024-33 [2].",
    "the survey's year as the start": "Jobs for nurses grow 4.9% from 2025 to 2034 [1, 2].",
    "p90 as the median": "Nurses earn a median of $139,190 a year [1].",
    "the mean as the median": "Nurses earn $101,240 a year at the median [1].",
    "the median as the mean": "The mean pay of nurses is $97,550 [1].",
    "p90 as p10": "The lowest-paid tenth of nurses earn under $139,190 [1].",
    "the median as p90": "The best-paid tenth of nurses earn over $97,550 [1].",
    "yearly as hourly": "Nurses earn a median of $97,550 an hour [1].",
    "hourly as yearly": "Nurses earn a median of $46.90 a year [1].",
    "dollars as jobs": "About 97,550 people work as nurses [1].",
    "a pay change as growth": "Jobs for nurses are projected to grow 4.2% [2].",
    "growth as a pay change": "Pay of nurses is up 4.9% on the year [2].",
    "jobs as openings": "Some 3,391,000 openings a year are expected for nurses [1, 2].",
    "openings as jobs": "About 189,100 people work as nurses [1, 2].",
    "a rank as the score": "AI exposure score of nurses: 56/100 [3].",
    "a rank as the mean rank": "Measures rank nurses above 56% of US jobs [3].",
    "all jobs' growth as theirs": "Jobs for nurses are projected to grow 3.1% [2, 4].",
    "their growth as all jobs'": "Jobs for nurses grow, against 4.9% for all US jobs [2, 4].",
    "up for down": "Jobs for nursing assistants are projected to grow 2.3% [4].",
    "down for up": "Jobs for nurses are projected to shrink 4.9% [2].",
    "a wrong sign": "Jobs for nurses, 2024-34: −4.9% [2].",
    "another occupation's pay": "Nursing assistants earn a median of $97,550 a year [1, 4].",
    "another's score": "Nurses have an AI exposure score of 22/100 [3, 4].",
    "two swapped": "Nurses earn $41,270 and nursing assistants $97,550 [1, 4].",
    "two swapped in brackets": "Nurses (22/100), nursing assistants (48/100) [3, 4].",
    "two swapped in a verdict": "Nurses are better paid: $41,270 against $97,550 for nursing assistants [1, 4].",
    "another's by a pronoun": "Look at nursing assistants. They earn a median of $97,550 a year [1, 4].",
    "another state": "In Ohio, nurses earn a median of $92,040 a year [1].",
    "the nation's as the state's": "In Ohio, nurses earn a median of $97,550 a year [1].",
    "the state's as the nation's": "For the nation the median of nurses is $84,430 a year [1].",
    "the state's unsaid": "Nurses earn a median of $84,430 a year [1].",
    "two states swapped": "Nurses earn $84,430 a year in Texas and $92,040 a year in Ohio [1].",
    "a state's by a pronoun": "Look at Ohio. Nurses there earn a median of $92,040 a year [1].",
}


@pytest.mark.parametrize("text", [line.strip() for line in RIGHT])
def test_what_the_figures_hold_passes(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_what_no_figure_holds_is_found(text: str) -> None:
    assert check(text)


def test_a_citation_that_stands_for_nothing_is_found() -> None:
    assert check("Nurses care [9].") == ["[9] is cited and stands for nothing."]
    assert check("Nurses care [1, 7].") == ["[7] is cited and stands for nothing."]


def test_each_number_without_evidence_is_named_with_its_sentence() -> None:
    found = check("Nurses earn a median of $97,550 [1]. They score 99/100 [3].")
    assert found == ['"99" has no cited figure or passage in "They score 99/100 [3].".']


def test_what_the_asker_said_may_be_repeated() -> None:
    text = "Your $61,000 is below the median of $97,550 [1]."
    assert check(text)
    assert check(text, "I'm offered $61,000") == check(text, "I'm offered 61k") == []


def test_why_something_is_not_held_is_evidence_word_for_word() -> None:
    reason = "I hold pay for May 2024 and May 2025, and nothing for 1998."
    assert check(reason)
    assert check(reason, gaps=(Gap("1998", reason),)) == []
    assert check(reason.replace("2024", "2014"), gaps=(Gap("1998", reason),))


TABLE = """
| | Nurses | Nursing assistants |
|---|---|---|
| Median pay a year, May 2025 [1, 4] | $97,550 | $41,270 |
| Median pay a year, May 2025, Ohio [1] | $84,430 | not published |
| AI exposure score [3, 4] | 48/100 | 22/100 |
| Growth 2024-34 [2, 4] | +4.9% | −2.3% |
"""


def test_a_cell_is_of_its_column_and_its_row() -> None:
    assert check(TABLE) == []
    for right, wrong in (
        ("$97,550", "$41,270"), ("$97,550", "$139,190"), ("$97,550", "$84,430"), ("$84,430", "$97,550"),
        ("$41,270", "$97,550"), ("48/100", "22/100"), ("48/100", "56/100"), ("+4.9%", "−4.9%"), ("−2.3%", "+2.3%"),
        ("+4.9%", "+4.2%"),
    ):  # fmt: skip
        assert check(TABLE.replace(right, wrong, 1)), (right, wrong)


def test_the_citations_beside_a_table_or_above_a_list_reach_it() -> None:
    table = "\n".join(re.sub(r" \[[\d, ]+\]", "", line) for line in TABLE.splitlines())
    assert check(table)
    assert check(f"Side by side [1, 2, 3, 4].\n{table}") == []
    assert check("What they earn [1]:\n\n- nurses earn a median of $97,550") == []
    assert check("What they earn [1].\n\nNurses earn a median of $97,550")


def test_prepared_texts_are_not_read() -> None:
    assert problems(Answer("?", "Call 988, day or night.", "crisis"), ()) == []
    assert problems(Answer("?", "Call 988, day or night.", "answer"), ())


# Sentence pairs: the same words once with their own number and once with another's, all figures cited alike.

FORMS = {
    "pay": (
        "{A} earn a median of {median} a year in May 2025 [1].",
        "Median pay is {median} a year for {A} [1].",
        "The median {a} makes {median} [1].",
        "{A} make {median} a year at the median [1].",
        "Half of all {as_} earn more than {median} [1].",
    ),
    "p90": (
        "The best-paid tenth of {as_} earn over {p90} [1].",
        "The top 10% of {as_} earn more than {p90} a year [1].",
        "At the 90th percentile, {as_} earn {p90} [1].",
    ),
    "p10": (
        "The lowest-paid tenth of {as_} earn under {p10} [1].",
        "The bottom 10 percent of {as_} earn less than {p10} a year [1].",
    ),
    "mean": ("The mean pay of {as_} is {mean} a year [1].", "On average {as_} earn {mean} [1]."),
    "hourly": ("{A} earn a median of {hourly} an hour [1].",),
    "growth": (
        "Jobs for {as_} are projected to {grow} {growth} from 2024 to 2034 [1].",
        "Employment of {as_} is expected to {grow} by {growth} by 2034 [1].",
    ),
    "openings": ("About {openings} openings a year are expected for {as_} [1].",),
    "jobs": ("About {jobs} people work as {as_} in the US [1].",),
    "score": (
        "{A} have an AI exposure score of {score}/100 [1].",
        "Published measures rank {as_}, on average, above {score}% of US jobs [1].",
        "AI exposure score **{score}/100** for {as_} [1].",
    ),
    "state": (
        "In {state}, {as_} earn a median of {state_median} a year [1].",
        "{A} in {state} earn a median of {state_median} [1].",
        "{A} earn a median of {state_median} a year in {state} [1].",
    ),
    "two": (
        "{A} are paid differently: {median} against {other_median} for {bs} [1].",
        "{A} earn {median} a year and {bs} {other_median} [1].",
        "{A} ({score}/100), {bs} ({other_score}/100) [1].",
        "{A} score {score}/100, while {bs} score {other_score}/100 [1].",
        "In {state}, {as_} earn {state_median}, in {other_state} {other_state_median} [1].",
    ),
    "year": ("{A} earned a median of {median} in May {year} [1].", "{A} earned a median of {median} in {year} [1]."),
    "span": ("Jobs for {as_} {grow} {growth} from {start} to {end} [1].",),
}
SWAPS = {
    "pay": [{"median": "other_median"}, {"median": "p90"}, {"median": "p10"}, {"median": "mean"},
            {"median": "state_median"}],
    "p90": [{"p90": "other_p90"}, {"p90": "median"}, {"p90": "p10"}],
    "p10": [{"p10": "other_p10"}, {"p10": "median"}, {"p10": "p90"}],
    "mean": [{"mean": "other_mean"}, {"mean": "median"}],
    "hourly": [{"hourly": "other_hourly"}, {"hourly": "median"}],
    "growth": [{"growth": "other_growth"}, {"growth": "change"}, {"grow": "ungrow"}],
    "openings": [{"openings": "other_openings"}, {"openings": "jobs"}],
    "jobs": [{"jobs": "other_jobs"}, {"jobs": "openings"}],
    "score": [{"score": "other_score"}, {"score": "rank"}],
    "state": [{"state_median": "other_state_median"}, {"state_median": "median"}, {"state": "other_state"}],
    "two": [{"median": "other_median", "other_median": "median", "score": "other_score", "other_score": "score",
             "state_median": "other_state_median", "other_state_median": "state_median"}],
    "year": [{"year": "other_year"}],
    "span": [{"start": "other_start"}, {"end": "other_end"}],
}  # fmt: skip
_MEASURES = {
    "median": ("median_annual", money), "p90": ("p90_annual", money), "p10": ("p10_annual", money),
    "mean": ("mean_annual", money), "hourly": ("median_hourly", hour), "growth": ("growth_pct", percent),
    "openings": ("annual_openings", count), "jobs": ("employment", count), "score": ("exposure_score", score),
    "change": ("wage_change_pct", percent), "rank": ("observed_exposure_rank", score),
}  # fmt: skip
_STATES = ("TX", "OH", "CA", "FL", "NY", "WA")


@dataclass(frozen=True)
class Words:
    """What one occupation fills into a sentence."""

    subject: Subject
    figures: tuple[Figure, ...]
    values: dict[str, str]


def words_of(code: str, library: Library) -> Words | None:
    """Give an occupation's figures and words, or none where not all of them are published."""
    subject = library.subject(code)
    found, values = [], {}
    for name, (measure, write) in _MEASURES.items():
        item = library.look_up(code, measure)
        if isinstance(item, Gap):
            return None
        found.append(item)
        values[name] = write(item)
    grow = "grow" if found[5].value > 0 else "shrink"
    values |= {"grow": grow, "ungrow": "shrink" if grow == "grow" else "grow"}
    states = [item for s in _STATES if isinstance(item := library.look_up(code, "median_annual", s), Figure)][:2]
    if len(states) < 2 or len({code, *values.values()}) < 2:
        return None
    for prefix, item in zip(("", "other_"), states, strict=True):
        found.append(item)
        values |= {f"{prefix}state": state_name(item.place), f"{prefix}state_median": money(item)}
    years = {"year": "2025", "other_year": "2024", "start": "2024", "other_start": "2025", "end": "2034"}
    values |= years | {"other_end": "2035", "A": subject.plural[:1].upper() + subject.plural[1:]}
    values |= {"a": subject.singular, "as_": subject.plural}
    return Words(subject, tuple(found), values)


def sentence_pairs(library: Library) -> list[tuple[str, Answer, Answer, tuple[Subject, ...]]]:
    """Make (what is swapped, right answer, wrong answer, subjects) from many pairs of occupations.

    Where the swap changes nothing that is shown, as with two equal scores, there is no pair.
    """
    codes = [code for code in library.tables.occupations if code.endswith(".00")]
    some = [found for code in codes[::11] if (found := words_of(code, library))]
    pairs = []
    for i, (one, other) in enumerate(zip(some, some[1:] + some[:1], strict=True)):
        values = one.values | {f"other_{name}": other.values[name] for name in _MEASURES} | {"bs": other.subject.plural}
        figures = tuple((1, item) for item in (*one.figures, *other.figures))
        for what, forms in FORMS.items():
            form, swap = forms[i % len(forms)], SWAPS[what][i // len(forms) % len(SWAPS[what])]
            right = form.format(**values)
            wrong = form.format(**values | {name: values[taken] for name, taken in swap.items()})
            if right != wrong:
                answers = [Answer("?", text, "answer", figures=figures) for text in (right, wrong)]
                pairs.append((f"{what} {swap}", answers[0], answers[1], (one.subject, other.subject)))
    return pairs


def test_of_sentences_with_their_own_number_or_anothers_each_is_judged_rightly(library: Library) -> None:
    pairs = sentence_pairs(library)
    held = [right.text for _, right, _, subjects in pairs if problems(right, subjects)]
    missed = [f"{what}: {wrong.text}" for what, _, wrong, subjects in pairs if not problems(wrong, subjects)]
    occupations = len({subjects[0].code for _, _, _, subjects in pairs})
    report = (
        f"{len(pairs)} pairs over {occupations} occupations: {len(held)} right ones held, {len(missed)} wrong missed"
    )
    assert len(pairs) >= 300 and occupations >= 50, report
    assert len(held) + len(missed) <= 0.01 * 2 * len(pairs), "\n".join((report, *held[:10], *missed[:20]))


# Real answers.

ASKED = (
    "Will AI replace {as_}?", "What do {as_} earn?", "What do {as_} earn in Texas?", "Is the work of {as_} growing?",
    "Which of their tasks can AI do for {as_}?", "I'm {a}, what could I move into?", "What skills do {as_} need?",
    "Compare {as_} and registered nurses", "Which states pay {as_} most?", "Are {as_} at risk, and what do they earn?",
)  # fmt: skip


@pytest.fixture(scope="module")
def answered(advisor: Advisor, library: Library) -> list[tuple[Answer, tuple[Subject, ...]]]:
    """Answer real questions: those of the evaluation, and forms over every fifth occupation; with who they name."""
    found = []
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        focus = Focus()
        for turn in json.loads(line)["turns"]:
            found.append(advisor.answer(turn["say"], focus))
            focus = found[-1].focus
    for i, code in enumerate(list(library.tables.occupations)[::5]):
        subject = library.subject(code)
        for form in (ASKED[i % len(ASKED)], ASKED[(i + 3) % len(ASKED)], ASKED[(i + 7) % len(ASKED)]):
            found.append(advisor.answer(form.format(a=subject.singular, as_=subject.plural)))
    return [(answer, tuple(library.subject(named.onet_soc_code) for named in answer.occupations)) for answer in found]


DIGITS = re.compile(r"(?<![\w.,/-])(\$?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\w]|\.\d|-\d)")
_LEFT = re.compile(
    r"\[[\d, ]+\]|\bSOC \d\S*|\bO\*NET \S+|^\| \d+ (?=\|)|/100|0 to 100|of 100\b|401\(k\)|24/7", re.MULTILINE
)
"""Digits that state nothing, and scales."""


def stated(answer: Answer) -> list[re.Match[str]]:
    """Find the numbers of an answer that are not repeated from its question."""
    text = _LEFT.sub(lambda match: "§" * len(match.group()), answer.text)
    asked = set(re.findall(r"\d+", answer.question.replace(",", "")))
    return [match for match in DIGITS.finditer(text) if match[2].replace(",", "") not in asked]


def test_no_real_answer_is_held_back(answered: list[tuple[Answer, tuple[Subject, ...]]]) -> None:
    numbers = sum(len(stated(answer)) for answer, _ in answered)
    held = [answer.question for answer, _ in answered if answer.text == HELD_BACK]
    found = [(answer.question, faults) for answer, who in answered if (faults := problems(answer, who))]
    assert len(answered) >= 500 and numbers >= 2000, f"{len(answered)} questions with {numbers} numbers"
    assert held == [] and found == [], f"of {len(answered)} questions with {numbers} numbers"


def other_value(match: re.Match[str], chance: random.Random) -> str:
    """Give another value of the same form: sign, length, commas and decimals stay."""
    digits = match[2].replace(",", "")
    if re.fullmatch(r"(?:19|20)\d\d", match[2]) and not match[1] and not match[3]:
        return str(chance.choice([year for year in range(2005, 2045) if str(year) != digits]))
    while True:
        drawn = chance.randrange(10 ** (len(digits) - 1) if len(digits) > 1 else 0, 10 ** len(digits))
        decimals = "" if not match[3] else "." + "".join(chance.choice("0123456789") for _ in match[3][1:])
        grouped = f"{drawn:,}" if "," in match[2] else str(drawn)
        if (grouped, decimals) != (match[2], match[3] or ""):
            return f"{match[1]}{grouped}{decimals}"


def test_a_number_changed_in_a_real_answer_is_found(answered: list[tuple[Answer, tuple[Subject, ...]]]) -> None:
    chance = random.Random(11)
    planted, missed, forms = 0, [], Counter[str]()
    for answer, who in answered:
        numbers = [] if answer.kind in FIXED else stated(answer)
        for match in chance.sample(numbers, min(2, len(numbers))):
            text = answer.text[: match.start()] + other_value(match, chance) + answer.text[match.end() :]
            planted += 1
            forms[re.sub(r"\d", "9", match.group())] += 1
            if not problems(replace(answer, text=text), who):
                missed.append(f"{answer.question}: {match.group()} → …{text[max(0, match.start() - 60) :][:90]}…")
    report = f"{planted} planted, {len(missed)} missed; forms {forms.most_common(12)}"
    assert planted >= 500, report
    assert len(missed) <= 0.01 * planted, "\n".join((report, *missed[:40]))

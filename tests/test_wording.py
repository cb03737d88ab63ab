"""Figures and names turned into words."""

import csv
import re

import pytest

from bot import wording
from bot.constraints import Constraints
from bot.evidence import Figure, Passage
from bot.gerunds import both, doing
from bot.locating import corpus_folder
from bot.measures import MEASURES


def figure(measure: str, value: float) -> Figure:
    kind = MEASURES[measure]
    return Figure("29-1141", measure, value, kind.unit, kind.year, "US", kind.source)


@pytest.mark.parametrize(
    ("write", "measure", "value", "written"),
    [
        (wording.money, "median_annual", 97_550, "$97,550"),
        (wording.money, "pay_difference", -2_760, "$2,760"),
        (wording.hour, "median_hourly", 46.9, "$46.90"),
        (wording.count, "employment", 3_379_720, "3,379,720"),
        (wording.count_or_none, "tasks_mostly_ai", 0, "none"),
        (wording.count_or_none, "tasks_mostly_ai", 4, "4"),
        (wording.score, "exposure_score", 48.4859, "48"),
        (wording.share, "autonomy", 0.3, "30%"),
        (wording.percent, "growth_pct", 4.9, "4.9%"),
        (wording.percent, "growth_pct", -4.0, "4%"),
        (wording.signed, "growth_pct", 4.9, "+4.9%"),
        (wording.signed, "growth_pct", -12.2, "−12.2%"),
        (wording.signed, "growth_pct", 0, "0%"),
        (wording.grow, "growth_pct", 4.9, "grow 4.9%"),
        (wording.grow, "growth_pct", -12.2, "shrink 12.2%"),
        (wording.grow, "growth_pct", 0.04, "stay level (0%)"),
        (wording.up_or_down, "wage_change_pct", 4.2, "up 4.2%"),
        (wording.up_or_down, "wage_change_pct", -0.5, "down 0.5%"),
        (wording.up_or_down, "wage_change_pct", 0.0, "unchanged (0%)"),
        (wording.one_decimal, "skill_importance", 4.25, "4.2"),
        (wording.measured, "exposure_score", 48.4859, "48/100"),
        (wording.measured, "median_annual", 97_550, "$97,550"),
        (wording.measured, "p90_hourly", 143.68, "$143.68"),
        (wording.measured, "growth_pct", -0.3, "−0.3%"),
        (wording.measured, "employment_change", -1_200, "−1,200"),
        (wording.measured, "annual_openings", 189_100, "189,100"),
        (wording.measured, "autonomy", 0.3, "30%"),
        (wording.number_word, "exposure_measures", 4, "four"),
        (wording.number_word, "exposure_measures", 12, "12"),
    ],
)
def test_a_figure_is_written_in_its_own_form(write: object, measure: str, value: float, written: str) -> None:
    assert callable(write)
    assert write(figure(measure, value)) == written


@pytest.mark.parametrize(
    ("noun", "with_article"),
    [
        ("nurse", "a nurse"), ("electrician", "an electrician"), ("usher", "an usher"), ("umpire", "an umpire"),
        ("university president", "a university president"), ("EEG technologist", "an EEG technologist"),
        ("MRI technologist", "an MRI technologist"), ("GIS technician", "a GIS technician"),
        ("AI/ML engineer", "an AI/ML engineer"), ("one-person crew", "a one-person crew"),
        ("hourly worker", "an hourly worker"), ("user researcher", "a user researcher"),
    ],
)  # fmt: skip
def test_a_noun_takes_the_article_of_its_sound(noun: str, with_article: str) -> None:
    assert wording.article(noun) == with_article


def test_a_list_reads_as_a_sentence() -> None:
    assert [wording.listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c"
    ]  # fmt: skip
    assert wording.listed(["a", "b"], "or") == "a or b"
    assert wording.listed(["customer and personal service", "speaking"]) == "customer and personal service; speaking"


def test_names_of_skills_are_lowered_but_for_names_and_acronyms() -> None:
    assert wording.lower_words("English Language") == "English language"
    assert wording.lower_words("Public Safety and Security") == "public safety and security"


@pytest.mark.parametrize(
    ("heading", "inner"),
    [("Assessment", "assessment"), ("EHR reading", "EHR reading"), ("De-escalation", "de-escalation"),
     ("Python", "python"), ("O*NET", "O*NET")],
)  # fmt: skip
def test_a_heading_is_taken_into_a_sentence(heading: str, inner: str) -> None:
    assert wording.inside(heading) == inner


def test_a_full_stop_makes_room_for_a_citation_and_comes_back() -> None:
    for text in ("It drafts notes.", "Does it?", "No full stop"):
        whole = f"{wording.open_end(text)}{wording.end_mark(text)}"
        assert whole == (text if text[-1] in ".?" else f"{text}.")


def test_the_order_of_a_list_and_its_first_are_said_in_words() -> None:
    assert wording.order_words("exposure_score", False) == "AI exposure, lowest first"
    assert wording.order_words("median_annual", True) == "median pay, highest first"
    assert wording.first_words("exposure_score", False) == "are the least exposed to AI"
    assert wording.first_words("exposure_spread", True) == "come first"


def test_schooling_is_said_only_where_it_is_limited() -> None:
    assert wording.schooling_words(Constraints()) == ""
    assert wording.schooling_words(Constraints(most_schooling=3)) == "no degree needed at the usual entry"


def test_a_degree_is_told_from_the_usual_entry() -> None:
    def entry(text: str) -> Passage:
        return Passage("x", "29-1141", "become", "Entry", text, "BLS")

    assert wording.degree_words(entry("BLS lists a bachelor's degree as the usual entry.")) == "Usually, yes."
    assert wording.degree_words(entry("BLS lists a high school diploma.")) == "Usually no degree is needed."


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("write safety rules", "writing safety rules"), ("run pumps", "running pumps"), ("fix faults", "fixing faults"),
        ("tie up and secure boats", "tying up and securing boats"), ("oversee work", "overseeing work"),
        ("drive, fly or steer vehicles", "driving, flying or steering vehicles"), ("edit text", "editing text"),
        ("fine-tune equipment", "fine-tuning equipment"), ("program computers", "programming computers"),
        ("use machines that treat or scan patients", "using machines that treat or scan patients"),
    ],
)  # fmt: skip
def test_a_verb_phrase_is_said_as_a_doing(phrase: str, said: str) -> None:
    assert doing(phrase) == said


def test_every_label_of_an_activity_begins_with_its_verb_as_a_doing() -> None:
    with (corpus_folder() / "activities.csv").open(encoding="utf-8", newline="") as file:
        said = [doing(row["label"]) for row in csv.DictReader(file)]
    assert len(said) > 300
    assert [text for text in said if not re.match(r"[a-z-]{2,}ing\b", text)] == []


def test_two_doings_are_joined_so_that_an_and_inside_one_misleads_nobody() -> None:
    assert both(["selling", "buying"]) == "selling and buying"
    assert both(["buying goods and services", "selling"]) == "buying goods and services, and selling"
    assert both(["a", "b", "c"]) == "a, b, and c"
    assert both(["a"]) == "a" and both([]) == ""

"""The words our sentences use: every occupation as people say it, every work activity in a phrase of our own."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from bot.locating import corpus_folder

CORPUS = corpus_folder()
PUBLISHED_ACTIVITIES = Path(__file__).parents[2] / "shared" / "data" / "iwa.csv"
NOT_LOWER_CASE = frozenset({"CNC", "EMT", "EMTs", "English", "GIS", "HVAC", "IT", "MRI", "RFID", "RV"})
LONGEST_NAME, LABEL_LENGTHS, LONGEST_SHARED_RUN = 5, range(3, 9), 4
ENDING = re.compile(r"(?:s|clergy|salespeople|\bin other .+|outside restaurants)$")
"""How plurals end here; whatever else a row ends in is a singular typed twice."""


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def repeated(values):
    return [value for value, times in Counter(values).items() if times > 1]


def runs(sentence, length):
    words = re.findall(r"[a-z]+", sentence.lower())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


@pytest.fixture(scope="module")
def called():
    return read(CORPUS / "called.csv")


@pytest.fixture(scope="module")
def activities():
    return read(CORPUS / "activities.csv")


def test_every_occupation_is_named_once(called):
    codes = [row["onet_soc_code"] for row in called]
    assert repeated(codes) == []
    assert set(codes) == {row["onet_soc_code"] for row in read(CORPUS / "figures" / "occupations.csv")}


@pytest.mark.parametrize("form", ["singular", "plural"])
def test_no_two_occupations_share_a_name(called, form):
    assert repeated(row[form].lower() for row in called) == []


@pytest.mark.parametrize("form", ["singular", "plural"])
def test_names_are_short_and_plain(called, form):
    for row in called:
        name = row[form]
        assert re.fullmatch(r"[A-Za-z]+(?:[ -][A-Za-z]+)*", name), name
        assert len(name.split()) <= LONGEST_NAME, name
        assert [word for word in name.split() if word != word.lower() and word not in NOT_LOWER_CASE] == []
        assert not re.match(r"(?:an?|the|other|all) ", name), name


def test_singular_and_plural_are_two_forms_of_one_name(called):
    for row in called:
        singular, plural = row["singular"].removeprefix("member of the "), row["plural"]
        assert row["singular"] != plural
        assert ENDING.search(plural), plural
        assert singular[:3] == plural[:3], plural


def test_every_activity_is_labelled_once(activities):
    codes = [row["iwa"] for row in activities]
    assert repeated(codes) == []
    assert set(codes) == {row["iwa"] for row in read(CORPUS / "figures" / "activities.csv")}


def test_no_two_activities_share_a_label(activities):
    assert repeated(row["label"].lower() for row in activities) == []


def test_labels_are_short_phrases_that_begin_with_a_verb(activities):
    for row in activities:
        label = row["label"]
        assert re.fullmatch(r"[a-z][a-z,' -]*[a-z]", label), label
        assert len(label.split()) in LABEL_LENGTHS, label
        assert not re.match(r"(?:an?|the|[a-z]+ing|how|to) ", label), label


@pytest.mark.skipif(not PUBLISHED_ACTIVITIES.is_file(), reason="the published titles are not part of the corpus")
def test_labels_are_our_own_wording(activities):
    published = {row["iwa"]: row["title"] for row in read(PUBLISHED_ACTIVITIES)}
    titles = {title.lower().rstrip(".") for title in published.values()}
    taken = set().union(*(runs(title, LONGEST_SHARED_RUN + 1) for title in published.values()))
    for row in activities:
        assert row["label"] not in titles, row["label"]
        assert not runs(row["label"], LONGEST_SHARED_RUN + 1) & taken, row["label"]

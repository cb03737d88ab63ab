"""The places a question names, among words and codes that only look like them."""

import csv

import pytest

from bot.locating import corpus_folder
from bot.places import STATES, find_places, state_name

Found = list[tuple[str | None, str]]


def places(text: str) -> Found:
    """Give (code, or several joined by a slash, and kind) of each place."""
    return [("/".join(place.candidates) or place.code, place.kind) for place in find_places(text)]


def test_every_state_is_found_by_its_name_and_in_a_sentence() -> None:
    for code, name in STATES.items():
        assert places(f"what do nurses make in {name}?") == [(code, "state")], name
        assert places(f"and {name.lower()}") == [(code, "state")], name


def test_every_state_is_found_by_its_code_after_in() -> None:
    for code in STATES:
        expected = ("CA/LA", "city") if code == "LA" else (code, "state")
        assert places(f"nurse pay in {code}") == [expected], code


def test_states_are_the_fifty_and_the_places_bls_publishes_for() -> None:
    with (corpus_folder() / "figures" / "pay_by_state.csv").open(encoding="utf-8", newline="") as file:
        assert {row["state"] for row in csv.DictReader(file)} == set(STATES)


def test_every_city_and_region_is_found_after_in() -> None:
    with (corpus_folder() / "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            (found,) = find_places(f"nurse pay in {row['name']}")
            assert found.kind in (row["kind"], "state"), row
            states = tuple(row["states"].split())
            assert found.kind != row["kind"] or (found.candidates or ((found.code,) if found.code else ())) == states, (
                row
            )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nurses in tx", [("TX", "state")]),
        ("welder pay TX", [("TX", "state")]),
        ("TX", [("TX", "state")]),
        ("and MT?", [("MT", "state")]),
        ("DC?", [("DC", "state")]),
        ("electrician salary, IN", [("IN", "state")]),
        ("electrician pay in OR", [("OR", "state")]),
        ("Washington D.C.", [("DC", "state")]),
        ("washington state", [("WA", "state")]),
        ("West Virginia", [("WV", "state")]),
        ("w. virginia", [("WV", "state")]),
        ("n. carolina", [("NC", "state")]),
        ("new mexico", [("NM", "state")]),
        ("Calif.", [("CA", "state")]),
        ("hawai'i", [("HI", "state")]),
        ("I moved from Ohio to Texas", [("OH", "state"), ("TX", "state")]),
        ("texas or oklahoma", [("TX", "state"), ("OK", "state")]),
        # Codes that are words, jobs or machines.
        ("jobs or not", []),
        ("OK thanks", []),
        ("hi there", []),
        ("tell me", []),
        ("does it pay me well", []),
        ("PA", []),
        ("MD or RN", []),
        ("ct scan tech", []),
        ("a nurse in me", [("ME", "state")]),
        ("VA hospital nurse", []),
        ("rn in va", [("VA", "state")]),
        ("Georgia Tech grad", []),
        ("Texas A&M", []),
        # Cities.
        ("Houston TX", [("TX", "city")]),
        ("Paris, Texas", [("TX", "state")]),
        ("london, ohio", [("OH", "city")]),
        ("Columbus GA", [("GA", "city")]),
        ("portland me", [("ME", "city")]),
        ("Portland", [("OR/ME", "city")]),
        ("st louis mo", [("MO", "city")]),
        ("Jackson MS", [("MS", "state")]),
        ("kansas city, kansas", [("KS", "city")]),
        ("kansas city", [("MO/KS", "city")]),
        ("philly", [("PA", "city")]),
        ("L.A. actors", [("CA", "city")]),
        ("LA actors", [("CA/LA", "city")]),
        ("Lafayette, LA", [("LA", "city")]),
        ("new orleans la", [("LA", "city")]),
        ("Charlotte is my boss", []),
        ("mobile app developer", []),
        ("reading specialist", []),
        # Regions.
        ("bay area", [("CA", "region")]),
        ("in the carolinas", [("NC/SC", "region")]),
        ("the midwest", [(None, "wide")]),
        ("new england", [(None, "wide")]),
        ("southwest airlines pilot", []),
        # Abroad.
        ("salary in London", [(None, "abroad")]),
        ("nurse pay uk", [(None, "abroad")]),
        ("u.k.", [(None, "abroad")]),
        ("40k in pounds", [(None, "abroad")]),
        ("€40k", [(None, "abroad")]),
        ("english teacher", []),
        ("french chef", []),
        ("chinese restaurant cook", []),
        # The nation.
        ("nationwide", [("US", "nation")]),
        ("united states", [("US", "nation")]),
        ("in the u.s. pay", [("US", "nation")]),
        ("will they replace us", []),
        # Misspelled.
        ("in pensylvania", [("PA", "state")]),
        ("from massachusets", [("MA", "state")]),
        ("in californa", [("CA", "state")]),
        ("in flordia", [("FL", "state")]),
        ("how about michagan", [("MI", "state")]),
        ("in west virgina", [("WV", "state")]),
        ("in virgin islands", [("VI", "state")]),
        ("in construction", []),
        ("for marketing", []),
        ("about mechanical engineering", []),
        ("for indians", []),
        ("for georgians", []),
    ],
)
def test_places_are_told_from_what_looks_like_them(text: str, expected: Found) -> None:
    assert places(text) == expected


def test_a_place_tells_where_in_the_text_it_stands() -> None:
    for text in ("nurses in Ohio, please", "Houston TX nurses", "rn pay in pensylvania?", "pay in the carolinas"):
        (place,) = find_places(text)
        said = text[place.start : place.end]
        assert said in ("Ohio", "Houston TX", "pensylvania", "carolinas")


def test_a_state_is_named_as_a_sentence_says_it() -> None:
    assert state_name("DC") == "the District of Columbia"
    assert state_name("US") == "the United States"
    assert state_name("XX") == "XX"

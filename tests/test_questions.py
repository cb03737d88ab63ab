"""What can be typed, and what of it is read."""

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import QuestionError
from bot.questions import read_question

CLEANED = {
    "nul": ("nu\x00rse", "nurse"),
    "c0": ("nurse\x07\x08 pay", "nurse pay"),
    "c1": ("nurse\x80\x9f pay", "nurse pay"),
    "colours of a terminal": ("\x1b[31mnurse\x1b[0m pay", "nurse pay"),
    "title of a terminal": ("\x1b]0;evil\x07nurse", "nurse"),
    "zero width": ("n\u200bu\u200cr\u2060s\ufeffe", "nurse"),
    "soft hyphen": ("nur\u00adse", "nurse"),
    "direction override": ("\u202enurse\u202c \u2066pay\u2069", "nurse pay"),
    "tag characters": ("nurse\U000e0069\U000e0067\U000e006e", "nurse"),
    "hidden variation selectors": ("nurse\U000e0101\U000e0120", "nurse"),
    "joiner outside emoji": ("nur\u200dse", "nurse"),
    "windows lines": ("nurse\r\npay\rjobs", "nurse\npay\njobs"),
    "line separators": ("nurse\u2028pay", "nurse\npay"),
    "newline and tab stay": ("nurse\n\tpay", "nurse\n\tpay"),
    "composed": ("re\u0301sume\u0301", "résumé"),
    "emoji of several": ("\U0001f469\u200d\u2695\ufe0f pay", "\U0001f469\u200d\u2695\ufe0f pay"),
    "emoji with skin": ("\U0001f469\U0001f3fd\u200d\U0001f692", "\U0001f469\U0001f3fd\u200d\U0001f692"),
    "spaces around": ("  nurse \n", "nurse"),
    "other scripts": ("медсестра 看護師", "медсестра 看護師"),
}


@pytest.mark.parametrize(("raw", "clean"), CLEANED.values(), ids=CLEANED.keys())
def test_what_shows_nothing_is_left_out(raw: str, clean: str) -> None:
    assert read_question(raw) == clean


@pytest.mark.parametrize("raw", ["", "   ", "\n\t", "\u200b\u200b", "\x00", "\u3164", "\u202e\u202c", b""])
def test_nothing_to_read_is_said_so(raw: str | bytes) -> None:
    with pytest.raises(QuestionError, match="empty"):
        read_question(raw)


def test_the_limit_is_exact() -> None:
    assert len(read_question("a" * 4000)) == 4000
    with pytest.raises(QuestionError, match=r"4,001 characters; up to 4,000"):
        read_question("a" * 4001)
    assert read_question(" " * 5000 + "a") == "a"


@pytest.mark.parametrize("raw", [b"nurse \xff", b"\xc3", "nurse \ud800", "\udcff"])
def test_what_is_no_text_is_refused(raw: str | bytes) -> None:
    with pytest.raises(QuestionError, match="expected UTF-8"):
        read_question(raw)


def test_bytes_are_read_as_utf_8() -> None:
    assert read_question("résumé".encode()) == "résumé"


def test_a_storm_of_accents_is_calmed() -> None:
    assert len(read_question("n" + "\u0336" * 500 + "urse")) == len("nurse") + 3


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_and_reading_it_again_changes_nothing(raw: str) -> None:
    try:
        clean = read_question(raw)
    except QuestionError as error:
        assert "\n" not in str(error)
        return
    assert read_question(clean) == clean
    assert clean.strip() == clean
    assert not [c for c in clean if unicodedata.category(c) == "Cc" and c not in "\n\t"]


@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with contextlib.suppress(QuestionError):
        assert read_question(raw)

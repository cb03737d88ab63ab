"""Which language a message is in, by its words alone, and how one asks for the other."""

import pytest

from bot.answer import Focus
from bot.hearing import hear
from bot.language import detect
from bot.library import Library
from bot.locating import corpus_folder
from bot.settings import Settings


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(corpus_folder(), Settings())


@pytest.mark.parametrize(
    "message",
    [
        "¿La IA va a reemplazar a los contadores?",
        "cuanto gana un plomero en Texas",
        "trabajo de mesera",
        "troquero",
        "¿Texas?",
        "soy nurse en un hospital",
        "qué empleos van a desaparecer",
        "hola",
    ],
)
def test_spanish_is_told_by_its_words_whatever_was_spoken_before(library: Library, message: str) -> None:
    assert detect(message, "en", library.matcher) == "es"


@pytest.mark.parametrize(
    "message",
    [
        "Will AI replace nurses?",
        "what does a taquero make in Los Angeles",
        "I'm from El Salvador and I work as a cook. Am I safe?",
        "is a barista worth it",
        "actors on the radio",
        "thanks",
        "I speak Spanish, does that help as a nurse?",
    ],
)
def test_english_is_told_by_its_words_whatever_was_spoken_before(library: Library, message: str) -> None:
    assert detect(message, "es", library.matcher) == "en"


@pytest.mark.parametrize(
    "message", ["Texas", "New Hampshire?", "robots?", "Actors", "registered nurse", "LPN", "40", "?", "civil", ""]
)
@pytest.mark.parametrize("before", ["en", "es"])
def test_a_message_that_shows_no_language_keeps_the_conversations(
    library: Library, message: str, before: str
) -> None:  # fmt: skip
    assert detect(message, before, library.matcher) == before


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("in English please", "en"),
        ("en inglés por favor", "en"),
        ("English", "en"),
        ("en español", "es"),
        ("¿puedes responder en español?", "es"),
        ("What do plumbers earn? In Spanish, please.", "es"),
        ("responde en inglés: cuánto gana un plomero", "en"),
    ],
)
def test_a_language_can_be_asked_for(library: Library, message: str, language: str) -> None:
    other = "es" if language == "en" else "en"
    assert detect(message, other, library.matcher) == language


def test_speaking_of_english_asks_for_no_change(library: Library) -> None:
    assert detect("soy maestro de inglés, ¿cuánto gano?", "en", library.matcher) == "es"
    assert detect("necesito un trabajo que no pida inglés", "es", library.matcher) == "es"


def test_asking_for_a_language_repeats_the_last_answer_in_it(library: Library) -> None:
    first = hear("¿cuánto gana un plomero en Texas?", Focus(), library)
    second = hear("in English please", first.focus, library)
    third = hear("en español", second.focus, library)
    assert [r.language for r in (first, second, third)] == ["es", "en", "es"]
    for again in (second, third):
        assert (again.kind, again.occupations, again.intents, again.places) == (
            "answer", first.occupations, ("pay",), ("TX",),
        )  # fmt: skip


def test_the_language_of_the_conversation_is_kept_in_its_focus(library: Library) -> None:
    focus = hear("¿cuánto gana un barbero?", Focus(), library).focus
    assert focus.language == "es"
    assert Focus.from_json(focus.to_json()).language == "es"
    assert hear("California", focus, library).language == "es"

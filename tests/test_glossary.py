"""The glossary of products: each entry whole, each spelling its own, everyday words left alone."""

import re
import tomllib

import pytest

from bot.errors import CorpusError
from bot.glossary import GLOSSARY_FILE, Glossary
from bot.locating import corpus_folder

PATH = corpus_folder() / GLOSSARY_FILE
ENTRIES = tomllib.loads(PATH.read_text(encoding="utf-8"))
GLOSSARY = Glossary(PATH)


def test_entries_are_whole_plain_and_without_links():
    assert len(ENTRIES) > 150
    for name, entry in ENTRIES.items():
        texts = [name, entry["maker"], entry["what"], *entry.get("also", ())]
        assert all(isinstance(text, str) and text == text.strip() and text for text in texts), name
        assert not any(re.search(r"https?:|www\.|[\[\]<>]", text) for text in texts), name
        assert 2 <= len(entry["what"].split()) <= 16 and not entry["what"].endswith("."), name


def test_no_wrong_name_is_another_product():
    assert {other for entry in ENTRIES.values() for other in entry.get("also", ())} & GLOSSARY.names == set()


def test_every_name_passes_its_own_check():
    for name in GLOSSARY.names:
        assert list(GLOSSARY.misspelled(f"They use {name} here")) == [], name


def test_every_wrong_name_is_found():
    for name, entry in ENTRIES.items():
        for other in entry.get("also", ()):
            assert (other, name) in list(GLOSSARY.misspelled(f"They use {other} here")), other


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("Chat GPT", "ChatGPT"),
        ("chatgpt", "ChatGPT"),
        ("Github CoPilot", "GitHub Copilot"),
        ("Quick Books", "QuickBooks"),
        ("See and Spray", "See & Spray"),
        ("Openai", "OpenAI"),
        ("Nuance DAX", "Dragon Copilot"),
    ],
)
def test_wrong_spellings_are_found_in_running_text(found, right):
    assert list(GLOSSARY.misspelled(f"Some use {found}, and it helps.")) == [(found, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Toast the bread",
        "Open space is dear",
        "the ZIP code",
        "bill the client",
        "a second opinion",
        "fresh ideas",
        "Procore's plans and GitHub’s agents",
        "Microsoft Dragon Copilot, Lexis+ AI and Geek+ robots",
        "They chat. GPT helps",
    ],
)
def test_everyday_words_and_right_spellings_are_left_alone(text):
    assert list(GLOSSARY.misspelled(text)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "expected the glossary of products, found none"),
        ("[A", "expected one TOML table per product"),
        ('[A]\nmaker = "B"\n', 'expected "maker", "what" and perhaps "also" for A, found maker'),
        ('[A]\nmaker = "B"\nwhat = "c"\nlink = "d"\n', "for A, found link, maker, what"),
        ('A = "b"\n', "for A, found none"),
    ],
)
def test_a_glossary_that_is_not_of_the_form_is_refused(text, message, tmp_path):
    path = tmp_path / GLOSSARY_FILE
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=re.escape(str(path))) as raised:
        Glossary(path)
    assert message in str(raised.value)

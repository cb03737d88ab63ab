"""The real corpus, opened once for all tests that answer from it: keyword search, no vectors."""

import pytest

from bot.advisor import Advisor
from bot.library import Library, open_library
from bot.settings import Settings


@pytest.fixture(scope="session")
def library() -> Library:
    return open_library(Settings(vectors=False))


@pytest.fixture(scope="session")
def advisor(library: Library) -> Advisor:
    return Advisor(library)

"""The question understood: what the later steps work from, free of the asker's own words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answer import Focus
from bot.asker import Asker
from bot.constraints import Constraints
from bot.evidence import Gap
from bot.notes import Note
from bot.safety import Distress
from bot.telling import Telling

_NOBODY, _START = Asker(), Focus()


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, about which occupations, and where."""

    question: str
    kind: str
    """The kind of answer that is due, one of `answer.KINDS`; gathering may turn "answer" into "gap"."""
    intents: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    """Measures asked for by name; empty where an intent's usual ones are meant."""
    occupations: tuple[str, ...] = ()
    """O*NET-SOC codes, in the order meant."""
    places: tuple[str, ...] = ()
    """Two-letter state codes; empty for the nation."""
    city: str = ""
    """The city or region the asker named, when only its state's figures are held."""
    options: tuple[str, ...] = ()
    """Occupations to choose from, for a question back or as the nearest to an unknown job."""
    called: str = ""
    """The asker's word for a job that is broad or unknown."""
    gaps: tuple[Gap, ...] = ()
    note: Note | None = None
    distress: Distress | None = None
    asker: Asker = _NOBODY
    constraints: Constraints | None = None
    """What a list of jobs or of moves is sorted by and limited to."""
    week: Telling | None = None
    """What fills the asker's week, where they told it."""
    english: str = ""
    """The question in English words, as it was understood; empty where it was asked in English."""
    language: str = "en"
    """The language the answer is due in."""
    focus: Focus = _START
    """The state the next question is understood with."""

    @property
    def wording(self) -> str:
        """The words that tell what is asked, in English."""
        return self.english or self.question

"""Play a conversation for a test: what each of its messages is understood as."""

from __future__ import annotations

from bot.advisor import Advisor
from bot.answer import Focus
from bot.library import Library
from bot.request import Request
from bot.understanding import understand


def understood(library: Library, *turns: str) -> Request:
    """Understand the last of some messages after the others were answered."""
    focus, advisor = Focus(), Advisor(library)
    for turn in turns[:-1]:
        focus = advisor.answer(turn, focus).focus
    return understand(turns[-1], focus, library)


def codes(request: Request) -> list[str]:
    """Give the occupations of a request by the first seven signs of their codes."""
    return [code[:7] for code in request.occupations]

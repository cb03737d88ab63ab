"""Say a verb phrase as a doing: "write plans" as "writing plans"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SECOND = frozenset(
    """
    counsel decorate do fly give hire inform make pack polish prepare secure solder steer style support trap trim
    explain record
    """.split()
)
"""Verbs that follow another after "and" or "or" in our labels of activities."""
_JOINED = re.compile(r"(?<=\band )\w+|(?<=\bor )\w+|(?<=, )\w+")


def doing(phrase: str) -> str:
    """Turn a verb phrase in the base form into its -ing form, a second verb after "and" or "or" included."""
    first = re.split(r"[ ,]", phrase, maxsplit=1)[0]
    rest = phrase[len(first) :]
    rest = _JOINED.sub(lambda match: _ing(match.group()) if match.group() in _SECOND else match.group(), rest)
    return _ing(first) + rest


def both(items: Sequence[str]) -> str:
    """Join phrases that may hold an "and" of their own: "a and b", but "a and b, and c"."""
    if len(items) < 2:
        return "".join(items)
    mark = "," if len(items) > 2 or any(re.search(r",| and ", item) for item in items) else ""
    return f"{', '.join(items[:-1])}{mark} and {items[-1]}"


def _ing(verb: str) -> str:
    head, dash, verb = verb.rpartition("-")
    if verb.endswith("ie"):
        verb = verb[:-2] + "y"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        verb = verb[:-1]
    elif verb == "program" or re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb):
        verb += verb[-1]
    return f"{head}{dash}{verb}ing"

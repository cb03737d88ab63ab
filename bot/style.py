"""Hold a report's prose to plain words: no figures, no worn phrases, no strings of dashes, no long sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.prose import Piece, reading_grade

HARDEST = 10.0
"""Highest school grade the overview and the FAQ may ask of a reader."""
GRADED = {"overview": "the overview", "faq": "the FAQ"}
MOST_DASHES = 1
"""Dashes in one paragraph."""

_FIGURATIVE = (
    "AI|career|changing|competitive|digital|economic|employment|evolving|hiring|industry|job|labor|legal|market|media"
    "|regulatory|shifting|tech|technology|technological|threat|today's|work"
)
STYLE = {
    r"\bleverag(?:e|es|ed|ing)\b": "use",
    r"\butiliz(?:e|es|ed|ing)\b": "use",
    r"\bdelv(?:e|es|ed|ing)\b": "look into",
    r"\brobust\b": "sound, or say what it withstands",
    r"\bseamless(?:ly)?\b": "leave it out",
    r"\bcutting[- ]edge\b": "new, or leave it out",
    r"\bgame[- ]?chang(?:ers?|ing)\b": "say what changed",
    r"\bever[- ](?:evolving|changing)\b": "leave it out",
    r"\brapidly evolving\b": "leave it out",
    rf"\b(?:{_FIGURATIVE})\s+landscapes?\b|\blandscape of (?:work|jobs|AI|hiring)\b": "work, or leave it out",
    r"\btapestry\b": "leave it out",
    r"\bsynerg(?:y|ies)\b": "working together",
    r"\bholistic(?:ally)?\b": "whole",
    r"\bparadigm\b": "way",
    r"\bin today's\b": "now, or leave it out",
    r"\bit(?: is|'s) (?:important|worth) (?:to note|to remember|noting)\b": "just say it",
    r"\b(?:could|may|might) (?:potentially|possibly)\b": "may",
    r"\bat the end of the day\b": "leave it out",
    r"\brevolutioni[sz](?:e|es|ing)\b": "change",
    r"\b(?:doomed|obsolete|apocalypse|job[- ]killer)\b": "say what happens to which task",
    r"\b(?:irreplaceable|future[- ]proof|AI[- ]proof)\b": "say what stays and why",
}
"""Words not used in a report → what to write instead."""

# A number is part of a name when letters belong to it (N95, GPT-4, 3D) or a capitalised word stands right before it.
# A year never is, and neither is a rank ("No. 2").
_NUMBER = re.compile(r"\S*[0-9]\S*")
_AMOUNT = re.compile(r"[$€£(\"']*[0-9][0-9.,]*(?:%|k|m|bn|th|st|nd|rd|s|x|\+|-[a-z-]+)?[%)\"'.,;:!?]*")
_NEVER_NAMED = re.compile(r"\$|.*%|\(?(?:19|20)[0-9]{2}s?\b")
_STARTERS = re.compile(
    "A|About|After|All|Almost|And|Another|Around|At|Before|Between|But|By|Every|Expect|For|From|If|In|Just|Most"
    "|Nearly|Of|On|One|Only|Or|Over|Roughly|Since|Some|The|These|Those|To|Under|Until|Up|When|With|Within|Your"
)


def find_style_faults(pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    """Find unwanted words, figures, dashes and hard reading: pairs of line and message."""
    for piece in pieces:
        text = f"{piece.name}: {piece.text}" if piece.name else piece.text
        for pattern, better in STYLE.items():
            if match := re.search(pattern, text, re.IGNORECASE):
                yield piece.line, f'expected plain words, found "{match.group()}"; instead: {better}'
        for amount in find_amounts(text):
            yield piece.line, f'expected no figures in prose, found "{amount}"; they are added from the tables'
        if (dashes := len(re.findall(r"\u2014|\s\u2013\s|\s--\s", text))) > MOST_DASHES:
            yield piece.line, f"expected one dash in a paragraph at most, found {dashes}; use full stops or commas"
    for section, named in GRADED.items():
        read = [piece for piece in pieces if piece.section == section and piece.part != "heading"]
        grade = reading_grade(" ".join(piece.text for piece in read))
        if grade > HARDEST:
            found = f"expected {named} to read at school grade {HARDEST:.0f} or below, found {grade:.1f}"
            yield read[0].line, f"{found}; use shorter sentences and words"


def find_amounts(text: str) -> list[str]:
    """Find the numbers of a text that are not part of a name such as "N95", "GPT-4" or "Microsoft 365"."""
    text, found = text.replace("**", ""), []
    for match in _NUMBER.finditer(text):
        before = text[: match.start()].split()
        named = before and re.fullmatch(r"[A-Z].*[^.,:;!?]", before[-1]) and not _STARTERS.fullmatch(before[-1])
        if _AMOUNT.fullmatch(match.group()) and (not named or _NEVER_NAMED.match(match.group())):
            found.append(match.group().strip("()\"'.,;:!?"))
    return found

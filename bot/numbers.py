"""Read the numbers a text states: digits of any script, amounts, shares, scores, years and numbers as words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_SILENT = re.compile(
    r"\[\d+(?:, \d+)*\]"  # citations
    r"|\]\([^)\s]*\)|https?://\S+"
    r"|\bO\*NET(?:-SOC)? \d+(?:\.\d+)?|\b\d{2}-\d{4}(?:\.\d{2})?\b|\bSOC \d{2}(?:-\d)?\b"
    r"|\b[A-Za-z]+-\d+\b|(?<![$\d,.])40[13](?:[kb]\b|\([kb]\))|\b24/7\b"  # GPT-4, K-12
    r"|\b(?:top|bottom|-paid) \d+(?:%| percent\b)|\b\d+(?:st|nd|rd|th)\b"
    r"|\bfive-point\b|\b0 to 100\b|\b1 to 5\b"  # scales
    r"|^\s*\d{1,2}\.(?=\s)|^\|\s*\d{1,2}\s*(?=\|)",  # list and rank numbers
    re.MULTILINE | re.ASCII,
)
"""What holds digits and states no number."""
_OF_100 = re.compile(r"/100\b|\s(?:out )?of 100\b", re.ASCII)
_NUMBER = re.compile(
    r"(?P<sign>\$\s?)?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?"
    r"(?P<scale>\s?(?:k|K|M|thousand|grand|million|billion|mil)\b)?"
    r"(?P<unit>\s?%|\s(?:percent|per cent)\b|\s(?:US )?dollars\b)?",
    re.ASCII,
)
_SCALES = {"k": 1e3, "hundred": 1e2, "thousand": 1e3, "grand": 1e3, "m": 1e6, "million": 1e6, "billion": 1e9}
_SCALES["mil"] = 1e3  # Spanish.
_TO_TWENTY = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen
""".split()
_WORDS = {word: float(value) for value, word in enumerate(_TO_TWENTY, start=1)} | {
    word: float(value)
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
_WORDED = re.compile(
    rf"\b(?P<word>{'|'.join(_WORDS)})(?:[- ](?P<ones>{'|'.join(_TO_TWENTY[:9])}))?\b"
    r"(?:[- ](?P<scale>hundred|thousand|grand|million|billion)\b)?"
    r"(?P<unit>\s(?:percent|per cent)\b|\s(?:US )?dollars\b)?",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\b(?:about|around|roughly|some|nearly|almost|over|under)\s*$", re.IGNORECASE)
_DIGIT = re.compile(r"[0-9]")
_GOES_ON = re.compile(r"[%,.][0-9]|%|/100|\s(?:out )?of 100\b")
"""What shows after four digits that they are no year."""
_OURS: dict[int, str] = {
    code: str(unicodedata.decimal(chr(code))) for code in range(128, 0x20000) if chr(code).isdecimal()
} | {ord("％"): "%", ord("＄"): "$", ord("，"): ",", ord("．"): ".", 0xA0: " ", 0x2009: " ", 0x202F: " "}
"""Digits of other scripts and what stands with them → ours, one for one."""
_YEAR = re.compile(
    r"\b(?P<first>(?:19|20)\d\d)(?:\s?[-–]\s?(?P<short>(?:20)?\d\d)|\s(?:to|through|until|a)\s(?P<long>(?:19|20)\d\d))?\b",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text."""

    shown: str
    start: int
    end: int
    value: float
    tolerance: float
    """How far a value may lie from it and still round to what is shown."""
    kind: str
    """"$", "%", "/100", "year", or nothing for a bare number."""
    until: float = 0.0
    """The last year of a span."""


def read_numbers(text: str) -> Iterator[Number]:
    """Give every number of a text; "one" and "two" alone are words, not numbers."""
    plain = text if text.isascii() else text.translate(_OURS)
    masked = _blank(_blank(plain, _SILENT), _OF_100)
    if _DIGIT.search(masked):
        for match in _YEAR.finditer(masked):
            if masked[: match.start()].endswith("$") or _GOES_ON.match(plain, match.end()):
                continue
            masked = masked[: match.start()] + " " * len(match.group()) + masked[match.end() :]
            last = match["short"] or match["long"] or ""
            until = float(match["first"][:2] + last[-2:]) if match["short"] else float(last or 0)
            yield Number(match.group(), match.start(), match.end(), float(match["first"]), 0.0, "year", until)
        for match in _NUMBER.finditer(masked):
            # Digits after a letter are part of a name: N95.
            if not re.search(r"[A-Za-z_]$", masked[max(0, match.start() - 1) : match.start()]):
                yield _in_digits(match, plain)
    for match in _WORDED.finditer(masked):
        if match["scale"] or match["unit"] or match["word"].lower() not in ("one", "two"):
            value = _WORDS[match["word"].lower()] + _WORDS.get((match["ones"] or "").lower(), 0.0)
            scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
            span = (match.group(), match.start(), match.end())
            yield Number(*span, value * scale, scale / 2 + 1e-6, _kind(match["unit"]))


def _in_digits(match: re.Match[str], text: str) -> Number:
    scale = _SCALES.get((match["scale"] or "").strip().lower(), 1.0)
    digits, decimals = match["digits"].replace(",", ""), match["decimals"] or ""
    value = float(digits + decimals) * scale
    unit = scale * 10.0 ** -max(len(decimals) - 1, 0)
    if _LOOSE.search(text[max(0, match.start() - 12) : match.start()]) and not decimals and value:
        unit = scale * 10.0 ** (len(digits) - len(digits.rstrip("0")))
    scored = _OF_100.match(text, match.end())
    kind = "/100" if scored else "$" if match["sign"] else _kind(match["unit"])
    end = scored.end() if scored else match.end()
    return Number(match.group().strip(), match.start(), end, value, unit / 2 + 1e-6, kind)


def _kind(unit: str | None) -> str:
    if not unit:
        return ""
    return "$" if unit.endswith("dollars") else "%"


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)

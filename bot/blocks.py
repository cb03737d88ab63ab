"""The little of Markdown a report is written in: paragraphs, headings and bullets, each line with its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bot.errors import CorpusError

MARKUP = r"<[A-Za-z/!?]|[\[\]]|\{[{%]|\b(?:javascript|vbscript|data):(?=\S)"
"""What plain text does not hold: HTML, links and citations, template tags."""

Line = tuple[int, str]
"""A line of a file with its number, counted from 1."""

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


class FormError(Exception):
    """A place where a report is not of the form; turned into a `CorpusError` with the file's name."""

    def __init__(self, line: int, expected: str, found: str) -> None:
        super().__init__(line, expected, found)
        self.line, self.expected, self.found = line, expected, found


def read_lines(path: Path) -> list[Line]:
    """Read a file as numbered lines of plain text; CRLF counts as a line's end."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path}: expected a report file, found none that can be read ({error.strerror}).") from None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FormError(raw.count(b"\n", 0, error.start) + 1, "UTF-8 text", f"byte 0x{raw[error.start]:02x}") from None
    if text.startswith("\ufeff"):
        raise FormError(1, "UTF-8 without a byte order mark", "one; save the file without it")
    lines = list(enumerate(text.replace("\r\n", "\n").split("\n"), start=1))
    for number, line in lines:
        if hidden := _HIDDEN.search(line):
            raise FormError(number, "visible characters", f"the hidden character U+{ord(hidden.group()):04X}")
    return lines


def paragraph(above: int, lines: Sequence[Line]) -> str:
    """Join the lines of exactly one paragraph."""
    filled = [(number, line) for number, line in lines if line]
    if not filled:
        raise FormError(above, "a paragraph below this line", "none")
    for wanted, (number, line) in enumerate(filled, start=filled[0][0]):
        if re.match(r"\s*(?:[-*+] |#|>|\||\d+[.)] |```)", line):
            raise FormError(number, "running text", f'"{line.strip()[:60]}"')
        if number != wanted:
            raise FormError(number, "one paragraph", "a second one after an empty line")
    return " ".join(line.strip() for _, line in filled)


def split_blocks(above: int, lines: Sequence[Line]) -> list[tuple[int, str, list[Line]]]:
    """Split a section at its "###" headings."""
    blocks: list[tuple[int, str, list[Line]]] = []
    for number, line in lines:
        if line.startswith("###"):
            if not re.match(r"### \S", line):
                raise FormError(number, '"### " and a heading', f'"{line}"')
            blocks.append((number, line[4:].strip(), []))
        elif blocks:
            blocks[-1][2].append((number, line))
        elif line:
            raise FormError(number, 'a heading "### …"', f'"{line[:60]}"')
    if not blocks:
        raise FormError(above, 'a heading "### …" below this line', "none")
    return blocks


def bullets(above: int, lines: Sequence[Line]) -> list[Line]:
    """Read a list of bullets, each "- " and text that may go on in indented lines."""
    found: list[Line] = []
    for number, line in lines:
        if re.match(r"- \S", line):
            found.append((number, line[2:].strip()))
        elif found and re.match(r"  \S", line):
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
        elif line:
            raise FormError(number, 'a bullet "- …"', f'"{line[:60]}"')
    if not found:
        raise FormError(above, 'bullets "- …" below this line', "none")
    return found


def named_bullets(above: int, lines: Sequence[Line]) -> tuple[tuple[str, str], ...]:
    """Read a list of bullets "- **Name**: text" as pairs."""
    pairs = []
    for number, text in bullets(above, lines):
        match = re.fullmatch(r"\*\*([^*]+)\*\*: (\S.*)", text)
        if match is None:
            raise FormError(number, '"- **Name**: what it does"', f'"- {text[:60]}"')
        pairs.append((match.group(1).strip(), match.group(2)))
    return tuple(pairs)

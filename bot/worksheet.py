"""Read the text of one sheet of an Excel workbook, as far as statistical tables need it: cells, no formulas."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from bot.errors import CorpusError

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_worksheet(path: Path, sheet: str) -> list[dict[str, str]]:
    """Read a sheet as rows of column letter → text; empty cells are left out.

    Raises:
        CorpusError: The file is no workbook, or has no sheet of this name.
    """
    try:
        with ZipFile(path) as book:
            shared = ["".join(item.itertext()) for item in _tree(book, "xl/sharedStrings.xml")]
            rows = _tree(book, _part_of(book, sheet)).iter(f"{_MAIN}row")
            return [dict(_cells(row, shared)) for row in rows]
    except (BadZipFile, KeyError, StopIteration) as error:
        raise CorpusError(f'{path}: expected a workbook with a sheet "{sheet}", found none ({error}).') from error


def _tree(book: ZipFile, part: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(part))


def _part_of(book: ZipFile, sheet: str) -> str:
    """Find the file of a sheet: the workbook names it by an id that a second list resolves."""
    sheets = _tree(book, "xl/workbook.xml").iter(f"{_MAIN}sheet")
    wanted = next(item.attrib[_SHEET_ID] for item in sheets if item.attrib["name"] == sheet)
    parts = _tree(book, "xl/_rels/workbook.xml.rels")
    return "xl/" + next(item.attrib["Target"] for item in parts if item.attrib["Id"] == wanted)


def _cells(row: ElementTree.Element, shared: list[str]) -> list[tuple[str, str]]:
    found = []
    for cell in row:
        value = cell.find(f"{_MAIN}v")
        if value is not None and value.text:
            text = shared[int(value.text)] if cell.get("t") == "s" else value.text
            found.append((re.sub(r"\d", "", cell.attrib["r"]), text))
    return found

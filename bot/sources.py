"""Show where an answer's numbers come from, below it: what each [1] stands for."""

from __future__ import annotations

import html
import re
from typing import Any

_CITED = re.compile(r"\[(\d{1,3}(?:, ?\d{1,3})*)\](?!\()")
_DOLLARS = ("US dollars a year", "US dollars an hour")
_LONGEST_QUOTE = 320


def neutral(text: str) -> str:
    """Make Markdown safe to show: no HTML and no images, whatever somebody typed and we quote."""
    return html.escape(text, quote=False).replace("&gt;", ">").replace("![", "!\\[")


def link_citations(text: str, turn: int) -> str:
    """Turn each [1] into a link to its source below the answer; outside tables it never begins a line."""

    def linked(match: re.Match[str]) -> str:
        numbers = [number.strip() for number in match.group(1).split(",")]
        return "".join(f"[\\[{number}\\]](#source-{turn}-{number})" for number in numbers)

    lines = [line if line.startswith("|") else line.replace(" [", "\N{NO-BREAK SPACE}[") for line in text.split("\n")]
    return _CITED.sub(linked, "\n".join(lines))


def cited_numbers(text: str) -> set[int]:
    """List the numbers that a text cites: [1] and [2, 3] cite three."""
    return {int(number) for found in _CITED.findall(text) for number in found.split(",")}


def sources_block(answer: dict[str, Any], turn: int) -> str:
    """Write the sources of an answer as a block of HTML that opens on demand; nothing when it cites nothing."""
    cited = cited_numbers(answer["text"])
    lines: dict[int, list[str]] = {}
    origin: dict[int, str] = {}
    for item in answer["figures"]:
        lines.setdefault(item["n"], []).append(_figure(item))
        origin[item["n"]] = item["source"]
    for item in answer["passages"]:
        lines.setdefault(item["n"], []).append(_passage(item))
        origin[item["n"]] = item["source"]
    entries = [
        f'<div class="source" id="source-{turn}-{n}"><b>[{n}]</b> {html.escape(origin[n])}'
        f"<ul>{''.join(f'<li>{line}</li>' for line in dict.fromkeys(lines[n]))}</ul></div>"
        for n in sorted(lines)
        if n in cited
    ]
    if not entries:
        return ""
    return f'\n\n<details class="sources"><summary>Sources ({len(entries)})</summary>{"".join(entries)}</details>'


def _figure(item: dict[str, Any]) -> str:
    from bot.measures import MEASURES

    kind = MEASURES.get(item["measure"])
    label = kind.label if kind else item["measure"].replace("_", " ")
    value = f"{item['value']:,.2f}".rstrip("0").rstrip(".")
    shown = (
        f"${value} {item['unit'].removeprefix('US dollars ')}"
        if item["unit"] in _DOLLARS
        else f"{value} ({item['unit']})"
    )
    place = "" if item["place"] == "US" else f", {item['place']}"
    detail = f": {item['detail']}" if item.get("detail") else ""
    return f"{html.escape(label + detail)}: <b>{html.escape(shown)}</b>, {html.escape(item['year'] + place)}"


def _passage(item: dict[str, Any]) -> str:
    text = (
        item["text"] if len(item["text"]) <= _LONGEST_QUOTE else item["text"][:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    )
    where = f"Report on {item['report'].replace('-', ' ')}, {item['section'].replace('_', ' ')}"
    return f"{html.escape(where)}: “{html.escape(' '.join(text.split()))}”"

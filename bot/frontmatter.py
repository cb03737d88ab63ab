"""Read the front matter of a report: which occupation it is about, what people call it, figures of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from bot.blocks import MARKUP, FormError

ONET_CODE = r"[0-9]{2}-[0-9]{4}\.[0-9]{2}"
FIGURE_KEYS = ("measure", "value", "unit", "year", "place", "source")


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter of a report, checked."""

    code: str
    title: str
    called: tuple[str, str]
    written: str
    onet_soc_code: str | None
    related: tuple[str, ...]
    figures: tuple[dict[str, Any], ...]
    lines: dict[str, int] = field(compare=False)
    """The number of each key's line."""


def read_head(lines: Sequence[tuple[int, str]]) -> tuple[Head, int]:
    """Read the front matter of numbered lines; gives it and how many lines it took.

    Raises:
        FormError: It is not of the form.
    """
    texts = [line.rstrip() for _, line in lines]
    if not texts or texts[0] != "---":
        found = f'"{texts[0][:60]}"' if texts and texts[0] else "nothing"
        raise FormError(1, '"---" and the front matter', found)
    if "---" not in texts[1:]:
        raise FormError(len(texts), 'a line "---" that ends the front matter', "the end of the file")
    end = texts.index("---", 1)
    values, numbers = _read_yaml("\n".join(texts[1:end]))
    for name, value in values.items():
        _refuse_markup(value, numbers[name])
    outside = "code" in values
    wanted = ("code", "title", "called", "written") if outside else ("onet_soc_code", "title", "called", "written")
    _check_keys(values, numbers, wanted, ("related", "figures") if outside else (), end + 1)
    form, example = (r"[0-9]{2}-[A-Z][A-Z0-9]*", "15-AIML") if outside else (ONET_CODE, "29-1141.00")
    code = _text(values, numbers, wanted[0], form, example)
    return Head(
        code=code,
        title=_text(values, numbers, "title", r"\S.*", "Registered Nurses"),
        called=_called(_text(values, numbers, "called", r"\S.*", "nurse, nurses"), numbers["called"]),
        written=_text(values, numbers, "written", r"20[0-9]{2}-(?:0[1-9]|1[0-2])", "2026-11"),
        onet_soc_code=None if outside else code,
        related=_related(values.get("related", []), numbers.get("related", 0)),
        figures=_figures(values.get("figures", []), numbers.get("figures", 0)),
        lines=numbers,
    ), end + 1


def _read_yaml(text: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Load a YAML map, with the number of each key's line in the file."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        # An alias can make a few lines grow without bound; no report needs one.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            raise FormError(2, "front matter without anchors and aliases", "one")
        if not isinstance(node, yaml.MappingNode):
            raise FormError(2, 'lines of "key: value"', "something else")
        numbers: dict[str, int] = {}
        for key, _ in node.value:
            line, name = key.start_mark.line + 2, str(key.value)
            if name in numbers:
                raise FormError(line, "each key once", f'"{name}" again')
            numbers[name] = line
        loaded = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "what is not"
        raise FormError(mark.line + 2 if mark else 2, "YAML", str(problem)) from None
    except (ValueError, RecursionError) as error:
        raise FormError(2, "plain YAML values", str(error)) from None
    return {str(key): value for key, value in loaded.items()}, numbers


def _refuse_markup(value: object, line: int) -> None:
    bad = re.search(MARKUP + r"|\n", value) if isinstance(value, str) else None
    if bad:
        raise FormError(line, "plain text without HTML, links or square brackets", repr(bad.group()))
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _refuse_markup(part, line)


def _check_keys(
    values: dict[str, Any], numbers: dict[str, int], wanted: Sequence[str], allowed: Sequence[str], end: int
) -> None:
    for key in values:
        if key not in wanted and key not in allowed:
            raise FormError(numbers[key], f"one of the keys {', '.join((*wanted, *allowed))}", f'"{key}"')
    for key in wanted:
        if key not in values:
            raise FormError(end, f'the key "{key}" above this line', "none")


def _text(values: dict[str, Any], numbers: dict[str, int], key: str, pattern: str, example: str) -> str:
    value = values[key]
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        raise FormError(numbers[key], f'"{key}: {example}" or the like', f'"{value}"')
    return value


def _called(text: str, line: int) -> tuple[str, str]:
    words = [word.strip() for word in text.split(",")]
    if len(words) != 2 or not all(words):
        raise FormError(line, 'two names, singular and plural, as in "nurse, nurses"', f'"{text}"')
    return words[0], words[1]


def _related(value: object, line: int) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(re.fullmatch(ONET_CODE, str(code)) for code in value):
        raise FormError(line, "a list of O*NET-SOC codes", f'"{value}"')
    return tuple(value)


def _figures(value: object, line: int) -> tuple[dict[str, Any], ...]:
    if not isinstance(value, list):
        raise FormError(line, "a list of figures", f'"{value}"')
    return tuple(_figure(item, line) for item in value)


def _figure(item: object, line: int) -> dict[str, Any]:
    if not isinstance(item, dict) or set(item) != set(FIGURE_KEYS):
        found = ", ".join(map(str, item)) if isinstance(item, dict) else str(item)
        raise FormError(line, f"figures with the keys {', '.join(FIGURE_KEYS)}", f'"{found}"')
    value = item["value"]
    if isinstance(value, bool) or not isinstance(value, int | float | str) or value == "" or value != value:
        raise FormError(line, f"a number or a word as the value of {item['measure']}", f'"{value}"')
    texts = {key: str(item[key]) for key in FIGURE_KEYS if key != "value" and item[key] is not None}
    for key in FIGURE_KEYS:
        if key != "value" and not texts.get(key):
            raise FormError(line, f"a text for {key} of each figure", "nothing")
    return texts | {"value": value if isinstance(value, str) else float(value)}

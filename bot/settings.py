"""How this program runs: one frozen table of settings, read once from the environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from bot.errors import SettingsError

PREFIX = "BOT_"


def _default_home() -> Path:
    """Keep state inside the virtual environment when there is one, so that two checkouts never share an index."""
    if sys.prefix != sys.base_prefix and os.access(sys.prefix, os.W_OK):
        return Path(sys.prefix) / "var" / "careerbot"
    return user_data_path("careerbot", appauthor=False)


def _setting(default: Any, meaning: str) -> Any:
    if callable(default):
        return field(default_factory=default, metadata={"meaning": meaning})
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True, slots=True)
class Settings:
    """How this bot runs. Building one opens nothing.

    Each field is read from the environment as BOT_ and its name in capitals.
    """

    home: Path = _setting(_default_home, "folder for the model, the index and the conversations")
    reports: str = _setting("", "folder of your own reports, added to or overriding the shipped ones")
    model: str = _setting("", "folder of another sentence-transformers model; empty: the shipped MiniLM")
    host: str = _setting("127.0.0.1", "address the server listens on")
    port: int = _setting(7860, "port the server listens on")
    threads: int = _setting(1, "processor threads for embedding")
    question_limit: int = _setting(4000, "longest question, in characters")
    body_limit: int = _setting(32768, "largest request body, in bytes")
    questions_per_minute: int = _setting(20, "questions a minute from one client")
    burst: int = _setting(5, "questions one client may send at once")
    trusted_proxies: str = _setting("", "addresses whose X-Forwarded-For is believed, separated by commas")
    thread_hours: int = _setting(24, "hours after which a conversation is deleted")
    vectors: bool = _setting(True, "build and use the vector index; off: keyword search only")


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings from BOT_ variables.

    Raises:
        SettingsError: A variable has no such setting, or its value has the wrong type.
    """
    known = {PREFIX + item.name.upper(): item for item in fields(Settings)}
    values: dict[str, Any] = {}
    for name, text in environment.items():
        if not name.startswith(PREFIX):
            continue
        if name not in known:
            raise SettingsError(f"{name} is no setting. Expected one of: {', '.join(sorted(known))}.")
        values[known[name].name] = _parse(name, text, str(known[name].type))
    return Settings(**values)


def _parse(name: str, text: str, kind: str) -> object:
    if kind == "int":
        try:
            number = int(text)
        except ValueError:
            raise SettingsError(f'{name}: expected a whole number, found "{text}".') from None
        if number < 1:
            raise SettingsError(f"{name}: expected a number above zero, found {number}.")
        return number
    if kind == "bool":
        if text.lower() not in ("1", "0", "true", "false", "on", "off", "yes", "no"):
            raise SettingsError(f'{name}: expected on or off, found "{text}".')
        return text.lower() in ("1", "true", "on", "yes")
    return Path(text).expanduser() if kind == "Path" else text


def settings_table() -> list[tuple[str, str, str]]:
    """List every setting as (environment name, default, meaning)."""
    rows = []
    for item in fields(Settings):
        default = "var/careerbot in the environment" if item.name == "home" else str(item.default)
        rows.append((PREFIX + item.name.upper(), default or "(empty)", item.metadata["meaning"]))
    return rows

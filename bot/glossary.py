"""The glossary of products: which exist, and how reports spell them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from bot.errors import CorpusError

GLOSSARY_FILE = "ai_tools.toml"
_WORD = re.compile(r"[^\W_]+")
_JOINTS = frozenset({"", " ", "-", ".", "/", "'", "&", " & ", "+", "+ "})
"""What may stand between two words of one name."""
_LONGEST = 7


class Glossary:
    """The products reports may name."""

    def __init__(self, path: Path) -> None:
        """Read the glossary.

        Raises:
            CorpusError: The file is absent or not of the form.
        """
        self.names: set[str] = set()
        """How a bullet may name a product: its name, alone or behind its maker's, or the maker of a single product."""
        self._right: dict[str, set[str]] = defaultdict(set)
        self._also: dict[str, tuple[str, str]] = {}
        tables = _read(path)
        makers = Counter(str(entry["maker"]) for entry in tables.values())
        self.names |= {maker for maker, products in makers.items() if products == 1}
        for name, entry in tables.items():
            maker = str(entry["maker"])
            self.names |= {name, name[:1].upper() + name[1:], f"{maker} {name}"}
            for spelling in (name, maker, f"{maker} {name}"):
                self._right[_key(spelling)] |= {spelling, spelling[:1].upper() + spelling[1:]}
            for other in entry.get("also", ()):
                self._also[str(other).lower()] = (str(other), name)

    def misspelled(self, text: str) -> Iterator[tuple[str, str]]:
        """Find product names that are spelled another way than in the glossary: pairs of found and right.

        Where the words are everyday ones ("toast", "open space"), only what cannot be everyday English is taken for
        the product.
        """
        text = text.replace("’", "'")
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            size = 1
            for length in range(min(_LONGEST, len(words) - at), 0, -1):
                part = words[at : at + length]
                between = (text[a.end() : b.start()] for a, b in pairwise(part))
                found = text[part[0].start() : part[-1].end()]
                right = self._judge(found) if all(joint in _JOINTS for joint in between) else None
                if right is not None:
                    size = length
                    if right:
                        yield found, right
                    break
            at += size

    def _judge(self, found: str) -> str | None:
        """Give the right spelling of a name, nothing where it is right, none where it is no name."""
        known = self._right.get(_key(found), set())
        if any(found == name.rstrip("+!.") for name in known):
            return ""
        other, name = self._also.get(found.lower(), ("", ""))
        if other and (found == other or found != found.lower()):
            return name
        return next((name for name in sorted(known) if _is_wrong(found, name)), "" if known else None)

    def other_name(self, name: str) -> str | None:
        """Give the product that is meant by a wrong or older name."""
        return self._also.get(name.lower(), ("", None))[1] or next((right for _, right in self.misspelled(name)), None)


def _is_wrong(found: str, right: str) -> bool:
    inner = right[1:] != right[1:].lower() and " " not in right
    if found.lower() != right.lower():  # Other gaps: "Chat GPT" is wrong, "Open space" may begin a sentence.
        return found[1:] != found[1:].lower()
    if right.isupper() or found.isupper():  # BILL and "bill", Zip and "ZIP code".
        return False
    return inner if found == found.lower() else True


def _key(name: str) -> str:
    return "".join(_WORD.findall(name.lower()))


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CorpusError(f"{path}: expected the glossary of products, found none ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: expected one TOML table per product, found what is not: {error}.") from None
    for name, entry in tables.items():
        keys = set(entry) if isinstance(entry, dict) else set()
        if not {"maker", "what"} <= keys <= {"maker", "what", "also"}:
            found = ", ".join(sorted(keys)) or "none"
            raise CorpusError(f'{path}: expected "maker", "what" and perhaps "also" for {name}, found {found}.')
    return tables

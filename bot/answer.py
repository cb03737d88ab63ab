"""What goes out of the pipeline: the answer, and the focus the next question is understood with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from bot.evidence import Figure, Gap, Passage

KINDS = ("answer", "clarify", "gap", "method", "offtopic", "smalltalk", "support", "crisis")


@dataclass(frozen=True, slots=True)
class Named:
    """An occupation as an answer names it."""

    onet_soc_code: str
    soc_code: str
    title: str


@dataclass(frozen=True, slots=True)
class Focus:
    """What a conversation is about so far: all that the next question may refer back to."""

    occupations: tuple[str, ...] = ()
    """O*NET-SOC codes in play, the ones last spoken of."""
    earlier: tuple[str, ...] = ()
    """Codes spoken of before those, latest first, for "the two" and "go back to"."""
    place: str | None = None
    """Two-letter state code."""
    intents: tuple[str, ...] = ()
    """What was last asked, so that "what about plumbers?" asks the same."""
    options: tuple[str, ...] = ()
    """Codes offered in a question back, so that a short reply can settle it."""
    listing: tuple[str, ...] = ()
    """The questions that made the list last shown, job titles cut out, so that the next can narrow it."""
    listed: tuple[str, ...] = ()
    """Codes of that list or of the moves last offered, in order, for "the first one"."""
    called: str = ""
    """The broad word those options were offered for, e.g. "engineer"."""
    language: str = "en"
    """The language of the last answer, kept where a message shows none."""
    week: str = ""
    """The messages that told what fills the asker's week, a line each, so that a job or a change can follow."""

    def to_json(self) -> str:
        """Write this focus as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Focus:
        """Read a focus back; unknown fields of another version are left out.

        Raises:
            ValueError: The text is no JSON object.
        """
        raw = json.loads(text)
        if not isinstance(raw, dict):
            raise ValueError(f"expected a JSON object, found {type(raw).__name__}")
        known = {item.name for item in fields(cls)}
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items() if k in known}
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer with all it rests on."""

    question: str
    text: str
    """Markdown; every number carries a citation such as [1] in its paragraph."""
    kind: str
    """One of `KINDS`."""
    occupations: tuple[Named, ...] = ()
    intents: tuple[str, ...] = ()
    figures: tuple[tuple[int, Figure], ...] = ()
    """Each with the number it is cited by; several may share one."""
    passages: tuple[tuple[int, Passage], ...] = ()
    gaps: tuple[Gap, ...] = ()
    suggestions: tuple[str, ...] = ()
    writer: str = "template"
    timings_ms: dict[str, float] = field(default_factory=dict)
    focus: Focus = Focus()
    """The state to understand the next question with; not shown to the asker."""
    thread: str | None = None

    def in_thread(self, thread: str | None) -> Answer:
        """Give this answer the id of its conversation."""
        return replace(self, thread=thread)

    def to_dict(self) -> dict[str, Any]:
        """Turn this answer into the JSON object of the public contract."""
        return {
            "question": self.question,
            "thread": self.thread,
            "text": self.text,
            "kind": self.kind,
            "occupations": [asdict(item) for item in self.occupations],
            "intents": list(self.intents),
            "figures": [{"n": n, **asdict(item)} for n, item in self.figures],
            "passages": [{"n": n, **asdict(item)} for n, item in self.passages],
            "gaps": [asdict(item) for item in self.gaps],
            "suggestions": list(self.suggestions),
            "writer": self.writer,
            "timings_ms": dict(self.timings_ms),
        }

    def sentences(self) -> Iterator[str]:
        """Give the text in pieces that add up to it: a sentence each, a table or list item whole."""
        yield from re.findall(
            r"(?:\|[^\n]*\n?)+|[^\n]+?(?:[.!?](?:\*\*|_)?(?:\s?\[\d[\d, ]*\])*[.!?]?(?=\s|$)\s*|\n+|$)|\n+", self.text
        )

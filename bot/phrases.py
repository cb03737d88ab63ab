"""Find the phrases of `signs` in a message: the message as plain words, the phrases as a net over words.

Pure and quick: a word of the message takes a few steps, however many phrases there are and whatever it says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot import signs

STOP, PAUSE = "END", ","
"""Stand among the words where a sentence, or a part of one, ends."""
BREAKS = (STOP, PAUSE)
_ANY = "*"


@dataclass(frozen=True, slots=True)
class Sign:
    """What a phrase shows."""

    kind: str
    """"crisis", "support", or "harmless" for what only looks like either."""
    spanish: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A sign in a message."""

    start: int
    end: int
    """Where its words lie."""
    sign: Sign


def find_signs(words: Sequence[str]) -> Iterator[Found]:
    """Find the crisis and support phrases; what lies wholly inside another phrase counts as part of it."""
    covered = 0
    for start, word in enumerate(words):
        if (begun := _NET.next.get(word)) is not None:
            end, sign = _longest(words, start, begun)
            if sign is not None and end > covered:
                covered = end
                if sign.kind != "harmless":
                    yield Found(start, end, sign)


def _longest(words: Sequence[str], start: int, begun: _State) -> tuple[int, Sign | None]:
    """Find the longest phrase that begins at a word."""
    state, broken = begun, False
    end, sign = start + 1, begun.sign
    for at in range(start + 1, len(words)):
        word = words[at]
        stops = word in BREAKS
        if (stops or word in signs.TURNS) and (ended := state.next.get(STOP)) is not None and ended.sign:
            end, sign = at, ended.sign
        if stops:
            broken = True
            continue
        following = state.next.get(word) or state.next.get(_ANY)
        if following is None:
            break
        state = following
        # Only signs may reach over the end of a sentence: "I don't want to live. In May ..." is not of living in May.
        if state.sign and not (broken and state.sign.kind == "harmless"):
            end, sign = at + 1, state.sign
    return end, sign


# Messages.

_MARKS = dict.fromkeys(".!?;\n", STOP) | dict.fromkeys(",:()", PAUSE)
_LOOKALIKES = {
    "a": "аαᴀ", "b": "ьвʙ", "c": "сᴄϲ", "d": "ԁᴅ", "e": "еєεᴇ", "g": "ɢ", "h": "һнʜ", "i": "іιıɪ", "j": "јᴊ",
    "k": "кκᴋ", "l": "ӏʟł", "m": "мᴍ", "n": "пηɴ", "o": "оοᴏø", "p": "рρᴘ", "r": "гʀ", "s": "ѕꜱ", "t": "тτᴛ",
    "u": "υᴜ", "v": "ѵνᴠ", "w": "ԝᴡ", "x": "хχ", "y": "уγʏ", "z": "ᴢ", "'": "’‘´`ʼ", "\n": "\r—–“”¿¡",
}  # fmt: skip
"""Characters that are read as another one, besides those Unicode itself calls compatible."""
_READ_AS: dict[int, str | None] = {ord(seen): letter for letter, alike in _LOOKALIKES.items() for seen in alike}
_READ_AS |= dict.fromkeys((code for code in range(32) if chr(code) not in "\t\n\r"), None)
_REPEATED = re.compile(r"(.)\1{2,}")
_SPELLED = re.compile(r"\b[a-z](?:[ .*_-]{1,2}[a-z]\b){2,}")
_TOKEN = re.compile(r"[a-z0-9@$*'][a-z0-9@$!*']*|[.,;:!?()\n]")
_LEET = str.maketrans("013457@$!", "oieastasi")
_ONESELF = ("myself", "himself", "herself")
_RUN_TOGETHER = re.compile(rf"([a-z]{{3,9}})({'|'.join(_ONESELF)})")


def read_words(text: str) -> list[str]:
    """Bring a message to the words that the phrases are made of, with what hides them undone."""
    seen = unicodedata.normalize("NFKD", text.lower().translate(_READ_AS)).lower()
    plain = _SPELLED.sub(_joined, _REPEATED.sub(r"\1", seen.encode("ascii", "ignore").decode()))
    words = [STOP]
    for token in _TOKEN.findall(plain):
        if (known := _FORMS.get(token)) is not None:
            words.extend(known)
        elif token not in _MARKS:
            words.extend(_read(token))
        elif words[-1] not in BREAKS:
            words.append(_MARKS[token])
    words.append(STOP)
    return words


def _joined(spelled: re.Match[str]) -> str:
    """Join a word whose letters were typed apart."""
    word = re.sub("[^a-z]", "", spelled.group())
    return f"i {word[1:]}" if word[0] == "i" and word[1:] in _FORMS else word


def _read(token: str) -> tuple[str, ...]:
    """Read a word that is no known form: with marks in it, masked or run together."""
    word = token
    if not token.isalpha():
        word = token.rstrip("!").partition("'s")[0].replace("'", "")
        word = word if word.isdigit() else word.translate(_LEET)
        if (known := _FORMS.get(word)) is not None:
            return known
    if word.endswith(_ONESELF) and (run_together := _RUN_TOGETHER.fullmatch(word)) is not None:
        verb, oneself = run_together.groups()
        return (*_FORMS.get(verb, (verb,)), oneself)
    return () if "*" in word else (word,)


def _forms() -> dict[str, tuple[str, ...]]:
    """Map every form of a word to what it stands for; what is left out stands for nothing."""
    forms: dict[str, tuple[str, ...]] = {}
    for line in signs.FORMS.split("\n"):
        meant, _, typed = line.partition(":")
        words = tuple(meant.split())
        forms |= dict.fromkeys(typed.split(), words)
        for word in words:
            forms.setdefault(word, (word,))
    forms |= dict.fromkeys(signs.DROPPED.split(), ())
    for word in signs.MISTYPED.split():
        forms.setdefault(f"{word}s", (f"{word}s",))
        for typed in (word, *_misspelled(word)):
            forms.setdefault(typed, (word,))
    for word in signs.MASKED.split():
        for place in range(1, len(word)):
            forms.setdefault(f"{word[:place]}*{word[place + 1 :]}", forms.get(word, (word,)))
    return forms


def _misspelled(word: str) -> Iterator[str]:
    """Write a word with one letter left out, changed, masked or added, or two letters swapped."""
    for place in range(1, len(word)):
        before, letter, after = word[:place], word[place], word[place + 1 :]
        yield before + after
        for other in "abcdefghijklmnopqrstuvwxyz*":
            yield before + other + after
            yield before + other + letter + after
        for later in range(len(after)):
            yield before + after[later] + after[:later] + letter + after[later + 1 :]


_FORMS = _forms()

# The net.


@dataclass(eq=False, slots=True)
class _Place:
    """A place in one phrase, and the places each word leads to."""

    next: dict[str, list[_Place]] = field(default_factory=dict)
    sign: Sign | None = None


@dataclass(eq=False, slots=True)
class _State:
    """All the places that the words read so far may have led to."""

    next: dict[str, _State] = field(default_factory=dict)
    sign: Sign | None = None


def _net() -> _State:
    start = _Place()
    for kind, english, spanish in (
        ("crisis", signs.CRISIS, signs.SPANISH_CRISIS),
        ("support", signs.SUPPORT, signs.SPANISH_SUPPORT),
        ("harmless", signs.HARMLESS, signs.SPANISH_HARMLESS),
    ):
        _weave(start, english, Sign(kind, spanish=False))
        _weave(start, spanish, Sign(kind, spanish=True))
    return _determined(start)


def _weave(start: _Place, phrases: str, sign: Sign) -> None:
    """Add a table of phrases; those that begin alike share their beginning."""
    woven: dict[tuple[str, ...], list[_Place]] = {(): [start]}
    for line in phrases.split("\n"):
        slots = () if line.startswith("#") else tuple(line.format_map(signs.NAMED).split())
        for length in range(1, len(slots) + 1):
            if slots[:length] not in woven:
                woven[slots[:length]] = _added(woven[slots[: length - 1]], slots[length - 1])
        if slots:
            for place in woven[slots]:
                place.sign = sign


def _added(places: Sequence[_Place], slot: str) -> list[_Place]:
    """Add one slot of a phrase behind some places; give the places where the phrase goes on."""
    after = _Place()
    for option in slot.removesuffix("?").split("|"):
        words = [word for part in option.split("_") for word in _FORMS.get(part, (part,))]
        if not words:
            raise ValueError(f'"{option}" in "{slot}" is left out of messages, so no phrase may hold it')
        behind = places
        for word, follows in zip(words, [*(_Place() for _ in words[1:]), after], strict=True):
            for place in behind:
                place.next.setdefault(word, []).append(follows)
            behind = [follows]
    return [*places, after] if slot.endswith("?") else [after]


def _determined(start: _Place) -> _State:
    """Join the places into states with one way to go for every word."""
    states = {frozenset([start]): _State()}
    ahead = list(states)
    while ahead:
        places = ahead.pop()
        anyhow = [after for place in places for after in place.next.get(_ANY, ())]
        for word in {word for place in places for word in place.next}:
            after = frozenset(after for place in places for after in place.next.get(word, ()))
            after |= frozenset(() if word == STOP else anyhow)
            if after not in states:
                kinds = {place.sign.kind: place.sign for place in after if place.sign}
                gravest = kinds.get("crisis") or kinds.get("support") or kinds.get("harmless")
                states[after] = _State(sign=gravest)
                ahead.append(after)
            states[places].next[word] = states[after]
    return states[frozenset([start])]


_NET = _net()

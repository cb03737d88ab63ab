"""Follow what somebody tells of their week over a conversation: the week itself, then "what if I did less …". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.kinds import stems
from bot.pieces import IsJob, clean
from bot.week import Told, find_week
from bot.weights import SOME, find_weights

MORE, MUCH_MORE, LESS, MUCH_LESS = 1.5, 2.0, 0.5, 0.25
"""What a share becomes when somebody does more or less of something without saying how much; our judgement."""
_MOST = 0.95
_IMAGINED = re.compile(
    r"^\W*(?:(?:ok|okay|and|but|so|hmm|well|now|then|what|how|about|say|let'?s|lets|suppose|supposing|imagine|if"
    r"|what if)\W+)*?(?:(?:what|and|but|how about|say) if|if|say|let'?s say|suppose|supposing|imagine)\s+(?:i|we|it|my"
    r"|that|there|half|more|less|no)\b"
)
_TAKING = re.compile(
    r"^\W*(?:and |so |but )?what if .{2,60} (?:took|takes|was|were) .{0,20}\bof (?:my|the) (?:week|day|time)\b"
)
_BLUNT = re.compile(
    r"^\W*(?:(?:ok|okay|and|but|so|now|then|try|with)\W+)*"
    r"(?:more|less|fewer|no|without|drop|stop|cut|swap|twice|double|half)\b"
)
_LONGEST_BLUNT = 10
_SPLIT = re.compile(r"\s*(?:[,;.?!]|\band\b|\bbut\b|\bthen\b|\bso\b)\s*")
_CHANGE = re.compile(
    r"\b(?P<much_more>(?:a lot|much|way|far) more|twice (?:as much|the)|double (?:the|my)?|doubled)\b"
    r"|\b(?P<much_less>(?:a lot|much|way|far) (?:less|fewer)|hardly any|almost no)\b"
    r"|\b(?P<none>no(?: more)?|never|without(?: any)?|zero|stop(?:ped)?(?: doing)?|drop(?:ped)?|quit(?: doing)?"
    r"|got rid of|cut out|gave up|didn'?t (?:do|have)(?: any)?)\b"
    r"|\b(?P<less>less|fewer|half as much|half the|cut (?:back|down)(?: on)?|reduced?)\b"
    r"|\b(?P<more>more|extra|additional)\b"
)
_FACTORS = {"much_more": MUCH_MORE, "more": MORE, "less": LESS, "much_less": MUCH_LESS, "none": 0.0}
_SWAP = re.compile(r"\b(?:swap|trade|replace|exchange)(?:ped|d)?\s+(?P<less>.+?)\s+(?:for|with|by)\s+(?P<more>.+)")
_JOINING = re.compile(r"^(?:(?:and|with|then|maybe|just|only|probably|about) )+")
_CLOCK = re.compile(r"(?:\d|\b(?:an?|one|two|three|four|five|six|half an)) ?(?:full |whole )?(?:days?|hours?|hrs?|h)\b")
_DID = re.compile(r"\b(?:did|do|does|had|took|take|spent|spend|got|went|were|was|could|would|on)\b")
_NO_TASK = re.compile(
    r"\b(?:money|pay|paid|salary|raise|bonus|training|school\w*|degrees?|certif\w*|experience|skills?|education|time"
    r"|hours|days?|help|jobs?|work|people|years?|ai|robots?|about|expensive|secure|safe)\b"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A week as it is told so far."""

    text: str
    """The messages that told it, a line each: all that is kept of it."""
    parts: tuple[Told, ...]
    before: tuple[Told, ...] = ()
    """The week as it was before the last message imagined it otherwise; empty where that told it anew."""
    rest: str = ""
    """The last message without what it tells of the week."""
    firm: bool = True
    """Whether the message can be about nothing else."""
    stated: float = 1.0
    """What the shares told added up to."""

    @property
    def guesses(self) -> list[str]:
        """The words that shares were read out of: "mostly", "hardly any"."""
        words = (_JOINING.sub("", part.weight) for part in self.parts if part.assumed)
        return list(dict.fromkeys(w for w in words if w and not any(c.isdigit() for c in w)))

    @property
    def splits(self) -> bool:
        """Whether one weight was told of several parts."""
        weights = [part.weight for part in self.parts if part.assumed and part.weight and part.share]
        return len(set(weights)) < len(weights) and not self.before

    @property
    def by_the_clock(self) -> bool:
        """Whether any share was told in days or hours."""
        return any(_CLOCK.search(part.weight) for part in self.parts)


def find_telling(message: str, told: str = "", is_job: IsJob = lambda words: False) -> Telling | None:
    """Find a week in a message, or a change of the one told before; none where it tells neither.

    Args:
        message: What was written now.
        told: The `text` of the telling so far; empty where there is none.
        is_job: Says whether words name a job.
    """
    line = " ; ".join(part.strip() for part in message.splitlines() if part.strip())
    small = line.replace("’", "'").lower()
    known = retell(told, is_job) if told else ()
    if known and (parts := _changed(known, small)):
        return Telling(f"{told}\n{line}", parts, known)
    week = find_week(line, is_job)
    if week is None:
        return None
    before = known if known and _IMAGINED.match(small) else ()
    return Telling(line, week.parts, before, week.rest, week.firm or bool(known), week.stated)


def retell(text: str, is_job: IsJob = lambda words: False) -> tuple[Told, ...]:
    """Work out the parts of a week from the messages that told it."""
    parts: tuple[Told, ...] = ()
    for line in text.splitlines():
        small = line.replace("’", "'").lower()
        changed = _changed(parts, small) if parts else None
        week = None if changed else find_week(line, is_job)
        parts = changed or (week.parts if week else parts)
    return parts


def _changed(parts: Sequence[Told], text: str) -> tuple[Told, ...] | None:
    """Change a week as a message says: "what if I did less filing", "no filing and more research"."""
    imagined = bool(_IMAGINED.match(text) or _TAKING.match(text))
    if not imagined and not (_BLUNT.match(text) and len(text.split()) <= _LONGEST_BLUNT):
        return None
    factors: dict[str, float] = {}
    fixed: dict[str, float] = {}
    new: list[str] = []
    changes = [(item, _meant(item, parts), factor, share) for item, factor, share in _changes(text)]
    open_to_new = imagined or any(part for _, part, _, _ in changes)
    for item, part, factor, share in changes:
        adds = open_to_new and (share is not None or (factor or 0.0) > 1) and not _NO_TASK.search(item)
        if part is None and not adds:
            continue
        name = part.said if part else item
        new += [] if part else [name]
        if share is not None:
            fixed[name] = share
        elif factor is not None:
            factors[name] = factor
    if not factors and not fixed:
        return None
    if len(fixed) > 1:
        return None  # That is a week of its own.
    held = {part.said: part for part in parts} | {name: Told(name, 0.0, True, "more") for name in new}
    shares = _rebalanced({name: part.share for name, part in held.items()}, factors, fixed)
    touched = {*factors, *fixed}
    changed = (replace(held[name], share=share, assumed=name not in fixed) for name, share in shares.items())
    return tuple(part if part.said in touched else replace(part, assumed=True) for part in changed)


def _changes(text: str) -> list[tuple[str, float | None, float | None]]:
    """List what is to change: the thing, by which factor, or to which share."""
    if swap := _SWAP.search(text):
        return [(clean(swap["less"]), 0.0, None), (clean(swap["more"].split(",")[0]), MORE, None)]
    found: list[tuple[str, float | None, float | None]] = []
    for clause in _SPLIT.split(text):
        clause = re.sub(r"\b(?:what if|and if|if|say|suppose|imagine|instead|i'd|i)\b", " ", clause)
        weights = [w for w in find_weights(clause) if w.kind == "share"]
        change = _CHANGE.search(clause)
        if change and change.lastgroup:
            item = clean(_DID.sub(" ", clause[change.end() :])) or clean(_DID.sub(" ", clause[: change.start()]))
            found.append((item, _FACTORS[change.lastgroup], None))
        elif weights:
            item = clean(_DID.sub(" ", clause[: weights[0].start] + " " + clause[weights[0].end :]))
            found.append((item, None, weights[0].amount))
    return [(item, factor, share) for item, factor, share in found if item]


def _meant(item: str, parts: Sequence[Told]) -> Told | None:
    """Find the part of a week that shares most words with something."""
    words = set(stems(item))
    held = [set(stems(part.said)) for part in parts]
    shared = [len(words & other) / len(words | other) if words else 0.0 for other in held]
    best = max(shared, default=0.0)
    return parts[shared.index(best)] if best else None


def _rebalanced(shares: dict[str, float], factors: dict[str, float], fixed: dict[str, float]) -> dict[str, float]:
    """Change some shares and let the rest of the week make room; freed time goes to what is to be more, if anything."""
    new = dict(shares)
    for name, share in fixed.items():
        new[name] = min(_MOST, share)
    lowered = {name: shares[name] * factor for name, factor in factors.items() if factor < 1}
    raised = [name for name, factor in factors.items() if factor > 1]
    new |= lowered
    freed = sum(shares[name] for name in lowered) - sum(lowered.values())
    for name in raised:
        wanted = max(shares[name] * factors[name], shares[name] + SOME / 2 if shares[name] else SOME)
        new[name] = shares[name] + freed / len(raised) if freed else min(_MOST, wanted)
    settled = {*lowered, *raised, *fixed}
    rest = sum(share for name, share in new.items() if name not in settled)
    left = max(0.0, 1 - sum(new[name] for name in settled))
    if rest:
        new |= {name: share * left / rest for name, share in new.items() if name not in settled}
    total = sum(new.values())
    return {name: share / total for name, share in new.items()} if total else dict(shares)

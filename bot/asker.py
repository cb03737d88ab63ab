"""What a question tells about who asks: worry, a pay offered, their own job, what a move must keep to."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MACHINES = re.compile(
    r"\b(?:robots?|robotics|drones?|kiosks?|self[- ]driving|driverless|autonomous (?:trucks?|cars?|vehicles?)|machines?"
    r"|cobots?)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\$ ?(\d{2,3}(?:,\d{3})|\d{2,3}(?=\s?k\b)|\d{5,6}(?![\d,.]))\s?(k)?\b|\b(\d{2,3})\s?k\b"
    r"|(?:make|making|made|earn|earning|paid|pays?|paying|offer(?:ed|ing)?|salary|get|getting|is)\b\D{0,24}?"
    r"\b(\d{2,3},\d{3}|\d{5,6})\b(?![\d,.])",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:i'?m|i am|i|im|my|(?<!tell )(?<!show )(?<!give )(?<!for )me|we|our|(?<!tell )(?<!for )us)\b", re.IGNORECASE
)
_ANOTHER = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:husband|wife|wifes|wives|spouse|partner|boyfriend|girlfriend|mom|mum|mother|dad"
    r"|father|sons?"
    r"|daughters?|kids?|brothers?|sisters?|uncle|aunt|cousin|nephew|niece|grand\w+|friends?|roommate|neighbou?r"
    r"|buddy|parents?)\b"
    r"|\b(?:his|her|their) (?:job|work|career|trade)\b",
    re.IGNORECASE,
)
"""Words of a question about somebody else's job."""
_MYSELF = re.compile(
    r"\b(?:i'?m|i am|im|i'?ve been|i was|i work as|me,?) (?:an? |the )?JOB|\bmy (?:own )?(?:job|work|career|trade)\b",
    re.IGNORECASE,
)
_WORRIED = re.compile(
    r"(?<!\bnot )(?<!n't )(?<!\bnever )(?<!\bnot really )(?<!\bnot that )(?<!\bno )\b(?:worr(?:y|ied|ying|ies)"
    r"|scared?|afraid|fear(?:s|ful)?|nervous|anxious|anxiety|panick\w*|terrified|freak\w*"
    r"|stress\w*|lose sleep|losing sleep|can'?t sleep|l(?:ie|ying|ay) awake|awake at night|keeps me up|up at night"
    r"|dread\w*)\b",
    re.IGNORECASE,
)
_SAFER = re.compile(r"\b(?:safer|less exposed|less (?:at )?risk|lower risk|away from ai|ai can'?t)\b", re.IGNORECASE)
_NOT_LESS = re.compile(
    r"\b(?:(?:wan(?:t to|na)|need to|like to|hop(?:e|ing) to|trying to) (?:make|earn|get paid|be paid) more|(?:not"
    r"|no|isn'?t|doesn'?t pay) (?:below|less than|under|lower than) (?:my|what i)|(?:same|better|more"
    r"|higher)"
    r" (?:pay|money|salary|paying)|keep my (?:pay|salary)|(?:without|not) (?:taking )?(?:an? )?pay cut|no pay cut"
    r"|better[- ]paid"
    r"|pay(?:s|ing)? (?:at least )?(?:no less|not less|more|better|the same|as much|as well)(?! than \$?\d))\b",
    re.IGNORECASE,
)


_NO_SCHOOL = re.compile(
    r"\b(?:without|w/o|not|no|don'?t (?:want|have time)(?: to)?|can'?t(?: afford(?: to)?)?|skip\w*) (?:having to "
    r"|wanting to )?"
    r"(?:go(?:ing)? |do(?:ing)? |get(?:ting)? |any )?(?:back )?(?:to |for )?(?:more |another |a new |new )?"
    r"(?:school(?:ing)?|college|stud(?:y|ying)|degree"
    r"|training)\b(?<!no degree)(?<!no college)(?<!without college)(?<!without school)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asker:
    """What is known of the asker from one question."""

    own: bool = False
    """Whether the asker speaks of their own job."""
    worried: bool = False
    """Whether the asker is worried, so that what stays human comes first."""
    machines: bool = False
    """Whether robots, self-driving or other machines are on the asker's mind."""
    offer: float | None = None
    """A yearly pay the asker named, in US dollars."""
    safer: bool = False
    """Whether only moves with clearly lower exposure are wanted."""
    not_less_pay: bool = False
    """Whether only moves that pay no less are wanted."""
    no_more_school: bool = False
    """Whether only moves that ask no more schooling are wanted."""


def find_asker(text: str, masked: str) -> Asker:
    """Read what a question tells of its asker.

    Args:
        text: The question.
        masked: The same with its job titles and places cut out.
    """
    return Asker(
        own=bool(_OWN.search(masked)) and not (_ANOTHER.search(masked) and not _MYSELF.search(masked)),
        worried=bool(_WORRIED.search(text)),
        machines=bool(_MACHINES.search(text)),
        offer=_offer(masked),
        safer=bool(_SAFER.search(masked)),
        not_less_pay=bool(_NOT_LESS.search(masked)),
        no_more_school=bool(_NO_SCHOOL.search(masked)),
    )


def _offer(text: str) -> float | None:
    match = _OFFER.search(text)
    if not match:
        return None
    amount = float(next(group for group in (match[1], match[3], match[4]) if group).replace(",", ""))
    return amount * 1000 if amount < 1000 else amount

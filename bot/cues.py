"""Words around a job title that tell whose job it is: the asker's own, one asked about, or a person's in the story."""

from __future__ import annotations

import re

OWN, ASKED, NEAR = 4, 3, 2
"""How strongly the words around a title mark it; `mentions` keeps the strongest of a long message."""

_KIN = (
    r"(?:husband|wife|spouse|partner|fianc[eé]e?|boyfriend|girlfriend|bf|gf|man|mans|mom|mum|mother|dad|father|son"
    r"|daughter|kid"
    r"|brother|sister|sis|bro|uncle|aunt|cousin|nephew|niece|grandson|granddaughter|grandfather|grandpa|grandmother"
    r"|grandma"
    r"|friend|best friend|roommate|neighbor|buddy|girl|hubby|parents?)"
)
_ARTICLE = (
    r"(?:(?:an?|the|this|that|these|those|some|most|all|any|our|us|we|you|one of(?: the)?(?: \w+)?|just|also|only"
    r"|still|currently"
    r"|now|actually|basically|really|yet another|working as an?|pure|being an?|you an?|\d+[- ]?(?:years?|yrs?"
    r"|yo)[- ]?(?:old)?|sort of an?|kind of an?|your)\s+)*"
)
_OWN_BEFORE = re.compile(
    rf"(?:\b(?:i|he|she|they|{_KIN}|who)(?:'?m|'?s|'?re| am| is| was| are| were| has been|'?ve been| have been"
    rf"| been|'?d been|"
    r" used to be| became| just became| worked as| works? as| working as)"
    r"|\b(?:they|people|folks|we) call(?:ed)?(?: me| us| it)?|\bme,|\bme being|\bim|\bi am|\bive been"
    r"|\bi'?ve (?:always )?been|\bbeen(?: \w+ing)?(?: on air)?(?: as)?|\b(?:work|works"
    r"|worked|working|employed|hired|started(?: out)?|trained"
    r"|living|career|job|gig|position|role|day job) as|\bas|\bworking|\bspent \w+ years as|\bmyself(?: as)?"
    r"|\bi(?:'?m| am) in|\bim in|\bbeen in"
    rf"|\bmy (?:job )?title is|\btitle is|\b(?:my|his|her|their) job is|\bso am i,?|\b{_KIN},?|\bi make as|\bsoy"
    rf"|\btrabajo (?:de|como)"
    rf"|\blicensed|\bi do|\byears? (?:of|in|as)|\bcertificate in|\bdegree in|\bjob in|\bwork in"
    rf"|\bcareer in)\s+{_ARTICLE}$"
)
_ASKED_BEFORE = re.compile(
    r"(?:\b(?:replac\w*|replce|threat\w*|disrupt\w*|eliminat\w*|automat\w*|kill\w*|hit|hurt\w*|affect\w*|help\w*"
    r"|beat|imitate|tak\w+ over|tak over|take|takes|taking"
    r"|for|about|abt|of|than|between|btwn|becoming|become|becomes|be|to|into|like|in|on|are|is|do|does|did|will"
    r"|would|could|should|can|was|were|has|have|had"
    r"|pays?|paid|hire|hiring|expect\w*|versus|vs\.?|compare[ds]?|comparing|i mean|undecided|rank\w*|if|many"
    r"|whether|study|studying|against|what'?s|whats|r|what|with|how|where|so|does the|the difference|out of|add"
    r"|include|me)"
    rf"|\b(?:will|would|could|can|should) (?:an? )?(?:a\.?i\.?|robots?|chat ?gpt|machines?) (?:\w+ )?)\s+{_ARTICLE}$"
)
_CORRECTED_AFTER = re.compile(r"^\s*,?\s*i mean(?:t)?\b")
_PERSON_AFTER = re.compile(
    r"^\s+(?:says?|said|told|tells|keeps? (?:say|tell|talk|send)\w*|announced|came back|asked|sends? me|sent me)\b"
)
SERVED = re.compile(
    r"(?<!outlook)(?<!salary)(?<!pay)(?<!demand)(?<!future)(?<!jobs)(?<!job)(?<!place) for (?:an?|the|my|some|two"
    r"|several)\s+$"
)
"""Before somebody the asker works for: "I do the books for a dentist"."""
_TEAM_BEFORE = re.compile(r"\b(?:my|our)\s+(?:whole |entire |old )?$")
_TEAM_AFTER = re.compile(r"^\s+(?:team|crew|department|job|gig|career|shift|work|position|role)s?\b")
_TOPIC_BEFORE = re.compile(rf"\b(?:asked|questions?)\s+(?:\w+ly\s+)?about\s+{_ARTICLE}$")
_PERSON_BEFORE = re.compile(
    r"\b(?:my|our|their|his|her|your|the (?:new|other)|some|another|those|says|(?:they|people|folks|everyone|you) say"
    r"|said|asked|told|by|via|a guy who"
    r"|with (?:my|our|their|the|his|her)|to (?:my|our|his|her|their)"
    r"|call(?:ed)?|ask(?:ed|ing)?|boss is|new)\s+(?:\w+\s+)?$"
)
_AFTER = re.compile(
    r"^(?:'s?)?\s*[,.:;!?\-–—]*\s*(?:here\b|by trade|myself|for (?:\d+|\w+) (?:plus )?(?:yrs?|years?)|\d+ ?(?:yrs?"
    r"|years)|for a living|is (?:the|my) (?:job )?title|since \d|all my life|(?:my|his|her) whole life)"
)
_ASKED_AFTER = re.compile(
    r"^(?:'s?)?\s*(?:salar\w+|pay\b|paid\b|pays\b|wages?\b|income|earnings?|paycheck|outlook|outlok|jobs?\b|ai\b"
    r"|exposure|hourly|risk|growth|demand|careers?\b|work\b|positions?|roles?\b|openings"
    r"|program\b|field\b|make\b|makes\b|earn|get paid|skills|tasks|duties|tools|training|hiring|replaced|safe\b"
    r"|prospects|future|trends?)"
)
PARTNER = re.compile(
    r"^\s*(?:,|/|;|&|\+|->|→|-|–|—|vs\.?|versus|or|and|nor|n|to|into|over|against|than|compared (?:to|with)|from"
    r"|(?:,\s*)?(?:and|or|vs\.?))\s*(?:(?:an?|the|is|being|be|maybe|also|even)\s+)*$"
)
"""What stands between two jobs named in one breath."""
LOOSE_PARTNER = re.compile(
    r"\b(?:turn into|move into|become|becoming|switch\w* to|more \w+ than|less \w+ than|than|compared|versus|vs"
    r"|over|differ from|(?:eyeing|wanting|thinking)|in more trouble than|and (?:also )?(?:into|from)|into|to)\b"
)
WORKPLACE = re.compile(
    r"^\s+(?:compan(?:y|ies)|firms?|shops?|business(?:es)?|stores?|offices?|practice|agenc(?:y|ies)|contractors?|outfit"
    r"|chain)\b"
)
AT = re.compile(r"\b(?:at|for|in|with|of) (?:an?|the|my|our|his|her|this|some|big|small|local|\w+)\s+$")
"""Before and after what a workplace does: "at a plumbing company"."""
MANAGING = re.compile(
    r"\b(?:manag(?:es?|ed|ing)|runs?|running|owns? and runs?|in charge of|heads?(?: up)?)\s+(?:(?:an?|the|my|our|his"
    r"|her"
    r"|this)\s+)?((?:[a-z-]+\s){0,2}[a-z-]+)(?=$|[,.?!;]|\s+(?:in|at|for|with|and|but|will|who|that|is|so)\b)"
)
"""Somebody in charge, and of what."""
WHERE = re.compile(
    r"\b(?:i|we|he|she|they|who|currently)?\s*(?:work|works|worked|working|shift|job|been)\s+(?:in|at|for"
    r"|with)\s+(?:an?\s+|the\s+|my\s+)?(?:\w+\s+)?$|\bi(?:'?m| am) (?:in|at)\s+(?:an?\s+|the\s+)?$|\bim (?:in"
    r"|at)\s+(?:an?\s+)?$"
)
"""Before the name of a place or trade that stands for every job in it: "I work in an office"."""
MOVING = re.compile(
    r"\b(?:could i|can i|turn into|become|move into|get into|getting into|off .* into|next step|end up|jump|switch"
    r"|instead|brother|sister|vs|versus|compared?|than|or a)\b"
)
"""Words of a move or comparison, where what the asker does and a job named beside it both count."""


def strength(before: str, after: str) -> int:
    """Tell how strongly the words around a title mark it as the job meant; -1 for a person of the story.

    Args:
        before: The text before it, in lower case, quotes blanked.
        after: The text after it, likewise.
    """
    if _TEAM_AFTER.match(after) and _TEAM_BEFORE.search(before):
        return OWN
    if _TOPIC_BEFORE.search(before) or _CORRECTED_AFTER.match(after):
        return OWN + 1
    if _OWN_BEFORE.search(before) or _AFTER.match(after):
        return OWN
    if _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after):
        return -1
    if _ASKED_BEFORE.search(before) or _ASKED_AFTER.match(after):
        return ASKED
    return 0

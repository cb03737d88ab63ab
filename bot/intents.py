"""What is asked about an occupation: which parts of a report, and which measures of them.

A table of patterns, read over the question with its job titles and places cut out, so that a safety engineer does not
ask about safety and a tool maker not about tools.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

AI = (
    r"\b(?:a\.?i\.?|a i|ia|artificial intelligence|chat ?gpt|gpt|claude|copilot|gemini|chat ?bots?|bots?|robots?"
    r"|robotics"
    r"|drones?|kiosks?|machines?|algorithms?|llms?|language models?|computers?|software|automat\w+|self[- ]driving)\b"
)
"""Words for the machines people worry about."""

_EXPOSED = (
    r"\b(?:repla?c\w*|tak(?:e|es|ing|en|in)? ?over|tak over|tak(?:e|es|ing|in) (?:my|our|his|her|their|the|your|this"
    r"|that|away)"
    r"|expos\w*|threat\w*|safe(?:r|st)?\b|cooked|toast\b|doomed|screwed|at risk|ai risk|risk score|risk\b|obsolete"
    r"|vulnerable|disappear\w*|in trouble|in more trouble|done for|going away|any future|survive|ai[- ]?proof"
    r"|future[- ]?proof job"
    r"|out of business|out of (?:a )?(?:job|work)|lose (?:my|our|their|his|her) jobs?|los(?:e|ing) (?:more )?to ai"
    r"|hit (?:the )?hardest"
    r"|goes first|first lol|is it over|it over\b|extinct|better bet|smarter|at stake|wip(?:e|ed) out|push out|end of"
    r"|worried|worry|scared|afraid|fear|nervous|panick\w*|eat my lunch|come? ?(?:in|ing)? for|after us|get (?:me|us|him"
    r"|her|them)"
    r"|(?:will|would|can|could|might) (?:the |an? )?(?:ai|a\.i\.|robots?|machines?|chat ?gpt|computers?) (?:ever "
    r"|really "
    r"|just |be |actually )"
    r"|crazy|dumb|worth (?:it|training|studying|learning|going|pursuing)|good idea|a waste|waste of"
    r"|danger\w*|swapped|phased out|boned|hosed|kaput|numbered|borrowed time|writing on the wall|dead end|redundant"
    r"|how long (?:do (?:i|we) have(?! to)|until|till|before)|how much time (?:do (?:i|we) have|is left)"
    r"|squeeze[ds]? out|automated away|automate[ds]? (?:me|us|my|this|that|it)|push(?:ed)? aside|on the chopping block"
    r"|imitate|optional|odds|hype|who wins|go the way|still a thing|even going to exist|matter for|mean for|touch)\b"
)

_WORK_AHEAD = (
    r"\b(?:outlook|outlok|demand|grow\w*|declin\w*|shrink\w*|drying up|job market|prospects?|hiring|more or fewer"
    r"|expect(?:s|ed)? (?:more|fewer)|through 20[23]\d|by 20[23]\d|next (?:10|ten|five|5|few) y\w+|nxt \d+ y\w+"
    r"|in (?:10|ten|5|five) y\w+"
    r"|(?:be|any|still|enough) (?:jobs|work) (?:for|left|at all)|shortage|is it growing|future demand)\b"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of asking: the intent, the measures it is about, and the words that show it."""

    intent: str
    pattern: re.Pattern[str]
    measures: tuple[str, ...] = ()


def _asks(intent: str, pattern: str, *measures: str) -> Pattern:
    return Pattern(intent, re.compile(pattern, re.IGNORECASE), measures)


PATTERNS = (
    # Pay, from the most telling measure to the plain one.
    _asks("pay", r"\bhourly\b|\b(?:per|an|by the) hour\b|/ ?h(?:ou)?r\b", "median_hourly"),
    _asks(
        "pay",
        r"\btop (?:10|ten|tenth|5|five)\b(?! (?:[\w-]+ ){0,4}(?:jobs|careers|occupations|trades|states|fields)\b)"
        r"|\bhigh(?:est)? (?:end|earners|paid)\b|\bbest[- ]paid (?:10|ten)\b"
        r"|\bat the top\b"
        r"|\bthe high\b|\bsenior pay\b|\bmax(?:imum)?\b",
        "p90_annual",
    ),
    _asks(
        "pay",
        r"\blow(?:er|est)? end\b|\bbottom (?:10|ten|tenth)\b|\bstarting (?:pay|salary|wage)|\bjust starting\b"
        r"|\bthe low\b"
        r"|\bentry[- ]level (?:pay|salary|wage)|\blowest[- ]paid\b|\bminimum\b",
        "p10_annual",
    ),
    _asks(
        "pay",
        r"\b(?:pay|salary|wage|pay) range\b|\bspread\b|\blow,? (?:the )?middle\b",
        "p10_annual",
        "median_annual",
        "p90_annual",
    ),
    _asks(
        "pay",
        r"\braises?\b|\bwages? (?:move|chang|go|went|ris)\w*|\bpay (?:rise|ris|go|went|chang|move)\w*"
        r"|\bwages? .*last year"
        r"|\bbetween 2024 and 2025|\bpaid more than last year|\bkeeping up with",
        "wage_change_pct",
        "median_annual",
    ),
    _asks(
        "pay",
        r"\b(?:average|mean) (?:pay|salary|wage|income)|\bon average (?:earn|make)",
        "mean_annual",
        "median_annual",
    ),
    _asks(
        "pay",
        r"\bpa(?:y|ys|id|ying|ycheck|yment)\b|\bsalar\w*|\bsall?[ae]r(?:y|ys|ies)\b|\bwages?\b|\bearn(?:s|ing|ings"
        r"|ed)?\b|\bincome\b"
        r"|\bpaychecks?\b|\bcompensation\b"
        r"|\bmoney\b|\bliving wage\b|\bpull in\b|\bpull down\b|\bbucks\b|\bfair\b|\bget for it\b|\bworth an? (?:hour"
        r"|year)\b"
        r"|\b(?:do|does|would|could|should|shud|can|will|they|i|we|he|she|to|job|typically) (?:(?!sense"
        r"|up)\w+ ){0,3}?(?:mak(?:e|es|in|ing))\b"
        r"(?! (?:sense|of|me|us|it|a|an|up|sure|my|them|him|her|any sense)\b)|\bshud be makin\b|\bmake (?:in|a year"
        r"|an hour|per|more|most|good)\b"
        r"|\bmakes? (?:more|most|the most)\b|\$ ?\d|\b\d+k\b|\bcu[aá]nto gana\w*|\bsueldo|\bwhat'?s? (?:the"
        r"|a) \w+ get\b|\bbetter paid\b|\bcosts?\b|\b(?:made?|making|earned) how much\b"
        r"|\boffer(?:ed)?\b(?=.*\d)|(?<![\d,.])\d{5,6}\b(?! (?:jobs|people|workers|openings|employees)\b)"
        r"|\bbonus(?:es)?\b|\bovertime\b|\bstock options\b|\bpensions?\b",
        "median_annual",
    ),
    # Outlook.
    _asks(
        "outlook",
        r"\bopenings?\b|\bvacanc\w*|\b(?:get|getting|gets) hired\b|\b(?:anyone|anybody|who is|still|are they"
        r"|places?) hiring\b"
        r"|\bjobs? opening\b|\bhired (?:every|each|a) year",
        "annual_openings",
    ),
    _asks(
        "outlook",
        r"\bhow many (?:people |folks |of them |workers )?(?:work|are (?:there|employed)|are in|exist|do this"
        r"|have this)\b"
        r"|\bhow many (?:of (?:them|us|you)|jobs|people|work)\b|\bhead ?count\b|\bwork ?force\b|\bhow big is\b"
        r"|\bhow common\b|\bmany jobs like\b"
        r"|\bnumber of (?:jobs|people|workers)\b|\bhow many\b(?!.{0,24}\b(?:openings?|years?|hours?|hired|laid)\b)",
        "employment",
    ),
    _asks("outlook", _WORK_AHEAD, "growth_pct"),
    # Parts of the report.
    _asks(
        "ai_tools",
        r"\bai[- ](?:tools?|software|programs?|apps?|products?|systems?)\b|\b(?:which|what) ai\b(?! (?:risk|exposure"
        r"|score|can|could|will|do to|mean))"
        r"|\bai (?:do|does|are) .{0,30}\b(?:have|use|using)\b|\btools? (?:driving|(?:are |is |that )*(?:replac|tak"
        r"|com)ing)\b|\bai is (?:being )?used\b",
    ),
    _asks(
        "future_skills",
        r"\bstay(?:s|ing)? (?:worth|valuable|relevant|useful|human)|\bfuture[- ]?proof (?:my|your|skill|career)"
        r"|\bworth (?:having|learning|keeping|picking)"
        r"|\bshould (?:i|they|one|we|he|she|you|somebody) (?:be )?(?:learn|stud|good|focus|get better)\w*"
        r"|\bbe good at\b|\bkeep (?:me|up|ahead|my edge)\b"
        r"|\b(?:pass|passes) (?:me|us) by|\bup ?skill\w*|\bskills? (?:that )?(?:will )?(?:last|matter in|ai can)",
    ),
    _asks(
        "skills", r"\bskills?\b|\bknowledge\b|\bstrengths\b|\babilit(?:y|ies)\b|\bhabilidades\b|\bneed to be good at\b"
    ),
    _asks(
        "tools",
        r"\bsoftware\b|\btools?\b|\btech(?:nolog(?:y|ies))?\b(?= (?:do|does|they|he|she|used?|you|i|n tools|with|in|for"
        r"|work|JOB)|\?|$| JOB)|\bprograms?\b|\bapps?\b|\bequipment\b"
        r"|\btechnolog(?:y|ies)\b",
    ),
    _asks(
        "risks",
        r"\b(?:what|which|biggest|main|name|list|spell out|describe|any|key|the|displacement) (?:\w+ ){0,3}(?:risks"
        r"|threats|dangers)\b|\brisks\b"
        r"|\bways? (?:that )?(?:ai|it|they|robots?|machines?) (?:could|can|might|may|will) (?:hurt|harm|threaten"
        r"|replace|undercut)|\blose ground\b"
        r"|\bsoft spots?\b|\bundercut\b|\b(?:how|spell out how) (?:does |could |will )?ai (?:threaten|hurt|harm)\w*"
        r"|\bweak (?:spot|point)s?\b"
        r"|\bpeligros|\briesgos",
    ),
    _asks(
        "tasks",
        r"\bwhat(?:'?s| is) (?:it|(?:the|that|this) (?:job|work)) (?:really |actually )?like\b|\btasks?\b|\bdut(?:y"
        r"|ies)\b|(?<!of )(?<!do )\bwhat (?:an? |the )?JOB (?:really |actually )?(?:do|does)\b"
        r"|\ball day\b"
        r"|\bday[- ]to[- ]day\b|\bwhat (?:do|does|would|will) (?:an? |the "
        r"|these |those |they |she |he |i )?(?:JOB ?)?(?:\w+ ){0,3}?(?:really |actually |even )?do\b"
        r"|\bspend (?:their|my|your|most|his|her|the) (?:of )?(?:time|day)|\b(?:which|what) (?:parts?|bits?|pieces?"
        r"|things?|of (?:it|this|that))\b"
        r"|\balready (?:do|does|doing|handle|handles|handled)\b|\bautomatable\b|\bcan'?t (?:a model|a machine|ai|it"
        r"|robots?) do\b"
        r"|\b(?:a model|a machine|ai|it) (?:can'?t|can not|cannot|never) do\b|\btypical day\b|\bstays? human\b"
        r"|\bday look like\b|\bresponsibilit\w*"
        r"|^(?:but |and |ok |so )*why(?: so| is that| though| tho)?\W*$|\bhow come\W*$",
    ),
    _asks(
        "become",
        r"\bbecom(?:e|es|ing)\b|\b(?:get|getting|gets|break|go|going) (?:in\b(?! (?:trouble|the way|touch))|into\b"
        r"|started|my start)|\bget (?:in|there)\b(?=\W*$)|\bc[oó]mo (?:\w+ ){0,3}(?:ser|hacerme|convertirme|entrar)\b"
        r"|\bpara ser\b|\b(?:do|would|does|will) (?:you|i|we|they|he|she|one|anyone)"
        r" (?:really |even |still )?need (?:an?|another|the|more|any|to go)\b|\bdegrees?\b|\bschool(?:ing)?\b"
        r"|\bstud(?:y|ies|ying)\b|\blicen[sc]\w*|\bcertif\w*|\bapprentice\w*"
        r"|\btrain(?:ing|ed)?\b|\bqualif\w*|\beducation\b|\brequirements?\b|\bcollege\b|\bhow (?:do|does|would|can"
        r"|could) (?:i|you|one|we|somebody|someone|a person|people) (?:\w+ ){0,2}(?:be|start)\b"
        r"|\bwithout a degree\b|\bhow long does it take\b|\bpath to\b|\broute in\b",
    ),
    _asks(
        "overview",
        r"\boverview\b|\btell me (?:more |a bit |something )?about\b|\bdescribe\b|\bwhat(?:'s| is"
        r"| are) (?:an? )?JOB\W*$|\bsummar\w*|\bthe whole report\b|\beverything (?:you|about)\b",
    ),
    _asks(
        "faq",
        r"\bfaqs?\b|\b(?:common|frequent\w*|usual|typical) (?:asked )?questions\b|\bquestions (?:that )?people ask\b",
    ),
    # AI exposure and its kin.
    _asks(
        "exposure",
        r"\b(?:by|on) (?:its|it'?s|their) own\b|\ball by itself\b|\bby itself\b|\bdo it alone\b|\balone\b|\bautonom\w*"
        r"|\bwithout (?:a )?(?:human|person|people)\b|\bunsupervised\b",
        "exposure_score",
        "autonomy",
    ),
    _asks(
        "exposure",
        r"\bhelp(?:s|ed|ing|ful)? (?:me|us|them|by|or|with)|\bhelped by\b|\baugment\w*|\bassist(?:s|ed)?\b"
        r"|\bat least help\b|\bboost\w*|\bmake (?:me|us|them) (?:faster|better|more)\b"
        r"|\bhelp(?:s)? or (?:hurt|replace)\w*|\bai (?:at least )?help\b",
        "exposure_score",
        "augmentation",
    ),
    _asks(
        "exposure",
        r"\b(?:which|what) scorers?\b|\bwho (?:said|scored) what\b|\beach (?:scorer|measure)\b"
        r"|\bagree with each other\b|\bdo (?:they|the scorers|the people who scored it) agree\b",
        "exposure_score",
        "gpt4_beta_rank",
        "human_beta_rank",
        "ai_applicability_rank",
        "observed_exposure_rank",
    ),
    _asks(
        "exposure",
        r"\bcompared (?:with|to) (?:everyone|other jobs|all jobs)\b|\bshare of (?:us )?jobs\b|\bpercentile\b",
        "exposure_score",
        "exposure_percentile",
    ),
    _asks("exposure", AI, "exposure_score"),
    _asks("exposure", _EXPOSED, "exposure_score"),
    # What one does with several occupations.
    _asks(
        "compare",
        r"\bcompar\w*|\bversus\b|\bvs\.?(?=\W|$)|\bdifferences?\b|\bside by side\b|\bput (?:the|those|them"
        r"|these) \w+ (?:together|in order)\b|\bbetween\b.*\band\b"
        r"|\bwhich (?:one|of (?:the|them|those|these)|is|has|needs?|pays|grows?|goes)\b|\bwhose\b|\bwho(?:'s| is| has"
        r"| makes| earns)\b|\bboth\b|\bthe two\b|\bdiffer\b|\border for me\b",
    ),
    _asks(
        "switch",
        r"\b(?:what|where|anything|something) (?:else )?(?:could|can|should|would|might|do) (?:i|we|he|she|they"
        r"|people) (?:even |possibly )?(?:do (?:next|instead)|go|move|switch|grow|else|transition|retrain)"
        r"|\bwhat else (?:could|can|should|is there|is out there)\b|\bmove (?:in)?to\b|\bswitch(?:ing)?\b"
        r"|\btransition\w*|\bchang(?:e|ing) careers?\b|\bturn into\b|\bjump\b.*\bto\b|\bway out\b|\bleav(?:e|ing)\b"
        r"|\bget out of (?:this|it)\b|\bdo instead\b|(?<!PLACE )\binstead\W*$|\b(?:safer|similar|near(?:by)?|related"
        r"|other) (?:jobs?|work|careers?|occupations?|fields?)\b|\bjobs? (?:that are |are |is )?(?:near|close"
        r"|similar|like)\b(?!\W*$)"
        r"|\bgrow into\b"
        r"|\bretrain\w*|\bget (?:me |us |him |her )?out of JOB\b|\bwhere to\W*$|\bwhat'?s next\b|\bas a civilian\b"
        r"|\b(?:done|finished|over) with JOB\b"
        r"|\beye?ing\b|\bwhat i (?:already )?know\b|\bcould i be\b|\bwhat (?:could|can|should) i (?:even )?do next\b"
        r"|\bcareer changes?\b|\bmov(?:e|ing) over to\b|\b(?:look|looking) (?:at|for|into) (?:something|anything"
        r"|somewhere) else\b"
        r"|\b(?:find|try|do) (?:something|anything) else\b|\bwhere (?:could|can|do|should|might) (?:an? "
        r"|the )?JOB (?:\w+ )?(?:go|move)\b"
        r"|\b(?:wan(?:t to|na)|need to|like to|hop(?:e|ing) to|trying to) (?:make|earn|get paid|be paid) more\b"
        r"|\b(?:want|need|find) (?:me )?(?:an?|another) (?:\w+ ){0,2}(?:job|career) (?:with|that|where|away)\b"
        r"|\blook(?:ing)? for (?:something|anything|an? (?:new |better |different |safer )(?:job|career))\b"
        r"|\b(?:what|anything|something|somewhere)(?:'?s| is| that'?s| that is| that| which)? (?:a bit "
        r"|a little )?(?:safer"
        r"|better[- ]pa(?:id|ying)|pays? (?:more|better))\b",
    ),
    _asks(
        "rank",
        r"\bwhich states?\b|\bwhat states?\b|\b(?:what|which) (?:jobs|occupations|careers)\b|\bbest[- ]paid\b.*\bjobs\b"
        r"|\b(?:least|most|lowest|highest)[- ](?:\w+ ){0,2}(?:jobs|occupations|careers|exposure)\b"
        r"|\bjobs (?:with|under|over|that|paying|you|least|most|where|less|safer|better)\b|\b(?:top|bottom|list"
        r"|give me(?: the)?) \d+\b(?! ?(?:%|percent\b))"
        r"|\bbest (?:jobs|careers|occupations)\b|\b(?:jobs|careers|occupations) (?:at risk|in danger|(?:that )?ai)\b"
        r"|\b(?:best|worst|top|bottom)(?:[- ]pa(?:id|ying))? (?:\d+ )?states?\b|\bby state\b"
        r"|\b\d+ (?:least|most|best|safest|jobs|occupations)\b|\b(?:safest|fastest[- ]growing|best[- ]paid"
        r"|highest[- ]paying) (?:\w+ ){0,2}(?:jobs?|careers?|occupations?|work)\b"
        r"|\bsort(?:ed)? by\b|\branking\b|\bflip it\b|\bonly (?:the )?ones\b|\bwhich of those\b",
    ),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for."""

    intents: tuple[str, ...] = ()
    """In the order asked; "exposure" only if nothing more telling explains the words about AI."""
    measures: tuple[str, ...] = ()


_AI_PARTS = {"tasks", "ai_tools", "future_skills", "risks"}
_STRONG = re.compile(_EXPOSED, re.IGNORECASE)
_ADVICE = re.compile(
    r"\bwhat (?:do|should|can|could|am|are) (?:i|we)(?: supposed to)? (?:even )?do(?: now| about it)?\W*$",
    re.IGNORECASE,
)
_AFTER_STORY = 30
"""Words beyond which a message is read as a story: only its questions and its end tell what is asked."""


def asked_part(text: str, words: int = 0) -> str:
    """Keep the sentences of a long message that ask something; a short one is kept whole.

    Args:
        text: The message, perhaps with parts cut out.
        words: How many words it had before.
    """
    if max(words, len(text.split())) <= _AFTER_STORY:
        return text
    sentences = [part for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]
    asking = [part for part in sentences if "?" in part] or sentences[-1:]
    return " ".join(asking)


def find_intents(text: str) -> Asked:
    """Find what is asked in a question whose job titles were replaced by JOB and places by PLACE."""
    # "What do I do?" at the end of a worry asks for advice, not for what the work is.
    text = _ADVICE.sub("", text)
    found: list[tuple[int, Pattern]] = []
    for pattern in PATTERNS:
        match = pattern.pattern.search(text)
        if match:
            found.append((match.start(), pattern))
    found.sort(key=lambda item: item[0])
    intents = list(dict.fromkeys(pattern.intent for _, pattern in found))
    _settle(intents, text)
    measures = [m for _, pattern in found if pattern.intent in intents for m in pattern.measures]
    # What was asked for by name comes before the plain median that goes with it.
    ordered = sorted(dict.fromkeys(measures), key=lambda measure: measure == "median_annual")
    return Asked(tuple(intents), tuple(ordered))


def _settle(intents: list[str], text: str) -> None:
    """Drop intents that a more telling one explains: "AI tools" asks neither for tools nor for exposure."""

    def drop(intent: str, *because: str) -> None:
        if intent in intents and any(other in intents for other in because):
            intents.remove(intent)

    drop("tools", "ai_tools")
    drop("skills", "future_skills")
    if not _STRONG.search(text) or {"risks", "ai_tools"} & set(intents):
        drop("exposure", *_AI_PARTS, "tools", "skills", "become", "switch")
    drop("become", "switch")
    drop("overview", "tasks", "become", "pay")

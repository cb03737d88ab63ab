"""Recognise crisis and distress before anything else runs, and reply with fixed words.

Opens nothing and calls nothing, so it works with every store and model down. Phrase-based: it will miss what no phrase
shows, and its wording is to be reviewed by a qualified person before release.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LINES = {"US": "Call or text **988** (Suicide & Crisis Lifeline, free, day and night), or **911** if there is danger right now."}
"""Help lines by country; a country without a checked entry gets the international directory."""
ELSEWHERE = "Outside the US, findahelpline.com lists lines near you."
COUNTRY = "US"


@dataclass(frozen=True, slots=True)
class Distress:
    """What a message shows."""

    kind: str
    """"crisis": signs that someone may end or harm their life; "support": heavy distress without them."""
    third_person: bool = False
    """Whether it is about somebody else."""


_I = r"(?:i|im|i'm|i am|ill|i'll|id|i'd|ive|i've|gonna|going to|want to|wanna|about to|ready to|might|should|could|to|and|just|gotta|will|think about|thinking about|thinking of|thoughts of|plan to|planning to|try to|tried to|trying to)"
_SELF = r"(?:my ?self|me)"
_THEM = r"(?:him ?self|her ?self|them ?sel(?:f|ves))"
_OBJECTS = r"(?:contract|job|meeting|call|shift|lease|career|day|week|project|debate|conversation|relationship|year|internship|membership|chat|session)"

_CRISIS = tuple(
    re.compile(pattern)
    for pattern in (
        # Said outright, of oneself.
        rf"\b(?:kill|killing|killed|hurt|hurting|harm|harming|hang|hanging|shoot|shooting|stab|cut|cutting|drown|poison|off|offing|unalive|unaliving|delete|end) {_SELF}\b(?! (?:off|with (?:overtime|work|hours|this)|over (?:work|this|a)|working|trying|for (?:this|a) (?:job|company)|up|out|in half|lunch|some slack|laughing|short|at work lifting|at work|on the job|a (?:break|deal|check)|while|lifting|moving)\b)",
        r"\bkms\b(?!\s*(?:per|/|an?\b))",
        rf"\b(?:end|ending|take|taking|took|finish) (?:my|my own) (?:own )?life\b",
        rf"\bend(?:ing)? it all\b",
        rf"\b(?:im|i'm|i am|gonna|going to|want to|wanna|ready to|will|i'll|just|to) end(?:ing)? (?:it|things|everything)\b(?! (?:with|early|by|on|at)\b)(?!.{{0,12}}\b{_OBJECTS}\b)",
        rf"\b(?:want|wanna|wants|wish|ready|rather|need|going|hope|hoping|planning|decided) (?:to |2 )?(?:just |to )*(?:die|be dead|be gone forever|not exist|not wake up|stop existing|stop living|disappear forever)\b(?! (?:before|than|of|on the hill|laughing|from embarrassment|at my desk|inside|to know)\b)",
        r"\b(?:wanna|want to|want 2) (?:d1e|dye|unalive)\b|\bsewer ?slide\b|\bun ?alive\b|\bself[- ]?(?:harm|delete|deletion|exit)\w*\b(?!.*\b(?:checkout|counselor|specialist|policy|content|moderator|prevention)\b)",
        r"\b(?:i'?m|i am|im|feel|feeling|been|am i|become|becoming|get|getting|actually|actively) (?:\w+ ){0,2}suicidal\b|\bsuicidal (?:thoughts|again|ideation|and)\b(?!.*\b(?:patients?|clients?|callers?|students?)\b)",
        r"\b(?:commit|committing|attempt(?:ed|ing)?|consider(?:ing|ed)?|thinking (?:about|of)|thought about|contemplat\w+|thoughts of) suicide\b|\bsuicide (?:is|seems|feels|looks)(?: like)? (?:the only|my only|an? (?:way|option)|easier|better)\b|\b(?:my|a) suicide (?:note|letter|plan)\b",
        r"\b(?:don'?t|dont|do not|no longer|not) (?:want|wanna|wish|care) (?:to )?(?:to |if i )?(?:live|be alive|alive|be here any ?more|be here|exist|wake up|go on living|keep living|keep going on)\b(?! (?:in|on|at|near|with|off)\b)(?!.{0,6}\b(?:this state|california)\b)",
        r"\b(?:dont|don't|do not) want to (?:be here|go on|keep going) any ?more\b",
        r"\b(?:already |i |i've |ive )?(?:have|got|bought|counted|saved up|hoard\w*|stockpil\w*|loaded) (?:the|my|enough|a bottle of|all (?:the|my)) (?:pills|gun|rope|noose|meds|bullets?|razor\w*)\b(?!.{0,20}\b(?:patient|pharmacy|inventory|shop|range|safe at work)\b)",
        r"\b(?:how many|which|what) (?:pills|sleeping pills|tylenol|meds)\b.{0,40}\b(?:to die|kill|end it|enough|never wake|not wake)\b|\bpainless(?:ly)? (?:way|to die|death|method)\b|\b(?:easiest|quickest|best|least painful) way to (?:die|kill|end it|go out)\b|\bhow (?:do|can|would) (?:i|you|someone) (?:kill|end) (?:my|your|one)?(?:self|life|it all)\b|\b(?:what|which) bridge\b",
        r"\bjump(?:ing)? (?:off|from) (?:a|the|that) (?:bridge|roof|building|parking|overpass|balcony|tower)|\b(?:drive|driving|steer|swerve) (?:my \w+ |the \w+ )?(?:off (?:a|the) (?:bridge|road|cliff)|into (?:a|the) (?:tree|wall|oncoming|traffic))|\bstep(?:ping)? in front of (?:a|the) (?:train|bus|truck)\b",
        r"\b(?:slit|cut) my wrists?\b|\boverdos(?:e|ing)\b(?!.*\b(?:patients?|calls?|prevention|response|narcan)\b)",
        r"\blife (?:is not|isn'?t|isnt|not) worth (?:living|it)\b|\bno (?:point|reason) (?:in |to )?(?:living|live|being alive|stay(?:ing)? alive|go(?:ing)? on|wak(?:e|ing) up)\b|\b(?:don'?t|dont|can'?t|cant|do not) see (?:a|any|the|much) (?:reason|point) (?:to|in|of) (?:wak\w+|liv\w+|go\w* on|keep going|be here|being here|getting up ever)\b|\bnothing (?:left )?to live for\b|\bno reason to (?:live|be here|stay)\b",
        # Veiled: being a burden, goodbyes, giving away, not being there.
        r"\bbetter off (?:without me|if i (?:was|were|wasn'?t|weren'?t|died|disappeared|was gone)|with me (?:gone|dead)|dead|with (?:the|my) (?:life )?insurance)|\bworth more (?:dead|to (?:them|my \w+) dead)\b|\b(?:life )?insurance (?:money|policy|payout)? ?(?:would|will|is|pays|pay|at least).{0,40}\b(?:if i|when i'?m gone|my (?:kids|wife|family|husband)|more than me|than me)\b.{0,60}|\bmore use (?:to \w+ )?dead\b",
        r"\b(?:won'?t|wont|will not|not going to|not gonna|aint gonna|ain'?t gonna) be (?:needing|around|here|a burden|a problem)\b(?! (?:a )?(?:new|much longer at this (?:job|company)))(?!.{0,40}\b(?:office|vacation|next shift|out of town|new job|by then because i retire)\b)(?!.{0,12}\b(?:when|until|monday|tomorrow) (?:the|for))",
        r"\b(?:giv(?:e|ing|en)|gave) (?:all )?(?:my|away my|away all my) (?:\w+ )?(?:stuff|tools|things|belongings|guitar|dog|cat|books?|truck|records?) ?(?:away|to)?\b.{0,60}\b(?:won'?t|wont|don'?t need|no use|where i'?m going|after \w+day|anymore|goodbye)\b",
        r"\b(?:goodbye|farewell|good ?bye) (?:letter|note|message|video|world)s?\b|\b(?:said|saying|say|wrote|written|writing) (?:my |their |out )?(?:final |last )?goodbyes?\b(?!.{0,20}\b(?:to my (?:coworkers|team|boss|office|students|colleagues)|party|lunch|email)\b)",
        r"\b(?:can'?t|cant|cannot|can not|couldn'?t) (?:go on|keep going|do this (?:any ?more|anymore)|take (?:it|this|living)(?: any ?more)?|keep living|face another day|live (?:like this|with this|with myself|without))\b(?!.{0,25}\b(?:commute|without ai|schedule|paperwork|retail|customers|software|spreadsheet|night shifts?|job any)\b)",
        r"\b(?:no|isn'?t any|see no|don'?t see (?:a|any)|can'?t see (?:a|any)|without a) (?:other )?way out\b(?! of (?:this|my|the|retail|debt|it)?.{0,12}(?:job|career|industry|field|contract|lease|trade|company))(?! (?:of|from) (?:this|my|the) )",
        r"\b(?:wish|wishing) (?:i|that i) (?:was|were|had) (?:never (?:been )?born|dead|not (?:here|alive)|gone)\b|\bwish(?:ed)? i (?:could|would) (?:just )?(?:not wake up|disappear|go to sleep and (?:never|not))|\b(?:go|fall|going|just) (?:to sleep|asleep) (?:and|n|&) (?:never|not|dont|don'?t) (?:wake|get) ?(?:up)?|\bhope(?:d)? i (?:don'?t|dont|never|won'?t) wake up|\bnever wak(?:e|ing) up\b|\bnot (?:wake|waking) up (?:tomorrow|again|one day)\b",
        r"\b(?:everyone|everybody|they|the world|the kids|my (?:kids|wife|husband|family|parents|daughter|son|mom)|nobody|no one) (?:\w+ )?(?:would|will|'d|wouldn'?t|won'?t) (?:\w+ )?(?:be (?:fine|happier|better|relieved)|notice|care|miss me|cope|manage)(?: \w+)? (?:if i|without me|when i'?m gone|after i'?m gone|once i'?m gone)",
        r"\b(?:when|after|once|if) i'?m (?:gone|not around|no longer (?:here|around)|dead)\b.{0,60}\b(?:they|she|he|kids|wife|family|dog|take care|will be|password|house|sort)\b(?!.{0,30}\b(?:shift|vacation|leave|retire)\b)|\bput(?:ting)? (?:my|all my) affairs in order\b|\b(?:final|last) (?:arrangements|wishes)\b(?=.*\b(?:my|i)\b)(?!.*\b(?:client|famil|funeral director)\w*)",
        r"\b(?:tired of|done with|sick of|over) (?:living|being alive|life|existing|this life|my life|breathing)\b(?! (?:in|on|out|with|near|off|of|as|like|paycheck|under|here|far|at|inside|from)\b)|\bready to (?:go|check out|clock out) for good\b|\bclock(?:ing)? out (?:for good|permanently|forever)\b|\bcheck(?:ing)? out (?:for good|permanently|of (?:this )?life|early for good)\b|\bpermanent (?:way out|solution|exit|rest)\b|\bmake (?:it|everything|the pain) (?:all )?stop (?:for good|forever|permanently)\b",
        r"\b(?:got|have|keep|bought|found|looking at|staring at|hold(?:ing)?|sat with|sit with|sitting with) (?:my|the|a|dad'?s|grandpa'?s) (?:gun|pistol|revolver|shotgun|rifle|rope|bottle of pills|pills)\b(?!.{0,40}\b(?:range|hunting|duty|holster|patrol|guard|carry permit|armed|security)\b)",
        r"\b(?:looking|look|looked) (?:down )?(?:at|over) the (?:bridge|tracks|edge|ledge|river|train tracks)\b.{0,60}\b(?:think|wonder|feels?|jump|easy|over)\b|\b(?:bridge|train tracks|tracks|overpass)\b.{0,40}\b(?:thinking|tempt\w*|calling (?:me|my name)|jump|looks? (?:good|inviting|easy))",
        r"\bquiero morir\w*|\bme quiero (?:morir|matar)|\bmatarme\b|\bsuicidarme\b|\bno quiero (?:seguir )?vivi\w+|\bacabar con (?:mi vida|todo)\b|\bquitarme la vida\b|\bya no (?:quiero|puedo) (?:seguir )?vivi\w+",
        r"\b(?:thinking|thought|think) (?:about|of) (?:not being (?:here|around)|ending (?:it|things|everything)|how to (?:die|do it))\b|\bmy last (?:day|night|week|message)\b(?: (?:on earth|alive|ever))|\bwon'?t see (?:christmas|my birthday|next (?:week|month|year)|tomorrow|monday)\b|\bno (?:future|tomorrow) for me\b.{0,30}\b(?:end|over|point|gone|goodbye)\b|\bnot (?:gonna|going to) (?:make|see) (?:it to |it through )?(?:tomorrow|the weekend|the night|next week|christmas|friday)\b(?!.{0,20}(?:deadline|game|office|meeting))",
    )
)
"""Signs of danger to a life. An idiom elsewhere in the same message does not cancel them."""

_CRISIS_OTHER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:kill|kills|killing|hurt|hurts|hurting|harm|harming|hang|shoot|off|unalive|cut|cutting|end) {_THEM}\b",
        r"\b(?:he|she|they|coworker|co-worker|friend|wife|husband|brother|sister|son|daughter|dad|father|mom|mother|boss|roommate|partner|buddy|colleague|guy|uncle|neighbor)(?:'s| is| was| says?| said| keeps?| told| might| may| will| wants?| talks?| has| been)*\b.{0,60}\b(?:wants? to die|want to be dead|suicidal|suicide|end(?:ing)? (?:it all|his life|her life|their life|it)|better off (?:dead|without (?:him|her|them))|(?:doesn'?t|does not|don'?t) want to (?:live|be here|be alive|wake up)|not be here much longer|no (?:reason|point) (?:to|in) liv\w+|tak(?:e|ing) (?:his|her|their) (?:own )?life|giving (?:away )?(?:his|her|their|all his|all her) (?:stuff|things|tools)|(?:wishes|wish) (?:he|she|they) (?:was|were) dead|said goodbye to everyone)\b(?!.{0,30}\b(?:career|contract|prevention|hotline|deadline)\b)",
    )
)

_IDIOMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:is|are|was|will|gonna|going to|keeps?|ai|it|this|that|job|work|boss|commute|market|industry|shift|back|feet|knees|hours|paperwork|deadline|software|robots?|they|he|she|suspense|heat|audit|season) (?:is |are |be |literally |slowly |just |really |always |'s )*(?:kill(?:s|ing|ed)?|murder(?:s|ing|ed)?|hurt(?:s|ing)?|end(?:s|ing)?|slay\w*) (?:me|us|my (?:back|feet|knees|career|soul|job|business|industry|trade|wrists?|hands?|mood|vibe|eyes|shoulders?))\b",
        r"\bkill(?:ing)? (?:for|to (?:be|get|have|work)|it|time|two birds|the (?:deal|project|mood|process|lights))\b|\bkill(?:s|ed|ing)? (?:off )?(?:the|our|my|this|that|all|so many|any)? ?(?:\w+ )?(?:jobs?|career|trade|industry|profession|field|business|work|sales|demand|art|journalism|market|process)\b",
        r"\bdying to\b|\bdie[ds]? (?:laughing|of (?:boredom|embarrassment|laughter|curiosity)|on (?:this|that|the) hill|before i|at my desk|inside|for a)\b|\bdead[- ]?(?:end|line|beat|weight|lift|stock|pool|head|letter)\w*\b|\bdead (?:tired|serious|last|industry|field|trade|wood|battery)\b|\bdying (?:trade|field|industry|breed|art|profession|career|town)\b|\bdeadlines? (?:is|are|this|was|feels?)\b.{0,20}\bsuicide\b|\b(?:career|professional|political|financial|commercial) suicide\b",
        r"\b(?:shoot|kill|end|hang|hurt) me (?:now|please|already|lol|with|if|a)\b|\bsuicide (?:prevention|hotline|squad|mission|awareness|watch|counsel\w*|crisis|pact clause|doors?|rates?|ines?|drills?)\b|\bcrisis (?:counsel\w*|line|worker|intervention|manage\w*|hotline|negotiator|communicat\w*)\b",
    )
)
"""How people speak of work in words of death; cut out before signs are looked for."""

_SUPPORT = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:can'?t|cant|cannot|couldn'?t|don'?t) (?:stop|quit) (?:crying|sobbing|shaking)\b|\b(?:crying|sobbing|cried|bawling) (?:every|all|in (?:my|the) (?:car|bathroom|truck|shower|break ?room|supply)|myself|at (?:work|my desk|night)|for (?:days|hours|weeks)|since)\b",
        r"\bi?(?:'?m| am| feel(?:ing)?| felt)?(?: so| like| completely| totally| utterly| absolutely| just| really)* (?:worthless|hopeless|useless and|a total failure|broken inside|a burden|like garbage|like trash|like a failure)\b(?! (?:job|degree|certificate|company|at|tool|software))",
        r"\bpanic attacks?\b|\b(?:having|had) a (?:breakdown|nervous breakdown|panic attack|meltdown)\b|\bbreaking down\b(?= (?:crying|in|every|at))|\bi'?m (?:falling apart|drowning|at (?:rock bottom|my breaking point|the end of my rope)|losing it|not okay|not ok)\b|\bend of my rope\b|\brock bottom\b",
        r"\bburn(?:ed|t) out\b.{0,60}\b(?:can'?t|cannot|couldn'?t|cry|numb|get out of|function|nothing left|breath)\w*|\bcan'?t (?:get out of (?:bed|the car|my car)|breathe|function|eat or sleep|face (?:them|my \w+|work|monday))\b|\bhaven'?t (?:slept|eaten|left (?:the house|my bed)) in\b",
        r"\b(?:tell|face|telling|facing|feed|look at) my (?:kids|wife|husband|family|children|parents|son|daughter)\b(?=.{0,40}$|.{0,40}[.!])(?!.{0,40}\?)|\bdon'?t know how i'?m going to (?:tell|pay|feed|face|make|survive|get through)\b|\bhow (?:am|do) i (?:going to |gonna )?(?:tell|face) my (?:kids|wife|husband|family|children|parents)\b",
        r"\b(?:tossed|threw|thrown|kicked|dumped|cast|discarded) (?:me|us|out|aside|away)(?: me)? (?:out |aside |away )?(?:like|as if)\b|\b(?:my (?:whole )?life is (?:over|ruined|falling apart)|lost everything|nothing left|everything i built is gone|i have nothing)\b(?! to (?:lose|live for))",
        r"\bi(?:'ve| have)? (?:feel|felt|feeling|am|'m) (?:so |completely |totally |really |utterly )*(?:numb|empty|alone in this|ashamed|crushed|devastated|heartbroken|depressed)\b|\bi'?m (?:so |really |very |deeply )?depressed\b|\bgrieving (?:my|the) (?:job|career)\b|\b(?:so|too) ashamed\b|\bi hate myself\b",
    )
)

_LEET = str.maketrans({"1": "i", "3": "e", "0": "o", "@": "a", "$": "s", "’": "'", "‘": "'", "´": "'", "`": "'"})
_SLIPS = (("kil ", "kill "), ("killl", "kill"), ("my self", "myself"), ("mysellf", "myself"), (" mself", " myself"), ("myslef", "myself"), ("suicde", "suicide"), ("sucide", "suicide"), ("suiside", "suicide"),
          ("suicidle", "suicidal"), ("sucidal", "suicidal"), ("wnat ", "want "), ("wana ", "wanna "), ("anymor ", "anymore "), ("dont ", "don't "), ("cant ", "can't "), ("wont ", "won't "), ("alot", "a lot"), ("thru", "through"), (" u ", " you "), (" 2 ", " to "), (" n ", " and "))


def recognise(text: str) -> Distress | None:
    """Say whether a message shows crisis or heavy distress; ordinary worry about work shows neither."""
    plain = _plain(text)
    without_idioms = plain
    for pattern in _IDIOMS:
        without_idioms = pattern.sub(" work ", without_idioms)
    if any(pattern.search(without_idioms) for pattern in _CRISIS):
        return Distress("crisis")
    if any(pattern.search(without_idioms) for pattern in _CRISIS_OTHER):
        return Distress("crisis", third_person=True)
    if any(pattern.search(without_idioms) for pattern in _SUPPORT):
        return Distress("support")
    return None


def _plain(text: str) -> str:
    """Lower the case and undo what hides words: odd characters, leetspeak, repeated letters, common slips."""
    folded = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Cf", "Cc", "Cs") or c in "\n\t")
    lowered = folded.lower().translate(str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'"}))
    lowered = re.sub(r"\b(?=\w*[a-z])(?=\w*[013@$])[\w@$]+", lambda match: match.group(0).translate(_LEET), lowered)
    lowered = re.sub(r"(\w)\1{2,}", r"\1", lowered)
    spaced = re.sub(r"\s+", " ", " " + re.sub(r"[^a-z0-9áéíóúñü%/'.!? -]+", " ", lowered) + " ")
    for slip, meant in _SLIPS:
        spaced = spaced.replace(slip, meant)
    return spaced


def reply(distress: Distress) -> str:
    """Give the fixed reply for what a message shows."""
    if distress.kind == "support":
        return _SUPPORT_REPLY
    line = LINES.get(COUNTRY, ELSEWHERE)
    return (_OTHER_REPLY if distress.third_person else _CRISIS_REPLY).format(line=line, elsewhere=ELSEWHERE)


_CRISIS_REPLY = """\
I'm really glad you said that, and I'm sorry it hurts this much. I'm a program, so the most useful thing I can do is point you to a person, now.

{line} {elsewhere}

If you can, tell someone near you how bad it is, and stay with them, away from anything you could hurt yourself with. Work can wait. I'm still here for any question about it, whenever you want."""

_OTHER_REPLY = """\
Thank you for taking that seriously; it is good that you are there. You don't have to find perfect words. Ask straight out whether they are thinking about ending their life, listen, and don't leave them alone with it. Asking does not put the idea there.

{line} You can call for advice about someone else, too. {elsewhere}

If they may act on it now, stay with them and call emergency services. I'm still here for work questions, whenever you want."""

_SUPPORT_REPLY = """\
I'm sorry. That is a heavy thing to carry, and it says nothing about your worth.

If you can, talk to one person today: a friend, your doctor, or a counselor. In the US you can also call or text **988** at any hour, for any kind of distress, and **2-1-1** for help with bills, food and rent. If you lost your job, file for unemployment with your state this week; an American Job Center (careeronestop.org) helps for free.

When you feel ready, tell me what work you did, and we'll look at what comes next, one step at a time."""

"""The phrases that show danger to a life or heavy distress, and those that only look like it.

One phrase a line, in plain words, so that it can be reviewed without reading code. Every form of a word in `FORMS` is
the same word ("killing" is "kill", "I'm" is "i be"), and words in `DROPPED` count in no message, so they stand in no
phrase.

    a|b      either word; inside a choice, "_" stands for a space: "by_myself|alone"
    word?    may be missing
    {name}   any of the words of that name in `NAMED`
    *        any one word
    END      the end of a sentence, or a word that begins another one (see `TURNS`)

Of the phrases that begin at one word, the longest counts: "cut myself" is a sign, "cut myself shaving" is none. A
harmless phrase also hides what begins inside it, but never reaches over a comma or the end of a sentence.
"""

from __future__ import annotations

FORMS = """
be: am is are was were been being
i: ive i've id i'd i'll ill
i be: im i'm
you: u ya
he be: he's hes
she be: she's shes
it be: it's
that be: that's thats
this be: this's
what be: what's whats
there be: there's theres
life be: life's lifes
why be: why's
want: wants wanted wanting wnat
want to: wanna wana wanto
go: goes going goin went
go to: gonna gunna gon
try: tries tried trying
try to: tryna
have: has had having
not: dont doesnt didnt wont wouldnt shouldnt aint never havent hasnt hadnt nt
be not: isnt arent wasnt werent
can not: cant cannot couldnt
do: does did doing
to: 2 too
and: n
with: w
about: of abt bout
because: bc cuz cause coz
no one: noone
any more: anymore anymor
my: mine
end: ends ending ended endin
finish: finishes finishing finished
kill: kills killing kil kiling killin kll klil
hurt: hurts hurting
harm: harms harming
injure: injures injuring injured
injury: injuries
burn: burns burning burned burnt
stab: stabs stabbing stabbed
hang: hangs hanging
shoot: shoots shooting
drown: drowns drowning drowned
poison: poisons poisoning poisoned
starve: starves starving starved
suffocate: suffocates suffocating
strangle: strangles strangling
unalive: unalives unaliving unalived unaliv
cut: cuts
cutting: cuttin
slit: slits slitting slice slices slicing
overdose: overdoses overdosing oding
overdosed: od'd oded
jump: jumps jumping jumped jumpin
leap: leaps leaping leaped
throw: throws throwing threw
step: steps stepping stepped
walk: walks walking walked
run: runs running ran
lie: lies lying lay laying
drive: drives driving drove
crash: crashes crashing crashed
steer: steers steering swerve swerves swerving
hit: hits hitting
die: dies dying dyin diein
suicide: sewerslide suiside suacide
suicidal: suicidle suicidial
kill myself: kms kmsing ctb
want to die: wanttodie wannadie
end my life: endmylife
commit: commits committing commiting comitting comit
attempt: attempts attempting attempted
plan: plans planning planned planing
consider: considers considering considered contemplate contemplates contemplating contemplated
think: thinks thinking thought thoughts thinkin
talk: talks talking talked
threaten: threatens threatening threatened
joke: jokes joking joked
say: says said saying
tell: tells told telling
post: posts posted posting
wish: wishes wished wishing
hope: hopes hoped hoping
pray: prays prayed praying
need: needs needed needing
feel: feels felt feeling feelin
seem: seems seemed
look: looks looked looking
sound: sounds sounded sounding
deserve: deserves deserved
decide: decides decided deciding
live: lives lived living livin
exist: exists existed existing existence
breathe: breathes breathing
wake: wakes woke waking woken
sleep: sleeps slept sleeping asleep
stop: stops stopped stopping quit
continue: continues continuing
keep: keeps kept keeping
stay: stays staying stayed
disappear: disappears disappearing disappeared vanish vanishing
take: takes took taking taken
swallow: swallows swallowed swallowing
give: gives gave giving given givin
save: saves saved saving stockpile stockpiling stockpiled hoard hoarding hoarded
count: counts counting counted
buy: buys bought buying
get: gets got getting gotten
hold: holds holding held
stare: stares staring stared
sit: sits sitting sat
stand: stands standing stood
write: writes wrote written writing
leave: leaves leaving left
see: sees seeing saw seen
find: finds finding found
lose: loses losing lost
miss: misses missed
care: cares cared
notice: notices noticed
hate: hates hated hating
make: makes made making
come: comes coming came
join: joins joining
reason: reasons motive
point: points purpose sense use meaning
tired: sick exhausted weary bored
goodbye: goodbyes farewell farewells goodby
wrists: wrist
pills: pill tablets meds medication medications tylenol ambien xanax
eat: eats eating ate
check: checks checking checked
clock: clocks clocking clocked
wait: waits waiting waited
dream: dreams dreaming dreamed dreamt
bleed: bleeds bleeding
imagine: imagines imagining imagined picture pictures picturing
urge: urges
survive: survives survived surviving
punch: punches punching punched
choke: chokes choking choked
rest: resting rested
bear: bears bearing
bang: bangs banging banged
gun: pistol revolver shotgun rifle handgun
bridge: overpass
tracks: rails
family: fam
mom: mum mother mama
dad: father papa
cry: cries cried crying sob sobbing bawling
"""
"""A word, and the forms of it that people type; a missing apostrophe does not matter."""

DROPPED = """
a an the just really so literally honestly actually seriously truly legit lowkey highkey fr tbh ngl rn kinda sorta maybe
probably perhaps simply even very pretty totally completely absolutely utterly constantly always often sometimes still
own again lately already soon would will could shall might may ll ve d s lol lmao omg uh um well basically
fucking fuckin fking fkn effing freaking fricking frickin damn goddamn bloody shitty
el la los las un una lo muy tan mas pues realmente solamente
"""

MISTYPED = "want suicide suicidal myself himself herself themselves overdose hopeless worthless"
"""Words that are known with one slip: a letter left out, changed, masked or added, or two letters swapped."""

MASKED = "kill killing killed die dying dead death hang shoot want"
"""Shorter words, known with one letter masked: "k*ll"."""

JOINS = frozenset("and but because if since or y pero porque si".split())
"""Words that join what is said of one person to what is said of another."""
TURNS = JOINS | frozenset("what which who how when while i".split())
"""Words that begin something else to say."""

# Whose distress it is.

OWN = frozenset(("i", "me", "my", "myself", "our", "mi", "yo", "quiero", "quisiera", "voy", "puedo", "tengo", "estoy"))
"""Inside a phrase: it is the writer's own."""
OTHER = frozenset(
    "himself herself themselves themself him her them his their he she they se su quiere queria quieren va tiene "
    "matarse suicidarse quitarse siente esta".split()
)
"""Inside a phrase: it is somebody else's."""
PERSON = frozenset(
    "he she someone somebody friend bestie wife husband spouse partner boyfriend girlfriend bf gf fiance fiancee ex "
    "brother sister bro sis son daughter kid child mom dad parent grandma grandpa uncle aunt cousin nephew niece "
    "coworker colleague roommate neighbor boss manager student client patient buddy guy girl man woman teammate "
    "ella esposo esposa marido mujer hermano hermana hijo hija amigo amiga papa mama padre madre novio novia "
    "companero companera primo prima tio tia jefe jefa vecino vecina".split()
)
"""Before a phrase: somebody who may need help."""
CROWD = frozenset(
    "patients clients callers people teens teenagers youth students veterans inmates individuals kids adults residents "
    "users prisoners characters workers employees survivors pacientes personas gente jovenes clientes".split()
)
"""Before a phrase: those somebody works with or talks about."""
ASIDE = frozenset(("tell", "know", "love", "work", "met"))
"""Beside "I" or "me": the phrase goes on about somebody else, as in "someone I know" and "he told me"."""

NAMED = {
    # Oneself and others.
    "self": "myself|my_self|himself|him_self|herself|her_self|themselves|them_selves|themself|oneself|ourselves",
    "my": "my|his|her|their",
    "who": "i|he|she|they|we|you",
    "loved": "my_kids|my_family|my_wife|my_husband|my_parents|my_mom|my_dad|my_children|my_son|my_daughter|everyone",
    # Wanting and doing.
    "want": "want|wish|hope|hope_i|pray|ready|rather|need|plan|plan_on|long|decide|deserve|beg|prefer|like|love|try"
    "|urge|feel_like|think_of|dream_of|fantasize_about|let_me|help_me",
    "going": "want_to|go_to|ready_to|plan_to|plan_on|decide_to|about_to|need_to|have_to|think_of|try_to|talk_of"
    "|threaten_to|tempted_to|i|i_have|i_be|he_be|she_be",
    "keen": "want|wish|care|plan|like|need|intend|deserve|try|feel_like",
    "any": "no|any|what|what_be|see|find|have|know|give_me|tell_me|lose|good|one|much",
    "hurt": "kill|unalive|off|end|murder|hurt|harm|injure|cut|cutting|burn|stab|hang|shoot|drown|poison|starve"
    "|suffocate|strangle|delete|yeet|punch|choke|hit",
    "live": "live|exist|be_alive|stay_alive|keep_living|go_on_living|continue_living|breathe",
    "go_on": "go_on|keep_going|carry_on|wake_up|be_here|be_around",
    "dead": "dead|gone|not_here|not_alive|not_around|not_born|no_longer_here|no_longer_alive|no_longer_around",
    "death": "suicide|death|die|be_dead|not_exist|overdose|kill_myself|end_it_all|end_my_life",
    "seems": "be|seem|look|feel|sound",
    "good": "good|better|easy|easier|tempting|inviting|peaceful|nice|appealing|preferable|relief|only|my_only|best"
    "|way_out|answer|solution|option",
    # When and how long.
    "soon": "tonight|today|tomorrow|right_now|now|this_week|this_weekend|next_week|forever|for_good|permanently"
    "|once_and_for_all",
    "forever": "forever|for_good|permanently|for_ever|once_and_for_all",
    "longer": "any_more|any_longer|much_longer|for_much_longer|long|tomorrow|next_week|next_month|to_see",
    "gone": "without_me|if_i_be_dead|if_i_be_gone|if_i_be_not_here|if_i_be_not_around|if_i_die|if_i_died|if_i_disappear"
    "|if_i_not_exist|with_me_gone|with_me_dead|once_i_be_gone|when_i_be_gone|after_i_be_gone|when_i_die|when_i_be_dead",
    # Means.
    "many": "all|all_my|all_her|all_his|all_of_my|all_of_her|all_of_his|all_these|all_of_these|every|enough|bunch_of"
    "|bottle_of|my_bottle_of|whole|whole_bottle|whole_bottle_of|entire_bottle_of|handful_of|lot_of|lots_of|too_many",
    "pills": "pills|sleep_pills|painkillers|antidepressants|opioids",
    "means": "gun|rope|noose|razor|blade|knife|pills|bottle_of_pills|bullet|bullets",
    "jump": "jump|leap|throw_myself|throw_himself|throw_herself",
    "high": "bridge|roof|rooftop|building|balcony|cliff|ledge|window|tower|garage|parking_garage|skyscraper|edge",
    "train": "train|bus|truck|car|traffic|subway|semi|tracks|train_tracks|railroad_tracks|oncoming_train"
    "|oncoming_traffic",
    # En español.
    "caer": "tirarme|lanzarme|aventarme|arrojarme|saltar|tirarse|lanzarse|tiro|lanzo|aviento|tirar|lanzar",
    "crowd_es": "pacientes|personas|jovenes|gente",
    # Work.
    "job": "job|work|career|company|team|department|boss|manager|office|employer|shift|industry|field|commute",
    "colleagues": "coworkers|co|colleagues|team|boss|manager|office|clients|students|patients|job|work|career|company"
    "|staff|corporate",
    "crowd": "patients|clients|callers|people|teens|teenagers|youth|students|veterans|inmates|individuals|kids|adults"
    "|residents|users|prisoners|patient|client|caller|teen|student|veteran|kid",
    "study": "prevent|study|research|research_on|research_into|treat|assess|detect|investigate|moderate|work_with"
    "|teach_about|specialize_in",
    "service": "hotline|lifeline|helpline|line|prevention|counselor|counselors|counseling|awareness|watch|squad|mission"
    "|drill|drills|sprints|rate|rates|risk|crisis|research|researcher|researchers|statistics|data|door|doors|policy"
    "|intervention|screening|assessment|assessments|videos|posts|images|victims|notes|content|moderation|moderator"
    "|specialist|survivors|training|education|nurse|unit|cleanup|scene|scenes|case|cases|investigator|detection",
}
"""Choices that several phrases share."""

CRISIS = """
# Killing or harming oneself, in any form of the words.
{hurt} {self}
{hurt} my|him|her|them self|selves END
{hurt} {self} on purpose
{want} to? {hurt} {self}
go|keep to? {hurt} {self}
almost|nearly killed|shot|hanged {self}
killed|shot|hanged myself
drown myself in river|lake|sea|ocean|bathtub|tub|pool
self harm|injure|injury|mutilate|mutilation|delete|deletion
be|start|go_back_to|back_to|relapse_and|relapse cutting END
start|go_back_to|back_to|relapse_and|want_to cut END
be cutting since
cut|cutting because|when|every|to feel|cope|i_feel
cut|cutting my arms|arm|thighs|thigh
cut|cutting|slit|slash {my} wrists|veins|throat
bleed to? death|out END
how|way|ways|painful|hurt|easy|easiest to kill|hang|shoot|drown yourself
burn|carve|scratch my skin|arms|arm|legs|thighs
not safe with|from|around myself
not trust myself alone|tonight|with|around
unalive
alive myself
sewer slide
toaster bath
by my hand|hands
want|wish|need|beg|pay|ask someone|somebody|something|god|you|anyone to? kill|shoot|murder|end me
want|wish|hope|pray|like i? to? get? hit|run_over|struck by
want|wish|hope|pray|like car|bus|truck|train|someone|something|cancer|heart_attack|stroke to? hit|kill|take|run_over me

# Suicide, unless it is the subject of somebody's work.
suicidal
suicide
{who} committed suicide
research|look|search up|for? suicide ways|methods
be suicide risk END
need|call|call_to|number_for|number_of suicide|crisis? hotline|lifeline|helpline|prevention
suicide hotline|lifeline|helpline|line|prevention number|please|END
survive my attempt
after|since my attempt END
almost|nearly jump END|yesterday|today|last|off|in_front
almost|nearly|try_to|try_and overdosed|end_it|hang_myself
should not have? survive|wake
{death} {seems} like? my? {good}
only|last|best|easy|easier way|option|answer|solution|choice|thing|escape|relief|peace leave? be to? {death}
way|options|option|choice out? but|except|besides {death}

# Wanting to die or to be dead.
{want} to die|unalive
want|think_of|feel_like|hope_i|pray_i|wish_i|dream_of|let_me|help_me|i_should|i_must die
i should be dead|gone
i should not be? {live}|here END
{want} to? be? dead
{want} to be gone {forever}
want|wish|like|need|ready|try to? not|stop {live}
want|wish|like|dream_of to? not|stop {go_on}
cease to exist
{who} cease to exist
i? be? go to? die {soon}
die in my sleep
deserve death
meet my maker
i be dead by|before|on monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|tomorrow|morning|then|end_of
rather die than live|keep_living|go_on|exist
better off|place|off_place? dead|gone
better off|place? if i be? {dead}|die|died|kill|disappear
should be dead|gone END
not mind die|be_dead|if_i_die|if_i_died|if_i_be_dead|if_i_not_wake|not_wake
okay|fine|peace with die|be_dead|not_wake|death
look forward to die|death|be_dead
wait to die|be_dead
why be i not dead
angry|mad|sad|disappointed|upset that? i wake
god take|kill|end me
need|want me alive|dead
{want} to dye END
imagine|dream_about|see my funeral
wish|if_only|hope {who} have? be? {dead}
wish|if_only|hope|pray {who} have? die|died|disappear|not_wake|not_exist|not_survive
not have? be born END
not should|ask? to? be born
wish|hate {who} have? be? not? be? born
painless|painful|easiest|easy|quickest|quick|fastest|best|peaceful way|ways|method|methods to? die|kill|end_it|end_my
painless|peaceful|quick death
painless|painful|painlessly way to go
painful|hurt to? die|hang|drown|overdose|shoot
ways|way|how to die END
ways|way|how to die without|in_my|painlessly|peacefully|quickly|fast
be talk of|about die|be_dead|death
think of|about die|be_dead|not_be_here|not_be_alive|not_exist|not_wake|be_gone
think of|about my? death END
think of|about my? death all|every|daily|day|more|and
not care if|whether i live|die|wake|exist|be_dead|be_alive|crash|get_hit
who|no_one care|cares if i die|died|be_dead|kill|disappear|live|be_gone
crave|welcome|want death END
rather be? dead
my existence be? pointless|meaningless|over
find my body
rather not be? alive|exist|live|be_here
worth more|better dead
more use|useful|valuable *? *? dead
{want} to? go to? heaven
be|join|see * *? *? in heaven

# Not wanting to live, seeing no reason to.
not|no_longer {keen} to? {live}
not|no_longer {keen} to? {go_on}
not|no_longer {keen} to? {live}|{go_on} in|on|with this|my life|world|earth|planet|body|pain|misery|skin
stop want to {live}|{go_on}
not|no_longer want this|my life END
not|no_longer want this|my life any_more|any_longer
not|no_longer want to do life|this_life
not|never see|picture|imagine myself be? live|alive|here|exist
not|no|never see|picture|imagine future where|with i|me be? alive|here|live|in_it
no|no_longer|lose my? desire|wish|want|energy|strength? to|for {live}
{any} reason|point my? to|in|of|for? {live}|{go_on}
lose my|his|her|all? reason|point? to|for {live}
reason|reasons|point to|for not kill|die|end
reason|point in|of|to be? alive
reason|point be? go on live
why not kill|end_it|end_my|die
why be i here|alive|born|live END
why keep|stay|bother|go_on live|alive|breathe
why should? i? live END
no|nothing|no_one|not_much|little leave? else? to? live|stay_alive for
nothing|no_one worth live
life not|be_not|no_longer|be_no_longer worth live|it
be life|it worth live END
life have no|not reason|meaning|point END
can not go|keep|carry|continue on? live|exist|be_alive
can not be here|alive any_more|any_longer|END
can not live END
can not live any more|longer
can not live with myself|me
can not stand|bear|take|face|handle to? live|life|be_alive|exist
can not do life|this_life
done|finished live END
tired|done|through|over|finished|fed_up|enough of|with live|life|be_alive|exist|breathe
tired|done|finished|fed_up|enough of|with my|this life|world|planet
hate be|that? i? be? alive|live|exist
be_alive|live|exist hurt|hurts
stop|give_up live END
give|gave up on life

# Ending it.
end|finish|take|throw_away {my} life
end|take life myself|tonight
end everything|it all
end it|things|everything|this {soon}
{going} end it|everything
{going} end it with gun|pills|rope|knife|bullet
{going} end things|this END
{going} end things|this all|here|tonight|for_good|forever|because|myself|most
i be end it|everything|things END
i be end it|everything|things {soon}|because|if
go through with it {soon}
{want} it|everything|pain|suffering|hurt|hurting all? to? stop|end|be_over {forever}
{want} it|everything|pain|suffering|hurt|hurting to? all stop|end|be_over
{want} it|everything|this all to? stop|end|be_over
{want} my|this? pain|suffering|hurting|life|misery to? stop|end|be_over
make it|everything|this|pain all? stop|end {forever}
end my|this suffering|pain|existence
leave|exit|escape|depart|out_of this|my|cruel world|earth|life|planet
check|clock|log|sign out|off {forever}
check out of life|this_life
{want} to? go|rest {forever}
{want} to? disappear|fade|fade_away {forever}
{want} to? disappear from this|world|earth|life
{want} to? sleep|go_to_sleep|fall_sleep|close_my_eyes {forever}
sleep|eyes|bed and|then? not wake|open|get
want to not wake
not want|wish|hope|plan|like|need to? wake END
hope|pray|wish|want that|god? {who}|to not wake
not wake up tomorrow|any|one|in_morning|ever
eternal|forever rest|sleep|peace
permanent exit|solution|way_out END

# A burden, goodbyes, being gone.
better|happier|fine|okay|relieved|easier|richer off|place? {gone}
sorry|miss_me|happy|cope|manage when|after|once i be gone
i not be problem|burden|bother
not have to worry|deal|care about|with|for me
my last|dying wish
know how|when|where i do it
better off with? *? *? life? insurance
say|think|believe|feel * *? better|happier off? without him|her|them
do *? *? favor|service if|by i|me? be? gone|dead|die|died|kill|end|leave END
do everyone|world|them|{loved} favor if|by
no|no_one|nobody|who|anyone|somebody|anybody one|anyone|body? miss|notice|care|cry|mourn me? {gone}
no_one|nobody|anyone miss me
no_one|nobody not? notice|care|miss_me if i|when_i be? gone|dead|not_here|disappear
life? insurance pay|pays|money|policy *? *? if|when|once i die|died|be_dead|be_gone|kill
they|{loved} get|have|need|collect life? insurance|money if|when|once|after i die|died|be_dead|be_gone
insurance be? worth more *? *? than me|i
worth more dead|gone
i be? not go? to? be? here|around|alive {longer}
i not be here|around|alive {longer}
i be? not go? to? be? here|around|alive for my? birthday|christmas|thanksgiving|holidays|graduation
after|when|once i be dead
after|for_when i be gone
he|she|they he|she|they? be? not go? to? be? here|around|alive much_longer|any_more|any_longer|long
not go? to? be? need it|them|anything|these|those|that after|any|where
not plan|intend|expect|want|go to|on be|live alive|past|to_see|until
not live to_see|past
be alive tomorrow|next_week|next_month|next_year|by|much_longer
only thing keep me alive|here
not think|expect|plan|see i|to|myself live past|to_see|much_longer
not see|want_to_see|reach|make_it_to christmas|tomorrow|my_birthday|another_day|next_year|new_year|sunrise|morning
not|not_think_i make|get|last|survive it? to|till|until|past|through? night|tonight|tomorrow|morning|christmas|new_year
not|not_think_i make it? through|past|to week|weekend|day END
this be my? final|last? goodbye END
this be my? final|last goodbye|message|words
my last day|night|week|words|message on_earth|alive|ever|here_on|goodbye|before_i_go
text|keep_texting|post goodbye|goodbyes
say|write|record|leave|send my|all_my|final|last|his|her|their last|final? goodbye
goodbye letter|note|message|video|world|forever|everyone|cruel|life|{loved}
goodbye to {loved}|world|life|this_world|this_life
tell {loved} that? i love|loved|be_sorry
give away all? {my} things|stuff|belongings|possessions|tools|guitar|dog|cat|pets|books|clothes|everything
give away everything|all
give all? {my} things|stuff|belongings|possessions|tools|guitar|dog|cat|pets|books|clothes|all away
give everything|it all? away
put|get|set|have {my} affairs in order

# Means at hand, and asking for them.
{going} overdose
take overdose
want_to|go_to|try_to od
od on my|pills|sleep|purpose|drugs|everything
overdose on? my|pills|sleep|purpose|drugs|fentanyl|heroin|insulin|everything|{soon}
i overdose
swallow|take|eat|down|drink {many} {pills}
have|get|save|buy|collect up? {many} {pills}
have|get|save|buy|collect up? my {pills}|gun|rope|noose|razor ready|next|here|loaded|in|{soon}
have|get|save|buy gun|rope|noose|knife|razor ready|next|here|loaded|in_my|to_my|and_i|and_want|{soon}
have {pills}|gun|rope|noose|bullets END
have|keep|get|hide {pills}|rope|noose|razor in my? drawer|nightstand|closet|pocket|bathroom
look|stare|sit at|with|by? all? my? {means}
{means} next|right_next to me
{means} under my pillow|bed
save up? my? {pills}
{means} in|on|at|against|to|around|by {my} head|mouth|hand|hands|temple|throat|neck|wrists|lap
{means}|bridge|train|tracks|train_tracks|cliff|ledge|river look|seem|sound|call {good}|my_name
buy|get gun after|because|since
eat bullet|gun|my_gun|my_shotgun
use it|gun|knife on myself|me|himself|herself
bullet in|through {my} head|brain|skull|mouth
blow {my} brain|brains|head out|off
pull trigger on|and myself|end|die
tie|make noose
{jump}|fall|dive|hang off|from|out|out_of my|this|that? office? {high}
{jump} off|from END
{jump} off|from|out * floor|story|stories
step off platform|ledge|edge|roof|rooftop|bridge
i be? go to jump END
think about jump END
{jump}|step|walk|run|lie|dive|go|get in front of *? {train}
{jump}|step|lie|dive under|onto|on *? train|tracks|train_tracks
walk|run|step into traffic|oncoming_traffic
sit in garage|car with engine|car running|on
drive|crash|steer|ram|run {my}|it? car|truck|bike? into|in tree|wall|pole|oncoming_traffic|river|lake|barrier
drive|crash|steer {my}|it? car|truck|bike? off bridge|cliff|mountain|pier
stand|sit|be|here|up at|on|over|by edge|top|side of *? {high}
stand|sit|be|here|up at|on|over|by {high}|tracks|train_tracks now|right_now|and_look|and_think|ready|about_to|END
look|stare down|over? at|from|over? bridge|ledge|tracks|train_tracks|river and|think|wonder
which|what bridge|bridges|building be? high|tall|highest|tallest|best|to_jump
{high}|tracks|train_tracks *? *? and think|wonder about it|jump|end
{pills} it|do? it? take|need|be_enough|enough me? to die|kill|end|overdose|not_wake
enough|many {pills} to? die|kill|end|overdose|not_wake
what|how|much be lethal|fatal|deadly dose|amount|overdose
have|make plan|method|date to|and die|end|kill|method|means|date|pills|gun
have|pick|set|choose date|day to die|end|kill|do_it
think|research|look|search of|about|up|for ways|how|methods|way to? go|die|kill|end_it END
think|research|look|search of|about|up|for ways|how|methods|way to die|kill|end_it|do_it
"""

SUPPORT = """
# Heavy distress without a sign of danger.
not suicidal
not want to? die
not|can_not stop|quit cry|shake|panic|sob
cry every|all|myself|at|for|since|before|alone|nonstop|daily
i be cry
i be complete|total|such|big|huge|utter? worthless|hopeless|loser|burden|waste_of|failure_at
i be complete|total|such|big|huge|utter? failure END
feel as|like|i_be? complete|total|such? worthless|hopeless|useless|failure|burden|garbage|trash|nothing|nobody|numb
feel empty|broken|crushed|devastated|heartbroken|depressed|ashamed|humiliated|helpless
i be empty|broken|crushed|devastated|heartbroken|depressed|ashamed|numb
panic attack|attacks
nervous|mental|emotional breakdown
have|near breakdown|meltdown
break down|breaking_down cry|in|every|at
i be fall|falling apart
everything|my_life|life be fall|falling apart
my? life be over|ruined|pointless|meaningless|too_hard
my life have no|not purpose|direction
hit|at rock bottom
at|reach|hit my breaking|end|limit END
at|reach|hit my breaking point
end of my rope
i be not okay|ok END
can not breathe|function|cope
can not get out of bed|my_car|car|my_bed
can not go on|keep_go
can not take it|this|much any|more END
can not take|do it|this END
can not take it|this any more|longer
can not do this any more|longer END
can not live like this
not want to live like this
not|have_not sleep|eat|leave_house|leave_bed in|for|since
hate myself
hate my life
lose everything
have nothing leave END
grieve my|job|career
alone in this
no_one|nobody need|love|want me
nothing to look forward to
see no point any_more|END
can not bear|stand|take pain|suffering|hurting
done|tired about|with it_all|everything END
throw|toss|kick|dump|discard me|us out|aside|away? like|as
burn out *? *? *? *? cry|numb|function|can_not
i? go? to? tell|face my kids|wife|husband|family|children END
how be? i go? to? tell|face|feed my kids|wife|husband|family|children|parents
not know how i be? go? to? tell|face|feed|survive|make_it|get_through
see no way out
want|wish to? disappear END
want|wish everything|it|this to? stop|end|be_over END
tired|sick of live like this|alone
not want to? live alone END
see no future for me|myself
burden to|on everyone|my_family|my_wife|my_husband|my_kids|my_parents

# Somebody was lost.
killed|shot|hanged himself|herself|themselves
took his|her|their life
died by suicide
lose * *? *? to suicide
committed suicide
"""

HARMLESS = """
# Words of death for work.
kill|hurt|murder me|us|it
hurt|cut|cutting|burn|injure|stab {self} lift|lifting|moving|carrying|doing|falling|working|cooking|shaving|playing
hurt|cut|cutting|burn|injure|stab {self} at work|job|my_job|gym|practice|warehouse|shop|site|kitchen
hurt|cut|cutting|burn|injure|stab {self} on job|meat|glass|metal|machine|saw|slicer|fryer|oven|grill|paper|box
hurt|cut|cutting|burn|injure|stab {self} while|by working|lifting|cooking|shaving|driving|moving|at|accident|slipping
cut|cutting {self} off|out|short|some|in_half|in_on
burn {self} out
end|hang {self} up
hang {self} out
off {self} to|onto
kill {self} laughing|studying|trying|commuting
kill {self} to meet|finish|earn|pay|hit|please|get_ahead
kill {self} to make rent|ends|deadline|deadlines|money|quota
drown {self} in work|debt|paperwork|emails|coffee|books|tasks|meetings
shoot {self} in foot
shoot|kill|send me
end|delete|off myself|himself|herself from
cut|cutting my arm|arms|wrists|throat on|at|while
{want} to? die laughing|inside|of_boredom|of_laughter|of_embarrassment|of_cringe|on_this|on_that
{want} to? die cut|cutting|cast|casting|maker|makers|stamping|hair
die of|laughing|inside|for|to|hard|out|field|trade|industry|breed|art|profession|career|patients|patient|people|town
rather die than
not want to? die in|at|poor|alone|here|before|on|with|broke
kill for|to|time|two
dead end|line|beat|weight|lift|set|zone|inside|tired|serious
drop dead
over my dead body
think of|about death doula|care|penalty|benefits|certificates
think of|about die field|industry|trade|profession
career|professional|political|social|financial|commercial|economic|brand suicide
be|feel|commit career|professional|political|financial|social suicide
deadline|deadlines|season be suicide

# Work with people in danger, and research.
self harm|injury {crowd}|{service}
suicidal {crowd}|behavior
suicidal think|ideation|thought {crowd}|{service}
suicide and|or self_harm|overdose {service}
suicide {service}
my|this suicide {service}
want|plan|try|consider|feel|imagine suicide {service}
think|talk of|about suicide {service}
{study} suicide|suicidal|self_harm|self_injury|overdose
work|job|career|volunteer|degree|experience in|on|at|with suicide
questions|calls|posts|papers|books|people about|on suicide
{service} for|of|about suicide
overdose {crowd}|{service}|victims|deaths|calls|response|reversal
{going} overdose on|of caffeine|coffee|work|sugar|meetings|content|news|advice|linkedin
overdose on|of caffeine|coffee|work|sugar|meetings|content|news|advice|emails|linkedin
treat|see|reverse|respond_to|prevent|handle|drug|opioid|accidental|many|fentanyl overdose
count|sell|fill|deliver|pack|dispense {many} {pills} for|all|at|into

# Ending, leaving and taking what is no life.
not want to exist only
can not go on like this with|at|in
know how i do it all|with|without
i be cutting and
not know how i do it
{going} end it|things|this|everything with my|him|her|them|this|company|client|recruiter
{going} end it|things|this|everything on_good|early|amicably|professionally|gracefully|properly
end {my} life insurance|as|coach
take {my} life back|over|savings|insurance|story|experience|to_next|in_new|in_different|into_my
{job} be|have|keep? take|end {my} life
take over my life
give up on life|live in
leave|escape this world of
leave|escape this|my life of|in|as
{want} to? disappear from social|my|work|linkedin
if|after|when|once i be gone from|during
if|after|when|once i be gone for|on week|weeks|month|months|days|vacation|leave|business
hate be alive at
dead by time
tired|done|over|fed_up|enough of|with live in|on|paycheck|at|out|off|under|hand|here|there|near|far|from|like
tired|done|over|fed_up|enough of|with live with parents|roommates|roommate|my_parents|my_mom|my_family|my_in
tired|done|fed_up|enough of|with life in|at|on|as|insurance|sciences
tired|done|fed_up|enough of|with my|this life in|at|as|insurance
hate my life at|in|as
hate be live in|with|at
hate live in|with|at|on|here|near

# Living somewhere or on something, being somewhere.
not|no_longer {keen} to? live in|at|on|near|off|under|far|there|by|here|paycheck|abroad|next
not|no_longer {keen} to? live with parents|roommates|my_parents|my_mom|my_family|my_in|him|her|them
not|no_longer {keen} to? be_here|be_around any_more? at|in|for|when|with|as|working|chemicals|people|kids|blood
not|no_longer {keen} to? wake_up at|early|before|for|that|late|to_alarm|to_alarms
not|no_longer {keen} to? keep_going|go_on|carry_on in|to|with|on|back|at|as|leave|vacation
{any} reason|point my? to|in|of|for? live|be_here|be_around|wake_up in|at|near|on|there|early|with|when
{any} reason|point my? to|in|of|for? go_on|keep_going|carry_on to|with|in|on|at
reason|point be? go on live in
can not go on vacation|leave|strike|break|with|in
can not keep_go in|with|at|to
make|earn|for|do_for live
worth live in|on
{job} be? better|happier|fine off? {gone}
{job} be? better|happier|fine off? without him|her|them
i be? not go? to? be? here|around tomorrow|next_week|next_month for
i be? not go? to? be? here|around any_more|any_longer|much_longer at
not make|get|survive it? to|through|past? night|tomorrow|morning|week|weekend shift|meeting|schedule|class|shifts
not make it? through|past|to week|weekend|day at|of|in|without
goodbye to? my? {colleagues}
need|call suicide|crisis? hotline|lifeline|helpline|prevention counselor|counselors|worker|workers|job|jobs|training
say|write|send|record my|final|last|all|all_my last|final? goodbye to my? {colleagues}
goodbye letter|note|email|message|video|card to|for my? {colleagues}
this be my? final|last day|week|night at|on|in|of|before
this be my? final|last? goodbye to
have gun|knife license|permit|range|shop
{jump}|fall|dive off|from building|bridge|roof for_live|as|on_set|in_movies
look|stare|sit at|with|by? {means} labels|all_day|designs
"""

SPANISH_CRISIS = """
# Querer morir, matarse, hacerse daño. ("a", "el" y "la" no cuentan, como "the".)
quiero|quisiera|quiere|queria|quieren|deseo|desea|prefiero|prefiere|preferiria|necesito|ganas_de morir|morirme|morirse
quiero|quisiera|quiere|queria|deseo|prefiero|preferiria|ojala estar|estuviera muerto|muerta
mejor|estaria mejor? estar? muerto|muerta
me quiero|quisiera|queria|voy|iba|pienso|intente|puedo morir|matar|suicidar|ahorcar|colgar|envenenar|autodesvivir
se quiere|quisiera|queria|va|iba|intento morir|matar|suicidar|ahorcar|colgar|envenenar
me mato|suicido|ahorco END
me mato|suicido|ahorco si|hoy|manana
matarme|matarse|suicidarme|suicidarse|ahorcarme|ahorcarse|envenenarme|dispararme|autolesionarme|autolesiono
quiere|intento|intenta|piensa|va colgarse
quisiera|desearia|ojala no haber|hubiera nacido
pegarme|darme|meterme|pegar|dar tiro|balazo
volarme sesos|cabeza
cortarme|cortarse|corto|corte|corta|cortar venas|munecas|brazos|piernas
hacerme|hacerse|hago|hacer dano
quiero|voy lastimarme|herirme
{caer} de|del|desde|al|por|bajo mi? puente|azotea|edificio|balcon|ventana|tren|metro|vacio|vias|techo
{caer} puente|tren|metro|vacio|vias|rio
tomarme|tomar|tome|tragarme|tomo todas|muchas|frasco|frasco_de mis? pastillas
suicidio es|parece mi? unica|solucion|opcion|salida|mejor
pienso|pensando|pensado|piensa|pense|hablo|habla en|de|sobre suicidio|muerte|mi_muerte
pienso|pensando|pensado|piensa|pense en matarme|morir|morirme|quitarme|acabar_con_todo|no_vivir
ideas|pensamientos|nota|carta suicidas|suicida
nota|carta|intento|idea|pensamientos de suicidio
soy|estoy|siento|esta suicida
quitarme|quitarse|quito|quitar vida
acabar|terminar|termino|acabo con todo END
acabar|terminar|termino|acabo|fin con? mi|su vida
forma|formas|manera|como de? morir|matarme sin|rapido

# No querer vivir.
no quiero|quiere|quisiera|puedo|deseo|queria seguir|continuar? vivir|viviendo|existir|existiendo
no quiero|quiere|quisiera|queria estar|seguir vivo|viva|en_este_mundo
no quiero|quiere|quisiera|queria estar|seguir|ya? aqui END
no tengo|tiene|hay|encuentro|veo|quedan|siento ganas|razones|razon|motivos|nada de|para|por que? vivir|seguir_viviendo
no le? veo|encuentro|hallo|tiene ningun? sentido de|en? mi|esta? vida|vivir|seguir_viviendo
vida no tiene|vale sentido|pena|nada END
no vale|merece pena seguir? vivir|viviendo|vida|esta_vida|mi_vida
para que vivir|seguir_viviendo|sigo_viviendo|sigo_vivo|sigo_viva
cansado|cansada|harto|harta de vivir|vida|existir|esta_vida|mi_vida|estar_vivo|estar_viva
no aguanto|soporto vida|esta_vida|mi_vida|vivir
no quiero|quisiera despertar|despertarme
no|nunca despertar|despertarme|despertara|despertarse nunca|jamas|manana|END
ojala no|nunca|me|se? me|se|hubiera? muera|muriera|muerto|despertara|despierte|nacido|existiera
dormir|dormirme para_siempre|y_no_despertar|y_nunca_despertar|y_ya_no_despertar
desaparecer|irme para siempre
desaparecer|irme de este|esta mundo|vida
dejar de existir|vivir

# Ser una carga, despedirse.
mejor|bien|felices|tranquilos sin mi END
mejor|bien|felices|tranquilos si yo? no|me|muero estoy|muero|estuviera|existiera|muriera|END
nadie me? extranaria|extranara|notaria|echaria si|de_menos
carta|nota de despedida
despido de todos|este_mundo|vida|mi_familia
despido para siempre
"""

SPANISH_SUPPORT = """
me siento|sentia como? inutil|fracaso|fracasado|fracasada|vacio|vacia|carga|basura|destrozado|destrozada
soy fracaso|inutil|carga|fracasado|fracasada
estoy deprimido|deprimida|desesperado|desesperada|devastado|devastada|destrozado|destrozada|hundido|hundida
ataque|ataques de panico
lloro todos|todo|cada|en
no paro|puedo|dejo parar|dejar? de llorar
ya no puedo|aguanto END
no quiero seguir END
no hay|veo salida END
no sirvo para nada
perdi todo END
odio mi vida END
quiero desaparecer
se suicido|mato|ahorco
"""

SPANISH_HARMLESS = """
quiero|quiere|quisiera|ganas_de morir|morirme|morirse de
me|se quiero|quiere morir de
me|se muero|muere por|de
me|se voy|va matar trabajando|estudiando|de
matarse|matarme trabajando|estudiando|por
voy|va|quiere|esta matarme de|trabajo|este_trabajo
no quiero|quiere|puedo|quisiera|queria seguir? vivir|viviendo en|de|con|aqui|alli|cerca|lejos|del
cansado|cansada|harto|harta de vivir en|de|con|lejos
cansado|cansada|harto|harta de vida|esta_vida|mi_vida de|laboral
no quiero|quisiera despertar|despertarme temprano
acabar|terminar|fin con? mi|su vida laboral|profesional
hacerme|hacerse|hago dano en|espalda
prevencion|prevenir|linea|consejero|consejera de|del|contra? suicidio
{crowd_es} con? ideas|pensamientos? suicidas
carta|nota de despedida para|laboral|mis|mi
despido de mi|mis jefe|trabajo|companeros|clientes
"""

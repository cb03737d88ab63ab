"""Recognise crisis and distress before anything else runs, and reply with fixed words.

Opens nothing and calls nothing, so it works with every store and model down. It knows the phrases of `signs` and will
miss what no phrase shows; phrases and replies are to be reviewed by a qualified person before release.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import signs
from bot.phrases import BREAKS, Found, find_signs, read_words

_NEAR = 12
"""How many words before a phrase its person is looked for, by judgement."""


@dataclass(frozen=True, slots=True)
class Distress:
    """What a message shows."""

    kind: str
    """"crisis": signs that someone may end or harm their life; "support": heavy distress without them."""
    third_person: bool = False
    """Whether it is about somebody else."""
    spanish: bool = False
    """Whether it is said in Spanish."""


def recognise(text: str) -> Distress | None:
    """Say whether a message shows crisis or heavy distress; ordinary worry about work shows neither."""
    words = read_words(text)
    shown = []
    for found in find_signs(words):
        whose = _whose(words, found)
        if whose != "crowd":
            shown.append(Distress(found.sign.kind, whose == "other", found.sign.spanish))
    return min(shown, key=lambda distress: (distress.kind != "crisis", distress.third_person), default=None)


def _whose(words: Sequence[str], found: Found) -> str:
    """Say whose distress a phrase is: the writer's "own", some "other" person's, or that of a "crowd" met at work."""
    said = words[found.start : found.end]
    if any(word in signs.OWN or word.endswith("rme") for word in said):
        return "own"
    other = any(word in signs.OTHER for word in said)
    joined = False
    for at in range(found.start - 1, max(found.start - _NEAR, 0), -1):
        word = words[at]
        if word in BREAKS:
            break
        if word in signs.CROWD and not joined:
            return "crowd"
        if word in signs.PERSON:
            return "other"
        if word in ("i", "me") and not other and not signs.ASIDE & {words[at - 1], words[at + 1]}:
            return "own"
        joined = joined or word in signs.JOINS
    return "other" if other else "own"


def reply(distress: Distress) -> str:
    """Give the fixed reply for what a message shows."""
    if distress.kind == "support":
        return _SUPPORT_SPANISH if distress.spanish else _SUPPORT
    if distress.third_person:
        return _OTHER_SPANISH if distress.spanish else _OTHER
    return _OWN_SPANISH if distress.spanish else _OWN


_OWN = """\
I'm really glad you said that, and I'm sorry it hurts this much. I'm a program, so the most useful thing I can do is \
point you to a person, now.

In the US, call or text **988** (Suicide & Crisis Lifeline, free, day and night). If there is danger right now, call \
**911**. Outside the US, findahelpline.com lists lines near you.

If you can, tell someone near you how bad it is, and stay with them, away from anything you could hurt yourself with. \
Work can wait. I'm still here for any question about it, whenever you want."""

_OTHER = """\
Thank you for taking that seriously; it is good that you are there. You don't have to find perfect words. Ask straight \
out whether they are thinking about ending their life, listen, and don't leave them alone with it. Asking does not put \
the idea there.

In the US, you or they can call or text **988** (Suicide & Crisis Lifeline, free, day and night); you can call for \
advice about someone else, too. If they may act on it now, call **911** and stay with them if that is safe. Outside \
the US, findahelpline.com lists lines near you.

This is a lot to carry, so talk to someone about it yourself as well. I'm still here for work questions, whenever you \
want."""

_SUPPORT = """\
I'm sorry. That is a heavy thing to carry, and it says nothing about your worth.

If you can, talk to one person today: a friend, your doctor, or a counselor. In the US you can also call or text \
**988** at any hour, for any kind of distress, and dial **two-one-one** for help with bills, food and rent. If you \
lost your job, file for unemployment with your state this week; an American Job Center (careeronestop.org) helps for \
free.

When you feel ready, tell me what work you did, and we'll look at what comes next, one step at a time."""

_OWN_SPANISH = """\
Me alegra mucho que lo hayas dicho, y siento que duela tanto. Soy un programa, así que lo más útil que puedo hacer es \
dirigirte a una persona, ahora mismo.

En Estados Unidos, llama al **988** y oprime dos, o envía AYUDA por mensaje de texto al **988** (Línea 988 de \
Prevención del Suicidio y Crisis, gratis, día y noche). Si hay peligro ahora mismo, llama al **911**. Fuera de Estados \
Unidos, findahelpline.com muestra líneas cerca de ti.

Si puedes, dile a alguien cercano lo mal que estás y quédate con esa persona, lejos de cualquier cosa con la que \
podrías hacerte daño. El trabajo puede esperar. Sigo aquí para cualquier pregunta sobre él, cuando quieras."""

_OTHER_SPANISH = """\
Gracias por tomarlo en serio; es bueno que estés ahí. No hace falta encontrar palabras perfectas. Pregunta \
directamente si está pensando en quitarse la vida, escucha y no dejes a esa persona sola con eso. Preguntar no \
siembra la idea.

En Estados Unidos, ambos pueden llamar al **988** y oprimir dos, o enviar AYUDA por mensaje de texto al **988** (Línea \
988 de Prevención del Suicidio y Crisis, gratis, día y noche); también aconsejan a quien se preocupa por otra persona. \
Si puede hacerse daño ahora, llama al **911** y quédate a su lado si es seguro. Fuera de Estados Unidos, \
findahelpline.com muestra líneas cerca de ti.

Es mucho para cargar, así que habla tú también con alguien. Sigo aquí para preguntas sobre el trabajo, cuando \
quieras."""

_SUPPORT_SPANISH = """\
Lo siento. Es una carga pesada, y no dice nada sobre lo que vales.

Si puedes, habla hoy con una persona: alguien de confianza, tu médico o un consejero. En Estados Unidos también puedes \
llamar al **988** y oprimir dos a cualquier hora, por cualquier angustia, y al **dos-uno-uno** para ayuda con cuentas, \
comida y alquiler. Si perdiste tu trabajo, solicita el seguro de desempleo de tu estado esta semana; un American Job \
Center (careeronestop.org) ayuda gratis.

Cuando te sientas listo, cuéntame qué trabajo hacías y vemos qué sigue, paso a paso."""

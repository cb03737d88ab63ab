"""Spanish questions are understood as their English siblings are, and answered in Spanish from the same figures."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

import bot
from bot.advisor import SPANISH_HELD_BACK, Advisor
from bot.answer import Answer, Focus
from bot.constraints import _GROUPS
from bot.evidence import Gap
from bot.folding import fold, fold_asking, stem
from bot.framing import match_in
from bot.hearing import hear
from bot.library import Library
from bot.locating import corpus_folder
from bot.measures import MEASURES
from bot.places import STATES
from bot.reasons_es import MARK, reason
from bot.settings import Settings
from bot.verdicts import KINDS
from bot.verdicts_es import KINDS as SPANISH_KINDS
from bot.wording import HEADS
from bot.wording_es import article, both, doing, group_words, head, listed, lower_words, place_name, the

CORPUS = corpus_folder()
TEMPLATES = Path(bot.__file__).parent / "templates" / "answer"
STATE_CODES = {name: code for code, name in STATES.items()}


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(CORPUS, Settings())


@pytest.fixture(scope="module")
def advisor(library: Library) -> Advisor:
    return Advisor(library)


def rows(name: str) -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said(advisor: Advisor, *turns: str) -> Answer:
    focus = Focus()
    for turn in turns:
        answer = advisor.answer(turn, focus)
        focus = answer.focus
    return answer


# The tables.


def test_every_occupation_has_a_spanish_name_of_its_own(library: Library) -> None:
    names = rows("called_es.csv")
    codes = [row["onet_soc_code"] for row in names]
    assert set(codes) == set(library.tables.occupations) | {"15-AIML"}
    for column in ("onet_soc_code", "singular", "plural"):
        assert [name for name, times in Counter(row[column] for row in names).items() if times > 1] == []


@pytest.mark.parametrize("column", ["singular", "plural"])
def test_spanish_names_are_words_alone(column: str) -> None:
    for row in rows("called_es.csv"):
        assert re.fullmatch(r"[\wáéíóúñü]+(?: [\wáéíóúñü]+)*", row[column]), row[column]


def test_the_name_of_every_occupation_means_it_and_its_plural_means_the_same(library: Library) -> None:
    names = library.matcher.spanish
    for row in rows("called_es.csv"):
        for form in (row["singular"], row["plural"], fold(row["singular"])):
            found = names.among(form, [row["onet_soc_code"]])
            assert found == (row["onet_soc_code"],) or names.find(fold(form), lambda word: True)[0].broad, form


def test_every_kind_of_work_and_every_skill_has_a_spanish_name(library: Library) -> None:
    labels = {(row["kind"], row["label"]) for row in rows("labels_es.csv")}
    assert {("activity", label) for label in library.labels.values()} <= labels
    skills = {skill.name for code in library.tables.occupations for skill in library.tables.skills(code)}
    assert {("skill", name) for name in skills} <= labels


def test_every_turn_of_phrase_stands_once_and_reads_as_a_pattern() -> None:
    turns = [row["said"] for row in rows("gloss_es.csv")]
    assert [turn for turn, times in Counter(turns).items() if times > 1] == []
    assert all(turn.count("(") == turn.count(")") and turn.count("[") == turn.count("]") for turn in turns)


def test_notes_have_the_same_headings_in_both_languages() -> None:
    for name in ("method", "talk"):
        english, spanish = (
            re.findall(
                r"^## (.+)$", (CORPUS / "notes" / f"{name}{ending}.md").read_text(encoding="utf-8"), re.MULTILINE
            )
            for ending in ("", "_es")
        )
        assert english == spanish


def test_every_template_has_a_spanish_sibling() -> None:
    english = {path.name for path in TEMPLATES.glob("*.j2")}
    assert {path.name for path in (TEMPLATES / "es").glob("*.j2")} == english


def test_every_measure_of_a_list_and_a_comparison_has_spanish_words() -> None:
    assert all(head(measure) for measure in HEADS)
    assert SPANISH_KINDS.keys() == KINDS.keys()


def test_every_field_a_list_can_be_limited_to_has_a_spanish_name() -> None:
    names = {name for _, _, name in _GROUPS}
    assert {name: group_words(name) for name in names if group_words(name) == name} == {}
    assert group_words("sales or food service") == "ventas ni servicio de comida"


# Words.


def test_accents_and_plurals_do_not_tell_words_apart() -> None:
    assert fold("Técnico en Refrigeración") == "tecnico en refrigeracion"
    assert len(fold("¿Qué año? İ ß")) == len("¿Qué año? İ ß")
    assert {stem(word) for word in ("conductor", "conductores")} == {"conductor"}
    assert {stem(word) for word in ("capataz", "capataces")} == {"capataz"}


def test_the_que_that_asks_is_kept_apart_from_the_one_that_joins() -> None:
    assert fold_asking("¿qué hace? El que hace") == "¿qué hace? el que hace"
    assert fold_asking("que gana más").startswith("qué")
    assert (fold_asking("sí"), fold_asking("si gano más")) == ("sí", "si gano mas")


def test_spanish_nouns_take_their_articles() -> None:
    assert (article("plomero"), the("plomeros")) == ("un plomero", "los plomeros")
    assert (article("niñera"), the("niñeras")) == ("una niñera", "las niñeras")


def test_spanish_lists_join_with_y_which_gives_way_before_its_own_sound() -> None:
    assert listed(["a", "b", "c"]) == "a, b y c"
    assert listed(["oficina", "instalación"]) == "oficina e instalación"
    assert both(["leer y escribir", "contar"]) == "leer y escribir, y también contar"


def test_what_has_no_spanish_label_stays_as_it_is() -> None:
    assert doing("cook food and make drinks") == "cocinar y preparar bebidas"
    assert (doing("juggle flaming swords"), lower_words("Juggling")) == ("juggle flaming swords", "Juggling")


def test_states_are_called_by_their_spanish_names() -> None:
    assert [place_name(code) for code in ("NY", "NM", "TX", "US")] == [
        "Nueva York", "Nuevo México", "Texas", "Estados Unidos",
    ]  # fmt: skip


# Reasons.


def test_every_reason_a_look_up_gives_is_said_in_spanish(library: Library) -> None:
    places = ("US", "TX", "WY", "PR")
    reasons = {
        item.reason
        for code in (*library.tables.national, "15-AIML")
        for measure in MEASURES
        for place in places
        if isinstance(item := library.look_up(code, measure, place), Gap)
    }
    assert len(reasons) > 500
    assert [english for english in reasons if reason(english, STATE_CODES).startswith(MARK)] == []


def test_a_reason_keeps_its_state_and_its_amount() -> None:
    assert reason("BLS publishes nothing for cashiers in New York.", STATE_CODES) == (
        "La BLS no publica nada de este oficio en Nueva York."
    )
    top = "The median pay of surgeons is at or above $239,200 a year, and BLS shows no figure beyond that."
    assert "$239,200" in reason(top, STATE_CODES)


def test_a_reason_not_known_in_spanish_is_marked_as_english() -> None:
    assert reason("The dog ate it.", STATE_CODES) == "(en inglés) The dog ate it."


# Understanding.


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("¿La IA va a reemplazar a los contadores?", "Will AI replace accountants?"),
        ("¿Cuánto gana un plomero en Texas?", "What do plumbers earn in Texas?"),
        ("cuanto le pagan por hora a un soldador en Nueva Jersey", "What do welders make per hour in New Jersey?"),
        ("¿Está creciendo la demanda de electricistas?", "Is demand for electricians growing?"),
        ("¿Cuántas vacantes al año hay para cajeros?", "How many openings a year are there for cashiers?"),
        ("¿Qué habilidades necesita un chef?", "What skills does a chef need?"),
        ("¿Qué software usan los arquitectos?", "What software do architects use?"),
        ("¿Qué herramientas de IA usan los abogados?", "What AI tools do lawyers use?"),
        ("¿Cómo me hago electricista?", "How do I become an electrician?"),
        ("Soy cajera, ¿a qué me puedo cambiar?", "I'm a cashier, what could I switch to?"),
        ("cuéntame sobre los techadores", "Tell me about roofers"),
        ("¿Quién gana más, un carpintero o un electricista?", "Who earns more, a carpenter or an electrician?"),
        ("¿Cuáles son los riesgos para los cajeros?", "What are the risks for cashiers?"),
    ],
)
def test_a_spanish_question_is_understood_as_its_english_sibling(
    library: Library, spanish: str, english: str
) -> None:  # fmt: skip
    own, other = hear(spanish, Focus(), library), hear(english, Focus(), library)
    assert (own.language, own.kind, own.occupations, own.places) == ("es", other.kind, other.occupations, other.places)
    assert set(other.intents) <= set(own.intents)
    assert set(other.measures) <= set(own.measures)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("soy enfermera", "29-1141.00"),
        ("trabajo de mesera", "35-3031.00"),
        ("mi esposo es troquero", "53-3032.00"),
        ("llevo 10 años como soldador", "51-4121.00"),
        ("quiero ser electricista", "47-2111.00"),
        ("limpio casas en Los Ángeles", "37-2012.00"),
        ("mi mamá cuida viejitos", "31-1122.00"),
        ("manejo un montacargas", "53-7051.00"),
        ("soy tecnica en refrigeracion", "49-9021.00"),
        ("las plomeras", "47-2152.00"),
        ("soy plommero", "47-2152.00"),
    ],
)
def test_spanish_jobs_are_found_in_the_sentences_people_put_them_in(library: Library, message: str, code: str) -> None:
    assert hear(message, Focus(language="es"), library).occupations == (code,)


def test_trucks_without_a_driver_name_no_driver(library: Library) -> None:
    heard = hear("soy camionero, ¿me van a reemplazar los camiones sin chofer?", Focus(), library)
    assert heard.occupations == ("53-3032.00",)
    assert "self-driving trucks" in heard.english
    assert heard.asker.machines


def test_a_broad_word_is_asked_back_and_settled_by_half_a_name(library: Library) -> None:
    asked = hear("soy ingeniero, ¿la IA me va a reemplazar?", Focus(), library)
    assert (asked.kind, asked.called) == ("clarify", "ingeniero")
    assert hear("mecánico", asked.focus, library).occupations == ("17-2141.00",)
    assert hear("el segundo", asked.focus, library).occupations == asked.options[1:2]


def test_an_unheard_of_job_is_named_in_the_askers_own_words(advisor: Advisor) -> None:
    answer = said(advisor, "¿la IA va a reemplazar a los exorcistas?")
    assert answer.kind == "gap"
    assert "No tengo cifras de «exorcistas»." in answer.text


def test_limits_of_a_list_are_heard_and_read_back_as_they_were_said(advisor: Advisor) -> None:
    answer = said(advisor, "trabajos que paguen más de 60 mil y que no estén expuestos a la IA, sin título")
    assert "60 mil dólares" in answer.text
    assert "exposición baja a la IA" in answer.text
    assert "sin título universitario" in answer.text
    assert "$60,000" in said(advisor, "trabajos que paguen más de $60,000").text


def test_english_is_heard_as_before_even_where_it_shares_words_with_spanish(library: Library) -> None:
    heard = hear("My son is a conductor. Will AI replace him?", Focus(), library)
    assert (heard.language, heard.english) == ("en", "My son is a conductor. Will AI replace him?")
    assert heard.occupations == hear("Will AI replace conductors?", Focus(), library).occupations


def test_a_spanish_job_in_an_english_sentence_is_found(library: Library) -> None:
    heard = hear("what does a troquero earn in Texas", Focus(), library)
    assert (heard.language, heard.occupations) == ("en", ("53-3032.00",))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("trabajo de plomero en una compañía", "47-2152.00"),
        ("técnica en refrigeración", "49-9021.00"),
        ("limpio oficinas de noche", "37-2011.00"),
        ("soy enfermera en un hospital", "29-1141.00"),
    ],
)
def test_a_job_described_in_spanish_is_matched(library: Library, text: str, code: str) -> None:
    assert match_in(text, library.matcher)[0].onet_soc_code == code


# Answers.

QUESTIONS = (
    "¿La IA va a reemplazar a los contadores?", "soy enfermera y me preocupa la IA", "¿Cuánto gana un chef en Texas?",
    "¿Hay mucho trabajo para soldadores en Ohio?", "¿Qué tareas de los contadores puede hacer la IA?",
    "¿Qué habilidades necesita un chef?", "¿Cómo me hago electricista?", "¿Qué es más seguro, cajera o recepcionista?",
    "cajera, recepcionista o secretaria, ¿quién gana más?", "soy mesera, ¿a qué me puedo cambiar en Florida?",
    "quiero pasar de albañil a inspector de construcción", "los 5 trabajos mejor pagados en Texas",
    "¿en qué estado ganan más los techadores?", "¿cuáles son los riesgos para los cajeros?",
    "¿qué herramientas de IA usan los abogados?", "preguntas frecuentes sobre carpinteros",
    "cuéntame sobre los bomberos", "¿Cuánto gana un cirujano?", "¿cuánto gana un actor?", "soy soldado, ¿cuánto gano?",
    "¿la IA va a reemplazar a los ingenieros de IA?", "me ofrecen 45 mil al año de asistente dental en Arizona",
    "¿Cómo se calcula la calificación?", "¿subieron los sueldos de los cocineros?",
    "¿cuánto gana un abogado por hora en Puerto Rico?", "¿qué hace un liniero?",
)  # fmt: skip
ENGLISH = re.compile(
    r"\b(?:the|and|with|of|earn|jobs|median pay|not published|you|your|than|against|a year|an hour|is|are)\b"
)
QUOTED = re.compile(r"\*En inglés, del informe:\*.*|^- .*|^\*\*Tarea por tarea.*", re.MULTILINE)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_spanish_wherever_its_words_are_ours_and_none_is_held_back(
    advisor: Advisor, question: str
) -> None:  # fmt: skip
    answer = advisor.answer(question)
    assert answer.focus.language == "es"
    assert answer.text != SPANISH_HELD_BACK
    assert ENGLISH.search(QUOTED.sub("", answer.text)) is None
    assert all(ENGLISH.search(text) is None for text in answer.suggestions)


@pytest.mark.parametrize("question", ["¿cuáles son los riesgos para los cajeros?", "¿Cómo me hago electricista?"])
def test_the_words_of_a_report_are_marked_as_english(advisor: Advisor, question: str) -> None:
    assert "en inglés" in advisor.answer(question).text.lower()


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("¿Cuánto gana un plomero en Texas?", "What do plumbers earn in Texas?"),
        ("¿Está creciendo el trabajo de los electricistas?", "Is the work of electricians growing?"),
        ("¿La IA va a reemplazar a los abogados?", "Will AI replace lawyers?"),
    ],
)
def test_both_languages_cite_the_same_figures(advisor: Advisor, spanish: str, english: str) -> None:
    own, other = advisor.answer(spanish), advisor.answer(english)
    assert (own.kind, own.occupations) == (other.kind, other.occupations)
    key = {(f.measure, f.place, f.value, f.unit, f.source) for _, f in own.figures if not f.detail}
    assert key == {(f.measure, f.place, f.value, f.unit, f.source) for _, f in other.figures if not f.detail}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("$63,800 al año", "$63,900 al año"), ("subió 1.3%", "bajó 1.3%"), ("$30.67 por hora", "$30.67 al año")],
)
def test_a_wrong_figure_in_a_spanish_sentence_is_found(advisor: Advisor, right: str, wrong: str) -> None:
    from dataclasses import replace

    from bot.checking import problems

    answer = advisor.answer("¿Cuánto gana un plomero?")
    subjects = [advisor.library.subject("47-2152.00")]
    assert right in answer.text
    assert problems(answer, subjects) == []
    assert problems(replace(answer, text=answer.text.replace(right, wrong)), subjects)


def test_spanish_small_talk_gets_spanish_replies(advisor: Advisor) -> None:
    assert advisor.answer("hola").text.startswith("Hola.")
    assert advisor.answer("muchas gracias").text.startswith("De nada.")
    assert advisor.answer("hello").text.startswith("Hello.")


def test_suggestions_are_questions_that_are_understood(advisor: Advisor, library: Library) -> None:
    for question in (
        "¿Cuánto gana un plomero?",
        "¿Qué es más seguro, cajera o recepcionista?",
        "¿cuánto gana una niñera?",
    ):
        answer = advisor.answer(question)
        for suggestion in answer.suggestions:
            assert hear(suggestion, answer.focus, library).kind == "answer", suggestion

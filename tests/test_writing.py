"""Answers from templates: every part of a report, for occupations of every kind, in sentences fit to be read."""

import re
from dataclasses import replace

import pytest

from bot.advisor import Advisor
from bot.answer import Answer, Focus
from bot.asker import Asker
from bot.checking import problems
from bot.gathering import gather
from bot.library import Library
from bot.request import Request
from bot.writing import TemplateWriter

NURSES, CRITICAL, LOGISTICIANS, ACTORS = "29-1141.00", "29-1141.03", "13-1081.00", "27-2011.00"
INFANTRY, SURGEONS, AIML, PARALEGALS = "55-3016.00", "29-1249.00", "15-AIML", "23-2011.00"
CASES = {
    "written": NURSES, "shared": CRITICAL, "unwritten": LOGISTICIANS, "hourly only": ACTORS, "military": INFANTRY,
    "no score": SURGEONS, "own scale": AIML, "disputed": PARALEGALS,
}  # fmt: skip
PARTS = (
    "exposure", "pay", "outlook", "tasks", "skills", "tools", "risks", "ai_tools", "future_skills", "become",
    "overview", "faq",
)  # fmt: skip
VERDICT = re.compile(
    r"\*\*(?:No, not with|Unlikely: |Not the (?:whole )?job[;,] |Much of this work|Nobody can say|Not soon: )"
)
FLAWS = {
    "a value that is missing": r"\bNone\b(?! of )|\bnan\b|Undefined",
    "a template's marks": r"\{\{|\}\}|\{%|\{#",
    "two spaces": r"  ",
    "a possessive of a possessive": r"\b(?!business)\w+s['’]s\b|['’]s['’]s",
    "a space before a stop": r" [.,;:](?:\s|$)",
    "two stops": r"[.,;:]{2}",
    "empty brackets": r"\(\s*\)|\[\s*\]",
    "empty bold": r"\*\*\s*\*\*(?!\w)",
    "a wrong article": r"\ban [bcdfgjkmnpqtvwxyz][a-z]|\ba (?!un|uni|use|usu|eu|one|ur)[aeiou]\w",
}


def flaws(text: str) -> list[str]:
    """List what no answer may hold, and marks of bold or of tables that do not pair up."""
    found = [f"{name}: {m.group()!r}" for name, pattern in FLAWS.items() if (m := re.search(pattern, text))]
    for paragraph in text.split("\n\n"):
        if paragraph.count("**") % 2:
            found.append(f"bold left open: {paragraph[:60]!r}")
        if paragraph.startswith("|") and len({line.count("|") for line in paragraph.splitlines()}) != 1:
            found.append(f"uneven table: {paragraph[:60]!r}")
    return found


@pytest.fixture(scope="module")
def writer() -> TemplateWriter:
    return TemplateWriter()


def write(writer: TemplateWriter, library: Library, code: str, *intents: str, **more: object) -> Answer:
    request = replace(Request("Will it last?", "answer", intents, occupations=(code,)), **more)  # type: ignore[arg-type]
    return writer.write(request, gather(request, library))


def first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\*{0,2}(?: \[[\d, ]+\][.:]?)?\s", text, maxsplit=1)[0]


@pytest.mark.parametrize("text", [
    "Nurses earn None a year.", "Nurses {{ v.pay }}.", "Nurses  earn.", "Nurses's pay.", "Pay , then.", "Pay..",
    "Pay ().", "**Pay is $1.", "| a | b |\n|---|---|\n| 1 |", "Become an nurse.", "Become a electrician.",
])  # fmt: skip
def test_what_no_answer_may_hold_is_recognised(text: str) -> None:
    assert flaws(text)


@pytest.mark.parametrize("code", CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_answered_for_every_kind_of_occupation(
    part: str, code: str, writer: TemplateWriter, library: Library
) -> None:
    answer = write(writer, library, code, part)
    subject = library.subject(code)
    assert flaws(answer.text) == []
    assert problems(answer, (subject,)) == []
    assert len(answer.text.split()) >= 8
    assert answer.kind == ("answer" if answer.figures or answer.passages else "gap")
    first = first_sentence(answer.text).lower()
    named = subject.singular.lower() in first or subject.plural.lower() in first or VERDICT.match(answer.text)
    # A written overview opens as its author wrote it.
    assert named or (part == "overview" and subject.written), first_sentence(answer.text)


OPENINGS = {
    ("written", "exposure"): "**Not the job; some of the work in it.** AI exposure score **48/100** (moderate): four",
    ("disputed", "exposure"): "**Nobody can say for sure: the scorers disagree widely about paralegals.** AI exposure",
    ("own scale", "exposure"): "**Not soon: AI speeds this work up more than it takes it over.** AI/ML engineers score",
    ("military", "exposure"): "**There is no exposure score for infantry soldiers**. Military occupations are outside",
    ("no score", "exposure"): "**There is no exposure score for surgeons in other specialties**. An exposure score",
    ("written", "pay"): "**Nurses earn a median of $97,550 a year**, or $46.90 an hour, in May 2025 [1].",
    ("hourly only", "pay"): "**Actors earn a median of $29.05 an hour** in May 2025 [1]. BLS publishes no yearly pay",
    ("own scale", "pay"): "**AI/ML engineers earn a median of $167,000 a year**, as their own report gives it [1].",
    ("military", "pay"): "**Pay for infantry soldiers is not published**. Military occupations are outside",
    ("written", "outlook"): "**Growing: jobs for nurses are projected to grow 4.9% from 2024 to 2034**, against 3.1%",
    ("military", "outlook"): "**There is no published projection for infantry soldiers**. Military occupations are",
    ("unwritten", "risks"): "**Logisticians have high AI exposure (72/100), and jobs are projected to grow 16.7% from",
    ("unwritten", "ai_tools"): "**In the work of logisticians, AI is used most for advising on how to run a business",
    ("unwritten", "future_skills"): "**What lasts longest for logisticians is what AI hardly reaches: analyzing data",
    ("unwritten", "tasks"): "**The work of logisticians is mostly this**, heaviest first",
    ("unwritten", "overview"): "**The work of logisticians is above all analyzing data to find better ways of working",
    ("written", "tasks"): "**The main tasks of nurses, and how much of each AI can do alone today**",
    ("written", "become"): "**To become a nurse**: ",
}


@pytest.mark.parametrize(("case", "part"), OPENINGS, ids=[" ".join(key) for key in OPENINGS])
def test_the_first_sentence_answers(case: str, part: str, writer: TemplateWriter, library: Library) -> None:
    text = write(writer, library, CASES[case], part).text
    # Figures change with the tables; the words around them do not.
    assert text.startswith(OPENINGS[case, part])


def test_where_nothing_is_published_the_answer_is_a_gap_that_says_so(writer: TemplateWriter, library: Library) -> None:
    for part in PARTS:
        answer = write(writer, library, INFANTRY, part)
        assert answer.kind == "gap" and answer.gaps and not answer.figures, part
        assert "$" not in answer.text and "/100" not in answer.text
        assert "infantry soldier" in answer.text


def test_shared_figures_are_said_to_be_whose_they_are(writer: TemplateWriter, library: Library) -> None:
    for part in ("exposure", "pay", "outlook"):
        assert "These are the figures of nurses, critical care nurses among them." in (
            write(writer, library, CRITICAL, part).text
        )
        assert "These are the figures" not in write(writer, library, NURSES, part).text


def test_a_scale_of_its_own_is_said_with_the_nearest_occupations_beside_it(
    writer: TemplateWriter, library: Library
) -> None:
    text = write(writer, library, AIML, "exposure").text
    assert "a scale of its own, not a rank among US jobs" in text
    assert re.search(
        r"the nearest occupations: data scientists \d\d/100 \[\d\], computer research scientists \d\d/100", text
    )
    assert "of US jobs, and they" not in text


def test_no_score_is_answered_with_the_group_and_the_market(writer: TemplateWriter, library: Library) -> None:
    text = write(writer, library, SURGEONS, "exposure").text
    assert re.search(r"the occupations of its group, [a-z ,-]+, score \d+/100 on average \[\d\]", text)
    assert "**The market:** jobs are projected to" in text


def test_what_is_not_written_yet_is_said_after_the_answer(writer: TemplateWriter, library: Library) -> None:
    for part in ("risks", "ai_tools", "future_skills", "tasks"):
        text = write(writer, library, LOGISTICIANS, part).text
        assert "Nobody has" in text and not text.startswith("**Nobody")
        assert "Nobody has" not in write(writer, library, NURSES, part).text


def test_someone_worried_hears_what_stays_before_the_score(writer: TemplateWriter, library: Library) -> None:
    text = write(writer, library, NURSES, "exposure", asker=Asker(own=True, worried=True)).text
    assert text.index("What stays with you") < text.index("What AI does now") < text.index("AI exposure score")
    calm = write(writer, library, NURSES, "exposure").text
    assert calm.index("AI exposure score") < calm.index("What AI does now") < calm.index("What stays with people")


def test_exposure_is_said_to_be_overlap_and_to_leave_out_machines_where_they_matter(
    writer: TemplateWriter, library: Library
) -> None:
    machines = "It covers language-model AI, not robots or self-driving machines"
    for code in (NURSES, LOGISTICIANS, PARALEGALS):
        text = write(writer, library, code, "exposure").text
        assert "not a forecast of layoffs" in text and machines not in text
    assert machines in write(writer, library, "53-3032.00", "exposure").text
    assert machines in write(writer, library, NURSES, "exposure", asker=Asker(machines=True)).text


def test_the_end_of_the_range_that_is_asked_for_comes_first(writer: TemplateWriter, library: Library) -> None:
    for measure, opening in (
        ("p90_annual", "**The best-paid tenth of nurses earn over $"),
        ("p10_annual", "**The lowest-paid tenth of nurses earn under $"),
        ("wage_change_pct", "**Median pay of nurses is up "),
        ("median_hourly", "**Nurses earn a median of $46.90 an hour**"),
    ):
        answer = write(writer, library, NURSES, "pay", measures=(measure,))
        assert answer.text.startswith(opening)
        assert flaws(answer.text) == []
        assert "The median is" in answer.text or "a median of" in answer.text


def test_an_offer_is_judged_before_the_figures(writer: TemplateWriter, library: Library) -> None:
    text = write(writer, library, PARALEGALS, "pay", places=("OH",), asker=Asker(own=True, offer=61_000.0)).text
    assert text.startswith("**Your $61,000 is about the median of $60,420, inside the usual range of $")
    assert flaws(text) == []


def test_pay_above_what_is_shown_is_told_with_its_citation(writer: TemplateWriter, library: Library) -> None:
    answer = write(writer, library, "29-1243.00", "pay", places=("TX",))
    assert "is at or above $239,200 a year, and BLS shows no figure beyond that [1]." in answer.text
    assert problems(answer, (library.subject("29-1243.00"),)) == []


def test_several_parts_are_led_by_one_sentence_of_all(writer: TemplateWriter, library: Library) -> None:
    text = write(writer, library, NURSES, "exposure", "pay", "outlook").text
    lead = text.split("\n\n")[0]
    assert lead.startswith("**Nurses have moderate AI exposure (48/100)")
    assert "earn a median of $97,550 a year" in lead and "are projected to see jobs grow 4.9%" in lead
    assert text.count("**The market:**") == 0
    assert flaws(text) == []


def test_every_number_of_a_table_or_a_list_is_cited_where_it_stands(advisor: Advisor) -> None:
    for question in ("Which jobs are safest from AI?", "Which states pay nurses most?", "What skills do nurses need?"):
        lines = [line for line in advisor.answer(question).text.splitlines() if re.match(r"\| (?!\|)|- ", line)]
        cells = [line for line in lines[1:] if re.search(r"\d", line) and "|---" not in line]
        assert len(cells) >= 5 and [line for line in cells if "[" not in line] == []


def test_suggestions_are_questions_that_are_answered_and_were_not_asked(advisor: Advisor, library: Library) -> None:
    codes = [*CASES.values(), *list(library.tables.occupations)[::60]]
    unanswered, asked_again = [], []
    for code in codes:
        for question in ("Will AI replace them?", "What do they earn in Ohio?", "Is the work growing?"):
            answer = advisor.answer(question, Focus((code,)))
            assert answer.suggestions and len(answer.suggestions) <= 5
            assert [text for text in answer.suggestions if not text.endswith("?") or flaws(text)] == []
            for text in answer.suggestions:
                following = advisor.answer(text, answer.focus)
                if following.kind != "answer":
                    unanswered.append((answer.occupations[0].title, text, following.kind))
                if set(following.intents) <= set(answer.intents) and following.occupations == answer.occupations:
                    asked_again.append((question, text))
    assert unanswered == [] and asked_again == []


def test_a_question_back_suggests_its_options(advisor: Advisor) -> None:
    answer = advisor.answer("Will AI replace engineers?")
    assert answer.kind == "clarify" and len(answer.suggestions) >= 3
    chosen = advisor.answer(answer.suggestions[0], answer.focus)
    assert chosen.kind == "answer" and chosen.occupations == answer.occupations[:1]

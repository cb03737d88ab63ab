"""Bring a request and its evidence into the language of the answer: names, reasons, notes and entry passages.

Figures stay as they are, and so do the words of reports, which a template quotes as what they are.
"""

from __future__ import annotations

from dataclasses import replace

from bot.evidence import Evidence, Figure, Gap, Passage, Subject
from bot.language import SPANISH
from bot.library import Library
from bot.notes import Note
from bot.places import STATES
from bot.reasons_es import reason
from bot.request import Request
from bot.wording_es import entry_words, listed

_STATES = {name: code for code, name in STATES.items()}


def in_language(request: Request, evidence: Evidence, library: Library) -> tuple[Request, Evidence]:
    """Give the request and its evidence in the request's language; in English they are so already."""
    if request.language != SPANISH:
        return request, evidence
    note = _note(request.note, library)
    gaps = {gap: _gap(gap) for gap in (*request.gaps, *evidence.gaps)}
    request = replace(request, note=note, gaps=tuple(gaps[gap] for gap in request.gaps))
    own = {request.note.heading: request.note.text} if request.note else {}
    return request, replace(
        evidence,
        subjects=tuple(_subject(subject, library) for subject in evidence.subjects),
        options=tuple(_subject(subject, library) for subject in evidence.options),
        figures=tuple(_figure(figure, library) for figure in evidence.figures),
        passages=tuple(_passage(passage, own, library) for passage in evidence.passages),
        gaps=tuple(gaps[gap] for gap in evidence.gaps),
    )


def _subject(subject: Subject, library: Library) -> Subject:
    called = library.matcher.spanish.called.get(subject.code)
    if called is None:
        return subject
    return replace(subject, singular=called.singular, plural=called.plural, figures_of=_figures_of(subject, library))


def _figures_of(subject: Subject, library: Library) -> str:
    """Say in Spanish whose figures an occupation's are, where they are not its own."""
    if not subject.figures_of:
        return ""
    names = library.matcher.spanish.called
    whole = names.get(f"{subject.soc_code}.00")
    if whole:
        return whole.plural
    members = [names[code].plural for code in library.tables.members[subject.soc_code] if code in names]
    return listed([*members[:3], "otros"]) if len(members) > 3 else listed(members)


def _gap(gap: Gap) -> Gap:
    return replace(gap, reason=reason(gap.reason, _STATES))


def _note(note: Note | None, library: Library) -> Note | None:
    return replace(note, text=library.spanish_notes.get(note.heading, note.text)) if note else None


def _figure(figure: Figure, library: Library) -> Figure:
    """Name the occupation beside whose score another stands."""
    if figure.measure != "exposure_score" or not figure.detail:
        return figure
    called = library.matcher.spanish.called.get(library.leading(figure.soc_code) or "")
    return replace(figure, detail=called.plural) if called else figure


def _passage(passage: Passage, notes: dict[str, str], library: Library) -> Passage:
    if passage.report == "method" and passage.heading in notes:
        return replace(passage, text=notes[passage.heading])
    code = library.by_slug.get(passage.report, "")
    row = library.tables.occupations.get(code) if passage.heading == "Entry" else None
    if row is None:
        return passage
    return replace(passage, text=entry_words(row.typical_education, row.work_experience, row.on_the_job_training))

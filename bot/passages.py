"""Split a written report into the passages that can be searched and quoted: one for each thing said."""

from __future__ import annotations

import hashlib

from langchain_core.documents import Document
from langchain_text_splitters import RecursiveCharacterTextSplitter

from bot.evidence import Passage
from bot.reports import Report

AI_TODAY, STAYS_HUMAN = "AI today: ", "What stays human: "
"""How the two sides of a task begin, in a report and in its passages."""
LONGEST = 1000
"""Characters of one passage: some 200 words of English, inside the embedding model's 256 tokens."""


def split_report(report: Report) -> list[Passage]:
    """Split a report by section, side of a task, bullet and question; a long text further, between sentences."""
    pieces = [("overview", "Overview", report.overview)]
    for task in report.tasks:
        pieces.append(("tasks", task.heading, AI_TODAY + task.ai_today))
        pieces.append(("tasks", task.heading, STAYS_HUMAN + task.stays_human))
    pieces += [("risks", "", text) for text in report.risks]
    pieces += [("ai_tools", name, text) for name, text in report.ai_tools]
    pieces += [("future_skills", name, text) for name, text in report.future_skills]
    pieces.append(("become", "How to become one", report.become))
    pieces += [("faq", question, answer) for question, answer in report.faq]
    code = report.onet_soc_code[:7] if report.onet_soc_code else report.code
    source = f"careerbot report: {report.title}, written {report.written}"
    return [
        Passage(report.slug, code, section, heading, part, source)
        for section, heading, text in pieces
        for part in _split(text)
    ]


def _split(text: str) -> list[str]:
    if len(text) <= LONGEST:
        return [text]
    splitter = RecursiveCharacterTextSplitter(
        ["(?<=[.!?]) ", " "], keep_separator="end", is_separator_regex=True, chunk_size=LONGEST, chunk_overlap=0
    )
    return splitter.split_text(text)


def searched_text(passage: Passage) -> str:
    """Give the text a passage is found by: its own, after the occupation and the heading it stands under."""
    parts = (passage.report.replace("-", " "), passage.heading, passage.text)
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)


def passage_id(passage: Passage) -> str:
    """Give a passage's name in a store: a hash of all it holds, so that a changed passage is another one."""
    fields = (passage.report, passage.soc_code, passage.section, passage.heading, passage.text, passage.source)
    return hashlib.sha256("\0".join(fields).encode("utf-8", "replace")).hexdigest()[:32]


def to_document(passage: Passage) -> Document:
    """Turn a passage into the document a vector store keeps: what it is found by, and what it is filtered by."""
    metadata = {"report": passage.report, "section": passage.section}
    return Document(searched_text(passage), metadata=metadata, id=passage_id(passage))

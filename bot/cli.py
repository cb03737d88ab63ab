"""The command line: ask, match, report, check and serve. Each command imports what it needs and no more."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.batches import answer_turns, match_text, read_text, run_batch
from bot.errors import BotError, CorpusError, QuestionError
from bot.settings import Settings, read_settings, settings_table

if TYPE_CHECKING:
    from bot.library import Library
    from bot.opening import Opening

FAILED, MISUSED = 1, 2


class Misuse(BotError):
    """A command was given what it cannot use."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 failed, 2 given what it cannot use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # A terminal of another encoding gets question marks, not a traceback.
            stream.reconfigure(encoding="utf-8" if not stream.isatty() else None, errors="replace")
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen, read_settings(os.environ)) or 0)
    except BotError as error:
        _complain(str(error))
        return FAILED if isinstance(error, CorpusError) else MISUSED
    except BrokenPipeError:
        sys.stdout = None  # Whoever read our output has left; nothing more can be said.
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("careerbot", description="Ask whether AI will change your job.")
    commands = parser.add_subparsers(required=True, metavar="command")

    def command(name: str, run: Callable[[argparse.Namespace, Settings], int | None], meaning: str) -> Any:
        added = commands.add_parser(name, help=meaning, description=meaning)
        added.set_defaults(run=run)
        return added

    ask = command("ask", _ask, "answer a question, or the conversations in a file")
    ask.add_argument("question", nargs="?", help="the question, in quotes")
    ask.add_argument("--thread", metavar="ID", help="go on with a conversation")
    ask.add_argument("--batch", metavar="FILE", type=Path, help='JSON lines of {"id", "turns": ["…"]}')
    ask.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    match = command("match", _match, "find the occupations a job described in free text may be")
    match.add_argument("text", nargs="?", help="the job, in quotes")
    match.add_argument("--batch", metavar="FILE", type=Path, help='JSON lines of {"id", "text"}')
    match.add_argument("--json", action="store_true", help="print the candidates as JSON")
    report = command("report", _report, "print the full report on an occupation")
    report.add_argument("name", help="a title, a slug or a code")
    report.add_argument("--json", action="store_true", help="print it as JSON")
    facts = command("facts", _facts, "print what a writer of a report needs about an occupation")
    facts.add_argument("name", help="a code, a slug or a title")
    facts.add_argument("--from", dest="source", type=Path, metavar="DIR", default=Path("../shared/data"),
                       help="folder of the source tables with O*NET's sentences (default: %(default)s)")  # fmt: skip
    lint = command("lint", _lint, "look report files over")
    lint.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command("likeness", _likeness, "tell how alike the shipped reports are; fails where a paragraph repeats another")
    command("index", _index, "build the search index")
    command("model", _model, "export the embedding model")
    serve = command("serve", _serve, "serve the page and the API")
    serve.add_argument("--host", help="address to listen on")
    serve.add_argument("--port", type=int, help="port to listen on")
    command("settings", _settings, "list the settings")
    figures = command("figures", _figures, "compile the figures from the raw tables")
    figures.add_argument("--from", dest="source", required=True, type=Path, metavar="DIR")
    return parser


def _ask(chosen: argparse.Namespace, settings: Settings) -> int:
    if (chosen.question is None) == (chosen.batch is None):
        raise Misuse("Expected a question or --batch FILE, one of the two. See: careerbot ask --help")
    from bot.conversations import as_dict, open_conversations
    from bot.opening import Opening

    if chosen.batch:
        read_text(chosen.batch)  # Before seconds are spent on opening.
        advisor = _opened(settings).advisor()
        return _print_batch(chosen.batch, lambda row: answer_turns(row, advisor, settings.question_limit, _complain))
    opening = Opening(settings)
    conversations = open_conversations(opening, settings)
    conversations.check(chosen.question, chosen.thread)
    opening.open()
    if opening.error:
        raise opening.error
    answer = as_dict(conversations.ask(chosen.question, chosen.thread))
    _say(json.dumps(answer, ensure_ascii=False) if chosen.json else show(answer))
    if not chosen.json and answer["thread"]:
        _complain(f'To go on with this conversation: careerbot ask --thread={answer["thread"]} "…"')
    return 0


def show(answer: dict[str, Any]) -> str:
    """Show an answer with the sources it cites."""
    from bot.sources import cited_numbers

    sources: dict[int, str] = {}
    for item in [*answer["figures"], *answer["passages"]]:
        sources.setdefault(item["n"], item["source"])
    cited = [f"[{n}] {sources[n]}" for n in sorted(cited_numbers(answer["text"]) & sources.keys())]
    return "\n".join([answer["text"].rstrip(), *([""] if cited else []), *cited])


def _match(chosen: argparse.Namespace, settings: Settings) -> int:
    if (chosen.text is None) == (chosen.batch is None):
        raise Misuse("Expected a job or --batch FILE, one of the two. See: careerbot match --help")
    if chosen.batch:
        read_text(chosen.batch)
        library = _opened(settings).library()
        return _print_batch(chosen.batch, lambda row: match_text(row, library, settings.question_limit))
    found = match_text({"text": chosen.text}, _opened(settings).library(), settings.question_limit)
    if found.get("error"):
        raise QuestionError(found["error"])
    if chosen.json:
        _say(json.dumps(found["candidates"], ensure_ascii=False))
    else:
        for item in found["candidates"]:
            _say(f"{item['confidence']:4.2f}  {item['onet_soc_code']}  {item['title']}")
    return 0


def _opened(settings: Settings) -> Opening:
    from bot.opening import Opening

    opening = Opening(settings)
    opening.open()
    if opening.error:
        raise opening.error
    return opening


def _print_batch(path: Path, run: Callable[[dict[str, Any]], dict[str, Any]]) -> int:
    faults = 0
    for row in run_batch(path, run, _complain):
        faults += "answers" not in row and "candidates" not in row
        _say(json.dumps(row, ensure_ascii=False))
    return MISUSED if faults else 0


def _report(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.assembly import assemble
    from bot.questions import read_question
    from bot.rendering import render_markdown, to_dict

    name = read_question(chosen.name, settings.question_limit)
    library = _opened(settings).library()
    full = assemble(_code(name, library), library)
    _say(json.dumps(to_dict(full), ensure_ascii=False) if chosen.json else render_markdown(full).rstrip())
    return 0


def _code(name: str, library: Library) -> str:
    """Find an occupation by code, slug or title."""
    if name in library.tables.occupations or name in library.reports:
        return name
    if code := library.by_slug.get(name.lower().replace(" ", "-")):
        return str(code)
    candidates = library.matcher.match(name, limit=3)
    if not candidates:
        raise Misuse(f'No occupation is known as "{name}". Try: careerbot match "what the person does"')
    return str(candidates[0].onet_soc_code)


def _facts(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.facts import render_facts
    from bot.library import open_library
    from bot.questions import read_question

    name = read_question(chosen.name, settings.question_limit)
    library = open_library(settings)
    _say(render_facts(_code(name, library), library, chosen.source).rstrip())
    return 0


def _lint(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.glossary import GLOSSARY_FILE, Glossary
    from bot.linting import lint_report
    from bot.locating import corpus_folder
    from bot.own_words import open_published, published_folder
    from bot.tables import load_tables

    corpus = corpus_folder()
    tables, glossary = load_tables(corpus / "figures"), Glossary(corpus / GLOSSARY_FILE)
    published = open_published(published_folder(corpus))
    faults = 0
    for path in chosen.files:
        read_text(path)
        for fault in lint_report(path, tables, glossary, published):
            _say(str(fault))
            faults += 1
    _complain(f"{len(chosen.files)} files looked over, {faults} faults.")
    return FAILED if faults else 0


def _likeness(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.embedding import OnnxEmbedder, find_model
    from bot.likeness import ALLOWED_FILE, describe, find_likeness, read_allowed
    from bot.locating import corpus_folder
    from bot.reports import load_reports

    corpus = corpus_folder()
    reports, allowed = load_reports(corpus / "reports").values(), read_allowed(corpus / ALLOWED_FILE)
    found = find_likeness(reports, OnnxEmbedder(find_model(settings), settings.threads).embed, allowed)
    _say("\n".join(describe(found)))
    return FAILED if found.paragraphs or found.alike else 0


def _index(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.indexing import Indexing
    from bot.library import open_library
    from bot.opening import progress_words

    said = ""

    def tell(state: dict[str, Any]) -> None:
        nonlocal said
        if (line := progress_words(state["index"])) and line.partition("%")[0] != said.partition("%")[0]:
            _complain(f"Search by meaning: {line}.")
            said = line

    # Nobody is being answered meanwhile, so every processor may work.
    settings = replace(settings, threads=max(settings.threads, os.cpu_count() or 1))
    indexing = Indexing(open_library(settings), settings)
    indexing.build(tell)
    _complain(f"The index holds {len(indexing.library.titles)} titles and {len(indexing.library.passages)} passages.")
    return 0


def _model(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.embedding import find_model

    _complain(f"The embedding model is in {find_model(settings)}.")
    return 0


def _serve(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.serving import serve

    named = {name: value for name in ("host", "port") if (value := getattr(chosen, name)) is not None}
    return serve(replace(settings, **named))


def _settings(chosen: argparse.Namespace, settings: Settings) -> int:
    rows = settings_table()
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, default, meaning in rows:
        _say(f"{name:<{widths[0]}}  {default:<{widths[1]}}  {meaning}")
    return 0


def _figures(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.compiling import compile_figures
    from bot.locating import corpus_folder

    if not chosen.source.is_dir():
        raise Misuse(f"{chosen.source}: expected a folder with the raw tables, found none.")
    for path in compile_figures(chosen.source, corpus_folder() / "figures"):
        _say(str(path))
    return 0


def _say(text: str) -> None:
    print(text, flush=True)


def _complain(text: str) -> None:
    print(text.encode("utf-8", "replace").decode(), file=sys.stderr, flush=True)

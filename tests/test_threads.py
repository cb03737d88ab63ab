"""Conversations at rest, and the turns taken in them."""

import os
import re
import sqlite3
import stat
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from doors import FakeOpening

from bot.answer import Answer, Focus
from bot.conversations import NOT_KEPT, Conversations, NotReady, UnknownThread, as_dict, open_conversations
from bot.settings import Settings
from bot.threads import ThreadStore

CANARY = "zanzibar-canary-4711"
NURSE = Answer(f"{CANARY} nurse?", f"About {CANARY}.", "answer", focus=Focus(occupations=("29-1141.00",)))
CRISIS = Answer(f"{CANARY} I want to kill myself", "Please call 988.", "crisis", focus=Focus(place="OH"))


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[ThreadStore]:
    opened = ThreadStore(tmp_path / "home" / "threads.sqlite3", 24, clock)
    yield opened
    opened.close()


def bytes_on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_conversation_goes_on_where_it_was(store: ThreadStore) -> None:
    thread = store.begin()
    assert store.focus(thread) == Focus()
    store.append(thread, "m1", NURSE)
    assert store.focus(thread) == NURSE.focus


def test_ids_are_long_and_only_their_hash_is_stored(store: ThreadStore, tmp_path: Path) -> None:
    ids = {store.begin() for _ in range(50)}
    store.append(next(iter(ids)), "m1", NURSE.in_thread(next(iter(ids))))
    assert len(ids) == 50
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{32}", thread) for thread in ids)
    assert not [thread for thread in ids if thread.encode() in bytes_on_disk(tmp_path)]


@pytest.mark.parametrize("guess", ["", "a", "A" * 32, "../" * 10, "' OR 1=1 --", "\x00" * 32, "é" * 32, "\ud800" * 32])
def test_an_id_that_was_not_made_here_is_unknown(store: ThreadStore, guess: str) -> None:
    store.append(store.begin(), "m1", NURSE)
    assert store.focus(guess) is None
    assert store.find(guess, "m1") is None
    assert store.delete(guess) is False


def test_a_message_is_stored_once_and_found_again(store: ThreadStore) -> None:
    thread, other = store.begin(), store.begin()
    store.append(thread, "m1", NURSE)
    assert store.find(thread, "m1") == NURSE.in_thread(thread).to_dict()
    assert store.find(other, "m1") is None
    with pytest.raises(sqlite3.IntegrityError):
        store.append(thread, "m1", NURSE)
    store.append(other, "m1", NURSE)


def test_deleting_leaves_nothing_in_any_file(store: ThreadStore, tmp_path: Path) -> None:
    thread = store.begin()
    store.append(thread, "m1", NURSE)
    assert CANARY.encode() in bytes_on_disk(tmp_path)
    assert store.delete(thread)
    assert CANARY.encode() not in bytes_on_disk(tmp_path)
    assert store.focus(thread) is None
    assert not store.delete(thread)


def test_a_conversation_expires_a_day_after_its_last_turn(store: ThreadStore, clock: Clock, tmp_path: Path) -> None:
    old, lively = store.begin(), store.begin()
    store.append(old, "m1", NURSE)
    clock.now += 20 * 3600
    store.append(lively, "m1", CRISIS)
    clock.now += 5 * 3600
    assert store.focus(old) is None
    assert store.find(old, "m1") is None
    assert store.focus(lively) == CRISIS.focus
    assert store.purge() == 2
    assert CANARY.encode() not in bytes_on_disk(tmp_path)
    assert store.focus(lively) == CRISIS.focus


def test_of_a_crisis_only_that_there_was_one_is_kept(store: ThreadStore, tmp_path: Path) -> None:
    thread = store.begin()
    store.append(thread, "m1", CRISIS)
    on_disk = bytes_on_disk(tmp_path)
    assert CANARY.encode() not in on_disk
    assert b"988" not in on_disk
    found = store.find(thread, "m1")
    assert found is not None
    assert found["kind"] == "crisis"


@pytest.mark.skipif(os.name != "posix", reason="permissions are of this kind elsewhere only")
def test_only_its_owner_can_read_the_file(store: ThreadStore, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "home" / "threads.sqlite3").stat().st_mode) == 0o600


def test_the_file_outlives_the_program(tmp_path: Path) -> None:
    first = ThreadStore(tmp_path / "t.sqlite3")
    thread = first.begin()
    first.append(thread, "m1", NURSE)  # Not closed: the program was killed.
    assert ThreadStore(tmp_path / "t.sqlite3").focus(thread) == NURSE.focus


@pytest.fixture
def opening() -> FakeOpening:
    return FakeOpening()


@pytest.fixture
def talks(opening: FakeOpening, tmp_path: Path) -> Conversations:
    return open_conversations(opening, Settings(home=tmp_path))


def test_the_same_message_never_runs_twice(talks: Conversations, opening: FakeOpening) -> None:
    thread = as_dict(talks.ask("nurse?"))["thread"]
    first = talks.ask("and pay?", thread, "m1")
    assert as_dict(talks.ask("and pay?", thread, "m1")) == as_dict(first)
    assert opening.answering.asked == ["nurse?", "and pay?"]


def test_a_first_message_sent_twice_starts_one_conversation(talks: Conversations, opening: FakeOpening) -> None:
    key = "0123456789abcdef"
    first = as_dict(talks.ask("nurse?", None, key, "10.0.0.1"))
    assert as_dict(talks.ask("nurse?", None, key, "10.0.0.1")) == first
    assert as_dict(talks.ask("nurse?", None, key, "10.0.0.2"))["thread"] != first["thread"]
    assert as_dict(talks.ask("roofer?", None, key, "10.0.0.1"))["thread"] != first["thread"]
    assert as_dict(talks.ask("nurse?", None, "m1", "10.0.0.1")) != as_dict(talks.ask("nurse?", None, "m1", "10.0.0.1"))


def test_twenty_messages_at_once_are_taken_in_turn(talks: Conversations, opening: FakeOpening) -> None:
    thread = as_dict(talks.ask("nurse?"))["thread"]
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda n: talks.ask(f"question {n}", thread, f"m{n // 2}"), range(20)))
    assert len(opening.answering.asked) == 11
    assert len({str(as_dict(answer)["question"]) for answer in answers}) == 10
    focus = talks.store.focus(thread) if talks.store else None
    assert focus is not None
    assert len(focus.intents) == 11


def test_a_foreign_id_is_refused_and_never_adopted(talks: Conversations, opening: FakeOpening) -> None:
    for _ in range(2):
        with pytest.raises(UnknownThread, match="unknown, deleted or expired"):
            talks.ask("nurse?", "A" * 32)
    assert opening.answering.asked == []


def test_a_deleted_conversation_does_not_come_back_with_a_waiting_turn(
    talks: Conversations, opening: FakeOpening, tmp_path: Path
) -> None:
    thread = as_dict(talks.ask("nurse?"))["thread"]
    opening.answering.go.clear()
    opening.answering.begun.clear()
    with ThreadPoolExecutor(3) as pool:
        running = pool.submit(talks.ask, CANARY, thread)
        opening.answering.begun.wait(10)
        deleting = pool.submit(talks.delete, thread)
        opening.answering.go.set()
        assert as_dict(running.result())["kind"] == "answer"
        assert deleting.result()
    assert CANARY.encode() not in bytes_on_disk(tmp_path)
    with pytest.raises(UnknownThread):
        talks.ask("and pay?", thread)


def test_a_turn_that_waited_while_its_conversation_was_deleted_is_not_taken(
    talks: Conversations, opening: FakeOpening, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = as_dict(talks.ask("nurse?"))["thread"]
    checked, check = threading.Event(), talks.check

    def checking(*given: Any) -> str:
        text = check(*given)
        checked.set()
        return text

    monkeypatch.setattr(talks, "check", checking)
    with ThreadPoolExecutor(1) as pool:
        with talks._turn(thread):
            waiting = pool.submit(talks.ask, "and pay?", thread)
            checked.wait(10)
            assert talks.store is not None
            talks.store.delete(thread)
        with pytest.raises(UnknownThread):
            waiting.result()
    assert opening.answering.asked == ["nurse?"]


def test_someone_in_danger_is_answered_when_nothing_else_works(tmp_path: Path) -> None:
    closed = Conversations(FakeOpening(ready=False), Settings(home=tmp_path), None)
    answer = as_dict(closed.ask("I want to kill myself"))
    assert answer["kind"] == "crisis"
    assert "988" in answer["text"]
    with pytest.raises(NotReady):
        closed.ask("nurse?")


def test_a_crisis_sent_twice_gets_its_reply_twice(talks: Conversations, tmp_path: Path) -> None:
    thread = as_dict(talks.ask("nurse?"))["thread"]
    replies = [as_dict(talks.ask(f"{CANARY} I want to kill myself", thread, "m1")) for _ in range(2)]
    assert replies[0]["text"] == replies[1]["text"] != ""
    assert CANARY.encode() not in bytes_on_disk(tmp_path)


def test_answers_go_on_when_conversations_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "threads.sqlite3").mkdir()
    talks = open_conversations(FakeOpening(), Settings(home=tmp_path))
    answer = as_dict(talks.ask("nurse?"))
    assert answer["kind"] == "answer"
    assert answer["thread"] is None
    assert {"asked": "history", "reason": NOT_KEPT} in answer["gaps"]


def test_answers_go_on_when_the_disk_is_full(talks: Conversations, monkeypatch: pytest.MonkeyPatch) -> None:
    thread = as_dict(talks.ask("nurse?"))["thread"]

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(ThreadStore, "_write", full)
        assert NOT_KEPT in str(as_dict(talks.ask("and pay?", thread))["gaps"])
        assert NOT_KEPT in str(as_dict(talks.ask("roofer?"))["gaps"])
    assert as_dict(talks.ask("and pay?", thread))["gaps"] == []


def test_logs_hold_no_message(
    talks: Conversations, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError(f"cannot store {CANARY}")

    monkeypatch.setattr(ThreadStore, "_write", full)
    talks.ask(CANARY)
    assert "OperationalError" in caplog.text
    assert CANARY not in caplog.text

import shutil
import threading
import zlib

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

import bot.generations
import bot.index
from bot.errors import IndexUnavailable
from bot.evidence import Passage
from bot.index import build_index, open_index, open_titles
from bot.passages import passage_id, searched_text
from bot.store import DATABASE, STORE, probe
from bot.vectors import TitleVectors, VectorCache, save_titles

DIMENSIONS = 48


class Hashed(Embeddings):
    """Sums a fixed random vector for each word: texts that share words are near, and nothing has to be loaded."""

    dimensions = DIMENSIONS

    def __init__(self, fingerprint="hashed", most=10**9):
        self.fingerprint = fingerprint
        self.most = most
        self.seen = []

    def embed(self, texts):
        if len(self.seen) + len(texts) > self.most:
            raise KeyboardInterrupt
        self.seen += texts
        rows = [sum(map(_word, text.lower().split()), np.full(DIMENSIONS, 1e-3)) for text in texts]
        return np.array([row / np.linalg.norm(row) for row in rows], dtype=np.float32)

    def embed_documents(self, texts):
        return self.embed(texts).tolist()

    def embed_query(self, text):
        return self.embed_documents([text])[0]


def _word(word):
    return np.random.default_rng(zlib.crc32(word.encode())).normal(size=DIMENSIONS)


def make(count, start=0):
    """Passages of twelve to a report, more than twice what Chroma holds back before it writes its graph."""
    return [
        Passage(
            f"job-{i // 12}", f"{i // 12:06d}", ("risks", "faq", "tasks")[i % 3], f"point {i}", f"word{i} w{i % 7}", "s"
        )
        for i in range(start, start + count)
    ]


PASSAGES = make(2100)
TITLES = [f"title{i} kind{i % 9}" for i in range(600)]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """An index that no test changes."""
    home = tmp_path_factory.mktemp("home")
    build_index(home, PASSAGES, TITLES, Hashed())
    return home


@pytest.fixture
def home(built, tmp_path):
    """A copy that may be damaged."""
    shutil.copytree(built, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def short_waits(monkeypatch):
    monkeypatch.setattr(bot.generations, "LOCK_SECONDS", 0.1)


@pytest.fixture
def proofs(monkeypatch):
    """Counts how often a store is searched in a process of its own."""
    found = []
    monkeypatch.setattr(bot.index, "probe", lambda folder, count: found.append(folder) or probe(folder, count))
    return found


def current(home):
    return home / "index" / (home / "index" / "current").read_text()


def nearest(home, text, k=5, **filters):
    index = open_index(home, Hashed())
    try:
        return index.nearest(Hashed().embed([text])[0], k, **filters)
    finally:
        index.close()


def test_each_passage_is_found_by_its_own_text(home):
    index = open_index(home, Hashed())
    for passage in PASSAGES[::150]:
        assert index.nearest(Hashed().embed([searched_text(passage)])[0], 1) == [passage_id(passage)]
    index.close()


def test_filters_let_through_what_they_name_and_all_of_it(home):
    by_id = {passage_id(passage): passage for passage in PASSAGES}
    found = [by_id[name] for name in nearest(home, "word7", 50, reports=["job-3", "job-170"], sections=["faq"])]
    assert sorted({passage.report for passage in found}) == ["job-170", "job-3"]
    assert {passage.section for passage in found} == {"faq"}
    assert len(found) == len(set(found)) == 8


def test_an_unchanged_index_is_kept_and_nothing_is_embedded_again(home):
    embedder, before = Hashed(), current(home)
    assert build_index(home, PASSAGES, TITLES, embedder) == before
    assert embedder.seen == []


def test_only_what_changed_is_embedded_again(home):
    embedder, before = Hashed(), current(home)
    told = []
    after = build_index(home, [*PASSAGES[1:], *make(5, 9000)], TITLES, embedder, lambda *step: told.append(step))
    assert after == current(home) != before
    assert len(embedder.seen) == 5
    assert told == [("titles", 600, 600), ("passages", 2099, 2104), ("passages", 2104, 2104)]
    # The generation before stays until the build after this one: a search may still be going on in it.
    assert before.is_dir()


def test_a_build_that_is_cut_short_leaves_the_index_as_it_was_and_is_resumed(home):
    before, answer = current(home), nearest(home, "word9 w2")
    more = [*PASSAGES, *make(1000, 9000)]
    with pytest.raises(KeyboardInterrupt):
        build_index(home, more, TITLES, Hashed(most=600))
    assert current(home) == before
    assert nearest(home, "word9 w2") == answer
    embedder = Hashed()
    build_index(home, more, TITLES, embedder)
    assert 400 <= len(embedder.seen) < 1000 - 400
    assert current(home) != before


def test_a_build_that_fails_its_proof_is_never_switched_to(home, monkeypatch):
    def fail(folder, count):
        raise IndexUnavailable("not to be searched")

    before = current(home)
    monkeypatch.setattr(bot.index, "probe", fail)
    with pytest.raises(IndexUnavailable, match="not to be searched"):
        build_index(home, PASSAGES[:50], TITLES, Hashed())
    assert current(home) == before


def test_a_proof_fails_where_passages_are_missing(home):
    with pytest.raises(IndexUnavailable, match="2100 passages"):
        probe(current(home) / STORE, 2101)


def test_a_store_left_well_is_opened_without_a_proof_and_one_left_open_with(home, proofs):
    open_index(home, Hashed()).close()
    assert proofs == []
    killed = open_index(home, Hashed())
    assert proofs == []
    killed._store._client.close()
    killed._lock.close()  # What a kill does: the lock is free, and nothing says how the database was left.
    open_index(home, Hashed()).close()
    assert len(proofs) == 1
    open_index(home, Hashed()).close()
    assert len(proofs) == 1


def test_a_second_opener_is_refused_with_the_reason_and_the_first_goes_on(home):
    first = open_index(home, Hashed())
    with pytest.raises(IndexUnavailable, match="another process has this index open"):
        open_index(home, Hashed())
    assert len(first.nearest(Hashed().embed(["word1"])[0], 3)) == 3
    assert len(open_titles(home, Hashed(), TITLES)) == 600
    first.close()
    open_index(home, Hashed()).close()


def test_a_second_builder_is_refused_with_the_reason(home):
    with bot.generations.hold_lock(home / "index" / "lock", ""), pytest.raises(IndexUnavailable, match="is building"):
        build_index(home, PASSAGES, TITLES, Hashed())


def test_a_damaged_graph_is_never_opened_but_built_anew(home, proofs):
    broken = current(home)
    path = next((broken / STORE).rglob("data_level0.bin"))
    path.write_bytes(path.read_bytes()[:-4])
    for message in ("data_level0.bin", "found it damaged before"):
        with pytest.raises(IndexUnavailable, match=message):
            open_index(home, Hashed())
    assert proofs == []
    embedder = Hashed()
    assert build_index(home, PASSAGES, TITLES, embedder) != broken
    assert embedder.seen == []
    assert broken.is_dir()
    assert nearest(home, "word9 w2", 1)


@pytest.mark.parametrize("name", ["link_lists.bin", "length.bin", "header.bin", "index_metadata.pickle"])
def test_any_file_of_the_graph_is_held_to_its_hash(home, proofs, name):
    path = next((current(home) / STORE).rglob(name))
    path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:])
    with pytest.raises(IndexUnavailable, match=name):
        open_index(home, Hashed())
    assert proofs == []


@pytest.mark.parametrize("fault", ["empty", "cut short", "overwritten"])
def test_a_damaged_database_is_found_apart_from_this_process(home, proofs, fault):
    path = current(home) / STORE / DATABASE
    data = path.read_bytes()
    path.write_bytes({"empty": b"", "cut short": data[: len(data) // 2], "overwritten": b"\xa5" * len(data)}[fault])
    with pytest.raises(IndexUnavailable):
        open_index(home, Hashed())
    assert len(proofs) == 1
    with pytest.raises(IndexUnavailable, match="damaged before"):
        open_index(home, Hashed())


def test_an_index_of_another_model_or_other_titles_is_refused(home, monkeypatch):
    with pytest.raises(IndexUnavailable, match="expected model other, found hashed"):
        open_index(home, Hashed("other"))
    with pytest.raises(IndexUnavailable, match="found those of others"):
        open_titles(home, Hashed(), TITLES[::-1])
    monkeypatch.setattr(bot.index, "SCHEMA", 99)
    with pytest.raises(IndexUnavailable, match="expected schema 99"):
        open_index(home, Hashed())


@pytest.mark.parametrize("pointer", [None, "", "../elsewhere", "0123456789abcdef-1", "\udcff"])
def test_without_a_usable_pointer_there_is_no_index(tmp_path, pointer):
    (tmp_path / "index").mkdir()
    if pointer is not None:
        (tmp_path / "index" / "current").write_bytes(pointer.encode("utf-8", "surrogateescape"))
    with pytest.raises(IndexUnavailable, match="Run: careerbot index"):
        open_index(tmp_path, Hashed())


def test_an_index_without_any_passage_can_be_built_and_opened(tmp_path):
    build_index(tmp_path, [], TITLES[:3], Hashed())
    assert nearest(tmp_path, "nurse") == []


def test_building_in_a_thread_lets_searches_go_on(home):
    index, faults = open_index(home, Hashed()), []
    vector = Hashed().embed(["word3"])[0]
    before = index.nearest(vector, 5)

    def build():
        try:
            build_index(home, [*PASSAGES, *make(300, 9000)], TITLES, Hashed())
        except BaseException as error:
            faults.append(error)

    thread = threading.Thread(target=build)
    thread.start()
    searched = 0
    while thread.is_alive() or not searched:
        assert index.nearest(vector, 5) == before
        searched += 1
    thread.join()
    assert faults == []
    index.close()
    assert len(nearest(home, "word9000", 3)) == 3


def test_a_disk_without_room_leaves_the_index_as_it_was(home, monkeypatch):
    def full(vectors, folder):
        raise OSError(28, "No space left on device")

    before = current(home)
    monkeypatch.setattr(bot.index, "save_titles", full)
    with pytest.raises(IndexUnavailable, match="No space left"):
        build_index(home, PASSAGES[:10], TITLES, Hashed())
    assert current(home) == before


def test_the_nearest_titles_are_those_of_an_exact_search(tmp_path):
    vectors = Hashed().embed([f"title{i} kind{i % 9}" for i in range(9000)])
    save_titles(vectors, tmp_path)
    held = TitleVectors(tmp_path)
    shared = 0
    for i in range(0, 9000, 450):
        positions, similarities = held.nearest(vectors[i], 100)
        assert positions[0] == i
        assert (np.diff(similarities) <= 0).all()
        assert np.abs(similarities - vectors[positions] @ vectors[i]).max() < 0.01
        shared += len(set(positions) & set(np.argsort(-vectors @ vectors[i])[:100]))
    assert shared > 0.98 * 20 * 100


def test_equal_titles_come_in_their_order_and_few_titles_are_no_fault(tmp_path):
    save_titles(Hashed().embed(["same"] * 5 + ["other"]), tmp_path)
    positions, similarities = TitleVectors(tmp_path).nearest(Hashed().embed(["same"])[0], 100)
    assert list(positions) == [0, 1, 2, 3, 4, 5]
    assert similarities[0] == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("name", ["titles.npy", "title_scales.npy"])
def test_damaged_title_vectors_are_refused(home, name):
    path = current(home) / name
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(IndexUnavailable, match=name):
        open_titles(home, Hashed(), TITLES)


def test_a_cache_file_cut_short_costs_its_texts_only(tmp_path):
    VectorCache(Hashed(), tmp_path).embed(["one", "two"])
    first = next(tmp_path.rglob("*.npz"))
    VectorCache(Hashed(), tmp_path).embed(["three"])
    first.write_bytes(first.read_bytes()[:-20])
    embedder = Hashed()
    found = VectorCache(embedder, tmp_path).embed(["one", "two", "three"])
    assert sorted(embedder.seen) == ["one", "two"]
    assert np.allclose(found, Hashed().embed(["one", "two", "three"]), atol=1e-3)


def test_vectors_of_another_model_are_not_reused(tmp_path):
    VectorCache(Hashed(), tmp_path).embed(["one"])
    embedder = Hashed("another")
    VectorCache(embedder, tmp_path).embed(["one"])
    assert embedder.seen == ["one"]


def test_a_store_too_small_for_a_graph_opens_again_and_again(tmp_path):
    embedder = Hashed()
    build_index(tmp_path, PASSAGES[:40], TITLES[:5], embedder)
    for _ in range(3):
        index = open_index(tmp_path, embedder)
        assert len(index.nearest(embedder.embed(["word1"])[0], 3)) == 3
        index.close()

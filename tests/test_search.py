import pytest

from bot.errors import IndexUnavailable
from bot.evidence import Passage
from bot.passages import passage_id
from bot.search import PassageSearch, reciprocal_rank_fusion

PASSAGES = [
    Passage("registered-nurses", "29-1141", "risks", "", "Kiosks take over the intake of patients.", "s"),
    Passage(
        "registered-nurses", "29-1141", "faq", "Will AI replace nurses?", "No: people want a person at the bed.", "s"
    ),
    Passage(
        "registered-nurses", "29-1141", "tasks", "Chart what was done", "AI today: ambient tools draft the notes.", "s"
    ),
    Passage("paralegals", "23-2011", "risks", "", "Contract review is sold as a service.", "s"),
    Passage(
        "paralegals", "23-2011", "faq", "Will AI replace paralegals?", "Some of the reading, not the judging.", "s"
    ),
    Passage("ai-ml-engineers", "15-AIML", "risks", "", "Foundation models lower the bar.", "s"),
]


class Nothing:
    def embed(self, texts):
        return [texts[0]]


class Index:
    """Gives passages in an order of its own, filtered as it is asked to."""

    def __init__(self, order=(), fault=None):
        self.order, self.fault, self.asked = order, fault, []

    def nearest(self, vector, k, reports, sections):
        self.asked.append((reports, sections))
        if self.fault:
            raise self.fault
        found = [PASSAGES[i] for i in self.order]
        found = [
            p for p in found if (reports is None or p.report in reports) and (sections is None or p.section in sections)
        ]
        return [passage_id(p) for p in found][:k]


def texts(passages):
    return [PASSAGES.index(passage) for passage in passages]


def test_keywords_alone_find_the_passage_with_the_words():
    search = PassageSearch(PASSAGES)
    assert texts(search.search("kiosks for patient intake", None, limit=1)) == [0]
    assert texts(search.search("who reviews contract work", ["23-2011"], limit=1)) == [3]


def test_only_the_reports_and_sections_asked_for_are_searched():
    search = PassageSearch(PASSAGES)
    search.attach(Nothing(), Index(range(6)))
    assert set(texts(search.search("will AI replace", ["29-1141"], None, 10))) == {0, 1, 2}
    assert set(texts(search.search("will AI replace", ["registered-nurses", "paralegals"], ["faq"], 10))) == {1, 4}
    assert set(texts(search.search("will AI replace", None, ["risks"], 10))) == {0, 3, 5}


def test_an_unknown_code_finds_nothing_and_never_reaches_the_index():
    search, index = PassageSearch(PASSAGES), Index(range(6))
    search.attach(Nothing(), index)
    for code in ("99-9999", "' OR 1=1 --", '{"$ne": ""}', ""):
        assert search.search("will AI replace nurses", [code]) == []
    assert search.search("will AI replace nurses", []) == []
    assert search.search("will AI replace nurses", None, ["$ne"]) == []
    assert index.asked == []
    search.search("nurses", ["29-1141", "$ne"], ["faq", "$ne"])
    assert index.asked == [(["registered-nurses"], ["faq"])]


def test_meaning_brings_what_words_do_not():
    search = PassageSearch(PASSAGES)
    assert search.search("zzz", ["29-1141"]) == []
    search.attach(Nothing(), Index([2, 1]))
    assert texts(search.search("zzz", ["29-1141"])) == [2, 1]


def test_what_both_find_comes_first():
    search = PassageSearch(PASSAGES)
    search.attach(Nothing(), Index([5, 3]))
    assert texts(search.search("contract review", None))[0] == 3


def test_a_broken_index_is_asked_once_and_keywords_answer():
    search, index = PassageSearch(PASSAGES), Index(fault=IndexUnavailable("gone"))
    search.attach(Nothing(), index)
    for _ in range(3):
        assert texts(search.search("kiosks", None, limit=1)) == [0]
    assert len(index.asked) == 1
    assert not search.has_vectors
    search.attach(Nothing(), Index([2]))
    assert texts(search.search("zzz", None)) == [2]


def test_a_passage_the_store_has_and_the_corpus_has_not_is_never_quoted():
    class Stale(Index):
        def nearest(self, *_):
            return ["0" * 32, passage_id(PASSAGES[4])]

    search = PassageSearch(PASSAGES)
    search.attach(Nothing(), Stale())
    assert texts(search.search("zzz", None)) == [4]


@pytest.mark.parametrize("question", ["", " ", "the", "?!", "zzz", "\x00", "🚚", "a" * 4000])
def test_a_question_without_known_words_finds_nothing(question):
    assert PassageSearch(PASSAGES).search(question, None) == []


def test_without_passages_nothing_is_found():
    assert PassageSearch([]).search("nurses", None) == []


def test_the_same_question_gives_the_same_order_and_ties_keep_the_order_of_the_corpus():
    twins = [Passage(f"job-{i}", f"{i}", "risks", "", "Kiosks take over.", "s") for i in range(40)]
    search = PassageSearch(twins)
    assert search.search("kiosks", None, None, 40)[:30] == twins[:30]
    assert search.search("kiosks", None, None, 5) == PassageSearch(twins).search("kiosks", None, None, 5)


def test_a_passage_that_stands_twice_is_found_once():
    assert len(PassageSearch([*PASSAGES, *PASSAGES]).search("kiosks", None)) == 1


def test_fusion_is_the_published_one():
    assert reciprocal_rank_fusion([[1, 2, 3], [3, 1]]) == [1, 3, 2]
    assert reciprocal_rank_fusion([[7], [4]]) == [4, 7]
    assert reciprocal_rank_fusion([[], []]) == []
    # 1/(60+1) + 1/(60+4) < 2/(60+2): the constant decides.
    assert reciprocal_rank_fusion([[1, 2, 8, 9], [5, 2, 6, 1]]) == [2, 1, 5, 6, 8, 9]

